"""How a day looks by the roster: who works when, what is needed, and where people are short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from floorsim.floor.rostering.changes import shift_on
from floorsim.floor.states import ABSENT, AS_READY
from floorsim.floor.view import IntervalView

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor
    from floorsim.floor.wallboard.wallboard import Wallboard


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One agent on one day. Times are seconds since midnight before day 1."""

    agent: str
    name: str
    shift: tuple[float, float] | None
    """None on a day off."""
    overtime_from_s: float | None
    """Where the shift is longer than its plan, or is none of the plan: from when on it is overtime."""
    activities: tuple[tuple[str, float, float], ...]
    """Each with its start and its end, in order of time; those moved where they are now."""
    absent: bool
    """Today: did not come."""
    leave: bool
    standby: bool
    adherence: float | None
    """Part of the day's plan so far that the agent was in the planned state, 0-1; None before it begins."""


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One day by the roster as it stands."""

    day: int
    """0 is the first."""
    weekday: str
    rows: tuple[RosterRow, ...]
    """Everyone who has not resigned, in the floor's order."""
    intervals: tuple[IntervalView, ...]
    """Channel by channel; none on a closed day."""


def day_ahead(floor: Floor, board: Wallboard, day: int, name: Callable[[Agent], str]) -> DayAhead:
    """How a day of the run looks, the present one too. Looking changes nothing."""
    live = {channel.id for channel in floor.channels if channel.live}
    return DayAhead(
        day,
        floor.scenario.floor.weekday_of(day),
        tuple(_row(floor, agent, day, name(agent)) for agent in floor.agents if not agent.resigned),
        tuple(one for one in board.plan_of(day) if one.channel in live),
    )


def days_left(floor: Floor) -> range:
    """The days of the run after the present one (0 is the first), open or not."""
    return range(floor.day_of(floor.now) + 1, floor.day_of(floor.end_s - 1.0) + 1)


def _row(floor: Floor, agent: Agent, day: int, name: str) -> RosterRow:
    shift = shift_on(agent, day)
    overtime_from_s = None if shift is None else agent.overtime_at.get(shift[1])
    if shift is not None and agent.shift_end_s is not None and shift[0] <= floor.now:
        shift, overtime_from_s = (shift[0], agent.shift_end_s), agent.overtime_from_s
    return RosterRow(
        agent.id,
        name,
        shift,
        overtime_from_s,
        tuple(
            (item.activity, item.start_s, item.start_s + item.length_s)
            for item in sorted(agent.agenda, key=lambda item: item.start_s)
            if floor.day_of(item.start_s) == day and not item.cancelled and item.length_s > 0.0
        ),
        agent.state == ABSENT and day == floor.day_of(floor.now),
        day in agent.leave,
        day in agent.standby and shift is None,
        adherence_of(floor, agent, day),
    )


def adherence_of(floor: Floor, agent: Agent, day: int) -> float | None:
    """Part of the plan of a day, as far as it has gone, that the agent was in the planned state."""
    plan = [
        (one.state, one.start_s, min(one.end_s, floor.now))
        for one in floor.ledger.planned[agent.index]
        if floor.day_of(one.start_s) == day and one.start_s < floor.now
    ]
    planned_s = fsum(end_s - start_s for _, start_s, end_s in plan)
    if not planned_s:
        return None
    stays = _stays(agent, floor.day_begins_at(day), floor.now)
    kept_s = [
        max(0.0, min(until_s, end_s) - max(at_s, start_s))
        for state, at_s, until_s in stays
        for planned, start_s, end_s in plan
        if planned == state
    ]
    return fsum(kept_s) / planned_s


def _stays(agent: Agent, from_s: float, now_s: float) -> list[tuple[int, float, float]]:
    """The states that the agent was in from a time on, work as the plan's `ready`, alike ones joined."""
    entries = agent.log.entries
    first = max(0, bisect_right(entries, from_s, key=lambda entry: entry[0]) - 1)
    found: list[tuple[int, float, float]] = []
    for at_s, state, _ in entries[first:]:
        wanted = AS_READY.get(state, state)
        if found and found[-1][0] == wanted:
            continue
        if found:
            found[-1] = (*found[-1][:2], at_s)
        found.append((wanted, at_s, now_s))
    return found
