"""The top line: what is due next stands there; a budget that nobody can use does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from floorsim.desk.view import CalendarRow
from floorsim.present.header_rows import (
    budget_words,
    due_words,
    header_row,
    nearest_deadline,
    open_items,
    reason_words,
)
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
    assert "you: moving Ben to chat to 09:30  " in text
    assert "  due 09:29" in text
    assert "Dana" not in text
    assert "overtime" not in text


STOPPED = "Ruth got no answer in time: 10 minutes of extra break after the call"


@pytest.mark.parametrize(
    ("width", "reason"),
    [(80, "‖ Ruth got no answer 1 h 34 left"), (120, "‖ Ruth got no answer in time 1 h 34 left")],
)
@pytest.mark.parametrize("doing", [None, "a call of Samir's"])
def test_the_reason_why_the_clock_is_paused_gives_way_to_own_time(
    width: int, reason: str, doing: str | None
) -> None:
    own = replace(a_floor().own_time, doing=doing, until_s=NINE + 1800.0 if doing else None)
    text = header_row(a_floor(own_time=own), width, speed=10.0, held=STOPPED).text
    whole = "you: free  " if doing is None else "you: a call of Samir's to 09:30"
    assert whole in text
    assert "1 h 34 left" in text
    if doing is None:
        assert reason in text


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize(
    "held", [STOPPED, "paused: your promise (Update to Reyes) is due in 2 min", "x" * 200]
)
@pytest.mark.parametrize("doing", ["free", "moving Ben to chat", "side-by-side with Noor Haddad"])
def test_whatever_the_reason_what_one_does_and_until_when_is_whole_and_the_time_left_stays(
    width: int, held: str, doing: str
) -> None:
    busy = replace(a_floor().own_time, doing=doing, until_s=NINE + 1800.0, free_at_s=NINE + 1800.0)
    view = a_floor() if doing == "free" else a_floor(own_time=busy)
    row = header_row(view, width, speed=10.0, held=held)
    assert row.width == width
    assert f"you: {doing}" + ("" if doing == "free" else " to 09:30") in row.text
    assert "1 h 34 left" in row.text
    assert "‖ " in row.text


def test_who_is_free_until_a_duty_reads_until_when_also_beside_a_long_reason() -> None:
    duty = CalendarRow("d", "the one-to-one with Noor", NOW + 840, NOW + 2340, True, False)
    own = replace(a_floor().own_time, coming=(duty,))
    text = header_row(a_floor(own_time=own), 80, speed=10.0, held=STOPPED).text
    assert "you: free to 09:40" in text


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (70, "Ruth got no answer in time"),
        (20, "Ruth got no answer"),
        (14, "Ruth got no a…"),
        (8, "paused"),
        (4, None),
    ],
)
def test_a_reason_gets_shorter_words_before_its_end_is_cut(room: int, words: str | None) -> None:
    assert reason_words(STOPPED, room) == words


def test_what_stands_in_brackets_is_the_first_to_go() -> None:
    held = "paused: your promise (Update to Reyes) is due in 2 min"
    assert reason_words(held, 42) == "your promise is due in 2 min"


def test_the_title_stands_there_only_where_everything_else_is_whole() -> None:
    assert "Login outage" not in header_row(a_floor(), 80, speed=10.0, held=STOPPED).text
    assert "Login outage" in header_row(a_floor(), 120, speed=10.0, held="paused").text
