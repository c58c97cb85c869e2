"""The private parts of SimPy that the clock relies on are there, as it relies on them.

A release of SimPy that changes one turns the test red that names it; floor/simpy_parts.py is the only page to
mend then.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import simpy
from hypothesis import given
from hypothesis import strategies as st
from simpy.events import NORMAL, URGENT

from floorsim.floor.clock import NEAR_S, Clock, Timer

START_S = 9 * 3600.0
END_S = START_S + 5 * NEAR_S


def relied_on(part: str, what: str) -> str:
    return f"SimPy {simpy.__version__} has changed {part}, which floor/simpy_parts.py relies on: {what}."


def test_the_event_list_is_a_heap_of_time_priority_number_and_event() -> None:
    env = simpy.Environment(START_S)
    said = relied_on("Environment._queue", "a list of (time, priority, number, event)")
    assert type(getattr(env, "_queue", None)) is list, said
    later, sooner = simpy.Event(env), simpy.Event(env)
    env.schedule(later, NORMAL, 2.0)
    env.schedule(sooner, URGENT, 1.0)
    assert env._queue == [(START_S + 1.0, URGENT, 1, sooner), (START_S + 2.0, NORMAL, 0, later)], said
    assert all(type(entry) is tuple for entry in env._queue), said


def test_events_are_numbered_by_a_counter_in_the_order_of_scheduling() -> None:
    env = simpy.Environment(START_S)
    said = relied_on("Environment._eid", "a counter from 0 that numbers each scheduled event")
    assert type(getattr(env, "_eid", None)) is itertools.count, said
    env.schedule(simpy.Event(env))
    assert next(env._eid) == 1, said


def test_the_time_is_one_attribute_that_now_shows() -> None:
    env = simpy.Environment(START_S)
    said = relied_on("Environment._now", "the time in seconds, which `now` shows and `schedule` counts from")
    assert getattr(env, "_now", None) == START_S, said
    env._now = START_S + 5.0
    assert env.now == START_S + 5.0, said
    env.schedule(simpy.Event(env), delay=1.0)
    assert env.peek() == START_S + 6.0, said


def test_urgent_events_go_before_normal_ones() -> None:
    said = relied_on("URGENT and NORMAL", "whole numbers, the urgent one lower")
    assert isinstance(URGENT, int), said
    assert isinstance(NORMAL, int), said
    assert URGENT < NORMAL, said


def test_simpys_own_run_stops_before_what_is_due_at_the_end_as_ours_does() -> None:
    said = relied_on("Environment.run", "it stops before the events that are due at its end")
    assert by_simpy([], 5 * NEAR_S) == by_the_clock([], 5 * NEAR_S) == [], said


delays = st.lists(
    st.lists(st.sampled_from([0.0, 1.0, 2.0, NEAR_S / 2, NEAR_S, 2.5 * NEAR_S]), max_size=4), max_size=12
)


@given(delays)
def test_our_loop_and_simpys_own_run_give_one_order_ties_included(then: list[list[float]]) -> None:
    assert by_the_clock(then) == by_simpy(then), relied_on(
        "Environment.run", "events in order of time, then priority, then scheduling"
    )


Fired = list[tuple[float, int]]
Set = Callable[[float, int], Any]


def _follow_ups(then: list[list[float]], set_one: Set, fired: Fired) -> Callable[[float, int], None]:
    """Sets the delays of the next row when an event fires, so that events are set while others are due."""
    rows = iter(then)
    numbers = itertools.count(1)

    def on_fired(now: float, name: int) -> None:
        fired.append((now, name))
        for delay_s in next(rows, ()):
            set_one(delay_s, next(numbers))

    return on_fired


def by_the_clock(then: list[list[float]], first_s: float = 0.0) -> Fired:
    clock, fired = Clock(START_S), Fired()

    def set_one(delay_s: float, name: int) -> None:
        Timer(clock, lambda timer, now: on_fired(now, timer.subject), name).after(delay_s)

    on_fired = _follow_ups(then, set_one, fired)
    set_one(first_s, 0)
    clock.run_to(END_S)
    return fired


def by_simpy(then: list[list[float]], first_s: float = 0.0) -> Fired:
    env, fired = simpy.Environment(START_S), Fired()

    def set_one(delay_s: float, name: int) -> None:
        event = env.timeout(delay_s)
        assert event.callbacks is not None
        event.callbacks.append(lambda event: on_fired(env.now, name))

    on_fired = _follow_ups(then, set_one, fired)
    set_one(first_s, 0)
    env.run(END_S)
    return fired
