"""The queues' rows: too few people are marked, and in numbers; enough are not; every row is whole."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.present.queue_rows import in_view, queue_rows, wanted_rows
from floorsim.present.row import Role, Row
from tests.present.floor_views import a_channel, a_floor, email


def row_of(**changes: Any) -> Row:
    """The row of a channel."""
    return queue_rows(a_floor(channels=(a_channel(**changes),)), 80)[1]


def role_of(row: Row, words: str) -> Role:
    """How these words are drawn."""
    (role,) = [role for text, role in row.spans if text.strip() == words]
    return role


@pytest.mark.parametrize(
    ("staffed", "needed", "shown", "role"),
    [
        (14, 20.6, "14/21 short 7", Role.BAD),
        (20, 20.6, "20/21 short 1", Role.BAD),
        (20, 20.4, "20/20", Role.TEXT),
        (30, 20.6, "30/21", Role.TEXT),
        (0, 1.0, "0/1 short 1", Role.BAD),
        (3, None, "3 on", Role.TEXT),
    ],
)
def test_agents_stand_against_the_need_and_only_too_few_are_bad(
    staffed: int, needed: float | None, shown: str, role: Role
) -> None:
    assert role_of(row_of(staffed=staffed, needed=needed), shown) is role


@pytest.mark.parametrize("width", [80, 90, 120, 200])
@pytest.mark.parametrize(
    "title", ["Voice", "Zahlungsverkehr und Karten international", "顧客サポート窓口", "תמיכה"]
)
def test_every_row_is_as_wide_as_the_panel_and_no_figure_is_cut(width: int, title: str) -> None:
    crowded = a_channel(title=title, waiting=1234, longest_wait_s=3900.0, staffed=120, needed=164.0)
    late = email(title=title, over_target=107, waiting=2048)
    heading, *rows = queue_rows(a_floor(channels=(crowded, late)), width)
    assert {row.width for row in (heading, *rows)} == {width}
    words = " ".join(row.text for row in rows)
    for figure in ("1234", "1h05", "120/164 short 44", "68% 55–79", "2048", "107 late", "80/20s"):
        assert figure in words


def test_nothing_switched_on_and_nothing_hidden_takes_no_row() -> None:
    view = a_floor(channels=(a_channel(),))
    assert wanted_rows(view, 4) == 2 == len(queue_rows(view, 80))
    owed = a_floor(channels=(a_channel(callbacks_on=True, callbacks_owed=6, callbacks_overdue=1),))
    assert wanted_rows(owed, 4) == 3
    assert "Voice callbacks on, 6 owed, 1 late" in queue_rows(owed, 80)[-1].text


def test_channels_out_of_sight_are_counted_and_the_cursor_brings_them_in() -> None:
    view = a_floor(channels=tuple(a_channel(id=f"c{number}") for number in range(7)))
    assert wanted_rows(view, 4) == 6
    assert in_view(view, 6, None) == (0, 4)
    assert in_view(view, 6, 6) == (3, 4)
    assert "3 more channels" in queue_rows(view, 80, rows=6)[-1].text


def test_a_band_that_is_certain_is_one_figure() -> None:
    assert row_of(lands_at=(0.32, 0.32, 0.32)).text.rstrip().endswith("32%")


def test_the_row_under_the_cursor_has_an_arrow_and_letters_stand_in_its_place() -> None:
    view = a_floor(channels=(a_channel(), email()))
    _, voice, mail = queue_rows(view, 80, active=True, cursor=0, letters=["v", "e"])
    assert voice.selected
    assert voice.text.startswith("▸Voice")
    assert mail.text.startswith("eEmail")
