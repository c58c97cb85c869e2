"""The kinds of decision as a menu: by area, each with its letter, its minutes and why it is not possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import NamedTuple

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.present.form_fields import picker_in
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import minutes

AREAS: dict[Area, str] = {
    "staffing": "Live staffing",
    "scheduling": "Scheduling and attendance",
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


def in_menu_order(kinds: Iterable[type[Decision]]) -> list[type[Decision]]:
    """Return the kinds as the menu lists them."""
    return [kind for _, _, found in by_area(kinds) for kind in found]


class Lettered(NamedTuple):
    """A kind with its place in the menu: the digit of its area, then a letter."""

    area: int
    letter: str
    kind: type[Decision]


def lettered(kinds: Iterable[type[Decision]]) -> list[Lettered]:
    """Return the kinds in the menu's order, those of an area lettered a, b, c ... by their place in it.

    A place beyond z has no letter.
    """
    return [
        Lettered(digit, ascii_lowercase[place : place + 1], kind)
        for digit, _, found in by_area(kinds)
        for place, kind in enumerate(found)
    ]


def with_letter(kinds: Iterable[type[Decision]], letter: str | None) -> list[type[Decision]]:
    """Return the kinds that have this letter on anything, in the order given."""
    return [kind for kind in kinds if letter in kind.verbs.values()]


def meant_by(sharing: list[type[Decision]], acts_on: ActsOn | None) -> type[Decision] | None:
    """Return the one of several kinds sharing a letter that is meant, or None if that is open.

    `acts_on` is the thing under the cursor: the kind with the letter on it wins.
    """
    if len(sharing) == 1:
        return sharing[0]
    about_it = [kind for kind in sharing if acts_on in kind.verbs]
    return about_it[0] if len(about_it) == 1 else None


def next_after(sharing: list[type[Decision]], listed: list[type[Decision]], name: str | None) -> str:
    """Return the kind to put the cursor on: the next one with the letter below `name`, from the top again."""
    names = [kind.kind for kind in listed]
    here = names.index(name) if name in names else -1
    below = [kind.kind for kind in sharing if names.index(kind.kind) > here]
    return below[0] if below else sharing[0].kind


def answers_messages(kind: type[Decision]) -> bool:
    """Return whether decisions of a kind are taken where the message is read."""
    pickers = (picker_in(field) for field in kind.model_fields.values())
    return any(picker is not None and picker.takes == "message" for picker in pickers)


def kind_row(kind: type[Decision], cost: float, why_not: str | None, width: int) -> Row:
    """Return a kind in one row: key, title, minutes, and why not."""
    role = Role.DIM if why_not else Role.TEXT
    title_width = min(44, width - 24)
    key = next(iter(kind.verbs.values()), " ")
    return row_of(
        (f"  {key}  ", Role.DIM if why_not else Role.ACCENT),
        (fit(kind.title, title_width), role),
        (f" {minutes(cost):>7}", role),
        (f"  {why_not}" if why_not else "", Role.DIM),
    ).padded(width)


def about_rows(kind: type[Decision], why_not: str | None, width: int) -> list[Row]:
    """Return what a kind does now and later, and why it is not possible now."""
    rows: list[Row] = []
    if why_not:
        rows += wrapped(f"Not possible now: {why_not}", width - 2, Role.WARN, indent=" ", hang="  ")
    rows += wrapped(f"Now: {initial_capital(kind.effect_now)}", width - 2, indent=" ", hang="  ")
    rows += wrapped(f"Later: {initial_capital(kind.effect_later)}", width - 2, indent=" ", hang="  ")
    return rows
