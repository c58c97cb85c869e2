"""Breaks and offline work of a day, moved out of the times at which people are short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.rostering import changes, cover
from floorsim.floor.states import ABSENT, AWAY, RESTING
from floorsim.units import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.wallboard.wallboard import Wallboard

STEP_S: Final = 15 * MINUTE_S
REST_MOVES_S: Final = 90 * MINUTE_S
"""No break is moved further than this from its plan (as on the day itself)."""
WORK_MOVES_S: Final = 4 * HOUR_S
"""Nor a meeting, a training or other offline work (D: it stays on its half of the day)."""
NO_REST_S: Final = 4 * HOUR_S
"""Nobody is to work longer than this without a rest, unless the plan has it so."""
MOST_MOVES: Final = 12
"""Changes of plan that one person can tell people of in the time of a decision (D)."""


def replan(floor: Floor, board: Wallboard, day: int) -> list[Agent]:
    """Moves what can be moved, nearest first; gives those whose day changed."""
    moved: dict[int, Agent] = {}
    tried: set[int] = set()
    while len(tried) < MOST_MOVES:
        found = _next(floor, board, day, tried)
        if found is None:
            break
        agent, item, start_s = found
        tried.add(id(item))
        if start_s is None:
            continue
        if day == floor.day_of(floor.now):
            interventions.move_item(floor, agent, item, start_s)
        else:
            changes.move(floor, agent, item, start_s)
            tried |= {id(one) for one in agent.agenda}
        moved[agent.index] = agent
    return list(moved.values())


def _next(
    floor: Floor, board: Wallboard, day: int, tried: set[int]
) -> tuple[Agent, AgendaItem, float | None] | None:
    """The first activity that lies in a gap of its agent's channel, with its new time if there is one."""
    seen = board.plan_of(day)
    for gap in cover.gaps(floor, board, day):
        index = floor.compiled.channel_index[gap.channel]
        spare = {one.start_s: one.staffed - (one.needed or 0.0) for one in seen if one.channel == gap.channel}
        for agent in floor.agents:
            out = day == floor.day_of(floor.now) and agent.state in (ABSENT, AWAY)
            if index not in agent.home or agent.resigned or out:
                continue
            for item in changes.items_on(agent, day):
                movable = item.activity not in changes.WITH_THE_PERSON and item not in agent.due
                inside = gap.start_s - item.length_s < item.start_s < gap.end_s
                if movable and inside and item.start_s > floor.now and id(item) not in tried:
                    return agent, item, _time_for(floor, agent, item, day, spare)
    return None


def _time_for(
    floor: Floor, agent: Agent, item: AgendaItem, day: int, spare: Mapping[float, float]
) -> float | None:
    """The nearest time for an activity at which somebody can be spared, or None."""
    shift = changes.shift_on(agent, day)
    assert shift is not None
    end_s = agent.shift_end_s if agent.shift_end_s is not None and shift[0] <= floor.now else shift[1]
    most_s = REST_MOVES_S if item.state in RESTING else WORK_MOVES_S
    steps = range(1, int(most_s // STEP_S) + 1)
    for at_s in (item.planned_s + sign * step * STEP_S for step in steps for sign in (1, -1)):
        until_s = at_s + item.length_s
        fits = max(floor.now + STEP_S, shift[0]) <= at_s and until_s <= end_s
        clear = all(spare[start_s] >= 1.0 for start_s in _during(spare, at_s, until_s))
        others = [one for one in changes.items_on(agent, day) if one is not item]
        free = all(until_s <= one.start_s or at_s >= one.start_s + one.length_s for one in others)
        if fits and clear and free and _rests_enough(item, others, (shift[0], end_s), at_s):
            return at_s
    return None


def _during(starts_s: Iterable[float], from_s: float, to_s: float) -> list[float]:
    """The intervals, by their starts, that a time touches; an interval lasts to the start of the next."""
    ordered = sorted(starts_s)
    ends_s = [*ordered[1:], float("inf")]
    return [one for one, end_s in zip(ordered, ends_s, strict=True) if one < to_s and end_s > from_s]


def _rests_enough(
    item: AgendaItem, others: Sequence[AgendaItem], shift: tuple[float, float], at_s: float
) -> bool:
    """Whether nobody works too long without a rest, or no longer than by the plan as it is."""
    if item.state not in RESTING:
        return True
    rests = [one.start_s for one in others if one.state in RESTING]

    def longest(own_s: float) -> float:
        return max(after - before for before, after in pairwise(sorted([*shift, *rests, own_s])))

    return longest(at_s) <= max(NO_REST_S, longest(item.start_s))
