"""The clock fires its timers in order, near ones and those hours away, in whatever slices it runs."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.clock import NEAR_S, Clock, Timer

START_S = 9 * 3600.0
delays = st.lists(st.sampled_from([0.0, 1.0, NEAR_S / 2, NEAR_S, 2.5 * NEAR_S, 40 * NEAR_S]), min_size=1)


class Fired:
    """A clock whose timers write down what fired, and when."""

    def __init__(self) -> None:
        self.clock = Clock(START_S)
        self.fired_at: list[tuple[float, object]] = []

    def timer(self, name: object) -> Timer:
        return Timer(self.clock, self._note, name)

    def _note(self, timer: Timer, now: float) -> None:
        assert now == self.clock.now
        self.fired_at.append((now, timer.subject))


@given(delays)
def test_timers_fire_by_time_and_those_of_one_moment_in_the_order_in_which_they_were_set(
    after: list[float],
) -> None:
    fired = Fired()
    for name, delay_s in enumerate(after):
        fired.timer(name).after(delay_s)
    fired.clock.run_to(START_S + 41 * NEAR_S)
    assert fired.fired_at == sorted((START_S + delay_s, name) for name, delay_s in enumerate(after))


@given(delays, delays)
def test_slices_change_nothing(after: list[float], slices: list[float]) -> None:
    whole, sliced = Fired(), Fired()
    for name, delay_s in enumerate(after):
        whole.timer(name).after(delay_s)
        sliced.timer(name).after(delay_s)
    for slice_s in slices:
        sliced.clock.run_to(sliced.clock.now + slice_s)
    end_s = max(sliced.clock.now, START_S + 41 * NEAR_S)
    sliced.clock.run_to(end_s)
    whole.clock.run_to(end_s)
    assert sliced.fired_at == whole.fired_at
    assert sliced.clock.now == whole.clock.now == end_s


@pytest.mark.parametrize("delay_s", [10.0, NEAR_S, 3 * NEAR_S])
def test_a_timer_at_the_end_of_a_slice_waits_for_the_next(delay_s: float) -> None:
    fired = Fired()
    fired.timer("edge").after(delay_s)
    fired.clock.run_to(START_S + delay_s)
    assert fired.fired_at == []
    fired.clock.run_to(START_S + delay_s + 0.001)
    assert fired.fired_at == [(START_S + delay_s, "edge")]


def test_a_timer_far_away_that_is_set_first_fires_before_a_near_one_of_the_same_moment() -> None:
    fired = Fired()
    fired.timer("set hours ago").after(4 * NEAR_S)
    fired.clock.run_to(START_S + 3.9 * NEAR_S)
    fired.timer("set just now").after(START_S + 4 * NEAR_S - fired.clock.now)
    fired.clock.run_to(START_S + 5 * NEAR_S)
    assert [name for _, name in fired.fired_at] == ["set hours ago", "set just now"]


def test_a_timer_fires_again_when_it_is_set_again_and_never_for_infinity() -> None:
    fired = Fired()
    again = fired.timer("again")
    for _ in range(3):
        again.after(NEAR_S)
        fired.clock.run_to(fired.clock.now + NEAR_S + 1.0)
    fired.timer("never").after(inf)
    fired.clock.run_to(fired.clock.now + 100 * NEAR_S)
    assert [name for _, name in fired.fired_at] == ["again"] * 3
