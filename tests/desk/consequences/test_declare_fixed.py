"""Told that it is fixed: what that costs when it is not, and that it costs nothing when it is."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import ABANDONED, REDIAL, REPEAT, UNSET, Contact
from floorsim.run.run import Run
from floorsim.scenario.checks.every_check import check
from floorsim.scenario.effects.catalogue.declare_fixed import BELIEVED_S, TOO_EARLY_TRUST
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, message

TOLD_S = NINE + 13 * MIN
"""Nine o'clock, ten minutes until the message, three to answer it."""


def outage(until: str) -> dict[str, Any]:
    return {
        "id": "outage",
        "title": "Logins fail",
        "from": "09:00",
        "to": until,
        "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
    }


def busy(until: str = "10:30", **changes: Any) -> Scenario:
    """Logins fail until a time; more call than three people can take, who redial and come back."""
    voice = {
        "forecast": {"per_hour": 300},
        "drivers": {"login": 3, "billing": 1},
        "talk": {"mean": "1m"},
        "patience": {"exponential": "2m"},
        "redial": {"first": 0.5, "later": 0.3, "delay": {"uniform": ["5m", "15m"]}},
        "repeat": {"share": 0.5, "same_day": 0.2, "same_day_delay": {"constant": "30m"}},
    }
    choices = [
        {"id": "yes", "label": "It is.", "minutes": 3, "effects": [{"declare_fixed": ["login"]}]},
        {"id": "no", "label": "We do not know.", "minutes": 3},
    ]
    return a_scenario(
        incidents=[outage(until)],
        messages=[message(choices=choices, deadline="30m")],
        demand__streams={"voice": voice},
        **changes,
    )


def answered(choice: str, scenario: Scenario, to_s: float | None = None) -> Run:
    """A run in which the message is answered as soon as it is there."""
    run = at(scenario, NINE + 10 * MIN + 1)
    decide(run, "answer", message="m", choice=choice)
    if to_s is None:
        run.advance_to_end()
    else:
        run.advance(to_s)
    return run


def losers(run: Run) -> list[Contact]:
    """Login customers who left, helped or not, while it was believed."""
    from_s = TOLD_S + 2 * MIN
    return [
        contact
        for contact in run.ledger.contacts
        if contact.type.driver_id == "login"
        and from_s <= max(contact.left_s, contact.wrapped_s) < TOLD_S + BELIEVED_S
    ]


def returning(contacts: list[Contact], *, abandoned: bool) -> float:
    """Share of these who contact again, of those who gave up or of those who were served in vain."""
    own = [c for c in contacts if (c.disposition == ABANDONED) == abandoned and not c.resolved]
    assert len(own) > 10
    return sum(contact.returns_s != UNSET for contact in own) / len(own)


@pytest.mark.parametrize("abandoned", [True, False])
def test_customers_told_too_early_contact_again_more_often(abandoned: bool) -> None:
    early, silent = (losers(answered(choice, busy())) for choice in ("yes", "no"))
    assert returning(early, abandoned=abandoned) > returning(silent, abandoned=abandoned)


def test_those_served_in_vain_are_back_the_same_day() -> None:
    served = [c for c in losers(answered("yes", busy())) if c.disposition != ABANDONED]
    back = [contact.returns_s for contact in served if contact.returns_s != UNSET]
    assert back
    assert max(back) < 24 * 3600.0


def test_the_wave_after_it_is_larger() -> None:
    def wave(choice: str) -> int:
        contacts = answered(choice, busy()).ledger.contacts
        return len([c for c in contacts if c.origin in (REDIAL, REPEAT) and c.arrived_s > TOLD_S])

    assert wave("yes") > wave("no")


def trust_lost(run: Run) -> list[float]:
    found = run.ledger.effects_of("trust")
    return [record.amount for record in found if not record.cause.startswith("surprise:")]


def test_it_is_found_out_after_a_while_and_costs_trust_once() -> None:
    run = answered("yes", busy(), TOLD_S + BELIEVED_S - 1)
    assert trust_lost(run) == []
    record = run.ledger.effects_of("declare_fixed")[0]
    assert (record.whom, record.detail, record.cause) == ("login", "too early", "case:m:yes")
    run.advance_to_end()
    assert trust_lost(run) == pytest.approx([TOO_EARLY_TRUST])
    assert "customers say that it is not fixed, as they were told" in log(run.desk)
    assert "login" not in run.floor.modifiers.told_fixed


def test_a_fix_that_comes_before_it_is_found_out_costs_nothing_more() -> None:
    run = answered("yes", busy(until="09:20"), NINE + 19 * MIN)
    assert "login" in run.floor.modifiers.told_fixed
    run.advance(NINE + 21 * MIN)
    assert "login" not in run.floor.modifiers.told_fixed
    run.advance_to_end()
    assert trust_lost(run) == []


def test_the_truth_changes_nothing_for_any_customer() -> None:
    over = busy(until="09:05")
    told, silent = answered("yes", over), answered("no", over)
    assert [record.detail for record in told.ledger.effects_of("declare_fixed")] == ["true"]
    assert trust_lost(told) == []

    def fates(run: Run) -> list[tuple[object, ...]]:
        return [(c.key, c.arrived_s, c.left_s, c.returns_s, c.resolved) for c in run.ledger.contacts]

    assert fates(told) == fates(silent)


def test_other_drivers_are_left_alone() -> None:
    run = answered("yes", busy(), TOLD_S + MIN)
    assert "login" in run.floor.modifiers.told_fixed
    assert "billing" not in run.floor.modifiers.told_fixed


def test_a_driver_that_is_not_there_is_a_fault() -> None:
    choices = [{"id": "yes", "label": "Yes.", "effects": [{"declare_fixed": ["logn"]}]}]
    found = check(a_scenario(messages=[message(choices=choices)]), [])
    assert any("did you mean login" in fault.right for fault in found)
