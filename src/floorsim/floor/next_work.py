"""What an agent does next: what is due on the agenda, else the next contact, else waiting for one.

Everything that frees an agent ends here, so that what frees them need not know what follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import activity_log, chats, duty, service, shift_end, transfers
from floorsim.floor.agent import GO_HOME
from floorsim.floor.clock import Timer
from floorsim.floor.contact import U_ROUTE
from floorsim.floor.people import planned_sessions
from floorsim.floor.people.wellbeing import ACTIVITY_OF, enter
from floorsim.floor.people.wellbeing import READY as IDLE
from floorsim.floor.routing import next_chat_queue, next_queue
from floorsim.floor.states import READY, STATE_WORDS

if TYPE_CHECKING:
    from floorsim.floor.agent import AgendaItem, Agent
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue


def free(floor: Floor, agent: Agent, now: float) -> None:
    """Nothing is in the agent's hands: what is due comes first, then the next contact, then waiting."""
    if floor.leaving:
        floor.goes_instead(floor, agent, now)
    if agent.due:
        begin_due(floor, agent, now)
        return
    if agent.is_supervisor:
        floor.supervisor_is_free(now)
        return
    queue = next_queue(agent.pool, agent.pool.serves, now)
    if queue is not None:
        contact = queue.take()
        if queue.held_for:
            look_again(floor, queue)
        if contact.type.own_channel.is_chat:
            chats.begin(floor, agent, contact, now)
            free_slot(floor, agent, agent.load, now)
        else:
            service.begin(floor, agent, contact, now)
        return
    if floor.people:
        enter(agent.wellbeing, now, IDLE)
    if agent.state != READY:
        duty.set_state(agent, READY, -1, now)
    agent.idle_since_s = now
    agent.pool.free.add(agent)
    for dialer in floor.dialers:
        dialer.wake()


def free_slot(floor: Floor, agent: Agent, before: int, now: float) -> None:
    """A chat ended or the cap rose: fill the room with waiting chats, then wait for more.

    `before` is the load under which the agent stood in the idle lists. What goes before a further chat on
    another channel stops the filling, so that the agent comes free for it.
    """
    lists = agent.pool.partly.get(agent.state_channel)
    if lists is not None and 0 < before < len(lists):
        lists[before].discard(agent)
    if not agent.load:
        free(floor, agent, now)
        return
    if agent.due:
        return
    channel = floor.channels[agent.chat_now]
    while agent.load < channel.cap:
        queue = next_chat_queue(agent.pool, channel.index, now)
        if queue is None:
            break
        chats.begin(floor, agent, queue.take(), now)
    agent.idle_since_s = now
    duty.offer_room(floor, agent)


def look_again(floor: Floor, queue: WaitingQueue) -> None:
    """Somebody left the queue: chats that stood back for it are given to agents who have room for them."""
    for pool in queue.held_for:
        if pool.stood_back:
            pool.stood_back = False
            # On the clock and not at once: the caller has yet to begin the contact that it took.
            Timer(floor.env, _refill, (floor, pool)).after(0.0)


def _refill(timer: Timer, now: float) -> None:
    floor, pool = timer.subject
    for channel, lists in pool.partly.items():
        for load in range(1, min(len(lists), floor.channels[channel].cap)):
            while lists[load].agents and (queue := next_chat_queue(pool, channel, now)) is not None:
                free_slot(floor, lists[load].peek(queue.contacts[0].draws[U_ROUTE]), load, now)


def on_service_done(timer: Timer, now: float) -> None:
    """The agent is done with the contact in hand, after-contact work included."""
    agent: Agent = timer.subject
    if timer is not agent.service:  # somebody stepped in since it was set
        return
    floor: Floor = agent.floor
    contact = agent.contact
    assert contact is not None
    agent.contact = None
    agent.load = 0
    service.finish(floor, agent, contact, now)
    free(floor, agent, now)


def on_chat_done(timer: Timer, now: float) -> None:
    """The chat with the least work left may be done; if so its place is filled again."""
    agent: Agent = timer.subject
    floor: Floor = agent.floor
    before = agent.load
    contact = chats.finish_next(floor, agent, timer, now)
    if contact is None:
        return
    free_slot(floor, agent, before, now)
    if chats.is_handed_on(floor, contact):
        transfers.hand_on(floor, contact, now)


def begin_due(floor: Floor, agent: Agent, now: float) -> None:
    """Begins what is due: going home before anything else, then in the order in which it came due."""
    duty.leave_floor(floor, agent)
    home = next((item for item in agent.due if item.activity == GO_HOME), None)
    if home is not None:
        shift_end.go_home(floor, agent, now)
        return
    item = agent.due.pop(0)
    if item.cancelled:
        resume(floor, agent, now)
        return
    item.begun_s = now
    duty.set_state(agent, item.state, -1, now)
    if item.on_begin is not None:
        item.on_begin(agent)
    if floor.people:
        enter(agent.wellbeing, now, ACTIVITY_OF[STATE_WORDS[item.state]])
    agent.until_s = now + item.length_s
    agent.now_item = item
    activity_log.note(floor, agent, item, activity_log.BEGUN)
    Timer(floor.env, _item_ends, (floor, agent, item)).after(item.length_s)


def _item_ends(timer: Timer, now: float) -> None:
    floor, agent, item = timer.subject
    if agent.now_item is item:
        finish_item(floor, agent, item, now)


def finish_item(floor: Floor, agent: Agent, item: AgendaItem, now: float) -> None:
    """Ends the activity that the agent is in, on time or early."""
    item.done = True
    agent.now_item = None
    activity_log.note(floor, agent, item, activity_log.ENDED)
    agent.until_s = None
    planned_sessions.held(floor, agent, item, now)
    if item.on_done is not None:
        item.on_done(agent)
    resume(floor, agent, now)


def resume(floor: Floor, agent: Agent, now: float) -> None:
    """Back to the queues, or on to what is due next."""
    if agent.due:
        begin_due(floor, agent, now)
        return
    duty.join_floor(floor, agent)
    free(floor, agent, now)
