"""What the ledger says of people: who held what from when to when, in which state, in which hours."""

from __future__ import annotations

from typing import NamedTuple

from floorsim.floor.agent import Agent
from floorsim.floor.contact import UNSET, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.states import OFF
from tests.floor.playing import Session

Span = tuple[float, float]


class Spell(NamedTuple):
    """A state from a time to a time."""

    state: int
    channel: int
    start_s: float
    end_s: float


def spells(floor: Floor, agent: Agent) -> list[Spell]:
    """The states of an agent one after another, from the start of the run to its end."""
    changes = [(floor.start_s, OFF, -1), *agent.log]
    ends = [at_s for at_s, _, _ in changes[1:]] + [floor.end_s]
    return [
        Spell(state, channel, at_s, end_s)
        for (at_s, state, channel), end_s in zip(changes, ends, strict=True)
    ]


def state_at(floor: Floor, agent: Agent, at_s: float) -> int:
    """The last state entered at or before a time."""
    return next(spell.state for spell in reversed(spells(floor, agent)) if spell.start_s <= at_s)


def held(floor: Floor, contact: Contact) -> Span:
    """From when to when somebody held the contact; to the end of the run if it is still in hand."""
    return contact.answered_s, contact.wrapped_s if contact.wrapped_s != UNSET else floor.end_s


def served_by(floor: Floor, index: int) -> list[Contact]:
    """Contacts that an agent answered, in order of time; silent abandons left out."""
    found = [c for c in floor.ledger.contacts if c.agent == index and not c.silent_abandon]
    return sorted(found, key=lambda contact: (contact.answered_s, contact.id))


def union(spans: list[Span]) -> list[Span]:
    """The spans put together where they touch or overlap."""
    joined: list[Span] = []
    for start_s, end_s in sorted(spans):
        if joined and start_s <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end_s))
        elif end_s > start_s:
            joined.append((start_s, end_s))
    return joined


def working_hours(session: Session, agent: Agent) -> list[Span]:
    """Shifts of the plan with the overtime that was asked for."""
    hours = []
    for start_s, end_s in agent.shifts:
        ends = {end_s}
        for before_s, after_s in session.extended[agent.index]:
            if before_s in ends:
                ends.add(after_s)
        hours.append((start_s, max(ends)))
    return union(hours)


def logged_into(floor: Floor, agent: Agent, at_s: float) -> set[int]:
    """Channels the agent was logged into at a moment; both sides of a change at that moment."""
    on, before = set(agent.home), set(agent.home)
    for changed_s, index, channels, _ in floor.ledger.logins:
        if index == agent.index and changed_s <= at_s:
            before = on if changed_s < at_s else before | on
            on = set(channels)
            before = before if changed_s == at_s else on
    return on | before
