"""The top line: what is due next stands there; a budget that nobody can use does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from floorsim.present.header_rows import budget_words, due_words, header_row, nearest_deadline, open_items
from floorsim.present.row import Role
from tests.present.floor_views import INBOX, NINE, NOW, a_floor, a_message

OWED = a_message("owed", sender="you", category="promise", choices=(), deadline_s=NOW + 100)


def header(view_width: int, **changes: Any) -> str:
    view = a_floor(**changes)
    return header_row(view, view_width, speed=10.0, held=None).text


def test_the_nearest_deadline_is_named_with_whom_it_is_for() -> None:
    view = a_floor()
    assert due_words(view) == "due 09:29 Dana"
    assert due_words(view, {"manager"}) == "due 09:50 Reyes"
    assert due_words(a_floor(inbox=(*INBOX, OWED))) == "owed 09:27"
    assert due_words(a_floor(inbox=INBOX[2:])) == ""
    assert nearest_deadline(a_floor(inbox=())) is None
    for width in (80, 120):
        assert "due 09:29 Dana" in header(width)


def test_it_is_shown_as_bad_within_five_minutes() -> None:
    for items, role in ((INBOX, Role.BAD), (INBOX[:1], Role.TEXT)):
        spans = header_row(a_floor(inbox=items), 80, speed=10.0, held=None).spans
        assert next(look for text, look in spans if "due " in text) is role


def test_what_is_owed_counts_as_open() -> None:
    assert open_items(a_floor(inbox=(OWED,))) == (1, 1)
    assert open_items(a_floor(inbox=(OWED,)), {"owed"}) == (0, 0)


def test_overtime_that_nobody_can_use_is_not_shown_as_a_budget() -> None:
    budget = a_floor().budget
    assert budget_words(budget) == "overtime 2/6 h"
    assert budget_words(replace(budget, overtime_usable=False)) == ""
    assert "overtime" in header(120)
    assert "overtime" not in header(120, budget=replace(budget, overtime_usable=False))


def test_what_one_does_and_what_is_due_come_before_money() -> None:
    own = replace(a_floor().own_time, doing="moving Ben to chat", until_s=NINE + 1800.0)
    text = header(80, own_time=own)
    assert "moving Ben to c… to 09:30" in text
    assert "due 09:29 Dana" in text
    assert "overtime" not in text


def test_a_long_reason_for_a_pause_leaves_room_for_what_one_does_before_naming_whose_deadline_it_is() -> None:
    own = replace(a_floor().own_time, doing=None, until_s=None, queued=(), coming=())
    text = header_row(a_floor(own_time=own), 80, speed=10.0, held="Dana's message is due in 29 s").text
    assert "you: free " in text
    assert "due 09:29 " in text
