"""A7 breaks with their times and the law; A8 overtime with its budget, who is willing, and its money."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.registry import decision_from
from tests.desk.desks import MIN, NINE, at, decide, quiet
from tests.desk.rows.staffing import effects, facts, owed


def test_a7_shows_when_breaks_are_since_when_no_rest_and_until_when_the_law_allows_it() -> None:
    seen = facts(at(quiet()), "move_breaks", how="delay", by=15)
    assert seen[0] == "Ana: break 09:30, no break since 08:00, 1h00; a rest by 12:00 by law"


def test_a7_what_is_owed_has_its_time() -> None:
    run = at(quiet())
    assert owed(run, "move_breaks", how="delay", by=15) == ["a break for Ana by 09:45"]
    assert owed(run, "move_breaks", how="cancel") == ["a break for Ana by 12:00"]
    assert owed(run, "move_breaks", how="now") == []


def without_lunch() -> dict[str, object]:
    return {
        "long": {
            "from": "08:00",
            "to": "16:00",
            "activities": [{"kind": "break", "at": "09:30", "for": "15m"}],
        },
        "short": {"from": "08:00", "to": "10:30"},
        "plain": {"from": "08:00", "to": "16:00"},
        "later": {"from": "10:00", "to": "16:00"},
    }


def test_a7_four_hours_without_the_rest_that_was_cancelled_break_the_law() -> None:
    scenario = quiet(
        floor__shifts=without_lunch(), floor__closes="14:00", floor__play={"from": "09:00", "to": "13:00"}
    )
    run = at(scenario)
    decide(run, "move_breaks", how="cancel")
    run.advance(NINE + 179 * MIN)
    assert run.ledger.compliance == []
    run.advance(NINE + 190 * MIN)
    assert [one.breach for one in run.ledger.compliance] == ["Ana worked 4 hours without a rest, since 08:00"]


def test_a7_a_few_minutes_off_in_time_keep_the_law() -> None:
    scenario = quiet(
        floor__shifts=without_lunch(), floor__closes="14:00", floor__play={"from": "09:00", "to": "13:00"}
    )
    run = at(scenario)
    decide(run, "move_breaks", how="cancel")
    run.advance(NINE + 60 * MIN)
    decide(run, "micro_breaks", agents=["ana"])
    run.advance(NINE + 190 * MIN)
    assert run.ledger.compliance == []


def test_a8_shows_the_budget_who_is_willing_and_the_queues() -> None:
    seen = facts(at(quiet()), "overtime", length=30)
    assert seen[0] == "6 hours of 6 hours of overtime left"
    assert seen[1].startswith("want to stay, ")
    assert "Ben to 10:30" in seen[1]


@pytest.mark.parametrize(("length", "money"), [(30, 15.0), (60, 30.0)])
def test_a8_one_slot_of_half_an_hour_or_two_is_paid_in_advance(length: int, money: float) -> None:
    run = at(quiet())
    decision = decision_from("overtime", {"agents": ["ben"], "length": length})
    assert run.desk.timing(decision).money == money
    run.decide(decision)
    assert run.observe().budget.money_spent == money


def test_a8_ordered_overtime_costs_the_unwilling_more_than_volunteers() -> None:
    run = at(quiet())
    decide(run, "overtime", agents=["cai"], how="mandated")
    run.advance(NINE + 5 * MIN)
    assert [(whom, round(by, 3)) for whom, by, _ in effects(run, "morale")] == [("cai", -0.08)]
