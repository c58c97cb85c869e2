"""What it would have changed to order a decision a few minutes earlier or later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from floorsim.debrief.estimates import estimate_of
from floorsim.debrief.model import Estimate
from floorsim.debrief.played import Played
from floorsim.debrief.shares import together
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.branches import Branch, Branches
from floorsim.run.run import Taken
from floorsim.units import MINUTE_S

SHIFTS_MIN: Final = (-15, -5, 5, 15)
"""How much later it is tried, minutes; below 0 earlier."""


def moved(play: Played, branches: Branches, taken: Taken, days: Sequence[int]) -> dict[int, Estimate]:
    """The change in the total for each shift that stays within play, over redrawn futures.

    The future is drawn anew from the earlier of both times. On a day on which the moved decision is not
    possible then, it is not taken.
    """
    shifts = [
        minutes for minutes in SHIFTS_MIN if play.from_s <= taken.at_s + minutes * MINUTE_S < play.until_s
    ]
    asked = []
    for minutes in shifts:
        at_s = taken.at_s + minutes * MINUTE_S
        other = together(play, taken._replace(at_s=at_s), but=taken.seq)
        for day in days:
            redraw = Redraw(day, min(at_s, taken.at_s), play.named_customers)
            asked += [Branch(other, redraw), Branch(play.taken, redraw)]
    totals = [landed.scores[0] for landed in branches.play(asked)]
    gains = [a - b for a, b in zip(totals[::2], totals[1::2], strict=True)]
    n = len(days)
    return {minutes: estimate_of(gains[place * n : (place + 1) * n]) for place, minutes in enumerate(shifts)}
