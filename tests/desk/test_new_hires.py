"""Somebody who joins during the run is led as everybody else is."""

from __future__ import annotations

from tests.desk.desks import MIN, NINE, agent, at, decide, why_not
from tests.desk.several_days import day, every_day


def test_a_new_hire_is_coached_like_anybody() -> None:
    run = at(every_day(people={"replaced_after": "1h"}))
    run.floor.resign(agent(run, "ben"))
    run.advance(day(2, NINE))
    hire = run.floor.agents[-1]
    assert hire.id == "new-hire-1"
    assert why_not(run, "feedback", agent=hire.id, step="verification") is None
    decide(run, "feedback", agent=hire.id, step="verification")
    run.advance(day(2, NINE + 30 * MIN))
    assert run.ledger.last_coaching(hire.index) is not None
