"""A fortnight with its weekends off: nobody comes, nobody is paid, and Monday is the peak."""

from __future__ import annotations

from collections import Counter

import pytest

from floorsim.floor.contact import CHASE, FRESH, REDIAL, REPEAT
from floorsim.floor.demand.forecast import forecast_of
from floorsim.floor.floor import Floor
from tests.floor.scenarios import plain
from tests.measuring import figures

DAY = 86400.0
HOUR = 3600.0
WORKED = [day for day in range(14) if day % 7 < 5]
FORTNIGHT = {"weekday": "monday", "days": 14, "closes": "18:00", "closed_on": ["saturday", "sunday"]}
VOICE = {
    "forecast": {"per_hour": 60},
    "arrivals": "exact",
    "talk": {"exponential": "4m"},
    "patience": {"exponential": "2m"},
    "redial": {"first": 0.5, "later": 0.3},
    "repeat": {"share": 0.6},
    "drivers": {"matter": 1},
}
CHASED = {
    "channels": {
        "voice": {"kind": "voice", "target": {"within": "20s"}},
        "mail": {"kind": "email", "target": {"within": "24h"}, "chase": {"to": "voice", "share": 1.0}},
    },
    "groups": {"phones": {"count": 7, "skills": {"voice": 1}}},
}
MAIL = {"forecast": {"per_hour": 1}, "talk": {"constant": "5m"}}


def fortnight(seed: int = 1) -> Floor:
    floor = Floor(
        plain(
            floor=FORTNIGHT | CHASED,
            demand={"streams": {"voice": VOICE, "mail": MAIL}},
            drivers={"matter": {"resolvable": 0.7}},
        ),
        seed,
    )
    floor.advance(floor.end_s)
    return floor


def test_nobody_comes_on_a_closed_day_and_who_would_have_come_later() -> None:
    contacts = fortnight().ledger.contacts
    came = {origin: {int(c.arrived_s // DAY) for c in contacts if c.origin == origin}
            for origin in (FRESH, REDIAL, REPEAT, CHASE)}  # fmt: skip
    assert came[FRESH] == set(WORKED)
    assert all(days and days <= set(WORKED) for days in came.values())


def test_the_forecast_stays_flat_over_the_working_days_and_is_nothing_on_the_others() -> None:
    compiled = fortnight().compiled
    expected = [float(forecast_of(compiled, 0, day).expected.sum()) for day in range(14)]
    assert [day for day in range(14) if expected[day] > 0] == WORKED
    assert len({expected[day] for day in WORKED}) == 1


def test_monday_is_the_peak_of_those_who_come_back() -> None:
    returned: Counter[int] = Counter()
    for seed in range(1, 5):
        for contact in fortnight(seed).ledger.contacts:
            if contact.origin == REPEAT and contact.arrived_s >= 7 * DAY:
                returned[int(contact.arrived_s // DAY)] += 1
    assert returned[7] > 1.3 * max(returned[day] for day in range(8, 12))


def test_supervisor_and_agents_are_paid_for_the_days_on_which_the_floor_is_open() -> None:
    floor = fortnight()
    found = figures(floor).floor
    prices = floor.scenario.prices
    assert found.cost_parts["supervisor"] == pytest.approx(prices.supervisor_hour * 10 * len(WORKED))
    assert all(len(agent.shifts) == len(WORKED) for agent in floor.agents)


def test_shorter_hours_of_a_weekday_bring_nobody_after_them() -> None:
    short = FORTNIGHT | {"hours": {"friday": {"closes": "13:00"}}}
    floor = Floor(plain(floor=short, demand={"streams": {"voice": VOICE}}), 1)
    floor.advance(floor.end_s)
    friday = [c.arrived_s - 4 * DAY for c in floor.ledger.contacts if c.arrived_s // DAY == 4]
    assert len(friday) > 200
    assert max(friday) < 13 * HOUR
    assert floor.agents[0].shifts[4] == (4 * DAY + 8 * HOUR, 4 * DAY + 13 * HOUR)
