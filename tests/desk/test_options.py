"""A form is offered what can be chosen now, and told why the rest can't."""

from __future__ import annotations

import re

import pytest

from floorsim.desk import choosing
from floorsim.desk.decisions.pickers import Option, picker_of
from floorsim.desk.decisions.registry import decision_from, kind_named, kinds
from floorsim.floor.people.steps import STEPS
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, message, quiet
from tests.desk.test_escalations import until_asked


def options(run: Run, kind: str, field: str) -> list[Option]:
    """The options of a field."""
    found = kind_named(kind)
    assert found is not None
    return choosing.options(run.desk, found, field)


def test_agents_who_cannot_be_chosen_come_last_with_the_reason() -> None:
    offered = options(at(quiet(), NINE + 31 * MIN, names={"ben": "Benny"}), "move_agents", "agents")
    assert offered[0] == Option("ben", "Benny", detail="on Voice")
    assert offered[-2:] == [
        Option("ana", "Ana", "Ana is on a break until 09:45", "on Voice"),
        Option("fay", "Fay", "Fay is not at work until 10:00"),
    ]


def test_channels_say_why_they_do_not_fit_and_what_else_may_be_chosen() -> None:
    run = at(quiet())
    assert [option.value for option in options(run, "move_agents", "to")] == [
        "voice",
        "chat",
        "email",
        "home",
    ]
    caps = options(run, "chat_cap", "channel")
    assert [option.why_not is None for option in caps] == [False, True, False]
    everywhere = options(run, "announcement", "channel")[-1]
    assert everywhere == Option("all", "Every channel on which customers wait")


def test_choices_have_words() -> None:
    run = at(quiet())
    assert Option("optimistic", "An optimistic wait, shorter than it really is") in options(
        run, "announcement", "message"
    )
    assert options(run, "callbacks", "on") == [Option(True, "Offer"), Option(False, "Stop offering")]
    assert [option.value for option in options(run, "overtime", "length")] == [30, 60]


def test_each_way_to_handle_an_escalation_says_what_it_costs_here() -> None:
    offered = options(at(quiet(decisions={"costs": {"escalation": {"minutes": 24}}})), "escalation", "choice")
    assert [(option.value, option.detail) for option in offered] == [
        ("take_now", "24 minutes"),
        ("callback", "10 minutes"),
        ("send_back", "8 minutes"),
    ]


def test_whom_to_sit_with_is_offered_with_what_the_reviews_show() -> None:
    early, later = (
        options(
            at(a_scenario(quality={"reviews_before": 0, "reviews_per_agent": 30}), NINE + minutes * MIN),
            "side_by_side",
            "agent",
        )
        for minutes in (-59, 70)
    )
    assert {option.detail for option in early} == {"no reviews yet"}
    cai = next(option for option in later if option.value == "cai")
    shown = re.fullmatch(r"QA \d+ \(\d+-\d+\) in (\d+) reviews, (\w+) missed in \d+", cai.detail)
    assert shown is not None
    assert int(shown[1]) > 1
    assert shown[2] in STEPS


def test_numbers_and_times_are_offered_in_steps() -> None:
    run = at(quiet(), NINE + 2 * MIN)
    assert options(run, "micro_breaks", "length")[0] == Option(3, "3 minutes")
    assert options(run, "chat_cap", "cap")[-1] == Option(4, "4")
    assert options(run, "move_agents", "until")[:2] == [Option("09:15", "09:15"), Option("09:30", "09:30")]


def test_the_chat_cap_that_holds_now_is_marked() -> None:
    run = at(quiet())
    assert options(run, "chat_cap", "cap")[:2] == [Option(1, "1"), Option(2, "now 2", now=True)]
    decide(run, "chat_cap", channel="chat", cap=3)
    run.advance(NINE + 2 * MIN)
    assert [option.label for option in options(run, "chat_cap", "cap")] == ["1", "2", "now 3", "4"]


def test_open_messages_are_offered_the_most_pressing_first() -> None:
    run = at(quiet(messages=[message("a", deadline="40m"), message("b", deadline="20m")]), NINE + 11 * MIN)
    assert options(run, "answer", "message") == [
        Option("b", "Jo: A question (due 09:30)"),
        Option("a", "Jo: A question (due 09:50)"),
    ]
    assert options(run, "answer", "choice")[0] == Option("yes", "Jo: Yes. (3 minutes)")
    assert options(run, "escalation", "message") == []


def test_escalations_are_offered_to_their_own_decision() -> None:
    run = until_asked()
    assert len(options(run, "escalation", "message")) == 1
    assert options(run, "answer", "message") == []


def test_queued_decisions_are_offered_to_be_withdrawn() -> None:
    run = at(quiet())
    decide(run, "announcement", message="honest_range")
    decide(run, "chat_cap", channel="chat", cap=3)
    assert options(run, "withdraw", "decision") == [Option(1, "setting Chat to 3 at a time")]


def test_drivers_are_offered_by_their_titles() -> None:
    run = at(a_scenario(drivers={"login": {"title": "Logging in"}, "billing": {}}))
    assert options(run, "incident_post", "drivers") == [
        Option("login", "Logging in"),
        Option("billing", "billing"),
    ]


@pytest.mark.parametrize("kind", [kind.kind for kind in kinds()])
def test_what_is_offered_is_taken(kind: str) -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    decide(run, "announcement", message="honest_range")
    decide(run, "chat_cap", channel="chat", cap=3)
    found = kind_named(kind)
    assert found is not None
    arguments = {}
    for name in found.model_fields:
        offered = [option.value for option in options(run, kind, name)]
        if offered:
            arguments[name] = offered[:1] if picker_of(found, name).several else offered[0]
    if kind == "escalation":
        arguments["message"] = "next"
    assert decision_from(kind, arguments).kind == kind


def test_an_unknown_field_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        options(at(quiet()), "overtime", "colour")


def about(run: Run, kind: str, agent: str) -> str:
    """What the form says of an agent."""
    return next(option.detail for option in options(run, kind, "agents") if option.value == agent)


def test_the_forms_about_breaks_say_when_they_begin_and_since_when_nobody_rested() -> None:
    run = at(quiet())
    assert about(run, "move_breaks", "ana") == "break 09:30, no break since 08:00, 1h00"
    assert about(run, "move_breaks", "cai") == "no break since 08:00, 1h00"
    assert about(run, "move_breaks", "fay") == ""
    assert about(run, "micro_breaks", "ana") == "no break since 08:00, 1h00"
    run.advance(NINE + 35 * MIN)
    assert about(run, "micro_breaks", "ana") == "at rest now"
    run.advance(NINE + 50 * MIN)
    assert about(run, "micro_breaks", "ana") == "no break since 09:45, 5 min"
    assert about(run, "move_breaks", "ana") == "lunch 12:00, no break since 09:45, 5 min"


def test_the_forms_about_meetings_overtime_and_moves_say_what_one_decides_on() -> None:
    run = at(quiet())
    assert about(run, "defer_activity", "ana") == "meeting 10:00"
    assert about(run, "defer_activity", "cai") == ""
    assert about(run, "overtime", "ben") == "until 10:30, wants to stay"
    decide(run, "move_agents", agents=["dee"], to="voice", until="10:00")
    run.advance(NINE + 10 * MIN)
    assert about(run, "move_agents", "dee") == "on Voice until 10:00"
    assert about(run, "move_agents", "cai") == "on Voice"


def test_where_agents_are_moved_it_is_said_who_waits_and_who_is_there() -> None:
    run = at(quiet())
    details = {option.value: option.detail for option in options(run, "move_agents", "to")}
    assert details["voice"].startswith("0 waiting, 3 on")
    assert details["home"] == ""


def left_out(run: Run, kind: str, **arguments: object) -> tuple[str, ...]:
    """With whom a decision would not be done, and why."""
    found = choosing.left_out(run.desk, decision_from(kind, arguments))
    return tuple(one.why_not or "" for one in found)


def test_who_would_be_left_out_is_known_before_the_minutes_are_spent() -> None:
    run = at(quiet(), NINE + 29 * MIN)
    assert left_out(run, "move_agents", agents=["ana", "cai"], to="chat") == (
        "Ana has a break at 09:30, before this takes effect",
        "Cai is not trained on Chat",
    )
    assert left_out(run, "move_breaks", how="delay") == (
        "Ana's break begins at 09:30, before this takes effect",
        "Ben has no break in the next 90 minutes",
        "Cai has no break in the next 90 minutes",
        "Dee has no break in the next 90 minutes",
        "Eve has no break in the next 90 minutes",
    )
    late = at(quiet(), NINE + 89 * MIN)
    assert left_out(late, "micro_breaks", agents=["ben"])[0].startswith("Ben's shift ends at 10:30")
    assert left_out(late, "chat_cap", channel="chat", cap=3) == ()


def test_what_was_said_to_be_left_out_is_left_out_when_it_is_done() -> None:
    run = at(quiet(), NINE + 87 * MIN)
    arguments = {"agents": ["ben", "cai"], "how": "mandated"}
    assert left_out(run, "overtime", **arguments) == ("Ben's shift ends at 10:30, before this takes effect",)
    decide(run, "overtime", **arguments)
    run.advance(NINE + 95 * MIN)
    said = [line.text for line in run.observe().log if line.text.startswith("you ordered")]
    assert said == ["you ordered 30 minutes of overtime: Cai (left out: Ben has gone home)"]


def test_whom_it_is_about_is_said_in_words() -> None:
    run = at(quiet())

    def words(kind: str, **arguments: object) -> str:
        return choosing.who_words(run.desk, decision_from(kind, arguments))

    assert words("micro_breaks", agents=["ana", "ben"]) == "Ana and Ben"
    assert words("micro_breaks", agents=["ana", "ben", "cai", "dee"]) == "4 agents"
    assert words("micro_breaks") == "5 of all 6 agents"
    willing = sum(one.overtime_willing for one in run.floor.agents if one.id != "fay")
    assert words("overtime") == f"{willing} of all 6 agents"
    assert words("chat_cap", channel="chat", cap=3) == ""
    everyone = [{"id": id, "group": "phones", "shift": "plain"} for id in ("ana", "ben")]
    both = at(quiet(floor={**quiet().floor.model_dump(mode="json", by_alias=True), "agents": everyone}))
    assert choosing.who_words(both.desk, decision_from("micro_breaks", {})) == "all 2 agents"
