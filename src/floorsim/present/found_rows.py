"""What has a name, as a list to find things in: what sort of thing it is, its name, a remark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from floorsim.present.finding import closeness
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, fit, row_of

Sort = Literal[
    "decide", "go to", "queue", "agent", "case", "message", "contact", "driver", "scenario", "key", "setting",
    "help",
]  # fmt: skip

SORTS: Final[tuple[Sort, ...]] = (
    "decide", "go to", "queue", "agent", "case", "message", "driver", "contact", "scenario", "key", "setting",
    "help",
)  # fmt: skip
"""The order in which equally good finds are listed."""

MOST_FOUND = 60
"""Finds that are listed; typing more letters brings the others (D)."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing with a name: what enter does with it, or why that is not possible now."""

    sort: Sort
    title: str
    remark: str
    run: Callable[[], object]
    why_not: str | None = None
    also: str = ""
    """Other words by which it is looked for, such as the trade's own: `stay interview`."""


Recent = Sequence[tuple[Sort, str]]
"""Sort and title of what was found before, the latest first."""


def found(commands: Sequence[Command], asked: str, recent: Recent = ()) -> list[tuple[int, Command]]:
    """Return what fits the letters typed, with its place among the commands, the best first.

    A name that begins with them comes first, then what is possible, then what was found before, then by
    sort.
    """
    lately = {one: place for place, one in enumerate(recent)}
    wanted = asked.strip().lower()
    ranked = []
    for place, command in enumerate(commands):
        score = closeness(wanted, f"{command.title} {command.remark} {command.also}")
        if score is None:
            continue
        in_title = closeness(wanted, command.title) is not None
        begins = command.title.lower().startswith(wanted)
        before = lately.get((command.sort, command.title), len(lately))
        sort = SORTS.index(command.sort)
        rank = (score, not in_title, not begins, bool(command.why_not), before, sort, place)
        ranked.append((rank, place, command))
    return [(place, command) for _, place, command in sorted(ranked, key=lambda one: one[0])]


def found_entries(finds: Sequence[tuple[int, Command]], width: int) -> list[PickEntry]:
    """Return the best finds as rows, ids being their places, and how many more there are."""
    entries = [PickEntry(str(place), _row(command, width)) for place, command in finds[:MOST_FOUND]]
    more = len(finds) - MOST_FOUND
    if more > 0:
        words = f" {more} more; type another letter"
        entries.append(PickEntry(None, row_of((words, Role.DIM))))
    return entries


def _row(command: Command, width: int) -> Row:
    role = Role.DIM if command.why_not else Role.TEXT
    mark = "–" if command.why_not else " "
    room = min(max(width - 42, 30), 56)
    return row_of(
        (f" {fit(command.sort, 8)}{mark} ", Role.DIM),
        (fit(command.title, room), role),
        (f"  {command.why_not or command.remark}", Role.DIM),
    ).padded(width)
