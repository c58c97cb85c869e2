"""The queues' rows: too few people are marked, and in numbers; enough are not."""

from __future__ import annotations

import pytest

from floorsim.present.queue_rows import queue_rows
from floorsim.present.row import Role, Row
from tests.present.floor_views import a_channel, a_floor

WIDE = 160
"""Room for the columns of staffing and handling."""


def rows(staffed: int, needed: float | None) -> tuple[Row, Row]:
    """The channel's row and the row of staffing below it."""
    channel = a_channel(staffed=staffed, needed=needed)
    _, row, staffing = queue_rows(a_floor(channels=(channel,)), WIDE)
    return row, staffing


def role_of(row: Row, words: str) -> Role:
    """How these words are drawn."""
    (role,) = [role for text, role in row.spans if text.strip() == words]
    return role


@pytest.mark.parametrize(
    ("staffed", "needed", "shown", "short"),
    [
        (14, 20.6, "14/21", 7),
        (20, 20.6, "20/21", 1),
        (20, 20.4, "20/20", 0),
        (21, 20.6, "21/21", 0),
        (30, 20.6, "30/21", 0),
        (0, 1.0, "0/1", 1),
    ],
)
def test_only_too_few_people_are_marked_as_bad(staffed: int, needed: float, shown: str, short: int) -> None:
    row, staffing = rows(staffed, needed)
    assert role_of(row, shown) == (Role.BAD if short else Role.TEXT)
    bad = [text for text, role in staffing.spans if role == Role.BAD]
    assert bad == ([f"short {short}"] if short else [])


def test_without_a_need_nobody_is_short() -> None:
    row, staffing = rows(3, None)
    assert all(role != Role.BAD for text, role in row.spans if text.strip().startswith("3/"))
    assert all(role != Role.BAD for _, role in staffing.spans)


def test_the_shortest_channel_stands_first() -> None:
    some = [
        a_channel("voice", staffed=9, needed=10.0),
        a_channel("chat", staffed=2, needed=6.0),
        a_channel("email", staffed=8, needed=3.0),
    ]
    staffing = queue_rows(a_floor(channels=tuple(some)), WIDE)[-1]
    named = [text.partition(":")[0] for text, _ in staffing.spans if " on, need " in text]
    assert named == ["Chat", "Voice", "Email"]
