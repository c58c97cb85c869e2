"""What a well-run stretch would have left in somebody: work tires, rest and everything else refreshes."""

from __future__ import annotations

from math import exp

import pytest

from floorsim.floor.people.wellbeing import READY_RECOVERY_S, left_after_break
from floorsim.floor.records import PlannedActivity
from floorsim.floor.states import BREAK, MEETING, READY
from floorsim.scoring.well_run import well_run_fatigue

HOUR_S = 3600.0


def fatigue(*plan: tuple[int, float, float], before: float = 0.3, to_h: float = 8.0) -> float:
    """Fatigue at `to_h` after this plan (state, from, to), judged from one o'clock on; times in hours."""
    activities = [PlannedActivity(state, start * HOUR_S, end * HOUR_S) for state, start, end in plan]
    return well_run_fatigue(before, activities, HOUR_S, to_h * HOUR_S)


def test_work_tires_the_more_the_longer_it_lasts_up_to_a_level() -> None:
    after = [fatigue((READY, 1, 1 + hours), before=0.0) for hours in (0, 1, 3, 7)]
    assert after[0] == 0.0
    assert after == sorted(after)
    assert len(set(after)) == 4
    level = fatigue((READY, 1, 1000), to_h=1000)
    assert fatigue((READY, 1, 5), before=level) == pytest.approx(level)
    assert fatigue((READY, 1, 5), before=1.0) < 1.0


def test_a_break_refreshes_faster_than_a_meeting_by_their_own_laws() -> None:
    assert fatigue((BREAK, 1, 2)) == pytest.approx(0.3 * left_after_break(HOUR_S))
    assert fatigue((MEETING, 1, 2)) == pytest.approx(0.3 * exp(-HOUR_S / READY_RECOVERY_S))
    assert fatigue((BREAK, 1, 1.5)) < fatigue((MEETING, 1, 1.5)) < 0.3


def test_only_what_lies_between_the_two_times_counts() -> None:
    assert fatigue((BREAK, 0, 1)) == 0.3
    assert fatigue((BREAK, 8, 9)) == 0.3
    assert fatigue((BREAK, 0.5, 2)) == pytest.approx(fatigue((BREAK, 1, 2)))
    assert fatigue((BREAK, 7, 12)) == pytest.approx(fatigue((BREAK, 7, 8)))


def test_the_plan_is_followed_in_order_of_time_however_it_is_written() -> None:
    day = [(READY, 1.0, 4.0), (BREAK, 4.0, 4.5), (READY, 4.5, 8.0)]
    assert fatigue(*reversed(day)) == fatigue(*day)
