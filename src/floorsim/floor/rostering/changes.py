"""Changes of the roster, by agent and day: leave, swaps, other shifts, longer ones, activities, call-ins.

Days are counted from 0. Nothing here is refused: what the law says stands in law.py, and whoever changes the
roster asks it first. A shift that has begun is changed by interventions.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from floorsim.floor import activity_log, agenda, roster
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.roster import DayPlan, PlannedItem

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

WITH_THE_PERSON: Final = ("one_to_one",)
"""Activities that belong to the person and not to the shift: who changes shifts keeps them if they fit."""


def shift_on(agent: Agent, day: int) -> tuple[float, float] | None:
    """The agent's shift that begins on a day, or None; whoever has resigned has none."""
    day_of = agent.floor.day_of
    return next((one for one in agent.shifts if day_of(one[0]) == day and not agent.resigned), None)


def items_on(agent: Agent, day: int) -> list[AgendaItem]:
    """The agent's activities of a day that have not begun and are not cancelled, in order of time."""
    found = [
        item
        for item in agent.agenda
        if agent.floor.day_of(item.start_s) == day
        and item.begun_s < 0.0
        and not item.cancelled
        and item.length_s > 0.0
    ]
    return sorted(found, key=lambda item: item.start_s)


def plan_on(agent: Agent, day: int) -> DayPlan | None:
    """What the agent would work on a day as the roster stands, or None on a day off."""
    shift = shift_on(agent, day)
    if shift is None:
        return None
    items = tuple(
        PlannedItem.of(item)
        for item in items_on(agent, day)
        if item.planned and item.activity not in WITH_THE_PERSON
    )
    return DayPlan(shift[0], agent.overtime_at.get(shift[1], shift[1]), items)


def take_off(floor: Floor, agent: Agent, day: int) -> None:
    """The agent is on leave that day: no shift, no absence, and the day rests like any day off."""
    plan = plan_on(agent, day)
    if plan is not None:
        agent.leave[day] = plan
        put_on(floor, agent, day, None)


def cancel_leave(floor: Floor, agent: Agent, day: int) -> None:
    """The agent works after all what they would have worked without the leave."""
    put_on(floor, agent, day, agent.leave.pop(day))


def swap(floor: Floor, one: Agent, other: Agent, day: int) -> None:
    """Each works the other's shift of the day, with its breaks; who has none gets the other's day off."""
    first, second = plan_on(one, day), plan_on(other, day)
    put_on(floor, one, day, second)
    put_on(floor, other, day, first)


def put_on(floor: Floor, agent: Agent, day: int, plan: DayPlan | None) -> None:
    """The agent works this on the day instead of what the roster had, or nothing (None)."""
    for item in items_on(agent, day):
        kept = plan is not None and plan.start_s <= item.start_s <= plan.end_s - item.length_s
        if not (item.activity in WITH_THE_PERSON and kept):
            _take_out(floor, agent, item)
    agent.shifts = [one for one in agent.shifts if agent.floor.day_of(one[0]) != day]
    if plan is not None:
        _add(floor, agent, plan)
    _publish(floor, agent, day)


def extend(floor: Floor, agent: Agent, day: int, length_s: float) -> None:
    """The agent's shift of a day ends so much later, as overtime; the planned hours stay."""
    shift = shift_on(agent, day)
    assert shift is not None
    longer = (shift[0], shift[1] + length_s)
    agent.overtime_at[longer[1]] = agent.overtime_at.get(shift[1], shift[1])
    agent.shifts = sorted([*(one for one in agent.shifts if one is not shift), longer])
    agenda.plan_shift(floor, agent, longer)


def call_in(floor: Floor, agent: Agent, plan: DayPlan) -> None:
    """Somebody who is off comes in: all of it is overtime."""
    agent.overtime_at[plan.end_s] = plan.start_s
    _add(floor, agent, plan)


def _add(floor: Floor, agent: Agent, plan: DayPlan) -> None:
    """A shift more, with what is planned in it."""
    shift = (plan.start_s, plan.end_s)
    agent.shifts = sorted([*agent.shifts, shift])
    agenda.plan_shift(floor, agent, shift)
    for planned in plan.items:
        agenda.add(floor, agent, planned.item())


def put_in(floor: Floor, agent: Agent, planned: PlannedItem) -> AgendaItem:
    """An activity more in the plan of a day to come."""
    item = planned.item()
    agenda.add(floor, agent, item)
    _publish(floor, agent, agent.floor.day_of(item.start_s))
    return item


def move(floor: Floor, agent: Agent, item: AgendaItem, start_s: float) -> None:
    """An activity of a day to come has another time from now on, as its plan: nothing is put off or owed."""
    if item.activity in WITH_THE_PERSON:
        item.start_s = start_s
        activity_log.note(floor, agent, item, activity_log.MOVED)
        agenda.plan(floor, agent, item)
        if item.on_changed is not None:
            item.on_changed()
    else:
        _take_out(floor, agent, item)
        agenda.add(floor, agent, replace(PlannedItem.of(item), start_s=start_s).item())
    _publish(floor, agent, floor.day_of(start_s))


def drop(floor: Floor, agent: Agent, activity: str) -> None:
    """An activity that has not begun is out of the plan, of today and of all days to come."""
    today = floor.day_of(floor.now)
    coming = [item for item in agent.agenda if item.activity == activity and item.begun_s < 0.0]
    for item in coming:
        _take_out(floor, agent, item)
    for day in sorted({agent.floor.day_of(item.start_s) for item in coming}):
        if day > today:
            _publish(floor, agent, day)


def _take_out(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """The activity is no longer part of the plan; nobody has missed it."""
    item.cancelled = True
    item.planned = False
    activity_log.note(floor, agent, item, activity_log.REPLANNED)
    if item.on_changed is not None:
        item.on_changed()


def _publish(floor: Floor, agent: Agent, day: int) -> None:
    """The ledger keeps the day's plan as it is now: people are held against the roster published last."""
    hours = [
        (start_s, agent.overtime_at.get(end_s, end_s))
        for start_s, end_s in agent.shifts
        if agent.overtime_at.get(end_s) != start_s
    ]
    ledger, index = floor.ledger, agent.index
    items = [item for item in agent.agenda if item.planned]
    others = [one for one in ledger.planned[index] if floor.day_of(one.start_s) != day]
    anew = [one for one in roster.plan_of(hours, items) if floor.day_of(one.start_s) == day]
    ledger.planned[index] = tuple(sorted([*others, *anew], key=lambda one: one.start_s))
    ledger.agents[index] = ledger.agents[index]._replace(shifts=tuple(hours))
