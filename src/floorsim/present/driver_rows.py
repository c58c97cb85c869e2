"""Contact drivers in rows: a Pareto with bars, what one of them shows, its comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from floorsim.desk.improving.driver_figures import DriverFigure
from floorsim.desk.improving.views import DriverSheet
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import UNBROKEN, Role, Row, fit, row_of, wrapped
from floorsim.wording.numbers import percent, true_minus

TITLE_CELLS: Final = 23
BAR_CELLS: Final = 9
SOME_COMMENTS: Final = 2
"""Comments that stand below the list before they are asked for (D)."""


class Order(NamedTuple):
    """One way to rank the drivers: by what, and how much of it each has."""

    name: str
    of: Callable[[DriverFigure], float]


ORDERS: Final = (
    Order("hours", lambda one: one.hours),
    Order("contacts", lambda one: float(one.contacts)),
    Order("repeats", lambda one: one.repeat_share * one.contacts),
    Order("fixable", lambda one: one.fixable * one.hours),
)
"""What tab goes through. Fixable are the hours that would go if the cause were removed."""


def driver_title(order: int) -> str:
    """What the rule above the list says: the period, and what the bars are."""
    names = [f"[{one.name}]" if place == order else one.name for place, one in enumerate(ORDERS)]
    return f"7 days, tab: {', '.join(names)}"


def driver_head(width: int) -> Row:
    """The columns' names."""
    figures = f"{'contacts':>8} {'hours':>6} {'':<{BAR_CELLS + 5}} {'week':>6} {'repeat':>7}"
    return row_of((f" {'':<{TITLE_CELLS}}{figures}  fixes it", Role.DIM)).padded(width)


def driver_entries(sheets: Sequence[DriverSheet], order: int, width: int) -> list[PickEntry]:
    """The drivers, the largest first, each with a bar of its part of all."""
    of = ORDERS[order].of
    ranked = sorted(sheets, key=lambda sheet: (-of(sheet.figure), sheet.figure.id))
    total = sum(of(sheet.figure) for sheet in sheets) or 1.0
    most = max((of(sheet.figure) for sheet in sheets), default=0.0) or 1.0
    return [
        PickEntry(sheet.figure.id, _line(sheet, of(sheet.figure) / total, of(sheet.figure) / most, width))
        for sheet in ranked
    ]


def _line(sheet: DriverSheet, share: float, length: float, width: int) -> Row:
    one = sheet.figure
    mark = "◎" if sheet.lines else " "
    full = round(BAR_CELLS * length)
    return row_of(
        (f"{mark}{fit(one.title, TITLE_CELLS)}", Role.STRONG),
        (f"{one.contacts:>8} {one.hours:>6.0f} ", Role.TEXT),
        ("█" * full + " " * (BAR_CELLS - full), Role.ACCENT),
        (f"{percent(share):>5} ", Role.TEXT),
        _week(one.change),
        (f" {percent(one.repeat_share):>7}  ", Role.TEXT),
        (one.owner or "not known", Role.DIM),
    ).padded(width)


def _week(change: float | None) -> tuple[str, Role]:
    if change is None:
        return (f"{'':>6}", Role.DIM)
    points = round(100.0 * change)
    if abs(points) < NOTHING:
        return (f"{true_minus(f'· {points:+d}'):>6}", Role.DIM)
    mark, role = ("▲", Role.WARN) if points > 0 else ("▼", Role.GOOD)
    return (f"{true_minus(f'{mark} {points:+d}'):>6}", role)


NOTHING: Final = 5
"""A week's change below so many percent is called none (D: chance alone gives as much)."""


def driver_below(sheet: DriverSheet, width: int, rows: int, *, every_comment: bool) -> list[Row]:
    """What is known of one driver: figures, what is under way for it, comments; so many rows at most."""
    one = sheet.figure
    if every_comment:
        head = row_of((f" {one.title}: what customers wrote", Role.TITLE))
        return [head, *(row_of(f" “{comment}”") for comment in one.comments)][:rows]
    facts = [f"{percent(one.fixable)} could go if {_cause(one.owner)}"]
    if one.error:
        facts.append(f"{one.error} missed in {one.error_reviews} of {one.reviews} reviews")
    if one.transfer_share:
        facts.append(f"{percent(one.transfer_share)} handed on")
    if one.escalations:
        facts.append(f"{one.escalations} asked for a manager")
    found = wrapped(" · ".join(facts), width - 1, indent=" ", hang="  ")
    for line in sheet.lines:
        found += wrapped(line, width - 1, Role.ACCENT, indent=" ", hang="   ")
    comments = " · ".join(f"“{comment}”" for comment in one.comments[:SOME_COMMENTS])
    if comments:
        key = "" if width >= UNBROKEN else "v "
        words = f"{key}{len(one.comments)} comments: {comments}"
        found += wrapped(words, width - 1, Role.DIM, indent=" ", hang="  ")
    return found[:rows]


def _cause(owner: str | None) -> str:
    who = {"team": "the team", None: "somebody"}.get(owner, owner)
    return f"{who} removed its cause"
