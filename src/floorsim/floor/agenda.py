"""Shifts, breaks, meetings: what an agent does by the clock, after finishing what is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import activity_log, duty, next_work, shift_end
from floorsim.floor.agent import GO_HOME, AgendaItem
from floorsim.floor.clock import Timer
from floorsim.floor.people import days, shift_strain
from floorsim.floor.states import (
    ABSENT,
    AWAY,
    OFF,
    READY,
)

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor


def set_up(floor: Floor, agent: Agent) -> None:
    """Sets the timers of an agent's shifts and planned activities."""
    for shift in agent.shifts:
        plan_shift(floor, agent, shift)
    for item in agent.agenda:
        plan(floor, agent, item)


def plan_shift(floor: Floor, agent: Agent, shift: tuple[float, float]) -> None:
    """Sets the timer at which a shift of `Agent.shifts` begins; that of one taken out has no effect."""
    Timer(floor.env, _shift_begins, (floor, agent, shift)).after(max(0.0, shift[0] - floor.env.now))


def plan(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """Sets the timer at which an item of the agenda comes due; that of a moved item has no effect."""
    delay_s = max(0.0, item.start_s - floor.env.now)
    Timer(floor.env, _item_due, (floor, agent, item, item.start_s)).after(delay_s)


def add(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """Puts a new item on the agenda and sets its timer."""
    agent.agenda.append(item)
    activity_log.enter(floor, agent, item)
    plan(floor, agent, item)


def ending_at(at_s: float, item: AgendaItem) -> AgendaItem:
    """The item, made to end at a time however late it begins."""

    def shorten(agent: Agent) -> None:
        item.length_s = max(0.0, at_s - item.begun_s)

    item.on_begin = shorten
    return item


def _shift_begins(timer: Timer, now: float) -> None:
    floor, agent, shift = timer.subject
    if agent.resigned or not any(one is shift for one in agent.shifts):
        return
    start_s, end_s = shift
    if agent.shift_end_s is not None:
        _work_on(floor, agent, end_s, now)
        return
    if days.stays_away(floor, agent, start_s):
        _stay_absent(floor, agent, end_s, now)
        return
    late_s = days.lateness_of(floor, agent, start_s)
    if late_s >= end_s - start_s:
        _stay_absent(floor, agent, end_s, now)
    elif late_s:
        Timer(floor.env, _log_in, (floor, agent, end_s)).after(late_s)
    else:
        log_in(floor, agent, end_s, now)


def _stay_absent(floor: Floor, agent: Agent, end_s: float, now: float) -> None:
    duty.set_state(agent, ABSENT, -1, now)
    Timer(floor.env, _absence_ends, (agent, now)).after(end_s - now)


def _absence_ends(timer: Timer, now: float) -> None:
    agent, since_s = timer.subject
    if agent.state == ABSENT and agent.state_since_s == since_s:
        duty.set_state(agent, OFF, -1, now)


def _work_on(floor: Floor, agent: Agent, end_s: float, now: float) -> None:
    """The shift before, or its last contact, runs into this one: nobody goes home in between."""
    shift_end.book_overtime(floor, agent, now)
    agent.overtime_from_s = agent.overtime_at.get(end_s)
    end_shift_at(floor, agent, end_s)


def _log_in(timer: Timer, now: float) -> None:
    floor, agent, end_s = timer.subject
    log_in(floor, agent, end_s, now)


def log_in(floor: Floor, agent: Agent, end_s: float, now: float) -> None:
    """The agent starts the shift and waits for a contact, unless something is on the agenda already."""
    if agent.state not in (OFF, ABSENT) or now >= end_s or agent.resigned:
        return
    agent.shift_end_s = end_s
    agent.overtime_from_s = agent.overtime_at.get(end_s)
    agent.logged_in_s = now
    activity_log.note_shift(floor, agent)
    if floor.people:
        shift_strain.begin_shift(agent.wellbeing, now)
    Timer(floor.env, _shift_due, (floor, agent, end_s)).after(end_s - now)
    missed = [
        item
        for item in agent.agenda
        if item.begun_s < 0 and not item.cancelled and item.start_s <= now < item.start_s + item.length_s
    ]
    duty.join_floor(floor, agent)
    away_until_s = floor.modifiers.away_until(agent)
    if away_until_s is not None:
        agent.due.append(ending_at(away_until_s, AgendaItem("away", AWAY, now, 0.0)))
    elif missed:
        missed[0].length_s -= now - missed[0].start_s
        agent.due.append(missed[0])
        activity_log.note(floor, agent, missed[0], activity_log.DUE)
    next_work.free(floor, agent, now)


def _shift_due(timer: Timer, now: float) -> None:
    floor, agent, end_s = timer.subject
    if agent.shift_end_s != end_s:
        return
    if floor.idle_leave_first and agent.group in floor.idle_leave_first and agent.load:
        idle = _idle_colleague(floor, agent)
        if idle is not None:
            _change_places(floor, agent, idle, now)
            agent = idle
        else:
            floor.leaving.append(agent)
    require(floor, agent, AgendaItem(GO_HOME, OFF, end_s, 0.0), now)


def _idle_colleague(floor: Floor, agent: Agent) -> Agent | None:
    """Who of the agent's group has been idle longest and is to stay beyond now."""
    pools = [pool for pool in floor.compiled.pools.values() if pool.group == agent.group]
    idle = [one for pool in pools for one in pool.free.agents if _stays(one, floor.env.now)]
    return min(idle, key=lambda one: (one.idle_since_s, one.index), default=None)


def _stays(agent: Agent, now: float) -> bool:
    return agent.shift_end_s is not None and agent.shift_end_s > now and not agent.due


def goes_instead(floor: Floor, agent: Agent, now: float) -> None:
    """The agent has come free and goes home in place of a colleague of the group whose contact goes on."""
    floor.leaving = [one for one in floor.leaving if one is not agent and one.load and one.due]
    if agent.is_supervisor or not _stays(agent, now):
        return
    colleague = next((one for one in floor.leaving if one.group == agent.group), None)
    if colleague is not None:
        floor.leaving.remove(colleague)
        _change_places(floor, colleague, agent, now)
        agent.due.append(AgendaItem(GO_HOME, OFF, now, 0.0))


def _change_places(floor: Floor, stays: Agent, goes: Agent, now: float) -> None:
    """One agent takes over the other's hours from now on; the caller sends the other home."""
    ends_s = goes.shift_end_s
    assert ends_s is not None
    mine, others = _from_now(stays, now), _from_now(goes, now)
    for agent, ending_s, later in ((stays, ends_s, others), (goes, now, mine)):
        begun = agent.shifts[: len(agent.shifts) - len(_from_now(agent, now))]
        agent.shifts = [*begun[:-1], *((start_s, ending_s) for start_s, _ in begun[-1:]), *later]
        for shift in later:
            plan_shift(floor, agent, shift)
    goes.shift_end_s = now
    activity_log.note_shift(floor, goes)
    end_shift_at(floor, stays, ends_s)


def _from_now(agent: Agent, now: float) -> list[tuple[float, float]]:
    """The agent's shifts that are still to begin."""
    return [shift for shift in agent.shifts if shift[0] >= now]


def end_shift_at(floor: Floor, agent: Agent, end_s: float) -> None:
    """Moves the end of the present shift to a later time, though the agent may be about to go home."""
    agent.shift_end_s = end_s
    activity_log.note_shift(floor, agent)
    Timer(floor.env, _shift_due, (floor, agent, end_s)).after(max(0.0, end_s - floor.env.now))
    for home in [item for item in agent.due if item.activity == GO_HOME]:
        no_longer_due(floor, agent, home)


def no_longer_due(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """The agent need not stop for it after the contact in hand; room for another chat is filled again."""
    if item in agent.due:
        agent.due.remove(item)
        if agent.chat_now >= 0 and not agent.due:
            next_work.free_slot(floor, agent, 0, floor.env.now)


def _item_due(timer: Timer, now: float) -> None:
    floor, agent, item, start_s = timer.subject
    if item.start_s != start_s or item.cancelled or item.begun_s >= 0 or agent.state in (OFF, ABSENT):
        return
    if item in agent.due:  # moved away and back: two timers fire
        return
    require(floor, agent, item, now)


def require(floor: Floor, agent: Agent, item: AgendaItem, now: float) -> None:
    """The item is due: now if the agent is ready, after what is in hand if not.

    Whoever goes home leaves an activity early, unless somebody else waits for its end (`on_done`).
    """
    activity_log.note(floor, agent, item, activity_log.DUE)
    if agent.state == READY:
        agent.due.append(item)
        duty.leave_floor(floor, agent)
        next_work.begin_due(floor, agent, now)
        return
    if agent.load and not agent.due:
        duty.leave_idle(agent)
    agent.due.append(item)
    present = agent.now_item
    if item.activity == GO_HOME and present is not None and present.on_done is None:
        next_work.finish_item(floor, agent, present, now)
