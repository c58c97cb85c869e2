"""What is in hand can be put aside for something else, and goes on afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.calendar import Hours
from tests.desk.calendar.days import MIN, Day


def test_what_is_put_aside_goes_on_afterwards_with_what_is_left_and_a_minute_of_switching() -> None:
    day = Day()
    day.work("a")
    day.work("b", 5)
    day.run(4)
    assert day.calendar.interrupt("b")
    assert (day.in_hand, day.waiting) == ("b", ["a"])
    day.run(60)
    assert day.done() == [(9, "b"), (16, "a")]
    assert day.used_min == 16


def test_what_is_put_aside_goes_on_before_everything_else_queued() -> None:
    day = Day()
    for key in ("a", "b", "c"):
        day.work(key)
    day.run(4)
    day.calendar.interrupt("c")
    assert day.waiting == ["a", "b"]


def test_switching_to_another_area_and_back_is_paid_twice() -> None:
    day = Day()
    day.work("a")
    day.work("b", 5, area="reporting")
    day.run(4)
    day.calendar.interrupt("b")
    day.run(60)
    assert day.done() == [(10, "b"), (17, "a")]


def test_put_aside_work_is_begun_and_said_to_be_begun_only_once() -> None:
    day = Day()
    day.work("a")
    day.work("b", 5)
    day.run(4)
    day.calendar.interrupt("b")
    day.run(60)
    assert day.of("a") == [(0, "turned to"), (0, "begun"), (0, "said to be begun"), (16, "done")]


def test_work_put_aside_in_the_second_in_which_it_began_is_not_begun_again() -> None:
    day = Day()
    day.work("a")
    day.work("b", 5)
    assert day.calendar.interrupt("b")
    day.run(60)
    assert [what for _, what in day.of("a")].count("begun") == 1
    assert day.done() == [(5, "b"), (16, "a")]


def test_put_aside_work_is_not_asked_again_whether_it_is_possible() -> None:
    day = Day()
    possible = [None, "too late"]
    day.work("a", why_not=lambda: possible.pop(0))
    day.work("b", 5)
    day.run(4)
    day.calendar.interrupt("b")
    day.run(60)
    assert day.done() == [(9, "b"), (16, "a")]


def test_the_time_that_work_took_leaves_out_what_it_was_put_aside_for() -> None:
    day = Day()
    entry = day.work("a")
    day.work("b", 5)
    day.run(4)
    day.calendar.interrupt("b")
    day.run(60)
    assert entry.spent_s == 11 * MIN


@pytest.mark.parametrize("how", [{"hands_on": True}, {"open_ended": True}])
def test_what_takes_head_and_hands_or_has_no_end_is_not_put_aside(how: dict[str, Any]) -> None:
    day = Day()
    day.work("a", **how)
    for key in ("b", "c"):
        day.work(key)
    day.run(4)
    assert not day.calendar.interrupt("c")
    assert (day.in_hand, day.waiting) == ("a", ["c", "b"])


def test_a_duty_and_a_minute_of_switching_are_not_interrupted() -> None:
    day = Day()
    day.duty("talk", 0, 10, "coaching")
    day.run(0)
    day.work("a")
    assert not day.calendar.interrupt("a")
    day.run(10.5)
    day.work("b")
    assert (day.in_hand, day.calendar.interrupt("b")) == ("a", False)


def test_work_begun_outside_working_hours_by_interrupting_is_begun_now() -> None:
    day = Day(Hours(((60 * MIN, 120 * MIN),)))
    day.work("a")
    day.work("b")
    assert day.in_hand is None
    assert day.calendar.interrupt("b")
    day.run(90)
    assert day.done() == [(10, "b"), (70, "a")]


def test_work_put_aside_after_hours_waits_for_the_next_day() -> None:
    day = Day(Hours(((0, 5 * MIN), (60 * MIN, 120 * MIN))))
    day.work("a")
    day.work("b")
    day.run(6)
    assert day.calendar.interrupt("b")
    day.run(90)
    assert day.done() == [(16, "b"), (65, "a")]


def test_interrupting_while_a_duty_is_due_begins_the_work_and_the_duty_comes_next() -> None:
    day = Day()
    day.work("a", 20)
    day.work("b", 5)
    day.duty("talk", 3, 15)
    day.run(4)
    assert day.calendar.interrupt("b")
    assert day.in_hand == "b"
    day.run(60)
    assert day.diary[-3:] == [(9, "talk", "begun"), (15, "talk", "over after 6"), (32, "a", "done")]


def test_interrupting_with_what_has_become_impossible_drops_it_and_puts_nothing_aside() -> None:
    day = Day()
    day.work("a")
    day.work("b", why_not=lambda: "too late")
    day.run(4)
    assert not day.calendar.interrupt("b")
    assert day.of("b") == [(4, "dropped: too late")]
    day.run(60)
    assert day.done() == [(10, "a")]


def test_interrupting_with_what_takes_no_time_puts_nothing_aside() -> None:
    day = Day()
    day.work("a")
    day.work("zero", 0, area="reporting")
    day.run(4)
    assert day.calendar.interrupt("zero")
    day.run(60)
    assert day.done() == [(4, "zero"), (10, "a")]
    assert day.used_min == 10


def test_what_takes_no_time_and_cannot_be_begun_after_all_is_dropped() -> None:
    day = Day()
    day.work("a")
    day.work("zero", 0, begin=lambda: "nobody there")
    day.run(4)
    assert not day.calendar.interrupt("zero")
    assert (day.of("zero")[-1], day.in_hand) == ((4, "dropped: nobody there"), "a")


def test_put_aside_work_can_be_put_aside_again() -> None:
    day = Day()
    for key in ("a", "b", "c"):
        day.work(key)
    day.run(4)
    day.calendar.interrupt("b")
    day.run(16)
    assert day.in_hand == "a"
    day.calendar.interrupt("c")
    day.run(60)
    assert day.done() == [(14, "b"), (26, "c"), (32, "a")]
