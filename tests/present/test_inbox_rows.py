"""The inbox: what is due first, marked by what it is, with what it asks; what is over only on demand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.desk.view import CalendarRow, ChoiceView, MessageView
from floorsim.present.glyphs import drawn
from floorsim.present.inbox_rows import (
    filter_counts,
    in_order,
    inbox_rows,
    message_look,
    message_row,
    standing,
)
from floorsim.present.row import Role
from tests.present.floor_views import INBOX, NINE, NOW, a_floor, a_message

OWED = a_message("owed", sender="Reyes", subject="You promised an update", category="promise",
                 choices=(ChoiceView("keep", "Write it", 3.0),), deadline_s=NINE + 65 * 60.0)  # fmt: skip
TO_TEAM = replace(OWED, id="team", sender="you", choices=(), kept_by="incident_post")
ANSWERED = a_message("old", state="answered", at_s=NOW - 900)
MISSED = a_message("gone", state="missed", at_s=NOW - 800)
EVERYTHING = (*INBOX, OWED, TO_TEAM, ANSWERED, MISSED)


@pytest.mark.parametrize(
    ("item", "symbol", "words", "role"),
    [
        (a_message(deadline_s=NOW + 299), "!", "due 09:31", Role.BAD),
        (a_message(deadline_s=NOW + 301), "●", "due 09:31", Role.TEXT),
        (a_message(deadline_s=None), "●", "open", Role.TEXT),
        (OWED, "→", "owed 10:05", Role.ACCENT),
        (replace(OWED, deadline_s=NOW + 200), "!", "owed 09:29", Role.BAD),
        (TO_TEAM, "→", "owed 10:05", Role.ACCENT),
        (INBOX[3], "·", "09:24", Role.TEXT),
        (ANSWERED, "✓", "done", Role.DIM),
        (MISSED, "✕", "missed", Role.BAD),
        (a_message(deadline_s=NOW + 86400), "●", "d2 09:26", Role.TEXT),
    ],
)
def test_an_item_is_marked_by_what_it_is(item: MessageView, symbol: str, words: str, role: Role) -> None:
    assert message_look(item, NOW) == (symbol, words, role)


def test_what_is_read_or_has_its_reply_queued_says_so() -> None:
    assert message_look(INBOX[3], NOW, {"it": NOW}) == ("✓", "read", Role.DIM)
    assert message_look(INBOX[0], NOW, answering={"when"}) == ("◒", "queued", Role.ACCENT)
    assert standing(INBOX[0], answering={"when"}) == "queued"


def test_what_is_being_answered_says_so_and_not_that_it_could_still_be_withdrawn() -> None:
    now = CalendarRow(
        "decision:0", "answering Dana", NOW, NOW + 120, False, False, message="when", in_hand=True
    )
    view = a_floor(inbox=INBOX)
    view = replace(view, own_time=replace(view.own_time, coming=(now,)))
    (row,) = (one.text for one in inbox_rows(view, 78, 8, answering={"when"}) if "◒" in one.text)
    assert row.startswith(" ◒ now ")
    assert row.rstrip().endswith("you are answering")


def test_what_is_over_is_left_out_and_shown_where_it_is_asked_for() -> None:
    view = a_floor(inbox=EVERYTHING)
    assert [item.id for item in in_order(view.inbox)] == ["manager", "when", "owed", "team", "swap", "it"]
    assert [item.id for item in in_order(view.inbox, only="closed")] == ["gone", "old"]
    assert [item.id for item in in_order(view.inbox, only="owed")] == ["owed", "team"]
    assert [item.id for item in in_order(view.inbox, only="to_read")] == ["it"]
    assert filter_counts(view.inbox) == {
        "current": 6, "to_answer": 3, "owed": 2, "to_read": 1, "closed": 2, "all": 8,
    }  # fmt: skip
    assert filter_counts(view.inbox, {"it": NOW})["closed"] == 3


def test_a_row_says_who_what_and_how_many_minutes_it_asks() -> None:
    rows = [row.text.rstrip() for row in inbox_rows(a_floor(inbox=EVERYTHING), 78, 8)]
    assert rows[0].endswith(" 3 to answer, 2 owed, 1 to read ─")
    assert rows[1].startswith(" ! due 09:29  Dana       Caller wants a manager")
    assert rows[1].endswith(" case 1–2 min")
    assert rows[3].startswith(" → owed 10:05 Reyes      You promised an update")
    assert rows[3].endswith(" promise 3 min")
    assert rows[4].startswith(" → owed 10:05 You ")
    assert rows[4].endswith(" promise")
    assert rows[6].endswith(" to read")


def test_a_narrow_row_keeps_the_subject_and_leaves_out_what_it_asks() -> None:
    row = message_row(INBOX[1], NOW, 44).text
    assert row.startswith(" ! due 09:29  Dana       Caller wants")
    assert len(row) == 44


def test_an_inbox_without_anything_open_says_so() -> None:
    assert "No messages yet." in inbox_rows(a_floor(inbox=()), 78, 3)[1].text
    assert "Nothing is open" in inbox_rows(a_floor(inbox=(ANSWERED,)), 78, 3)[1].text


def test_on_an_ascii_terminal_no_two_marks_are_the_same() -> None:
    items = (INBOX[0], INBOX[1], OWED, INBOX[3], ANSWERED, MISSED)
    marks = [drawn(message_look(item, NOW).symbol, "ascii") for item in items]
    marks.append(drawn(message_look(INBOX[0], NOW, answering={"when"}).symbol, "ascii"))
    assert len(set(marks)) == len(marks)
    assert all(mark.isascii() for mark in marks)
