"""The schedule as strips: a cell is ten minutes, now is marked, need and short stand under it."""

from __future__ import annotations

from floorsim.present.row import Role
from floorsim.present.schedule_rows import (
    Strip,
    day_title,
    hours_row,
    interval_row,
    need_rows,
    schedule_entries,
)
from floorsim.units import DAY_S, HOUR_S
from tests.present.floor_views import NINE, NOW, a_floor
from tests.present.roster_views import a_day

VIEW = a_floor()
DAY = a_day(VIEW)
STRIP = Strip.of(DAY, 80, NOW, NINE + HOUR_S)


def lines(width: int = 80) -> dict[str, str]:
    strip = Strip.of(DAY, width, NOW, NINE + HOUR_S)
    return {entry.id or "": entry.line.text for entry in schedule_entries(DAY, strip, width, ["a2"])}


def test_a_cell_is_ten_minutes_and_breaks_lunches_and_overtime_are_letters() -> None:
    first = next(text for id, text in lines().items() if id == DAY.rows[0].agent)
    assert first[8 : 8 + 12 + 2] == "─" * 12 + "bb"
    assert "LLL" in first
    assert any("+++" in text for text in lines().values())
    assert all(len(text) == 80 for text in lines().values())


def test_the_present_cell_is_marked_and_whoever_is_off_says_why() -> None:
    entry = schedule_entries(DAY, STRIP, 80, [])[0]
    marked = [place for place, (_, role) in enumerate(entry.line.spans) if role is Role.PICKED]
    assert marked == [1 + int((NOW - STRIP.start_s) // 600.0)]
    said = " ".join(lines().values())
    assert "◇ leave" in said
    assert "○ stby" in said
    assert "✕ abs." in said


def test_adherence_stands_at_the_right_with_a_symbol() -> None:
    assert "▲ 97%" in lines()[DAY.rows[0].agent]
    assert "◆ 91%" in lines()[DAY.rows[1].agent]
    assert "▼ 84%" in lines()[DAY.rows[2].agent]


def test_need_and_short_stand_under_their_half_hours() -> None:
    need, short = (row.text for row in need_rows(DAY, STRIP, 80, None))
    place = 8 + 3 * 4
    assert need[place : place + 3] == "11 "
    assert short[place : place + 3] == " 3 "
    assert short[8:11] == " · "
    assert hours_row(STRIP, 80).text[8:10] == "08"


def test_the_half_hour_under_the_cursor_is_told_channel_by_channel() -> None:
    assert "10:00  Voice 8 on, need 11, short 3" in interval_row(VIEW, DAY, STRIP, 80).text


def test_a_long_day_moves_under_the_cursor() -> None:
    late = Strip.of(DAY, 60, NOW, 17.5 * HOUR_S)
    assert late.start_s + late.cells * 600.0 >= 18 * HOUR_S
    assert late.start_s > STRIP.start_s


def test_a_later_day_has_its_name_and_number() -> None:
    assert day_title(a_day(VIEW, 1), 0, 2) == "Wednesday, tomorrow, day 2 of 3"
    assert day_title(DAY, 0, 0) == "Tuesday, today"
    tomorrow = a_day(VIEW, 1)
    strip = Strip.of(tomorrow, 80, NOW, DAY_S + NINE)
    assert "%" not in "".join(entry.line.text for entry in schedule_entries(tomorrow, strip, 80, []))
