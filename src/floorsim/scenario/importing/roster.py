"""A roster as people have it: a row for each person, with group, skills, shift and breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.forecast.rows import Row
from floorsim.scenario.importing.clocks import read_stamp, stamp_or_none
from floorsim.scenario.importing.columns import columns_of
from floorsim.scenario.importing.export_text import export_text
from floorsim.scenario.importing.layout import table_in
from floorsim.scenario.importing.roster_breaks import BreakColumn, WrongCellError, break_columns, breaks_of
from floorsim.scenario.importing.roster_days import rows_of_day
from floorsim.scenario.importing.words import plain, words
from floorsim.scenario.values.durations import format_duration
from floorsim.scenario.values.times_of_day import format_time
from floorsim.units import DAY_S
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown

LONGEST_SHIFT_S: Final = 57_600.0
"""A longer shift is probably one to 5:00 in the afternoon (D)."""


@dataclass(frozen=True)
class Person:
    """One row: who it is, and when they work; times in seconds after midnight."""

    line: int
    name: str
    group: str | None
    skills: str
    start_s: float
    end_s: float
    breaks: tuple[tuple[str, float, float], ...]
    """Kind, beginning and length of each."""
    profile: str
    note: str
    column: int
    """Of the line, at which the name begins."""

    @property
    def shift(self) -> dict[str, Any]:
        """As a scenario writes it."""
        written: dict[str, Any] = {"from": format_time(self.start_s), "to": format_time(self.end_s)}
        if self.breaks:
            written["activities"] = [
                {"kind": kind, "at": format_time(at_s), "for": format_duration(length_s)}
                for kind, at_s, length_s in self.breaks
            ]
        return written


@dataclass
class Roster:
    """The people of a roster, and everything that there is to tell about reading it."""

    source: str
    columns: dict[str, str]
    people: list[Person] = field(default_factory=list)
    off: list[int] = field(default_factory=list)
    unreadable: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_roster(raw: bytes, source: str, said: Mapping[str, str], on: date | None) -> Roster:
    """The people who work on a day; `on` is needed where the roster has several.

    Raises:
        ScenarioError: the file is no table of text.
        UsageError: something must be said that the file does not say.
    """
    table = table_in(export_text(raw, source).text, source, words().roster)
    of = columns_of(table, words().roster, said, "point")
    if "shift" not in of and not {"start", "end"} <= set(of):
        raise UsageError(
            f"{source}: no column says when people work; name it with --shift, or two with --start and "
            f"--end. The columns are {listed(table.names, 'and')}."
        )
    if "name" not in of and not {"first_name", "last_name"} <= set(of):
        raise UsageError(
            f"{source}: no column has names; say --name COLUMN. The columns are {listed(table.names, 'and')}."
        )
    roster = Roster(source, {role: table.names[index] for role, index in of.items()}, notes=list(table.notes))
    breaks = break_columns(table, of)
    for row in rows_of_day(table, of, on, roster.notes, roster.unreadable):
        try:
            person = _person(row, of, breaks)
        except WrongCellError as wrong:
            roster.unreadable.append(Fault.of(source, row.line, wrong.column, "", wrong))
            continue
        if person is None:
            roster.off.append(row.line)
        else:
            roster.people.append(person)
    _refuse_twice(roster)
    if roster.off:
        roster.notes.append(f"{counted(len(roster.off), 'row')} of people who do not work that day left out.")
    return roster


def _person(row: Row, of: Mapping[str, int], breaks: Sequence[BreakColumn]) -> Person | None:
    """Who a row is about; None for somebody who does not work. Raises WrongCellError."""

    def cell(role: str) -> str:
        index = of.get(role)
        return " ".join(row.cells[index].text.split()) if index is not None and index < len(row.cells) else ""

    def place(role: str) -> int:
        index = of.get(role, 0)
        return row.cells[index].column if index < len(row.cells) else 1

    name = cell("name") or f"{cell('first_name')} {cell('last_name')}".strip()
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}"
    if not plain(name):
        raise WrongCellError("there is no name here; write who it is", place("name"))
    shift, start, end = cell("shift"), cell("start"), cell("end")
    if {plain(shift), plain(start)} & set(words().off) or not plain(shift + start):
        return None
    start_s, end_s = _hours(start, end, place("start")) if start else _span(shift, place("shift"))
    if end_s - start_s > LONGEST_SHIFT_S:
        hours = f"{format_time(start_s)} to {format_time(end_s)}"
        wrong = f"{hours} would be a shift of {format_duration(end_s - start_s)}"
        right = "write times with 24 hours, or with AM and PM"
        raise WrongCellError(f"{wrong}; {right}", place("start" if start else "shift"))
    return Person(
        row.line,
        name,
        cell("group") or None,
        cell("skills"),
        start_s,
        end_s,
        breaks_of(row, breaks, start_s, end_s),
        cell("profile"),
        cell("note"),
        place("name"),
    )


def _hours(start: str, end: str, column: int) -> tuple[float, float]:
    start_s, end_s = _time(start, column), _time(end, column)
    return start_s, end_s if end_s > start_s else end_s + DAY_S


def _span(shift: str, column: int) -> tuple[float, float]:
    stamp = stamp_or_none(shift)
    if stamp.at_s is None or stamp.end_s is None:
        raise WrongCellError(
            f"{shown(shift)} is no shift; write one such as 08:00-16:30, or nothing for somebody who is off",
            column,
        )
    return stamp.at_s, stamp.end_s


def _time(cell: str, column: int) -> float:
    try:
        at_s = read_stamp(cell).at_s
    except ValueError as refused:
        raise WrongCellError(str(refused), column) from None
    if at_s is None:
        raise WrongCellError(f"{shown(cell)} has no time; write one such as 08:00", column)
    return at_s


def _refuse_twice(roster: Roster) -> None:
    """Takes out, with a fault, whoever stands there a second time."""
    seen: dict[str, int] = {}
    for person in list(roster.people):
        first = seen.setdefault(plain(person.name), person.line)
        if first != person.line:
            wrong = f"{shown(person.name)} stands in line {first} already"
            right = "keep one row of each person, and give two people of one name a letter each"
            roster.unreadable.append(Fault(roster.source, person.line, person.column, "", wrong, right))
            roster.people.remove(person)
