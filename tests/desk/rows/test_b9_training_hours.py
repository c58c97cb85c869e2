"""B9: training hours kept, moved or cancelled: what was cancelled fades, what was kept teaches."""

from __future__ import annotations

import pytest

from floorsim.floor.people.learning import FADES
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet
from tests.desk.rows.staffing import facts

SHIFTS = {
    "long": {
        "from": "08:00",
        "to": "16:00",
        "activities": [{"kind": "training", "at": "10:00", "for": "30m", "driver": "login"}],
    },
    "short": {"from": "08:00", "to": "10:30"},
    "plain": {"from": "08:00", "to": "16:00"},
    "later": {"from": "10:00", "to": "16:00"},
}


def a_training() -> Run:
    """Ana has half an hour of training on logins at ten."""
    return at(quiet(floor__shifts=SHIFTS, floor__play={"from": "09:00", "to": "12:00"}))


def known(run: Run) -> float:
    family = run.floor.compiled.family_of("login")
    assert family is not None
    return agent(run, "ana").wellbeing.driver_skill.get(family, 0.0)


def after(how: str | None) -> Run:
    run = a_training()
    if how is not None:
        decide(run, "defer_activity", agents=["ana"], activity="training", how=how)
    run.advance(NINE + 150 * MIN)
    return run


def test_kept_or_moved_it_teaches_and_cancelled_it_fades() -> None:
    kept, moved, cancelled = after(None), after("defer"), after("cancel")
    assert known(kept) >= 0.0
    assert [len(run.ledger.training) for run in (kept, moved, cancelled)] == [1, 1, 0]
    assert known(cancelled) == pytest.approx(-FADES)
    assert agent(cancelled, "ana").wellbeing.morale < agent(kept, "ana").wellbeing.morale


def test_it_shows_how_much_training_there_has_been_and_is_planned() -> None:
    run = a_training()
    wanted = {"agents": ["ana"], "activity": "training", "how": "cancel"}
    assert facts(run, "defer_activity", **wanted)[-1] == (
        "training so far 0 hours, planned 0.5 hours, cancelled 0; least a year 2.5 days each"
    )
    decide(run, "defer_activity", **wanted)
    run.advance(NINE + 2 * MIN)
    assert "cancelled 1" in facts(run, "defer_activity", **wanted)[-1]


def test_what_a_cancelled_training_costs_stands_in_the_ledger() -> None:
    run = after("cancel")
    assert [(one.whom, one.detail) for one in run.ledger.effects_of("fades")] == [("ana", "login")]
