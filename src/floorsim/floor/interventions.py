"""What a supervisor can change on the floor. Agents finish the contact in hand before a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from floorsim.floor import activity_log, agenda, chats, dispatch, duty, next_work, service, waiting
from floorsim.floor.agent import GO_HOME, AgendaItem, Agent
from floorsim.floor.people.handling import refresh
from floorsim.floor.records import CalibrationRecord, CapRecord
from floorsim.floor.states import ABSENT, AWAY, MEETING, OFF, SWITCHING
from floorsim.scenario.models.channels import Callbacks, Partner
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue


def move_agent(
    floor: Floor,
    agent: Agent,
    on: tuple[int, ...],
    until_s: float | None = None,
    length_s: float | None = None,
) -> None:
    """Logs the agent into these channels (indexes) instead of the present ones, back home at `until_s`.

    It takes `length_s`, else the switching time of the channel, which is the agent's own for that day. A
    change that still waits for the contact in hand gives way to this one.
    """
    for pending in [item for item in agent.due if item.activity == "switching"]:
        cancel_item(floor, agent, pending)
    if tuple(sorted(on)) == tuple(sorted(agent.on)):
        agent.moved_until_s = until_s if on != agent.home else None
        activity_log.note_login(floor, agent)
    else:
        there = floor.channels[on[0]]
        # By person, day and channel, so that an earlier change left out leaves the later ones as they were.
        u = floor.random.few(1, "switch", agent.id, int(floor.now // DAY_S), there.id)[0]
        if length_s is None:
            length_s = there.switch_law.draw_one(u)
        item = AgendaItem("switching", SWITCHING, floor.now, length_s)
        item.on_begin = lambda who: _relocate(floor, who, on)
        agent.moved_until_s = until_s if on != agent.home else None
        activity_log.note_login(floor, agent)
        agent.agenda.append(item)
        if agent.state not in (OFF, ABSENT):
            agenda.require(floor, agent, item, floor.now)
        else:
            _relocate(floor, agent, on)
            item.cancelled = True
            activity_log.note(floor, agent, item, activity_log.CANCELLED)
    if until_s is not None and on != agent.home:
        floor.at(until_s, lambda: _go_back(floor, agent, until_s))


def call_from_activity(floor: Floor, agent: Agent, on: tuple[int, ...], after_s: float) -> None:
    """Ends the activity that the agent is in: contacts of these channels (indexes) are taken `after_s`."""
    if tuple(sorted(on)) != tuple(sorted(agent.on)):
        move_agent(floor, agent, on, length_s=after_s)
    else:
        item = AgendaItem("switching", SWITCHING, floor.now, after_s)
        agent.agenda.append(item)
        agenda.require(floor, agent, item, floor.now)
    if agent.now_item is not None and agent.now_item.activity != "switching":
        bring_back(floor, agent)


def slow_down(agent: Agent, what: str, factor: float | None) -> None:
    """Contacts take the agent so many times as long, as long as `what` holds; None: it holds no longer."""
    agent.wellbeing.slowed.pop(what, None)
    if factor is not None:
        agent.wellbeing.slowed[what] = factor
    refresh(agent.wellbeing)


def _relocate(floor: Floor, agent: Agent, on: tuple[int, ...]) -> None:
    agent.on = on
    activity_log.note_login(floor, agent)
    pools = len(floor.compiled.pools)
    agent.pool = floor.compiled.pool_for(agent.group, on, agent.skills)
    if len(floor.compiled.pools) > pools:
        waiting.call_late_help(floor, agent.pool)


def _go_back(floor: Floor, agent: Agent, until_s: float) -> None:
    if agent.moved_until_s == until_s:
        move_agent(floor, agent, agent.home)


def set_cap(floor: Floor, channel: Channel, cap: int) -> None:
    """Contacts an agent may hold at once on a chat channel, from now on; nobody drops a chat in hand."""
    if cap == channel.cap:
        return
    for agent in floor.agents:
        if agent.chat_now == channel.index:
            duty.leave_idle(agent)
    channel.cap = cap
    floor.ledger.caps.append(CapRecord(floor.now, channel.index, cap))
    for agent in floor.agents:
        if agent.chat_now == channel.index:
            duty.offer_room(floor, agent)
    dispatch.drain(floor, channel.index, floor.now)


def send_off(
    floor: Floor,
    agent: Agent,
    kind: str,
    state: int,
    length_s: float,
    title: str | None = None,
    on_done: Callable[[Agent], None] | None = None,
    at_s: float | None = None,
    on_begin: Callable[[Agent], None] | None = None,
) -> AgendaItem:
    """Gives the agent something else to do (coaching, a micro-break) from now or `at_s`, for a time."""
    item = AgendaItem(kind, state, floor.now if at_s is None else at_s, length_s, title)
    item.on_begin, item.on_done = on_begin, on_done
    if at_s is None:
        agent.agenda.append(item)
        agenda.require(floor, agent, item, floor.now)
    else:
        agenda.add(floor, agent, item)
    return item


def put_on_agenda(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """Gives the agent an activity of its own making at its time; at once if that has come."""
    agenda.add(floor, agent, item)


def send_away(floor: Floor, agent: Agent, until_s: float | None) -> None:
    """The agent leaves the floor until a time, or for the rest of the shift."""
    if until_s is None:
        finish_early(floor, agent)
    else:
        item = agenda.ending_at(until_s, AgendaItem("away", AWAY, floor.now, 0.0))
        agent.agenda.append(item)
        agenda.require(floor, agent, item, floor.now)


def call_away(floor: Floor, agent: Agent, until_s: float, title: str) -> AgendaItem:
    """The agent comes to something with the supervisor, after the contact in hand, until a time."""
    item = agenda.ending_at(until_s, AgendaItem("meeting", MEETING, floor.now, until_s - floor.now, title))
    agent.agenda.append(item)
    agenda.require(floor, agent, item, floor.now)
    return item


def bring_back(floor: Floor, agent: Agent) -> None:
    """Ends the activity that the agent is in; back to the queues."""
    if agent.now_item is not None:
        next_work.finish_item(floor, agent, agent.now_item, floor.now)


def move_item(floor: Floor, agent: Agent, item: AgendaItem, start_s: float) -> None:
    """Puts a planned activity that has not begun at another time."""
    _plan_changed(agent, item)
    agenda.no_longer_due(floor, agent, item)
    item.start_s = max(start_s, floor.now)
    activity_log.note(floor, agent, item, activity_log.MOVED)
    agenda.plan(floor, agent, item)
    if item.on_changed is not None:
        item.on_changed()


def cancel_item(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """Takes a planned activity that has not begun off the agenda."""
    _plan_changed(agent, item)
    item.cancelled = True
    activity_log.note(floor, agent, item, activity_log.CANCELLED)
    agenda.no_longer_due(floor, agent, item)
    if item.on_changed is not None:
        item.on_changed()


def _plan_changed(agent: Agent, item: AgendaItem) -> None:
    if item.planned:
        agent.wellbeing.plan_changes += 1


def extend_shift(floor: Floor, agent: Agent, length_s: float, ordered: bool = False) -> None:
    """Overtime: the present shift ends this much later; `ordered` when the agent was not asked."""
    assert agent.shift_end_s is not None
    if ordered:
        agent.wellbeing.plan_changes += 1
    if agent.overtime_from_s is None:
        agent.overtime_from_s = agent.shift_end_s
    agenda.end_shift_at(floor, agent, agent.shift_end_s + length_s)


def finish_early(floor: Floor, agent: Agent) -> None:
    """The shift ends now, after the contact in hand."""
    if agent.shift_end_s is not None:
        agenda.require(floor, agent, AgendaItem(GO_HOME, OFF, floor.now, 0.0), floor.now)


def calibrate(floor: Floor, blind: bool = False) -> None:
    """Reviewers compare notes: their biases shrink, more so when everyone scored alone before talking."""
    floor.ledger.calibrations.append(CalibrationRecord(floor.now, blind))


def announce(floor: Floor, channel: Channel, kind: str | None) -> None:
    """What waiting customers of the channel hear from now on; None: nothing."""
    channel.announcement = kind
    channel.announced_at_s = floor.now


def set_partner(channel: Channel, terms: Partner | None) -> None:
    """Who takes a share of the contacts that nobody idle can take, from now on; None: nobody."""
    channel.partner = terms


def set_callbacks(channel: Channel, rules: Callbacks | None) -> None:
    """Offers callbacks on these terms from now on, or stops offering them; promises made stay."""
    channel.callbacks = rules


def take_contact(floor: Floor, queue: WaitingQueue) -> bool:
    """The supervisor takes the contact at the head of the line; False when nobody waits."""
    now = floor.now
    if queue.order is not None:
        queue.order.sort(queue.contacts, now)
    head = queue.head()
    if head is None or floor.supervisor.load or floor.channels[queue.channel].down:
        return False
    queue.take()
    floor.supervisor.proficiency = {queue.index: 1.0}
    if floor.channels[queue.channel].medium == "chat":
        chats.begin(floor, floor.supervisor, head, now)
    else:
        service.begin(floor, floor.supervisor, head, now)
    return True
