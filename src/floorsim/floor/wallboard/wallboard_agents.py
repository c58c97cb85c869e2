"""Agents on the wallboard: their state now, and how busy they lately were."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from floorsim.floor.agent import GO_HOME, AgendaItem, Agent
from floorsim.floor.channel import Channel
from floorsim.floor.contact import Contact
from floorsim.floor.ledger import StateLog
from floorsim.floor.queues import WaitingQueue
from floorsim.floor.states import BREAK, BUSY, LUNCH, READY, STATE_WORDS
from floorsim.floor.view import AgentState, AgentView, ReviewView

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

RECENT_S = 1800.0
"""The last half hour, over which occupancy is shown."""
LONG_CONTACT = 2.0
"""A contact is long beyond so many times the channel's mean."""

Login = tuple[int, ...]
Staffed = Callable[[Login, float, float], None]
"""Books that an agent was logged into channels from one time to another."""


class Spell(NamedTuple):
    """A stay in handling (`busy`) or waiting for contacts."""

    start_s: float
    end_s: float
    busy: bool
    ms: int


def in_ms(length_s: float) -> int:
    """A time in whole milliseconds: sums of them come out the same in whatever order they are added."""
    return round(length_s * 1000.0)


class AgentFold:
    """One agent's recent spells of handling and of waiting for contacts, and what was handled in all."""

    __slots__ = (
        "_booked_s",
        "_busy_ms",
        "_cursor",
        "_ready_ms",
        "_served",
        "_since_s",
        "_spells",
        "_state",
        "_words",
        "handle_s",
        "handled",
        "logins",
        "on",
    )

    def __init__(self, agent: Agent) -> None:
        self.on: Login = agent.home
        """Channels logged into, as far as the log has been read."""
        self.logins: deque[tuple[float, Login]] = deque()
        """Changes of channel that have not been read yet."""
        self.handled = 0
        self.handle_s = 0.0
        self._cursor = 0
        self._state = -1
        self._since_s = 0.0
        self._booked_s = 0.0
        self._served: dict[int, float] = {}
        self._words: tuple[tuple[str, ...], dict[str, float]] = ((), {})
        self._spells: deque[Spell] = deque()
        self._busy_ms = 0
        self._ready_ms = 0

    def read(self, log: StateLog, border_s: float, staffed: Staffed) -> None:
        """Takes in what has been added to the agent's log; books the present spell up to `border_s`."""
        if self._cursor != len(log):
            for change in log[self._cursor :]:
                if self._state == BUSY or self._state == READY:
                    self._close(change.at_s, staffed)
                self._state = change.state
                self._since_s = self._booked_s = change.at_s
                while self.logins and self.logins[0][0] <= change.at_s:
                    self.on = self.logins.popleft()[1]
            self._cursor = len(log)
        if self._booked_s < border_s and (self._state == BUSY or self._state == READY):
            staffed(self.on, self._booked_s, border_s)
            self._booked_s = border_s

    def _close(self, end_s: float, staffed: Staffed) -> None:
        busy = self._state == BUSY
        spell = Spell(self._since_s, end_s, busy, in_ms(end_s - self._since_s))
        self._spells.append(spell)
        if busy:
            self._busy_ms += spell.ms
        else:
            self._ready_ms += spell.ms
        if end_s > self._booked_s:
            staffed(self.on, self._booked_s, end_s)

    def skills(
        self, agent: Agent, queues: Sequence[WaitingQueue]
    ) -> tuple[tuple[str, ...], dict[str, float]]:
        """Queues that the agent could serve, best first, and how well; put into words when they change."""
        if agent.proficiency != self._served:
            self._served = dict(agent.proficiency)
            best = sorted(self._served.items(), key=lambda entry: (-entry[1], entry[0]))
            self._words = (
                tuple(queues[index].id for index, _ in best),
                {queues[index].id: proficiency for index, proficiency in best},
            )
        return self._words

    def recent_s(self, now_s: float) -> tuple[float, float]:
        """Handling and available time in the last half hour."""
        from_s = now_s - RECENT_S
        spells = self._spells
        while spells and spells[0].end_s <= from_s:
            over = spells.popleft()
            if over.busy:
                self._busy_ms -= over.ms
            else:
                self._ready_ms -= over.ms
        busy_s, ready_s = self._busy_ms / 1000.0, self._ready_ms / 1000.0
        if spells and spells[0].start_s < from_s:
            if spells[0].busy:
                busy_s -= from_s - spells[0].start_s
            else:
                ready_s -= from_s - spells[0].start_s
        if self._state == BUSY:
            busy_s += now_s - max(self._since_s, from_s)
        elif self._state == READY:
            ready_s += now_s - max(self._since_s, from_s)
        return max(0.0, busy_s), max(0.0, ready_s)


def agent_view(
    floor: Floor,
    agent: Agent,
    fold: AgentFold,
    names: Mapping[str, str],
    usual_s: list[float],
    reviews: ReviewView | None,
    now_s: float,
) -> AgentView:
    """The agent as the wallboard shows them. `usual_s`: usual handling time per channel."""
    channels = floor.channels
    state, since_s, contact = _state_of(floor, agent, now_s)
    channel: Channel | None = None
    if agent.state == BUSY:
        channel = channels[agent.state_channel]
    elif agent.state == READY and len(agent.on) == 1:
        channel = channels[agent.on[0]]
    began_s = contact.answered_s if contact is not None else -1.0
    due, break_owed, owed_s = _coming(agent, now_s)
    skills, proficiency = fold.skills(agent, floor.queues)
    return AgentView(
        id=agent.id,
        name=names.get(agent.id) or agent.name or agent.id,
        group=floor.compiled.group_ids[agent.group],
        state=state,
        channel=channel.id if channel is not None else None,
        on=tuple(channels[index].id for index in agent.on),
        skills=skills,
        proficiency=proficiency.copy(),
        since_s=since_s,
        load=agent.load,
        cap=channel.cap if channel is not None else 1,
        until_s=agent.until_s,
        next_activity=due.activity if due is not None else None,
        next_activity_s=due.start_s if due is not None else None,
        shift_end_s=agent.shift_end_s,
        long_contact=channel is not None
        and began_s >= 0
        and now_s - began_s > LONG_CONTACT * usual_s[channel.index],
        overtime_willing=agent.overtime_willing,
        on_overtime=agent.overtime_from_s is not None and now_s >= agent.overtime_from_s,
        moved_until_s=agent.moved_until_s,
        tenure_weeks=agent.wellbeing.tenure_weeks,
        note=agent.note,
        handled=fold.handled,
        aht_s=fold.handle_s / fold.handled if fold.handled else None,
        break_owed=break_owed,
        owed_min=owed_s / 60.0,
        asks_for_help=contact is not None
        and agent.asks_on is contact is agent.contact
        and is_on_hold(contact, now_s),
        reviews=reviews,
        crew=floor.crew_titles.get(agent.id, ""),
    )


def _state_of(floor: Floor, agent: Agent, now_s: float) -> tuple[AgentState, float, Contact | None]:
    """State in words, since when, and the contact in hand that began first."""
    if agent.state != BUSY:
        return STATE_WORDS[agent.state], agent.state_since_s, None
    contact = agent.contact
    if contact is None:
        held = [chat for _, _, chat in agent.chats.done_at if not chat.silent_abandon] if agent.chats else []
        first = min(held, key=lambda chat: chat.answered_s, default=None)
        return "busy", first.answered_s if first is not None else agent.state_since_s, first
    if contact.silent_abandon:
        return "busy", agent.state_since_s, None
    return (*phase_of(contact, now_s, waits=agent in floor.warm.values()), contact)


def phase_of(contact: Contact, now_s: float, waits: bool = False) -> tuple[AgentState, float]:
    """What the agent does on a contact, and since when: half the talk, the hold, the other half, the wrap.

    `waits`: after the talk the agent stays on the line for a warm hand-over.
    """
    hold_from_s = contact.answered_s + contact.talk_s / 2.0
    left_s = contact.answered_s + contact.talk_s + contact.hold_s
    if now_s >= left_s:
        return ("hold" if waits else "wrap"), left_s
    if is_on_hold(contact, now_s):
        return "hold", hold_from_s
    return "busy", contact.answered_s


def is_on_hold(contact: Contact, now_s: float) -> bool:
    """Whether the hold of a contact in hand goes on now; it lies in the middle of the talk."""
    return 0.0 <= now_s - contact.answered_s - contact.talk_s / 2.0 < contact.hold_s


def _coming(agent: Agent, now_s: float) -> tuple[AgendaItem | None, bool, float]:
    """The next activity (one that is due comes first), whether a break is owed, and other planned time owed.

    Owed is what was planned for before now, delayed or cancelled, and not begun.
    """
    coming: AgendaItem | None = None
    owed, owed_s = False, 0.0
    for item in agent.agenda:
        if item.begun_s >= 0:
            continue
        if not item.cancelled and item.start_s >= now_s and (coming is None or item.start_s < coming.start_s):
            coming = item
        if item.planned and item.planned_s <= now_s and (item.cancelled or item.start_s > item.planned_s):
            if item.state in (BREAK, LUNCH):
                owed = True
            else:
                owed_s += item.length_s
    if agent.due and agent.due[0].activity != GO_HOME:
        coming = agent.due[0]
    at_work = agent.shift_end_s is not None
    return coming, owed and at_work, owed_s if at_work else 0.0
