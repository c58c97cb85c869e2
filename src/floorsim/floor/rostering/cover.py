"""What a change of the roster would do to cover: which intervals lack somebody with it who do not without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING

from floorsim.floor.agent import Agent
from floorsim.floor.roster import DayPlan
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.wallboard.wallboard import Wallboard

Change = tuple[Agent, DayPlan | None, DayPlan | None]
"""Somebody, with what they would work on the day now, and what instead."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a day in which a channel lacks people."""

    channel: str
    title: str
    start_s: float
    end_s: float
    missing: int
    """Agents, at the worst of it."""


def gaps(floor: Floor, board: Wallboard, day: int, changes: Sequence[Change] = ()) -> list[Gap]:
    """Where people are short on a day (0 is the first); with changes only where those make it worse."""
    found: list[Gap] = []
    intervals = board.plan_of(day)
    for channel in floor.channels:
        closes_s = day * DAY_S + channel.closes_s
        for one in intervals if channel.live else ():
            end_s = min(one.start_s + floor.scenario.demand.interval, closes_s)
            if one.channel != channel.id or end_s <= floor.now:
                continue
            by = fsum(
                there(after, one.start_s, end_s) - there(before, one.start_s, end_s)
                for agent, before, after in changes
                if channel.index in agent.home
            )
            lacks = (one.needed or 0.0) - one.staffed - by
            if lacks < 0.5 or (changes and by > -0.5):
                continue
            last = found[-1] if found else None
            if last is not None and last.channel == channel.id and last.end_s == one.start_s:
                found[-1] = replace(last, end_s=end_s, missing=max(last.missing, round(lacks)))
            else:
                found.append(Gap(channel.id, channel.title, one.start_s, end_s, max(1, round(lacks))))
    return found


def there(plan: DayPlan | None, start_s: float, end_s: float) -> float:
    """Part of an interval in which somebody with this plan takes contacts, 0-1."""
    if plan is None:
        return 0.0
    inside_s = max(0.0, min(plan.end_s, end_s) - max(plan.start_s, start_s))
    away_s = fsum(
        max(0.0, min(item.start_s + item.length_s, end_s) - max(item.start_s, start_s)) for item in plan.items
    )
    return max(0.0, inside_s - away_s) / (end_s - start_s)
