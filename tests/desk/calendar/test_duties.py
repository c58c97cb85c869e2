"""Duties are fixed by the clock: they go before queued work and end on time."""

from __future__ import annotations

import pytest

from tests.desk.calendar.days import MIN, Day


def test_a_duty_begins_on_time_when_the_supervisor_is_free() -> None:
    day = Day()
    day.duty("talk", 10, 20)
    day.run(60)
    assert day.of("talk") == [(10, "begun"), (20, "over after 10")]


def test_a_duty_goes_before_queued_work_but_not_out_of_what_is_in_hand() -> None:
    day = Day()
    day.work("a")
    day.work("b")
    day.duty("talk", 5, 25)
    day.run(60)
    assert day.diary[-6:] == [
        (10, "talk", "begun"),
        (25, "talk", "over after 15"),
        (25, "b", "turned to"),
        (25, "b", "begun"),
        (25, "b", "said to be begun"),
        (35, "b", "done"),
    ]


def test_a_duty_ends_on_time_however_late_and_with_switching_it_began() -> None:
    day = Day()
    day.work("a")
    day.duty("talk", 5, 25, "coaching")
    day.run(60)
    assert day.of("talk") == [(11, "begun"), (25, "over after 14")]


def test_a_duty_whose_end_comes_while_the_supervisor_is_not_free_is_missed() -> None:
    day = Day()
    day.work("a", 30)
    day.duty("talk", 5, 25)
    day.run(60)
    assert day.of("talk") == [(25, "missed")]
    assert day.done() == [(30, "a")]


def test_a_duty_of_which_only_the_switching_would_be_left_is_missed() -> None:
    day = Day()
    day.work("a", 10)
    day.work("b", 10)
    day.duty("talk", 5, 11, "coaching")
    day.run(60)
    assert day.of("talk") == [(11, "missed")]
    assert day.done() == [(10, "a"), (20, "b")]


def test_a_duty_whose_time_is_past_is_missed_at_once() -> None:
    day = Day()
    day.run(30)
    day.duty("talk", 5, 25)
    day.run(30)
    assert day.of("talk") == [(30, "missed")]


def test_of_two_duties_at_a_time_the_second_gets_what_is_left() -> None:
    day = Day()
    day.duty("first", 5, 15)
    day.duty("second", 5, 20)
    day.run(60)
    assert day.of("first") == [(5, "begun"), (15, "over after 10")]
    assert day.of("second") == [(15, "begun"), (20, "over after 5")]


def test_a_duty_that_does_not_take_place_takes_no_time_and_is_not_missed() -> None:
    day = Day()
    day.duty("talk", 5, 25, "coaching", takes_place=lambda: False)
    day.run(5)
    day.work("a")
    day.run(60)
    assert day.of("talk") == []
    assert day.done() == [(15, "a")]


def test_a_duty_broken_off_is_over_with_the_time_it_was_given() -> None:
    day = Day()
    day.duty("talk", 5, 25)
    day.run(8)
    day.calendar.break_off()
    day.run(60)
    assert day.of("talk") == [(5, "begun"), (8, "over after 3")]
    assert day.used_min == 3


def test_a_duty_moved_is_held_at_its_new_time_and_as_long() -> None:
    day = Day()
    duty = day.duty("talk", 5, 25)
    day.calendar.move(duty, 30 * MIN)
    day.run(90)
    assert day.of("talk") == [(30, "begun"), (50, "over after 20")]


def test_a_duty_moved_out_of_hand_is_held_anew_and_queued_work_goes_on() -> None:
    day = Day()
    duty = day.duty("talk", 5, 25)
    day.run(10)
    day.work("a")
    day.calendar.move(duty, 30 * MIN)
    assert day.in_hand == "a"
    day.run(90)
    assert day.of("talk") == [(5, "begun"), (30, "begun"), (50, "over after 20")]
    assert day.used_min == 35


def test_a_duty_moved_while_switching_to_it_begins_once() -> None:
    day = Day()
    day.work("a", 5)
    duty = day.duty("talk", 5, 25, "coaching")
    day.run(5)
    assert day.in_hand == "talk"
    day.calendar.move(duty, 5 * MIN)
    day.run(60)
    assert day.of("talk") == [(6, "begun"), (25, "over after 19")]


def test_a_duty_that_is_over_cannot_be_moved() -> None:
    day = Day()
    duty = day.duty("talk", 5, 25)
    day.run(30)
    with pytest.raises(ValueError, match="talk is over"):
        day.calendar.move(duty, 60 * MIN)


def test_a_cancelled_duty_takes_nobody_and_is_not_missed() -> None:
    day = Day()
    duty = day.duty("talk", 5, 25)
    day.calendar.cancel(duty)
    day.run(60)
    assert day.of("talk") == []
    assert day.used_min == 0


def test_a_duty_cancelled_in_hand_is_over_then_and_there() -> None:
    day = Day()
    duty = day.duty("talk", 5, 25)
    day.run(8)
    day.work("a")
    day.calendar.cancel(duty)
    assert day.in_hand == "a"
    day.run(60)
    assert day.of("talk") == [(5, "begun"), (8, "over after 3")]


def test_hands_are_taken_from_the_beginning_of_a_duty_and_not_while_switching_to_it() -> None:
    day = Day()
    day.work("a", 5)
    day.duty("talk", 5, 25, "coaching")
    day.run(5.5)
    assert day.calendar.blind_since_s is None
    day.run(10)
    assert day.calendar.blind_since_s == 6 * MIN
    day.run(26)
    assert day.calendar.blind_since_s is None


def test_a_duty_waits_while_somebody_on_the_line_waits_for_the_next_word() -> None:
    day = Day()
    day.duty("lunch", 5, 25)
    day.calendar.on_the_line_until_s = lambda: 9 * MIN
    day.run(6)
    assert day.calendar.view().coming[0].starts_s == 9 * MIN
    day.work("answer", 1)
    assert day.in_hand == "answer"
    day.run(60)
    assert day.of("lunch") == [(9, "begun"), (25, "over after 16")]


def test_a_duty_begins_as_soon_as_the_one_on_the_line_has_hung_up() -> None:
    day = Day()
    day.duty("lunch", 5, 25)
    day.calendar.on_the_line_until_s = lambda: 9 * MIN
    day.run(6)
    day.work("goodbye", 1)
    day.calendar.on_the_line_until_s = lambda: float("-inf")
    day.run(60)
    assert day.of("lunch") == [(7, "begun"), (25, "over after 18")]
