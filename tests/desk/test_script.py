"""Planned decisions are checked before the run, and taken at their times."""

from __future__ import annotations

import json

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.decisions.script import Planned, entry_of, planned_from, planned_in, play
from floorsim.errors import UsageError
from floorsim.run.run import Run
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.yaml.reader import parse_yaml
from tests.desk.desks import MIN, NINE, quiet

GOOD = """
- {at: "09:20", do: chat_cap, channel: chat, cap: 3, because: Chats pile up.}
- at: 09:05
  do: move_agents
  agents: [ana]
  to: chat
  until: 10:00
"""


def read(text: str) -> tuple[Planned, ...]:
    """The planned decisions of a text, which must be right."""
    planned, faults = planned_in(parse_yaml(text, "plan.yaml"), ())
    assert faults == []
    return planned


def faults_in(text: str) -> list[str]:
    """What is wrong in a text."""
    _, faults = planned_in(parse_yaml(text, "plan.yaml"), ())
    return [str(fault) for fault in faults]


def test_a_list_is_read_in_order_of_time_with_its_reasons_and_places() -> None:
    first, second = read(GOOD)
    assert (first.at_s, first.decision.kind, first.place) == (NINE + 5 * MIN, "move_agents", "plan.yaml:3")
    assert (second.because, second.place) == ("Chats pile up.", "plan.yaml:2")


def test_the_list_may_be_json() -> None:
    assert [one.decision.kind for one in read('[{"at": "09:05", "do": "incident_post"}]')] == [
        "incident_post"
    ]


def test_every_fault_is_told_at_once_with_its_line_and_what_would_be_right() -> None:
    text = """
- {at: "09:20", do: chat_cup, channel: chat, cap: 3}
- {at: later, do: chat_cap, channel: chat, cap: 9}
- {at: "09:20", do: announcement, mesage: none}
- 12
- {do: incident_post}
"""
    said = faults_in(text)
    assert len(said) == 6
    assert said[0].startswith("plan.yaml:2:")
    assert "did you mean chat_cap?" in said[0]
    assert said[1].startswith("plan.yaml:3:")
    assert "'later' is not a time of day" in said[1]
    assert "'9' is too large; write 4 or less" in said[2]
    assert "did you mean message?" in said[3]
    assert "'12' is not a decision" in said[4]
    assert "add at:" in said[5]


def test_what_was_taken_reads_back_to_the_very_same_decision() -> None:
    moments = (NINE, NINE + 0.1 + 0.2, 86_400.0 + NINE + 61.123456789, 2 * 86_400.0)
    for number, at_s in enumerate(moments):
        entry = entry_of(number, at_s, "chat_cap", {"channel": "chat", "cap": 3})
        (again,) = read(json.dumps([entry]))
        assert (again.number, again.at_s, again.decision.kind) == (number, at_s, "chat_cap")
        assert again.decision.model_dump(mode="json", exclude_unset=True) == {"channel": "chat", "cap": 3}


def test_decisions_without_a_number_get_one_that_no_other_has() -> None:
    text = """
- {at: "09:20", do: incident_post}
- {at: "09:30", do: incident_post, number: 4}
- {at: "09:10", do: incident_post, number: 0}
- {at: "09:05", do: incident_post}
"""
    assert [one.number for one in read(text)] == [5, 0, 6, 4]
    assert [one.number for one in read(GOOD)] == [None, None]


def test_two_decisions_of_one_number_are_told_with_the_line_of_the_second() -> None:
    text = '- {at: "09:20", do: incident_post, number: 1}\n- {at: "09:30", do: micro_breaks, number: 1}\n'
    (said,) = faults_in(text)
    assert said.startswith("plan.yaml:2:")
    assert "there are two decisions with the number 1; give each its own, or none" in said


def test_a_planned_decision_is_taken_under_its_number() -> None:
    run = Run(quiet(), 1)
    play(run, read('- {at: "09:05", do: incident_post, number: 7}\n- {at: "09:30", do: micro_breaks}\n'))
    assert [(one.seq, one.kind) for one in run.taken] == [(7, "incident_post"), (8, "micro_breaks")]
    with pytest.raises(ValueError, match="there is a decision 7 in this run already"):
        run.decide(decision_from("incident_post", {}), 7)


@pytest.mark.parametrize("text", ["a: 1", "just words"])
def test_what_is_no_list_is_told_how_one_looks(text: str) -> None:
    assert "there is no list of decisions here; write a list" in faults_in(text)[0]


def test_the_decisions_of_a_scenario_are_read_too_and_their_faults_told() -> None:
    good = PlannedDecision.model_validate({"at": "09:05", "do": "chat_cap", "channel": "chat", "cap": 3})
    assert planned_from([good])[0].decision.kind == "chat_cap"
    unknown = PlannedDecision.model_validate({"at": "09:05", "do": "chat_cup"})
    with pytest.raises(UsageError, match=r"Planned decision 1 at 09:05: there is no decision 'chat_cup'"):
        planned_from([unknown])
    wrong = PlannedDecision.model_validate({"at": "09:05", "do": "chat_cap", "channel": "chat", "cap": 9})
    with pytest.raises(UsageError, match=r"at 09:05, chat_cap: cap: '9' is too large; write 4 or less\."):
        planned_from([wrong])


def test_planned_decisions_are_taken_at_their_times_and_refusals_reported() -> None:
    run = Run(quiet(), 1)
    script = read(
        GOOD
        + '- {at: "09:30", do: move_agents, agents: [ben], to: chat}\n- {at: "11:00", do: incident_post}\n'
    )
    refused = play(run, script)
    assert run.ended
    assert [(taken.at_s, taken.kind) for taken in run.taken] == [
        (NINE + 5 * MIN, "move_agents"),
        (NINE + 20 * MIN, "chat_cap"),
    ]
    assert [(one.planned.place, one.reason) for one in refused] == [
        ("plan.yaml:8", "Ben is not trained on Chat."),
        ("plan.yaml:9", "The shift is over by then."),
    ]
