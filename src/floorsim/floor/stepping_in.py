"""The supervisor steps in on a contact in an agent's hands: helps the agent through it, or takes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.floor import duty, next_work, transfers
from floorsim.floor.clock import Timer
from floorsim.floor.people.wellbeing import BUSY as HANDLING
from floorsim.floor.people.wellbeing import enter
from floorsim.floor.states import BUSY

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor

LEFT_WITH_HELP: Final = 0.6
"""Part of the talk still to come that is left when the supervisor says what to do (D)."""


def talk_left_s(contact: Contact, now: float) -> float:
    """How long the customer will still be on the line, seconds; 0 once the agent wraps up."""
    return max(0.0, contact.answered_s + contact.talk_s + contact.hold_s - now)


def can_step_in(floor: Floor, agent: Agent, now: float) -> bool:
    """Whether the agent has one customer on the line who is not about to be handed on."""
    contact = agent.contact
    if contact is None or contact.silent_abandon or talk_left_s(contact, now) <= 0.0:
        return False
    return not transfers.is_handed_on(floor, contact)


def help_through(floor: Floor, agent: Agent, now: float) -> None:
    """The agent is told what to do: the rest goes faster, resolves likelier, and is learnt."""
    contact = agent.contact
    assert contact is not None
    cut_s = (1.0 - LEFT_WITH_HELP) * talk_left_s(contact, now)
    off_hold_s = min(contact.hold_s, cut_s)
    contact.hold_s -= off_hold_s
    contact.talk_s -= cut_s - off_hold_s
    agent.asks_on = None
    floor.help_desk.answer(agent, contact)
    _again(floor, agent, contact, now)


def take_over(floor: Floor, agent: Agent, now: float) -> bool:
    """The supervisor goes on with the customer, and the agent is free; False when that is not possible."""
    contact, supervisor = agent.contact, floor.supervisor
    if contact is None or supervisor.load or not can_step_in(floor, agent, now):
        return False
    agent.contact, agent.asks_on, agent.load = None, None, 0
    agent.service = Timer(floor.env, next_work.on_service_done, agent)
    contact.agent = supervisor.index
    supervisor.proficiency = {contact.queue: 1.0}
    supervisor.contact, supervisor.load = contact, 1
    duty.set_state(supervisor, BUSY, contact.type.channel, now)
    if floor.people:
        enter(supervisor.wellbeing, now, HANDLING)
    _again(floor, supervisor, contact, now)
    next_work.free(floor, agent, now)
    return True


def _again(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """Sets the end of the contact anew; the timer set before no longer counts."""
    agent.service = Timer(floor.env, next_work.on_service_done, agent)
    agent.service.after(talk_left_s(contact, now) + contact.after_contact_s)
