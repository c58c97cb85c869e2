"""What will come of the calendar can be seen beforehand, and turns out so."""

from __future__ import annotations

from math import inf

from floorsim.desk.calendar import Hours
from floorsim.desk.view import CalendarRow
from tests.desk.calendar.days import MIN, Day


def rows(day: Day) -> list[tuple[str, float, float]]:
    """What the view says is to come, in minutes."""
    return [(row.key, row.starts_s / MIN, row.ends_s / MIN) for row in day.calendar.view().coming]


def test_the_view_lists_what_is_in_hand_what_waits_and_what_is_fixed_with_their_times() -> None:
    day = Day()
    day.work("a")
    day.work("b", 5, area="reporting")
    day.duty("talk", 12, 20)
    day.run(2)
    view = day.calendar.view()
    assert view.coming == (
        CalendarRow("a", "doing a", 0, 10 * MIN, False, False, in_hand=True, area="staffing"),
        CalendarRow("b", "doing b", 10 * MIN, 16 * MIN, False, False, area="reporting"),
        CalendarRow("talk", "holding talk", 16 * MIN, 20 * MIN, True, False, due_s=12 * MIN, area="staffing"),
    )
    assert (view.doing, view.until_s, view.queued) == ("doing a", 10 * MIN, ("doing b",))
    assert (view.free_at_s, view.minutes_used, view.blind) == (20 * MIN, 2, False)


def test_nothing_to_do_is_seen_as_being_free_now() -> None:
    day = Day()
    day.run(3)
    view = day.calendar.view()
    assert (view.doing, view.until_s, view.coming, view.free_at_s) == (None, None, (), 3 * MIN)


def test_what_follows_something_without_an_end_of_its_own_is_an_estimate() -> None:
    day = Day()
    day.work("talk", 5, open_ended=True)
    day.work("b")
    day.run(8)
    assert [(row.key, row.ends_s / MIN, row.estimated) for row in day.calendar.view().coming] == [
        ("talk", 8, True),
        ("b", 18, True),
    ]


def test_taking_up_what_was_put_aside_is_foreseen_with_its_switching() -> None:
    day = Day()
    day.work("a")
    day.work("b", 5)
    day.run(4)
    day.calendar.interrupt("b")
    assert rows(day) == [("b", 4, 9), ("a", 9, 16)]


def test_a_duty_that_will_be_missed_is_not_to_come() -> None:
    day = Day()
    day.work("a", 30)
    day.duty("talk", 5, 25)
    assert rows(day) == [("a", 0, 30)]


def test_a_duty_that_is_known_not_to_take_place_is_not_to_come() -> None:
    day = Day()
    day.work("a")
    day.work("b")
    day.duty("talk", 5, 25, takes_place=lambda: False, expected=lambda: False)
    assert rows(day) == [("a", 0, 10), ("b", 10, 20)]
    day.run(60)
    assert day.done() == [(10, "a"), (20, "b")]


def test_when_new_work_would_be_done_can_be_asked_and_changes_nothing() -> None:
    day = Day()
    day.work("a")
    assert day.calendar.slot("reporting", 5) == (10 * MIN, 16 * MIN)
    assert day.waiting == []


def test_when_work_was_or_will_be_begun_can_be_asked() -> None:
    day = Day(Hours(((0, 15 * MIN),)))
    first, second, third = (day.work(key) for key in ("a", "b", "c"))
    day.run(2)
    starts = [day.calendar.starts_s(entry) for entry in (first, second, third)]
    assert starts == [0, 10 * MIN, inf]
    assert day.calendar.view().free_at_s == inf
    assert day.calendar.slot("staffing", 5) == (inf, inf)


def test_over_several_days_work_waits_for_the_hours_and_what_is_in_hand_is_finished() -> None:
    day = Day(Hours(((0, 15 * MIN), (100 * MIN, 120 * MIN))))
    for key in ("a", "b", "c"):
        day.work(key)
    assert rows(day) == [("a", 0, 10), ("b", 10, 20), ("c", 100, 110)]
    day.run(200)
    assert day.done() == [(10, "a"), (20, "b"), (110, "c")]


def test_work_taken_on_at_night_is_begun_in_the_morning() -> None:
    day = Day(Hours(((0, 15 * MIN), (100 * MIN, 120 * MIN))))
    day.run(50)
    day.work("a")
    assert day.calendar.slot("staffing", 5) == (110 * MIN, 115 * MIN)
    day.run(200)
    assert day.done() == [(110, "a")]


def test_a_duty_outside_the_hours_is_held() -> None:
    day = Day(Hours(((0, 15 * MIN), (100 * MIN, 120 * MIN))))
    day.duty("talk", 40, 50)
    assert rows(day) == [("talk", 40, 50)]
    day.run(200)
    assert day.of("talk") == [(40, "begun"), (50, "over after 10")]
