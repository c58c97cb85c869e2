"""Chats: several in one agent's hands, each the slower the more there are.

With k chats in hand the agent completes work at rate k ** exponent, shared equally (Tezcan and Zhang 2014:
rates that depend on the agent's load). Work is counted on a clock of its own that runs at each chat's rate,
so a change of load moves one event and touches no other chat.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from floorsim.floor import duty, service, transfers
from floorsim.floor.clock import Timer
from floorsim.floor.contact import NEVER, Contact
from floorsim.floor.people.wellbeing import BUSY as HANDLING
from floorsim.floor.people.wellbeing import demand_of, enter
from floorsim.floor.states import BUSY

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor


NEARLY_S = 1e-6
"""Work that counts as done: rounding of the work clock, far below anything a record shows."""


class Chats:
    """The chats in one agent's hands."""

    __slots__ = ("done_at", "exponent", "fires_at_s", "last_s", "rate", "timer", "work_s")

    def __init__(self, exponent: float) -> None:
        self.exponent = exponent
        self.work_s = 0.0
        """Work that each chat in hand has had since the clock began."""
        self.last_s = 0.0
        """When `work_s` was brought forward."""
        self.rate = 1.0
        """Work that each chat in hand has per second."""
        self.done_at: list[tuple[float, int, Contact]] = []
        """Heap of (work clock at completion, contact id, contact)."""
        self.timer: Timer | None = None
        """The timer that looks for the next completion; any other that fires is out of date."""
        self.fires_at_s = NEVER

    def bring_forward(self, now: float) -> None:
        """Moves the work clock to `now` at the present load."""
        if self.done_at:
            self.work_s += (now - self.last_s) * self.rate
        self.last_s = now

    def load_is(self, load: int, floor: Floor, agent: Agent) -> None:
        """The number of chats in hand has changed: they go on at another rate."""
        self.rate = load ** (self.exponent - 1.0) if load > 1 else 1.0
        self.set_timer(floor, agent)

    def set_timer(self, floor: Floor, agent: Agent) -> None:
        """Sets the timer of the next completion, unless one fires before it: that one will look again."""
        if not self.done_at:
            self.fires_at_s = NEVER
            return
        left = self.done_at[0][0] - self.work_s
        delay_s = left / self.rate if left > 0.0 else 0.0
        if self.last_s + delay_s < self.fires_at_s:
            self.fires_at_s = self.last_s + delay_s
            self.timer = Timer(floor.env, floor.on_chat_done, agent).after(delay_s)


def begin(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """The agent takes one more chat."""
    channel = contact.type.own_channel
    if agent.chats is None:
        agent.chats = Chats(channel.exponent)
    chats: Chats = agent.chats
    chats.exponent = channel.exponent
    chats.bring_forward(now)
    agent.load += 1
    agent.chat_now = channel.index
    if agent.state != BUSY or agent.state_channel != channel.index:
        duty.set_state(agent, BUSY, channel.index, now)
    if contact.silent_abandon:
        contact.agent = agent.index
        work = service.SILENT_ABANDON_S
        if floor.people:
            enter(agent.wellbeing, now, HANDLING, demand_of(agent.load, contact.type.complaint))
    else:
        service.answer(floor, agent, contact, now, agent.load)
        work = contact.talk_s + contact.hold_s + contact.after_contact_s
    heappush(chats.done_at, (chats.work_s + work, contact.id, contact))
    chats.load_is(agent.load, floor, agent)


def is_handed_on(floor: Floor, contact: Contact) -> bool:
    """Whether the customer goes on to a queue after this chat."""
    return (
        bool(contact.type.transfer_share or floor.misrouted)
        and not contact.silent_abandon
        and transfers.is_handed_on(floor, contact)
    )


def finish_next(floor: Floor, agent: Agent, timer: Timer, now: float) -> Contact | None:
    """Books the chat with the least work left, if it is done; None if it is not, or the timer is stale."""
    chats: Chats = agent.chats
    if timer is not chats.timer:
        return None
    chats.bring_forward(now)
    chats.fires_at_s = NEVER
    if chats.done_at[0][0] - chats.work_s > NEARLY_S:
        # The load has risen since the timer was set, so that work takes longer than it looked then.
        chats.set_timer(floor, agent)
        return None
    done_at, _, contact = heappop(chats.done_at)
    chats.work_s = done_at
    agent.load = load = agent.load - 1
    chats.load_is(load, floor, agent)
    if not contact.silent_abandon:
        # Sharing the agent stretches every part of the chat alike, so the parts still add up to its length.
        total = contact.talk_s + contact.hold_s + contact.after_contact_s
        stretch = (now - contact.answered_s) / total if total > 0 else 1.0
        contact.talk_s *= stretch
        contact.hold_s *= stretch
        contact.after_contact_s *= stretch
    if is_handed_on(floor, contact):
        contact.returns_s = now
    service.finish(floor, agent, contact, now)
    if not load:
        agent.chat_now = -1
    elif floor.people:
        enter(agent.wellbeing, now, HANDLING, demand_of(load))
    return contact
