"""Back-office work that is due by a time of day: when, what the figures say, what the wallboard shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.contact import WAITING
from floorsim.floor.demand.deadlines import CUT_OFF_S, deadline_s, deadlines_s
from floorsim.floor.floor import Floor
from floorsim.floor.wallboard.wallboard import Wallboard
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import hours_of_floor
from tests.floor.scenarios import EIGHT, plain
from tests.measuring import figures

DAY = 86400.0
HOUR = 3600.0
EVERY_DAY = hours_of_floor(plain().floor)


def cases(agents: int, *, due: str | None = "12:00", days: int = 1, **stream: Any) -> Floor:
    """Back-office work from 08:00 to 16:00, six cases an hour of twenty minutes each."""
    cases = {
        "forecast": {"per_hour": 6},
        "arrivals": "even",
        "talk": {"constant": "20m"},
        **({} if due is None else {"due": due}),
        **stream,
    }
    text = {
        "meta": {"id": "cases", "title": "Cases"},
        "floor": {
            "days": days,
            "opens": "08:00",
            "closes": "16:00",
            "channels": {"cases": {"kind": "back_office", "target": {"within": "24h"}}},
            "groups": {"clerks": {"count": agents, "skills": {"cases": 1}}},
        },
        "demand": {"streams": {"cases": cases}},
        "people": {"model": "off"},
    }
    return Floor(Scenario.model_validate(text), 1)


def at(hours: float) -> float:
    return EIGHT + hours * HOUR


def test_what_comes_early_enough_is_due_today_and_the_rest_tomorrow() -> None:
    noon = 12 * HOUR
    assert deadline_s(9 * HOUR, noon, EVERY_DAY) == noon
    assert deadline_s(noon - CUT_OFF_S, noon, EVERY_DAY) == noon
    assert deadline_s(noon - CUT_OFF_S + 1.0, noon, EVERY_DAY) == noon + DAY
    assert deadline_s(3 * DAY + 9 * HOUR, noon, EVERY_DAY) == 3 * DAY + noon
    assert deadline_s(-20 * HOUR, noon, EVERY_DAY) == noon - DAY


@given(st.floats(-1e6, 1e7), st.floats(0, DAY))
def test_a_deadline_lies_at_its_time_of_day_within_a_day_of_the_cut_off(
    arrived_s: float, due_s: float
) -> None:
    found = deadline_s(arrived_s, due_s, EVERY_DAY)
    assert round((found - due_s) / DAY) * DAY + due_s == pytest.approx(found, abs=1e-6)
    assert CUT_OFF_S - 1e-6 <= found - arrived_s < CUT_OFF_S + DAY + 1e-6
    assert deadlines_s(np.array([arrived_s]), due_s, EVERY_DAY).tolist() == [found]


def test_work_done_by_its_time_is_in_time_and_the_rest_is_breached() -> None:
    floor = cases(1, talk={"constant": "25m"})
    floor.advance(at(6))
    found = figures(floor).channels["cases"]
    assert found.deadlines is not None
    due = [c for c in floor.ledger.contacts if deadline_s(c.arrived_s, 12 * HOUR, EVERY_DAY) == 12 * HOUR]
    in_time = [c for c in due if 0 <= c.answered_s <= 12 * HOUR]
    assert found.deadlines.due == len(due) == 13
    assert found.deadlines.taken_in_time == len(in_time) == 10
    assert found.deadlines.breached == 3
    assert found.deadlines.breached_share == pytest.approx(3 / 13)
    assert found.deadlines.late == 0
    assert found.deadlines.to_come == found.open_at_end
    assert found.service_level == pytest.approx(found.answered_in_target / found.answered)
    assert found.answered_in_target == found.answered - 3


def test_what_is_open_past_its_time_is_late_and_says_how_long() -> None:
    floor = cases(1, backlog=[{"open": 20, "age": "30h"}])
    floor.advance(at(5))
    found = figures(floor).channels["cases"]
    assert found.deadlines is not None
    waiting = [c for c in floor.ledger.contacts if c.disposition == WAITING]
    late = [c for c in waiting if deadline_s(c.arrived_s, 12 * HOUR, EVERY_DAY) < floor.now]
    assert found.deadlines.late == len(late) == found.overdue > 5
    worst_s = min(deadline_s(c.arrived_s, 12 * HOUR, EVERY_DAY) for c in late)
    assert found.deadlines.oldest_late_s == pytest.approx(floor.now - worst_s)
    assert found.deadlines.breached == found.deadlines.due


def test_without_a_time_of_day_the_target_counts_and_there_are_no_deadlines() -> None:
    floor = cases(1, due=None)
    floor.advance(at(6))
    found = figures(floor).channels["cases"]
    assert found.deadlines is None
    assert found.service_level == 1.0
    view = Wallboard(floor).channels()[0]
    assert (view.due_s, view.due) == (None, 0)


def test_the_wall_shows_what_is_due_next_and_what_is_late() -> None:
    floor = cases(1)
    wallboard = Wallboard(floor)
    floor.advance(at(3))
    view = wallboard.channels()[0]
    waiting = [c for c in floor.ledger.contacts if c.disposition == WAITING]
    today = [c for c in waiting if deadline_s(c.arrived_s, 12 * HOUR, EVERY_DAY) == 12 * HOUR]
    assert (view.due_s, view.due, view.over_target) == (12 * HOUR, len(today), 0)
    assert 0 < len(today) < len(waiting)
    floor.advance(at(4) + 60.0)
    view = wallboard.channels()[0]
    late = [c for c in today if c.disposition == WAITING]
    assert (view.due_s, view.over_target) == (12 * HOUR + DAY, len(late))
    floor.advance(at(7))
    assert wallboard.channels()[0].over_target == 0


def test_each_day_has_its_deadline() -> None:
    floor = cases(3, days=3)
    floor.advance(floor.end_s)
    for day in range(3):
        found = figures(floor, day * DAY + EIGHT, day * DAY + 16 * HOUR).channels["cases"].deadlines
        assert found is not None
        # Of one day from 08:00 until 10:00; of the others from 10:00 of the day before until 10:00.
        assert found.due == (13 if day == 0 else 48)
        assert found.taken_in_time == found.due


def test_work_of_a_closed_day_is_due_on_the_next_open_one() -> None:
    weekdays = hours_of_floor(plain(floor={"weekday": "friday", "closed_on": ["saturday", "sunday"]}).floor)
    noon = 12 * HOUR
    assert deadline_s(9 * HOUR, noon, weekdays) == noon
    assert deadline_s(11 * HOUR, noon, weekdays) == 3 * DAY + noon
    assert deadlines_s(np.array([9.0, 11.0, 26.0]) * HOUR, noon, weekdays).tolist() == [
        noon,
        3 * DAY + noon,
        3 * DAY + noon,
    ]
