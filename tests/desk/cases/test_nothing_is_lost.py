"""What comes while the supervisor is away or in the middle of an answer is all there afterwards, in order."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, message, quiet, why_not


def plain(id: str, **changes: Any) -> dict[str, Any]:
    """A message that needs no answer."""
    return {"id": id, "from": "Jo", "subject": "News", "text": "So it is.", **changes}


TAKE: dict[str, Any] = message(
    "take",
    at="09:01",
    choices=[{"id": "take", "label": "Put her through.", "minutes": 15, "hands_on": True}],
)


def away() -> Run:
    """A run at 09:16, a minute before a quarter of an hour with a customer on the line is over."""
    milestones = [{"id": "early", "when": {"past": "09:05"}}]
    arriving = [
        message("with_a_time", at="09:12", deadline="20m"),
        plain("on_a_condition", when={"past": "09:09"}),
        plain("after_a_milestone", after="early", delay="5m"),
        plain("at_the_latest", when={"decided": "chat_cap"}, if_not_by="09:14"),
        message("too_late", at="09:07", deadline="4m"),
    ]
    run = at(quiet(messages=[TAKE, *arriving], milestones=milestones), NINE + 1.5 * MIN)
    decide(run, "answer", message="take", choice="take")
    run.advance(NINE + 16 * MIN)
    return run


def test_nothing_shows_while_the_supervisor_is_away() -> None:
    view = away().observe()
    assert view.own_time.blind
    assert [item.id for item in view.inbox] == ["take"]


def test_everything_is_there_afterwards_in_the_order_in_which_it_came_with_its_deadline() -> None:
    run = away()
    run.advance(NINE + 18 * MIN)
    inbox = run.observe().inbox
    assert [(item.id, (item.at_s - NINE) / MIN) for item in inbox] == [
        ("take", 1),
        ("too_late", 7),
        ("on_a_condition", 9),
        ("after_a_milestone", 10),
        ("with_a_time", 12),
        ("at_the_latest", 14),
    ]
    by_id = {item.id: item for item in inbox}
    assert by_id["with_a_time"].deadline_s == NINE + 32 * MIN
    assert by_id["too_late"].state == "missed"
    assert why_not(run, "answer", message="with_a_time", choice="yes") is None


def thread(**changes: Any) -> dict[str, Any]:
    """A colleague takes the same matter up three minutes later."""
    written = message(
        "again",
        at="09:13",
        thread="m",
        subject="Once more",
        text="And now?",
        deadline="15m",
        choices=[{"id": "fine", "label": "Fine now."}, {"id": "wait", "label": "Wait."}],
        if_missed=[{"trust": -0.1}],
        **changes,
    )
    return {**written, "from": "Payments desk"}


def said(run: Run) -> list[tuple[str, str]]:
    """Who said what in the first case."""
    return [(turn.who, turn.text) for turn in run.observe().inbox[0].turns]


def test_a_thread_that_goes_on_during_an_answer_waits_until_the_answer_is_out() -> None:
    run = at(quiet(messages=[message(), thread()]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 13.5 * MIN)
    assert said(run) == [("Jo", "Yes or no?")]
    run.advance(NINE + 15 * MIN)
    assert said(run) == [
        ("Jo", "Yes or no?"),
        ("you", "Yes."),
        ("Jo", "Good."),
        ("Payments desk", "And now?"),
    ]
    (item,) = run.observe().inbox
    assert (item.sender, item.subject, item.state) == ("Payments desk", "Once more", "open")
    assert item.deadline_s == NINE + 29 * MIN


def test_a_thread_waits_until_a_conversation_has_come_to_its_end() -> None:
    asked = message(
        choices=[{"id": "yes", "label": "Yes.", "minutes": 2, "leads_to": "how"}],
        turns={"how": {"text": "How?", "choices": [{"id": "so", "label": "So.", "minutes": 1}]}},
    )
    run = at(quiet(messages=[asked, thread()]), NINE + 11.5 * MIN)
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 15 * MIN)
    assert said(run)[-1] == ("Jo", "How?")
    decide(run, "answer", message="m", choice="so")
    run.advance(NINE + 17 * MIN)
    assert said(run)[-1] == ("Payments desk", "And now?")


def test_a_missed_thread_costs_what_its_newest_message_costs_and_says_so() -> None:
    run = at(quiet(messages=[message(), thread()]), NINE + 29 * MIN)
    assert "Payments desk got no answer in time: Once more" in log(run.desk)
    assert run.observe().trust == pytest.approx(0.5)


def test_a_decision_settles_a_thread_where_its_newest_message_says_so() -> None:
    run = at(quiet(messages=[message(), thread(settled_by="tell_leadership")]), NINE + 14 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    run.advance(NINE + 25 * MIN)
    assert run.observe().inbox[0].answer == "tell_leadership"


def test_subject_in_the_effects_of_a_message_is_the_agent_whom_it_is_about() -> None:
    choices = [{"id": "yes", "label": "Yes.", "effects": [{"morale": {"agents": ["subject"], "by": 0.1}}]}]
    run = at(quiet(messages=[message(agent="cai", choices=choices)]), NINE + 11 * MIN)
    before = {one: agent(run, one).wellbeing.morale for one in ("ana", "cai")}
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 13 * MIN)
    assert agent(run, "cai").wellbeing.morale == pytest.approx(before["cai"] + 0.1)
    assert agent(run, "ana").wellbeing.morale == pytest.approx(before["ana"])


def test_an_answer_that_promises_says_what_will_be_owed_and_by_when() -> None:
    promise = {"subject": "Call Jo by {due}", "text": "You said so.", "within": "20m"}
    choices = [{"id": "yes", "label": "Yes.", "minutes": 2, "effects": [{"promise": promise}]}]
    run = at(quiet(messages=[message(choices=choices)]), NINE + 11 * MIN)
    decision = decision_from("answer", {"message": "m", "choice": "yes"})
    assert decision.owed(run.desk.workspace) == ["Call Jo by 09:33"]
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 14 * MIN)
    assert run.observe().inbox[-1].subject == "Call Jo by 09:33"


def test_two_answers_to_one_message_are_not_given_and_the_second_hears_the_first() -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    decide(run, "answer", message="m", choice="no")
    run.advance(NINE + 13 * MIN)
    assert why_not(run, "answer", message="m", choice="yes") == "It has its answer already: No."
    assert len(run.ledger.case_events) == 1


def meetings(run: Run) -> tuple[Any, ...]:
    """What does not follow from what was decided: first contacts, messages, the order of their answers."""
    run.advance_to_end()
    first = sorted(
        (contact.key, contact.arrived_s, contact.type.driver_id)
        for contact in run.ledger.contacts
        if contact.parent < 0
    )
    messages = {
        item.id: (item.turns[0].at_s, item.turns[0].text, item.deadline_s, [one.id for one in item.choices])
        for item in run.observe().inbox
        if item.category == "message"
    }
    return first, messages


def test_two_who_play_one_seed_differently_meet_the_same_customers_and_messages() -> None:
    messages = [message(), message("b", at="09:40", deadline="30m"), plain("c", when={"past": "09:50"})]
    scenario = a_scenario(messages=messages)
    idle, busy = (at(scenario, NINE + 11 * MIN, seed=5) for _ in range(2))
    decide(busy, "answer", message="m", choice="yes")
    decide(busy, "announcement", message="honest_range")
    decide(busy, "move_agents", agents=["dee"], to="voice")
    busy.advance(NINE + 41 * MIN)
    decide(busy, "answer", message="b", choice="no")
    left_alone, played = meetings(idle), meetings(busy)
    assert left_alone == played
    assert len(left_alone[0]) > 50
