"""E3: leadership that hears nothing for an hour hears it from others; a word in time spares the surprise."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.surprise import SURPRISE_TRUST
from tests.desk.desks import MIN, NINE, at, decide, log, quiet
from tests.desk.rows.staffing import effects

HEARD = "leadership has heard of it from others, and asks why not from you"
NOBODY_CAN = [{"resolve": {"drivers": ["login"], "to": 0}}]
SMALL = [{"demand": {"stream": "voice", "driver": "login", "times": 1.1}}]


def outage(effects: list[dict[str, Any]], to: str) -> Any:
    incident = {"id": "outage", "title": "Logins fail", "from": "09:10", "to": to, "effects": effects}
    return quiet(incidents=[incident])


def surprises(run: Any) -> list[float]:
    return [amount for _, amount, _ in effects(run, "trust")]


def test_an_hour_without_a_word_is_a_surprise() -> None:
    run = at(outage(NOBODY_CAN, "11:00"))
    run.advance(NINE + 69 * MIN)
    assert surprises(run) == []
    run.advance(NINE + 71 * MIN)
    assert surprises(run) == [pytest.approx(SURPRISE_TRUST)]
    assert HEARD in log(run.desk)


def test_a_word_in_time_spares_it() -> None:
    run = at(outage(NOBODY_CAN, "11:00"))
    run.advance(NINE + 30 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    run.advance(NINE + 80 * MIN)
    assert all(amount > 0.0 for amount in surprises(run))


@pytest.mark.parametrize(("effects", "to"), [(SMALL, "11:00"), (NOBODY_CAN, "10:00")])
def test_what_is_small_or_soon_over_surprises_nobody(effects: list[dict[str, Any]], to: str) -> None:
    run = at(outage(effects, to))
    run.advance(NINE + 119 * MIN)
    assert surprises(run) == []
