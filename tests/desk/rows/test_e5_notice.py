"""E5: a notice for customers. An honest one helps some; one that promises too much brings them back angry."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import DEFLECTED, REDIAL
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts


def outage(to: str = "11:00") -> Scenario:
    incident = {
        "id": "outage",
        "title": "Logins fail",
        "from": "09:00",
        "to": to,
        "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
    }
    demand = a_scenario().model_dump(by_alias=True, exclude_unset=True)["demand"]
    demand["streams"]["voice"]["forecast"] = {"per_hour": 80}
    return a_scenario(demand=demand, incidents=[incident])


def told(says: str, to: str = "11:00", **changes: Any) -> Run:
    run = at(outage(to))
    run.advance(NINE + MIN)
    decide(run, "customer_notice", says=says, **changes)
    run.advance(NINE + 119 * MIN)
    return run


def by_notice(run: Run) -> list[float]:
    """Trust that the notice cost."""
    found = run.ledger.effects_of("trust")
    return [round(one.amount, 3) for one in found if one.cause.startswith("decision:")]


def helped(run: Run) -> list[Any]:
    return [one for one in run.ledger.contacts if one.disposition == DEFLECTED]


def test_an_honest_notice_helps_a_part_of_the_customers_of_the_issue_on_every_channel() -> None:
    run = told("honest")
    found = helped(run)
    assert {one.type.driver_id for one in found} == {"login"}
    assert {one.type.own_channel.id for one in found} >= {"voice"}
    of_issue = [
        one for one in run.ledger.contacts if one.type.driver_id == "login" and one.arrived_s > NINE + 8 * MIN
    ]
    assert 0.05 < len(found) / len(of_issue) < 0.3
    assert by_notice(run) == []


def test_a_promise_that_does_not_hold_helps_more_now_and_brings_them_back_angry() -> None:
    honest, over = told("honest"), told("overpromise")
    assert len(helped(over)) > len(helped(honest))
    back = [one for one in over.ledger.contacts if one.origin == REDIAL and one.first in helped(over)]
    assert back
    assert all(one.hostile for one in back)
    assert by_notice(over) == [-0.04]
    assert "customers say it is not over, as the notice had promised" in log(over.desk)


def test_a_promise_that_comes_true_brings_nobody_back() -> None:
    run = told("overpromise", to="09:30")
    assert [one for one in run.ledger.contacts if one.origin == REDIAL and one.first in helped(run)] == []
    assert by_notice(run) == []


def test_without_an_issue_customers_ask_what_is_meant() -> None:
    run = at(quiet())
    decide(run, "customer_notice", says="honest")
    run.advance(NINE + 8 * MIN)
    assert by_notice(run) == [-0.03]


def test_it_shows_what_customers_contact_about_and_stands_once() -> None:
    run = at(outage(), NINE + 30 * MIN)
    assert "login" in facts(run, "customer_notice", says="honest")[0]
    decide(run, "customer_notice", says="honest")
    run.advance(NINE + 40 * MIN)
    assert why_not(run, "customer_notice", says="honest") == (
        "This notice is up already; put up another one, or tell the team."
    )


def test_the_line_and_a_notice_together_reach_more_than_each_alone() -> None:
    run = at(outage())
    run.advance(NINE + MIN)
    decide(run, "announcement", message="known_issue")
    decide(run, "customer_notice", says="honest")
    run.advance(NINE + 20 * MIN)
    kind = next(one for one in run.floor.compiled.contact_types if one.driver_id == "login")
    assert kind.noticed == pytest.approx(0.15)
