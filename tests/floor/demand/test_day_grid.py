"""Intervals of a channel's day and the contacts that the plan expects in them."""

from __future__ import annotations

import pytest

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.demand.day_grid import DayGrid
from tests.floor.scenarios import EIGHT, plain, stream

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S


def grid(**changes: object) -> DayGrid:
    compiled = CompiledFloor(plain(**changes))
    return DayGrid(compiled, compiled.channels[0])


def test_intervals_are_numbered_from_day_to_day_and_closed_hours_have_none() -> None:
    of = grid(floor={"days": 2})
    times = (EIGHT - 1.0, EIGHT, EIGHT + 1799.0, EIGHT + 1800.0, EIGHT + 7200.0, DAY_S + EIGHT)
    assert [of.number(at_s) for at_s in times] == [-1, 0, 0, 1, -1, 4]
    assert of.bounds_s(5) == (DAY_S + EIGHT + 1800.0, DAY_S + EIGHT + 3600.0)
    assert list(of.of_day(1)) == [4, 5, 6, 7]


def test_a_stretch_over_night_touches_the_intervals_of_both_days() -> None:
    of = grid(floor={"days": 2})
    assert of.overlapping(EIGHT + 5000.0, DAY_S + EIGHT + 1800.0) == [2, 3, 4]
    assert of.overlapping(EIGHT + 7200.0, DAY_S) == []


def test_what_is_left_of_the_day_begins_now_and_stops_at_the_end_of_the_run() -> None:
    of = grid()
    assert of.edges_from(EIGHT + 600.0, EIGHT + 4000.0) == (
        EIGHT + 600.0,
        EIGHT + 1800.0,
        EIGHT + 3600.0,
        EIGHT + 4000.0,
    )
    assert of.edges_from(EIGHT - HOUR_S, EIGHT + 1800.0) == (EIGHT, EIGHT + 1800.0)
    assert of.edges_from(EIGHT + 1800.0, EIGHT + 3600.0) == (EIGHT + 1800.0, EIGHT + 3600.0)
    assert of.edges_from(EIGHT + 8000.0, DAY_S) == ()


def test_expected_contacts_add_up_over_streams_and_over_parts_of_intervals() -> None:
    more = {"forecast": {"steps": [{"from": "08:00", "per_hour": 12}, {"from": "08:45", "per_hour": 36}]}}
    of = grid(demand={"streams": {"more": {**more, "channel": "voice", "talk": {"constant": "1m"}}}})
    assert [of.expected(number) for number in range(4)] == pytest.approx([16.0, 22.0, 28.0, 28.0])
    assert of.expected_between(EIGHT, EIGHT + 7200.0) == pytest.approx(94.0)
    assert of.expected_between(EIGHT + 900.0, EIGHT + 1800.0) == pytest.approx(8.0)
    assert of.expected_between(EIGHT - 900.0, EIGHT) == 0.0


def test_a_wrong_plan_stays_the_plan() -> None:
    of = grid(demand=stream(reality=[["08:00", 3.0]]))
    assert of.expected(0) == pytest.approx(10.0)


def test_a_corrected_day_that_planning_has_learnt_of_goes_on_from_what_it_learnt() -> None:
    of = grid(demand=stream(reality=[["08:00", 3.0]]))
    of.correct(0, 2.0)
    assert of.learn(0) == pytest.approx(1.5)
    assert of.expected(0) == pytest.approx(30.0)
    of.correct(0, 0.5)
    assert of.expected(0) == pytest.approx(15.0)
    assert of.expected_between(EIGHT, EIGHT + 1800.0) == pytest.approx(15.0)
