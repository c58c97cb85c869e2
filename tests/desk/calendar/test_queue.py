"""Queued work is done one thing at a time, in an order that the supervisor may change."""

from __future__ import annotations

import pytest

from tests.desk.calendar.days import Day


def test_work_is_done_in_the_order_in_which_it_was_taken_on() -> None:
    day = Day()
    for key in ("a", "b", "c"):
        day.work(key)
    day.run(60)
    assert day.done() == [(10, "a"), (20, "b"), (30, "c")]


def test_work_of_another_area_begins_after_a_minute_of_switching() -> None:
    day = Day()
    day.work("a")
    day.work("b", area="reporting")
    day.run(60)
    assert day.of("b") == [(10, "turned to"), (11, "begun"), (11, "said to be begun"), (21, "done")]
    assert day.used_min == 21


def test_what_is_done_first_goes_before_everything_queued_but_not_before_what_is_in_hand() -> None:
    day = Day()
    for key in ("a", "b", "c"):
        day.work(key)
    day.calendar.do_first("c")
    day.run(60)
    assert day.done() == [(10, "a"), (20, "c"), (30, "b")]


def test_queued_work_can_be_moved_to_any_place() -> None:
    day = Day()
    for key in ("a", "b", "c", "d"):
        day.work(key)
    day.calendar.move_to("b", 1)
    assert day.waiting == ["c", "b", "d"]
    day.calendar.move_to("c", 99)
    assert day.waiting == ["b", "d", "c"]


def test_there_is_no_place_before_the_first() -> None:
    day = Day()
    day.work("a")
    day.work("b")
    with pytest.raises(ValueError, match="no place -1"):
        day.calendar.move_to("b", -1)


@pytest.mark.parametrize("asked", ["do_first", "interrupt", "hand_over"])
def test_what_is_not_queued_cannot_be_reordered_or_given_away(asked: str) -> None:
    day = Day()
    day.work("a")
    with pytest.raises(KeyError, match="nothing that is queued has the key a"):
        getattr(day.calendar, asked)("a")
    with pytest.raises(KeyError):
        day.calendar.withdraw("a", "no")
    with pytest.raises(KeyError):
        day.calendar.move_to("a", 0)


def test_a_second_piece_of_work_with_the_same_key_is_refused() -> None:
    day = Day()
    day.work("a")
    day.work("b")
    for key in ("a", "b"):
        with pytest.raises(ValueError, match=f"work with the key {key} already"):
            day.work(key)
    day.run(60)
    assert day.done() == [(10, "a"), (20, "b")]
    day.work("a")
    assert day.in_hand == "a"


def test_withdrawn_work_is_dropped_with_the_reason_and_takes_no_time() -> None:
    day = Day()
    day.work("a")
    day.work("b", area="reporting")
    day.work("c")
    day.calendar.withdraw("b", "not wanted")
    day.run(60)
    assert day.of("b") == [(0, "dropped: not wanted")]
    assert day.done() == [(10, "a"), (20, "c")]


def test_work_handed_over_is_neither_done_nor_dropped_here() -> None:
    day = Day()
    day.work("a")
    entry = day.work("b")
    assert day.calendar.hand_over("b") is entry
    day.run(60)
    assert day.of("b") == []


def test_work_that_has_become_impossible_is_dropped_when_its_turn_comes() -> None:
    day = Day()
    day.work("a")
    day.work("b", area="reporting", why_not=lambda: "too late")
    day.work("c")
    day.run(60)
    assert day.of("b") == [(10, "dropped: too late")]
    assert day.done() == [(10, "a"), (20, "c")]


def test_work_that_cannot_be_begun_after_all_has_cost_its_switching() -> None:
    day = Day()
    day.work("a")
    day.work("b", area="reporting", begin=lambda: "nobody there")
    day.work("c")
    day.run(60)
    assert day.of("b") == [(10, "turned to"), (11, "dropped: nobody there")]
    assert day.done() == [(10, "a"), (22, "c")]


def test_work_without_minutes_is_done_at_once_and_changes_nothing_else() -> None:
    day = Day()
    day.work("a")
    day.work("zero", minutes=0, area="reporting")
    day.work("b")
    day.run(60)
    assert day.of("zero") == [(10, "turned to"), (10, "begun"), (10, "done")]
    assert day.done() == [(10, "a"), (10, "zero"), (20, "b")]
    assert day.used_min == 20


def test_work_without_an_end_of_its_own_goes_on_until_it_is_told() -> None:
    day = Day()
    day.work("talk", minutes=5, open_ended=True)
    day.work("b")
    day.run(12)
    assert day.in_hand == "talk"
    day.calendar.finish()
    assert (day.of("talk")[-1], day.in_hand) == ((12, "done"), "b")


def test_what_is_broken_off_ends_then_and_there_and_the_next_thing_begins() -> None:
    day = Day()
    day.work("a", hands_on=True)
    day.work("b")
    day.run(4)
    day.calendar.break_off()
    day.run(60)
    assert day.done() == [(4, "a"), (14, "b")]
    assert day.used_min == 14


def test_work_taken_on_while_something_ends_waits_its_turn() -> None:
    day = Day()
    day.work("a", done=lambda: day.work("more"))
    day.work("b")
    day.run(60)
    assert day.done() == [(20, "b"), (30, "more")]
