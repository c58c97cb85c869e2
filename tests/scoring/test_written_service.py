"""When open work will be done: only opening hours pass."""

from __future__ import annotations

import numpy as np
import pytest

from floorsim.scoring import written_service

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
    (done_s,) = written_service._clock(now_h * HOUR_S, worked_s, 8 * HOUR_S, 18 * HOUR_S)
    assert done_s == pytest.approx(done_h * HOUR_S)
