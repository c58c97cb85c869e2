"""C2: a one-to-one that is due is held now, shortened or skipped; it becomes a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.calendar.one_to_ones import HELD_MORALE
from floorsim.desk.decisions.kinds.defer_activity import CANCEL_MORALE
from floorsim.floor.states import MEETING, READY
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, quiet, why_not

WITH_ONE = {
    "from": "08:00",
    "to": "16:00",
    "activities": [{"kind": "one_to_one", "at": "10:00", "for": "25m"}],
}


def a_day(seed: int = 1) -> Run:
    """Ben is due a one-to-one at ten."""
    shifts = {**a_scenario().model_dump(by_alias=True, mode="json")["floor"]["shifts"], "short": WITH_ONE}
    return at(quiet(floor__shifts=shifts), seed=seed)


def morale(run: Run) -> float:
    """Ben's morale, by what the run changed of it."""
    return sum(one.amount for one in run.ledger.effects_of("morale") if one.whom == "ben")


def the_talk(run: Run) -> Any:
    """The conversation of the run, or None."""
    return next((item for item in run.observe().inbox if item.talk is not None), None)


def test_held_now_both_leave_the_floor_at_once_and_talk() -> None:
    run = a_day()
    decide(run, "one_to_one", agent="ben", how="now")
    run.advance(NINE + 1)
    assert agent(run, "ben").state == MEETING or the_talk(run) is not None
    assert run.observe().own_time.blind
    assert the_talk(run).agent == "ben"
    decide(run, "answer", message=the_talk(run).id, choice=the_talk(run).choices[0].id)
    run.advance(NINE + 40 * MIN)
    assert agent(run, "ben").state == READY


def test_nobody_who_says_nothing_loses_what_a_plain_one_to_one_gives() -> None:
    run = a_day()
    run.advance(NINE + 90 * MIN)
    assert morale(run) == pytest.approx(HELD_MORALE)
    assert [one.detail for one in run.ledger.effects_of("one_to_one")] == ["held"]


def test_shortened_it_takes_fifteen_minutes() -> None:
    run = a_day()
    decide(run, "one_to_one", agent="ben", how="shorten")
    run.advance(NINE + 76 * MIN)
    assert run.observe().own_time.doing is None
    assert morale(run) == pytest.approx(HELD_MORALE)


def test_skipped_it_costs_morale_and_is_not_due_any_more() -> None:
    run = a_day()
    decide(run, "one_to_one", agent="ben", how="skip")
    run.advance(NINE + 61 * MIN)
    assert run.observe().own_time.doing is None
    assert morale(run) == pytest.approx(CANCEL_MORALE["one_to_one"])
    assert why_not(run, "one_to_one", agent="ben", how="now") == (
        "Ben is due no one-to-one today; a feedback talk is still possible."
    )


def test_it_shows_when_it_is_due_and_what_either_way_does() -> None:
    from floorsim.desk.decisions.registry import decision_from

    run = a_day()
    facts = decision_from("one_to_one", {"agent": "ben"}).facts(run.desk.workspace)
    assert facts[0] == "due 10:00, 25 minutes"
    assert facts[-1] == "morale: held +0.03, skipped -0.05"


def test_held_now_needs_you_to_be_free() -> None:
    run = a_day()
    decide(run, "side_by_side", agent="cai", step="listening")
    assert why_not(run, "one_to_one", agent="ben", how="now") == (
        "You are sitting with Cai on listening; hold it when you are free, or let it come at its time."
    )
