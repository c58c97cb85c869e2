"""The roster of the days to come, arranged anew: cover first, then who works the unpopular shifts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from floorsim.floor.agent import Agent
from floorsim.floor.people.fairness import Work, is_unpopular, unpopular_shifts, work_of
from floorsim.floor.roster import DayPlan
from floorsim.floor.rostering.changes import plan_on, put_on, shift_on
from floorsim.floor.rostering.law import why_not_worked
from floorsim.floor.view import IntervalView
from floorsim.sums import whole_sum
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.wallboard.wallboard import Wallboard

How = Literal["same_few", "rotate", "seniority", "trade"]
"""Who works the unpopular shifts: whoever has them, whoever has had fewest, the newest, whoever offers."""
TRADES: Final = 0.6
"""Part of their morale, 0-1, that is the chance that somebody takes an unpopular shift of a colleague when
asked (D)."""


def arrange(floor: Floor, board: Wallboard, days: Iterable[int], how: How, *, cover: bool) -> list[Agent]:
    """Deals the shifts of these days (0 is the first) anew among people with the same work; gives whose
    plan changed.

    `cover`: people go first from shifts with too many to shifts with too few, as the forecast needs them.
    """
    counts = unpopular_shifts(floor)
    changed: list[Agent] = []
    for day in days:
        for peers in _by_work(floor, day).values():
            plans = [plan for _, plan in peers]
            if cover:
                plans = _covering(floor, board, day, [agent for agent, _ in peers], plans)
            dealt = (
                _traded(floor, peers, day, counts)
                if how == "trade"
                else _dealt(floor, peers, plans, counts, how)
            )
            if any(why_not_worked(one, "", day, plan.start_s, plan.end_s) for one, plan in dealt):
                continue
            for (agent, before), (_, plan) in zip(peers, dealt, strict=True):
                if (plan.start_s, plan.end_s) == (before.start_s, before.end_s):
                    continue
                put_on(floor, agent, day, plan)
                changed.append(agent)
                counts[agent.index] += _unpopular(floor, plan) - _unpopular(floor, before)
    return list(dict.fromkeys(changed))


def _by_work(floor: Floor, day: int) -> dict[Work, list[tuple[Agent, DayPlan]]]:
    """Who works the day by their plan, those with the same work together, in the floor's order."""
    found: dict[Work, list[tuple[Agent, DayPlan]]] = {}
    for agent in floor.agents:
        shift, plan = shift_on(agent, day), plan_on(agent, day)
        if plan is not None and shift is not None and shift[1] not in agent.overtime_at:
            found.setdefault(work_of(agent), []).append((agent, plan))
    return found


def _dealt(
    floor: Floor, peers: Sequence[tuple[Agent, DayPlan]], plans: Sequence[DayPlan],
    counts: dict[int, int], how: How,
) -> list[tuple[Agent, DayPlan]]:  # fmt: skip
    """Unpopular shifts go to whoever comes first for them; the others keep theirs as far as it is there."""
    day = floor.day_of(peers[0][1].start_s)
    own = {agent.index: plan for agent, plan in peers}

    def turn(agent: Agent) -> tuple[float, ...]:
        """Whoever comes first works an unpopular shift."""
        has = _unpopular(floor, own[agent.index])
        if how == "rotate":
            return (counts[agent.index] - has, has, agent.index)
        if how == "seniority":
            return (agent.wellbeing.tenure_weeks, agent.index)
        return (not has, agent.index)

    order = sorted((agent for agent, _ in peers), key=turn)
    left = sorted(plans, key=lambda plan: plan.start_s)
    dealt: dict[int, DayPlan] = {}
    for plan in [one for one in left if _unpopular(floor, one)]:
        able = [one for one in order if one.index not in dealt and _may(one, day, plan)]
        if able:
            dealt[able[0].index] = plan
            left.remove(plan)
    rest = [agent for agent in order if agent.index not in dealt]
    for agent in list(rest):
        same = next((one for one in left if one.start_s == own[agent.index].start_s), None)
        if same is not None:
            dealt[agent.index] = same
            left.remove(same)
            rest.remove(agent)
    dealt |= {agent.index: plan for agent, plan in zip(rest, left, strict=True)}
    return [(agent, dealt[agent.index]) for agent, _ in peers]


def _traded(
    floor: Floor, peers: Sequence[tuple[Agent, DayPlan]], day: int, counts: Mapping[int, int]
) -> list[tuple[Agent, DayPlan]]:
    """Who has most gives an unpopular shift to whoever has fewer and offers to take it."""
    now = {agent.index: plan for agent, plan in peers}
    people = [agent for agent, _ in peers]
    held = [one for one in people if _unpopular(floor, now[one.index])]
    offering = [
        one
        for one in people
        if one not in held
        and floor.random.few(1, "takes an unpopular shift", one.id, day)[0] < TRADES * one.wellbeing.morale
    ]
    for giver in sorted(held, key=lambda one: (-counts[one.index], one.index)):
        takers = [
            one
            for one in offering
            if counts[one.index] < counts[giver.index] - 1
            and _may(one, day, now[giver.index])
            and _may(giver, day, now[one.index])
        ]
        if takers:
            taker = min(takers, key=lambda one: (counts[one.index], one.index))
            offering.remove(taker)
            now[giver.index], now[taker.index] = now[taker.index], now[giver.index]
    return [(agent, now[agent.index]) for agent in people]


def _unpopular(floor: Floor, plan: DayPlan) -> bool:
    return is_unpopular(floor, plan.start_s, plan.end_s)


def _may(agent: Agent, day: int, plan: DayPlan) -> bool:
    return why_not_worked(agent, "", day, plan.start_s, plan.end_s) is None


def _covering(
    floor: Floor, board: Wallboard, day: int, peers: Sequence[Agent], plans: list[DayPlan]
) -> list[DayPlan]:
    """Shifts of people with the same work, moved one by one as long as each move leaves fewer missing."""
    channels = [floor.channels[index] for index in peers[0].home if floor.channels[index].live]
    samples = _samples(floor, peers, day)
    if not channels or len(samples) < 2:
        return plans
    seen = [one for one in board.plan_of(day) if one.channel == channels[0].id]
    lacks = [(one.needed or 0.0) - one.staffed for one in seen]
    while True:
        moves = [
            (_missing(_after(seen, lacks, own, other)), place, number)
            for place, own in enumerate(plans)
            for number, other in enumerate(samples)
            if other.start_s != own.start_s
        ]
        best = min(moves, default=None)
        if best is None or best[0] >= _missing(lacks):
            return plans
        _, place, number = best
        lacks = _after(seen, lacks, plans[place], samples[number])
        plans = [*plans[:place], samples[number], *plans[place + 1 :]]


def _samples(floor: Floor, peers: Sequence[Agent], day: int) -> list[DayPlan]:
    """Each shift that one of them has on a day to come, as it would be on this day."""
    found: dict[tuple[float, float], DayPlan] = {}
    for agent in peers:
        for start_s, _ in agent.shifts:
            plan = plan_on(agent, floor.day_of(start_s)) if start_s > floor.now else None
            if plan is not None:
                own = on_day(plan, day)
                found.setdefault((own.start_s, own.end_s), own)
    return list(found.values())


def on_day(plan: DayPlan, day: int) -> DayPlan:
    """The same shift on another day (0 is the first)."""
    later_s = day * DAY_S - plan.start_s // DAY_S * DAY_S
    items = tuple(replace(item, start_s=item.start_s + later_s) for item in plan.items)
    return DayPlan(plan.start_s + later_s, plan.end_s + later_s, items)


def _after(seen: Sequence[IntervalView], lacks: Sequence[float], own: DayPlan, other: DayPlan) -> list[float]:
    """What each interval lacks with one person more on the other shift and one less on their own."""
    return [
        lack + (own.start_s <= one.start_s < own.end_s) - (other.start_s <= one.start_s < other.end_s)
        for one, lack in zip(seen, lacks, strict=True)
    ]


def _missing(lacks: Iterable[float]) -> float:
    """Agents missing over all intervals; a second one missing at once weighs more than the first."""
    return whole_sum(round(1000.0 * lack) * max(1, round(lack)) for lack in lacks if lack > 0.0)
