"""What is behind a part of a score: the contacts, people, cases and decisions, the worst first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from floorsim.present.result_view import ScorePart
from floorsim.present.row import Role, Row, heading, row_of, wrapped
from floorsim.scoring.behind import Behind
from floorsim.wording.numbers import NOTHING, counted, true_minus
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock


@dataclass(frozen=True, slots=True)
class PartBehind:
    """The things behind one part, with the names that they are told by."""

    things: tuple[Behind, ...]
    agents: Mapping[int, str]
    """Names by index."""
    decisions: Mapping[int, str]
    """What each decision was, in words without a subject, by number."""


def behind_rows(part: ScorePart, found: PartBehind | None, width: int) -> list[Row]:
    """Everything about one part: how its points come about, and what it is made of."""
    points = "" if part.points is None else true_minus(f"{part.points:.0f} points")
    rows = heading(part.label, width, after=points)
    rows += wrapped(true_minus(part.figure), width - 2, indent=" ")
    if part.reference_figure:
        beside = true_minus(f"Competent supervisor: {part.reference_figure}")
        rows += wrapped(beside, width - 2, Role.DIM, indent=" ")
    rows += wrapped(true_minus(part.meaning), width - 2, Role.DIM, indent=" ")
    if found is None:
        return rows
    if not found.things:
        return [*rows, Row(), row_of((" Nothing took points off this part.", Role.DIM))]
    rows += [
        Row(),
        row_of((f" Behind it: {counted(len(found.things), 'thing')}, the worst first", Role.TITLE)),
    ]
    for thing in found.things:
        rows += _thing(thing, found, width)
    return rows


def _thing(thing: Behind, found: PartBehind, width: int) -> list[Row]:
    when = "     " if thing.at_s is None else clock(thing.at_s)
    who = "" if thing.agent is None else f" ({found.agents.get(thing.agent, NOTHING)})"
    figure = f": {true_minus(thing.figure)}" if thing.figure else ""
    rows = wrapped(f"{when} {initial_capital(thing.what)}{figure}{who}", width - 2, indent=" ", hang="      ")
    if thing.decision is not None and thing.decision in found.decisions:
        told = f"by your decision: {found.decisions[thing.decision]}"
        rows += wrapped(told, width - 2, Role.ACCENT, indent="       ", hang="  ")
    return rows
