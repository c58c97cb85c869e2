"""The kinds of decision as a menu: by area, each with its letter, its minutes and why it is not possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from, minutes

AREAS: dict[Area, str] = {
    "staffing": "Live staffing",
    "scheduling": "Schedule, attendance",
    "coaching": "Coaching and quality",
    "escalation": "Escalation and recovery",
    "communication": "Communication",
    "process": "Process, knowledge, backlog",
    "reporting": "Reporting and analysis",
    "people": "People and wellbeing",
}
"""Areas of the job, in the catalogue's order, with their titles."""


def by_area(kinds: Iterable[type[Decision]]) -> Iterator[tuple[int, str, list[type[Decision]]]]:
    """Return each area that has kinds: its digit in the menu, its title and its kinds."""
    listed = list(kinds)
    for digit, (area, title) in enumerate(AREAS.items(), start=1):
        found = [kind for kind in listed if kind.area == area]
        if found:
            yield digit, title, found


class Lettered(NamedTuple):
    """A kind with its place in the menu: the digit of its area, then a letter."""

    area: int
    letter: str
    kind: type[Decision]


def lettered(kinds: Iterable[type[Decision]], without: str = "") -> list[Lettered]:
    """Return the kinds in the menu's order, those of an area lettered a, b, c ... by their place in it.

    Letters in `without` are passed over. A place beyond the last letter has none.
    """
    letters = "".join(letter for letter in ascii_lowercase if letter not in without)
    return [
        Lettered(digit, letters[place : place + 1], kind)
        for digit, _, found in by_area(kinds)
        for place, kind in enumerate(found)
    ]


def answers_messages(kind: type[Decision]) -> bool:
    """Return whether decisions of a kind are taken where the message is read."""
    return issubclass(kind, CaseDecision)


class MenuLine(NamedTuple):
    """One line of a menu: its letter there, the decision, its words, minutes, and why it is not possible."""

    letter: str
    kind: type[Decision]
    words: str
    minutes: float
    why_not: str | None


def menu_entries(lines: Sequence[MenuLine], width: int) -> list[PickEntry]:
    """Return the lines as entries: the possible first, then the rest dimmed, each with its reason.

    Several that are not possible for one reason become one entry that counts them.
    """
    lines = sorted(lines, key=lambda line: line.why_not is not None)
    sharing = Counter(line.why_not for line in lines if line.why_not)
    entries: list[PickEntry] = []
    folded: set[str] = set()
    for line in lines:
        if line.why_not is None or sharing[line.why_not] < LEAST_FOLDED:
            entries.append(_entry(line, width))
        elif line.why_not not in folded:
            folded.add(line.why_not)
            count = sharing[line.why_not]
            head = row_of((f" – {count} more are not possible now:", Role.DIM)).padded(width)
            why = wrapped(initial_capital(line.why_not), width - 6, Role.DIM, indent="     ")
            entries.append(PickEntry(line.kind.kind, head, tuple(row.padded(width) for row in why)))
    return entries


LEAST_FOLDED = 3
"""So many decisions with one reason become one line (D)."""


def _entry(line: MenuLine, width: int) -> PickEntry:
    cost = minutes(line.minutes)
    room = width - len(cost) - 8
    role = Role.DIM if line.why_not else Role.TEXT
    row = row_of(
        (" – " if line.why_not else "   ", Role.DIM),
        (f"{line.letter or ' '} ", Role.DIM if line.why_not else Role.ACCENT),
        (fit(initial_capital(line.words), room), role),
        (f"  {cost}", role),
    ).padded(width)
    why = wrapped(line.why_not, width - 6, Role.DIM, indent="     ") if line.why_not else []
    return PickEntry(line.kind.kind, row, tuple(each.padded(width) for each in why))


def area_rows(
    kinds: Iterable[type[Decision]],
    why_not: Callable[[type[Decision]], str | None],
    width: int,
    chosen: int | None = None,
) -> list[Row]:
    """Return each area with its digit and how many of its decisions are possible now."""
    rows: list[Row] = []
    for digit, title, found in by_area(kinds):
        possible = sum(why_not(kind) is None for kind in found)
        count = f"{possible} of {len(found)}"
        room = width - len(count) - 5
        rows.append(
            row_of(
                (" ▸" if digit == chosen else "  ", Role.ACCENT),
                (f"{digit} ", Role.ACCENT),
                (f"{fit(title, room - 1)} ", Role.TEXT if possible else Role.DIM),
                (count, Role.DIM),
            ).padded(width)
        )
    return rows


def about_rows(
    line: MenuLine, width: int, *, way: str | None = None, free_s: float | None = None, now_s: float = 0.0
) -> list[Row]:
    """Return what a decision does now and later, or why it is not possible now and the way round that.

    `free_s` is when the supervisor is free again, if they are busy: till then it waits its turn.
    """
    if line.why_not:
        words = f"{initial_capital(line.words)} is not possible now: {line.why_not}"
        rows = wrapped(words, width - 2, Role.WARN, indent=" ", hang="  ")
        return rows + (wrapped(way, width - 2, Role.ACCENT, indent=" ", hang="  ") if way else [])
    rows = []
    if free_s is not None and not line.kind.at_once:
        queued = f"You are busy: it is queued for {clock_from(free_s, now_s)}."
        rows = wrapped(queued, width - 2, Role.ACCENT, indent=" ")
    rows += wrapped(f"Now: {initial_capital(line.kind.effect_now)}", width - 2, indent=" ", hang="  ")
    later = f"Later: {initial_capital(line.kind.effect_later)}"
    return rows + wrapped(later, width - 2, Role.DIM, indent=" ", hang="  ")
