"""The supervisor's own time: when each thing acts, whether it is late, what doing it first would bring."""

from dataclasses import replace

import pytest

from floorsim.desk.view import CalendarRow
from floorsim.present.own_time_rows import (
    calendar_row,
    due_items,
    due_row,
    if_first_words,
    number_of,
    order_number,
    out_of_reach_row,
    title_words,
)
from tests.present.floor_views import INBOX, NOW, a_floor, a_message

MIN = 60.0
IN_HAND = CalendarRow(
    "decision:1", "posting to the team", NOW - MIN, NOW + 4 * MIN, False, False, in_hand=True
)
MOVE = CalendarRow("decision:2", "moving breaks", NOW + 4 * MIN, NOW + 7 * MIN, False, False)
REPLY = CalendarRow(
    "decision:3", "answering Reyes", NOW + 7 * MIN, NOW + 9 * MIN, False, False, NOW + 5 * MIN, "when"
)
TALK = CalendarRow(
    "one_to_one:noor", "1:1 with Noor", NOW + 9 * MIN, NOW + 30 * MIN, True, False, NOW + 8 * MIN
)


def line(row: CalendarRow, place: int = 1) -> str:
    return " ".join(calendar_row(row, place, 80).text.split())


def test_every_line_says_when_it_acts() -> None:
    assert line(IN_HAND) == "09:25 ▶ now Posting to the team 5 min to 09:30"
    assert line(MOVE) == "09:30 ● queued 1 Moving breaks 3 min acts 09:33"
    assert line(MOVE._replace(estimated=True)).endswith("acts about 09:33")


def test_what_is_begun_after_its_time_is_late_and_says_by_how_much() -> None:
    assert line(REPLY, 2).endswith("▼ 2 min late, due 09:31")
    assert line(TALK).endswith("▼ 1 min late, due 09:34")
    assert line(REPLY._replace(due_s=NOW + 8 * MIN)).endswith("acts 09:35, in time")
    assert line(TALK._replace(due_s=TALK.starts_s)).endswith("asks 09:33")


def test_what_is_in_hand_is_never_late() -> None:
    assert "late" not in line(IN_HAND._replace(due_s=NOW - 10 * MIN))


@pytest.mark.parametrize("name", ["x" * 90, "王小明" * 20, "محمد عبد الرحمن " * 5])
@pytest.mark.parametrize("row", [IN_HAND, MOVE, REPLY, TALK])
@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_long_name_of_any_script_keeps_the_note_within_the_row(
    row: CalendarRow, name: str, width: int
) -> None:
    shown = calendar_row(row._replace(doing=name), 12, width)
    assert shown.width == width
    assert shown.text.rstrip()[-1] != "…"


def test_a_duty_out_of_reach_and_what_is_due_say_so() -> None:
    assert "no time before it ends" in out_of_reach_row(TALK, 80).text
    assert "due in 23 minutes" in due_row(INBOX[0], NOW, 80).text
    assert "due now" in due_row(a_message(deadline_s=NOW + 30), NOW, 80).text


def test_minutes_left_are_booked_or_free() -> None:
    view = a_floor()
    own = replace(view.own_time, doing="posting", coming=(IN_HAND, MOVE), free_at_s=NOW + 7 * MIN)
    assert title_words(replace(view, own_time=own)) == "94 min left: 7 booked, 87 free, free at 09:33"
    assert title_words(view).endswith("free now")


def test_what_is_due_and_not_taken_on_stands_by_its_time_promises_too() -> None:
    promise = a_message("owed", category="promise", choices=(), deadline_s=NOW + 60)
    view = a_floor(inbox=(*INBOX, promise))
    assert [item.id for item in due_items(view, set())] == ["owed", "manager", "when"]
    assert [item.id for item in due_items(view, {"manager"})] == ["owed", "when"]


def test_a_queued_reply_is_found_by_its_message_until_it_is_begun() -> None:
    view = a_floor()
    own = replace(view.own_time, coming=(MOVE, REPLY))
    assert order_number(replace(view, own_time=own), "when") == 3
    begun = replace(view.own_time, coming=(REPLY._replace(in_hand=True),))
    assert order_number(replace(view, own_time=begun), "when") is None
    assert number_of(TALK) is None


def test_doing_it_first_says_its_own_times_and_what_becomes_late() -> None:
    first = REPLY._replace(starts_s=NOW + 4 * MIN, ends_s=NOW + 6 * MIN)
    words = if_first_words(REPLY.key, (IN_HAND, first, MOVE), ("1:1 with Noor starts 3 min late",))
    assert words == "09:30–09:32, in time; 1:1 with Noor starts 3 min late."
    assert if_first_words(REPLY.key, (IN_HAND, REPLY), ()) == "09:33–09:35, 2 minutes late."
    assert if_first_words(REPLY.key, (), ()) == "It would not start before the shift ends."
