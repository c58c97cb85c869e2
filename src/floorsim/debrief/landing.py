"""Where the day would have ended, seen from each five minutes: the evaluation graph of a run."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final

from floorsim.debrief.model import Landing
from floorsim.debrief.played import Played
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.branches import Branch, Branches
from floorsim.units import MINUTE_S

EVERY_S: Final = 5 * MINUTE_S
"""Time between two points of the line (D)."""
MOST_MARKS: Final = 100
"""Points of a line at most (D): a longer run has them further apart, in whole five minutes."""


def marks(play: Played) -> list[float]:
    """The moments of the line, the last of them where the run stands."""
    length_s = fsum(to_s - from_s for from_s, to_s in play.spans)
    step_s = EVERY_S * max(1, -(-length_s // (EVERY_S * MOST_MARKS)))
    found = []
    for from_s, to_s in play.spans:
        at_s = from_s
        while at_s < to_s:
            found.append(at_s)
            at_s += step_s
    return [*found, play.until_s]


def landing(play: Played, branches: Branches, days: Sequence[int], *, stopped: bool) -> tuple[Landing, ...]:
    """The line over redrawn futures; `stopped` adds where it would have ended without further decisions.

    The same redrawn customers come after every point, so that the line moves by what has happened and not by
    chance. The last point is the run's own total.
    """
    at = marks(play)[:-1]
    keep = play.named_customers
    asked = [Branch(play.taken, Redraw(day, at_s, keep)) for at_s in at for day in days]
    if stopped:
        asked += [
            Branch(tuple(one for one in play.taken if one.at_s < at_s), Redraw(day, at_s, keep))
            for at_s in at
            for day in days
        ]
    totals = [landed.scores[0] for landed in branches.play(asked)]
    n = len(days)
    means = [fsum(totals[place : place + n]) / n for place in range(0, len(totals), n)]
    ahead, halted = means[: len(at)], means[len(at) :] if stopped else [None] * len(at)
    line = [Landing(*point) for point in zip(at, ahead, halted, strict=True)]
    you = play.scores["overall"]
    return (*line, Landing(play.until_s, you, you if stopped else None))
