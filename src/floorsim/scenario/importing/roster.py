"""A roster as people have it: a row for each person, with group, skills, shift and breaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Final

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.forecast.rows import Row
from floorsim.scenario.importing.clocks import Unsure, read_stamp, stamp_or_none
from floorsim.scenario.importing.columns import columns_of
from floorsim.scenario.importing.export_text import export_text
from floorsim.scenario.importing.layout import Table, table_in
from floorsim.scenario.importing.moments import ORDERS
from floorsim.scenario.importing.words import fit, has_word, plain, words
from floorsim.scenario.values.durations import format_duration
from floorsim.scenario.values.times_of_day import format_time
from floorsim.units import DAY_S
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown

USUAL_S: Final = {"break": 900.0, "lunch": 1800.0}
"""How long a break is of which only the beginning is said (D)."""
_BETWEEN_BREAKS: Final = re.compile(r"[;,/&+]| and | und | y | et ")
_BEGINS: Final = ("start", "begin", "from", "beginn", "von", "inicio", "debut")
"""Words of a column that holds the beginning of a break whose end has its own."""
LONGEST_SHIFT_S: Final = 57_600.0
"""A longer shift is probably one to 5:00 in the afternoon (D)."""
HIGHEST_RATING: Final = 10.0
"""A level above it is a percentage; one from 1 to it, such as 5, may be a mark out of 5 or of 10 (D)."""
_OFF: Final = frozenset(
    [
        "off",
        "x",
        "free",
        "leave",
        "vacation",
        "holiday",
        "sick",
        "frei",
        "urlaub",
        "krank",
        "libre",
        "vacaciones",
        "baja",
        "repos",
        "conge",
        "absent",
        "none",
    ]
)
_SKILL: Final = re.compile(r"(.+?)\s*[:=(]?\s*(\d*[.,]?\d+\s*%?)?\)?")


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
    breaks = _break_columns(table, of)
    for row in _of_day(list(table.rows()), _day_column(table, of), on, roster):
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


class WrongCellError(ValueError):
    """A value of a row cannot be read: what is wrong and what would be right, and the column of the line."""

    def __init__(self, reason: str, column: int) -> None:
        super().__init__(reason)
        self.column = column


def _break_columns(table: Table, of: Mapping[str, int]) -> list[tuple[str, int, int | None]]:
    """The columns of breaks: the kind, the column, and that of the end where it has one of its own."""
    found: list[tuple[str, int, int | None]] = []
    for index, name in enumerate(map(plain, table.names)):
        bare = " ".join(word for word in name.split() if word not in (*words().ends, *_BEGINS))
        fits = {kind: fit(bare, words().roster[kind]) for kind in USUAL_S}
        kind = max(fits, key=lambda one: fits[one])
        if fits[kind] <= 50 or (index in of.values() and index not in (of.get("break"), of.get("lunch"))):
            continue
        if has_word(name, words().ends) and found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1], index)
        else:
            found.append((kind, index, None))
    return found


def _day_column(table: Table, of: Mapping[str, int]) -> int | None:
    """The column that says of which day a row is: its own, or that of the beginnings if these have dates."""
    column = of.get("start", of.get("shift", 0))
    has_days = any(stamp_or_none(cell).day for cell in table.values(column))
    return of.get("date", column if has_days else None)


def _of_day(rows: Sequence[Row], column: int | None, on: date | None, roster: Roster) -> Iterator[Row]:
    """The rows of one day, with those that are off and so have no beginning that could say it."""
    if column is None:
        yield from rows
        return
    days: dict[date | Unsure, list[Row]] = {}
    for row in rows:
        cell = row.cells[column] if column < len(row.cells) else row.cells[0]
        try:
            day = read_stamp(cell.text).day
        except ValueError as refused:
            if "date" in roster.columns:
                roster.unreadable.append(Fault.of(roster.source, row.line, cell.column, "", refused))
            else:
                yield row
            continue
        if day is not None:
            days.setdefault(day, []).append(row)
    if on is None and len(days) == 1:
        yield from next(iter(days.values()))
        return
    if on is None:
        raise UsageError(
            f"{roster.source}: the roster has {len(days)} days; say which, such as --day 2025-01-06."
        )
    meant = [
        day for day in days if day == on or (isinstance(day, Unsure) and on in map(day.in_order, ORDERS))
    ]
    if not meant:
        raise UsageError(f"{roster.source}: the roster has no rows for {on}.")
    if len(meant) > 1:
        raise UsageError(
            f"{roster.source}: {on} may be {len(meant)} of its dates; write the dates as 2025-01-06."
        )
    if isinstance(meant[0], Unsure):
        written = "/".join(map(str, meant[0]))
        roster.notes.append(f"{written} is taken for {on}; the file does not say whether the day goes first.")
    yield from days[meant[0]]


def _person(row: Row, of: Mapping[str, int], breaks: Sequence[tuple[str, int, int | None]]) -> Person | None:
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
    if plain(shift) in _OFF or plain(start) in _OFF or not plain(shift + start):
        return None
    start_s, end_s = _hours(start, end, place("start")) if start else _span(shift, place("shift"))
    if end_s - start_s > LONGEST_SHIFT_S:
        hours = f"{format_time(start_s)} to {format_time(end_s)}"
        wrong = f"{hours} would be a shift of {format_duration(end_s - start_s)}"
        right = "write times with 24 hours, or with AM and PM"
        raise WrongCellError(f"{wrong}; {right}", place("start" if start else "shift"))
    taken = []
    for kind, index, until in breaks:
        if index < len(row.cells):
            written = row.cells[index].text
            if until is not None and until < len(row.cells) and plain(row.cells[until].text):
                written += f"-{row.cells[until].text}"
            taken += list(_breaks(written, kind, row.cells[index].column, start_s))
    for kind, at_s, length_s in taken:
        if at_s < start_s or at_s + length_s > end_s:
            hours = f"{format_time(start_s)} to {format_time(end_s)}"
            raise WrongCellError(
                f"the {kind} at {format_time(at_s)} is outside the shift of {hours}; correct one of them", 1
            )
    taken.sort(key=lambda one: one[1])
    for (kind, at_s, length_s), (_, next_s, _) in pairwise(taken):
        if at_s + length_s > next_s:
            wrong = (
                f"the {kind} at {format_time(at_s)} goes on when the next begins, at {format_time(next_s)}"
            )
            raise WrongCellError(f"{wrong}; correct one of them", 1)
    return Person(
        row.line,
        name,
        cell("group") or None,
        cell("skills"),
        start_s,
        end_s,
        tuple(taken),
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


def _breaks(text: str, kind: str, column: int, start_s: float) -> Iterator[tuple[str, float, float]]:
    """The breaks of a cell: `10:00`, `10:00-10:15; 15:00`; those before the shift are of the morning
    after."""
    for piece in _BETWEEN_BREAKS.split(text):
        if not plain(piece) or plain(piece) in _OFF:
            continue
        stamp = stamp_or_none(piece)
        if stamp.at_s is None or ":" not in piece:
            raise WrongCellError(
                f"{shown(piece.strip())} is not the time of a {kind}; write one such as 10:00-10:15", column
            )
        length_s = stamp.end_s - stamp.at_s if stamp.end_s is not None else USUAL_S[kind]
        yield kind, stamp.at_s + (DAY_S if stamp.at_s < start_s else 0.0), length_s


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


def skills_of(person: Person, own: Mapping[str, float], known: Collection[str]) -> dict[str, float] | None:
    """A person's skills by queue, from `voice:0.9; chat 80%`; a bare name has the group's own level, or 0.9.

    None where the roster says none. Raises ValueError for a name that no queue needs.
    """
    if not person.skills:
        return None
    skills = {}
    by_plain = {plain(name): name for name in known}
    for piece in re.split(r"[;|/]|,(?!\d)", person.skills):
        found = _SKILL.fullmatch(piece.strip())
        if not piece.strip() or found is None:
            continue
        name = by_plain.get(plain(found[1]))
        if name is None:
            raise ValueError(
                f"no queue needs the skill {shown(found[1])}; known are {listed(sorted(known), 'and')}"
            )
        skills[name] = _level(found[2]) if found[2] else own.get(name, 0.9)
    return skills


def _level(written: str) -> float:
    level = float(written.replace("%", "").replace(",", ".").strip())
    level = level / 100 if "%" in written or level > HIGHEST_RATING else level
    if not 0 < level <= 1:
        raise ValueError(f"{shown(written)} is not a level of skill; write one such as 0.9 or 90%")
    return level
