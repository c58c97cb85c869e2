"""Rosters as people have them, read without a scenario."""

from __future__ import annotations

from datetime import date

import pytest

from floorsim.errors import UsageError
from floorsim.scenario.importing.roster import Roster, read_roster
from floorsim.scenario.importing.roster_skills import skills_of


def read(text: str, on: date | None = None, **said: str) -> Roster:
    return read_roster(text.encode(), "roster.csv", said, on)


def test_a_shift_to_five_in_the_afternoon_is_not_taken_for_one_through_the_night() -> None:
    roster = read("Name,Shift\nBea,9-5\nDev,9:00 AM - 5:00 PM\nKim,22:00-06:00\n")
    assert [person.name for person in roster.people] == ["Dev", "Kim"]
    assert "09:00 to d2 05:00 would be a shift of 20h; write times with 24 hours" in str(roster.unreadable[0])


def test_breaks_with_a_column_for_their_end_are_one_break() -> None:
    roster = read(
        "Name,Start,End,Break 1 Start,Break 1 End,Lunch Start,Lunch End,Break 2\n"
        "Bea,08:00,16:30,10:00,10:10,12:00,12:45,15:00\n"
    )
    assert [(kind, at_s / 3600, length_s) for kind, at_s, length_s in roster.people[0].breaks] == [
        ("break", 10, 600),
        ("lunch", 12, 2700),
        ("break", 15, 900),
    ]


def test_who_is_on_leave_is_off_though_hours_are_written() -> None:
    roster = read("Name,Shift,Start,End\nBea,Vacation,08:00,16:00\nDev,Early,08:00,16:00\n")
    assert ([person.name for person in roster.people], roster.off) == (["Dev"], [2])


def test_beginnings_with_dates_say_of_which_day_they_are() -> None:
    text = (
        "Name,Start,End\nBea,2025-01-06 08:00,2025-01-06 16:00\nDev,2025-01-06 22:00,2025-01-07 06:00\n"
        "Kim,2025-01-07 08:00,2025-01-07 16:00\nLea,OFF,\n"
    )
    with pytest.raises(UsageError, match="the roster has 2 days; say which"):
        read(text)
    roster = read(text, date(2025, 1, 6))
    assert [person.name for person in roster.people] == ["Bea", "Dev"]
    assert (roster.off, roster.unreadable) == ([5], [])


def test_a_week_across_is_read_by_the_column_of_its_day() -> None:
    week = "Name,Mon 06.01.,Tue 07.01.\nBea,08:00-16:30,OFF\nDev,AL,08:00-12:00; 13:00-16:30\n"
    with pytest.raises(UsageError, match="no column says when people work; name it with --shift"):
        read(week)
    monday = read(week, shift="Mon 06.01.")
    assert [person.name for person in monday.people] == ["Bea"]
    assert "'AL' is no shift; write one such as 08:00-16:30, or nothing for somebody" in str(
        monday.unreadable[0]
    )
    tuesday = read(week, shift="Tue 07.01.")
    assert "'08:00-12:00; 13:00-16:30' is no shift; write" in str(tuesday.unreadable[0])


def test_a_day_is_not_asked_of_a_roster_without_dates() -> None:
    with pytest.raises(UsageError, match="no column has dates; name it with --date, or leave out --day"):
        read("Name,Shift\nBea,08:00-16:00\n", date(2025, 1, 6))
    dateless = read("Name,Date,Shift\nBea,6 Jan,08:00-16:00\n", date=("Date"))
    assert ("'6 Jan' is not a time or a date" in str(dateless.unreadable[0]), dateless.people) == (True, [])


def test_a_number_at_the_end_of_a_skills_name_is_no_level() -> None:
    known = ("tier2", "line_3", "voice")
    assert skills_of("tier2; Line 3; voice 80%", {}, known) == {"tier2": 0.9, "line_3": 0.9, "voice": 0.8}
    assert skills_of("tier2:0.5, line 3 (70%)", {}, known) == {"tier2": 0.5, "line_3": 0.7}
    assert skills_of("", {}, known) is None
