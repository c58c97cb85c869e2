"""When open work will be done: only opening hours pass."""

from __future__ import annotations

import numpy as np
import pytest

from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.scoring import written_service
from tests.floor.scenarios import plain

HOUR_S = 3600.0
DAY_S = 24 * HOUR_S


@pytest.mark.parametrize(
    ("now_h", "worked_h", "done_h"),
    [
        (10, 1, 11),
        (10, 7.9, 17.9),
        (10, 9, 24 + 9),
        (10, 8 + 10 + 2, 48 + 10),
        (6, 1, 9),
        (20, 1, 24 + 9),
        (24 + 10, 1, 24 + 11),
    ],
)
def test_work_goes_on_from_opening_to_closing_on_every_day(
    now_h: float, worked_h: float, done_h: float
) -> None:
    worked_s = np.array([worked_h * HOUR_S])
    hours = hours_of_floor(plain(floor={"closes": "18:00"}).floor)
    (done_s,) = written_service._clock(now_h * HOUR_S, worked_s, hours)
    assert done_s == pytest.approx(done_h * HOUR_S)


def test_nothing_is_finished_on_a_closed_day() -> None:
    weekend = {"closes": "18:00", "weekday": "friday", "closed_on": ["saturday", "sunday"]}
    hours = hours_of_floor(plain(floor=weekend).floor)
    worked_s = np.array([1.0, 9.0, 18.0]) * HOUR_S
    done_s = written_service._clock(10 * HOUR_S, worked_s, hours)
    assert done_s / HOUR_S == pytest.approx([11.0, 72 + 9.0, 96 + 8.0])


def test_nothing_is_ever_finished_where_it_is_never_open() -> None:
    hours = hours_of_floor(plain(floor={"closed_on": list(WEEKDAYS)}).floor)
    assert written_service._clock(0.0, np.array([HOUR_S]), hours).tolist() == [float("inf")]
