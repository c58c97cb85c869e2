"""Contacts that an agent handles one at a time: voice, email, social, back-office work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import duty, returns, transfers
from floorsim.floor.clock import Bell
from floorsim.floor.contact import (
    ANSWERED,
    IN_SERVICE,
    U_HELP,
    U_HOSTILE,
    U_RESOLVE,
    U_SIDE,
    UNSET,
    Contact,
)
from floorsim.floor.people.handling import handle_factor, resolve_chance
from floorsim.floor.people.mind import BUSY as MIND_BUSY
from floorsim.floor.people.mind import demand_of, enter, hostile, settle
from floorsim.floor.states import BUSY

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

GHOST_S = 120.0
"""Agent time that a silently abandoned chat wastes (D, after Castellanos et al. 2025)."""
HELP_S = 120.0
"""Hold while an unskilled agent asks for help (D)."""
HELP_CHANCE = 0.6
"""Chance to need help at no skill; falls in proportion to skill (D)."""
UNCLEAR_HELP = 2.0
"""How much likelier an agent must ask while nobody has said how to handle the driver (D)."""
OVERDUE_TALK_PER_MIN_S = 21.0
"""Talk that each minute beyond the announced wait adds, at most (Yu et al., SSRN 3706565)."""
OVERDUE_MOST_MIN = 5.0
"""Minutes beyond the announced wait that are counted (D)."""


def begin(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """The agent, who has nothing in hand, takes the contact."""
    agent.contact = contact
    agent.load = 1
    if agent.state != BUSY or agent.state_channel != contact.kind.channel:
        duty.set_state(agent, BUSY, contact.kind.channel, now)
    if contact.ghost:
        contact.agent = agent.index
        if floor.people:
            enter(agent.mind, now, MIND_BUSY)
        agent.service.after(GHOST_S)
        return
    answer(floor, agent, contact, now, 1)
    kind = contact.kind
    if kind.transfer_share and transfers.is_handed_on(contact):
        Bell(floor.env, floor.on_transfer, agent).after(contact.talk_s + contact.hold_s)
        if kind.transfer_warm:
            return
    elif kind.own_channel.trunks is not None and contact.after_contact_s:
        Bell(floor.env, _on_hang_up, contact).after(contact.talk_s + contact.hold_s)
    agent.service.after(contact.talk_s + contact.hold_s + contact.after_contact_s)


def _on_hang_up(bell: Bell, now: float) -> None:
    """The customer is gone and the trunk free while the agent still has work to do."""
    contact = bell.subject
    contact.kind.own_channel.on_trunks.discard(contact.id)


def answer(floor: Floor, agent: Agent, contact: Contact, now: float, load: int) -> None:
    """Books the answer, and turns the work drawn into this agent's time now."""
    kind = contact.kind
    contact.fate = IN_SERVICE
    contact.answered_s = now
    contact.agent = agent.index
    floor.ledger.settled.append(contact)
    if floor.warm and contact.id in floor.warm:
        transfers.released(floor, contact, now)
    if contact.announced_s >= 0.0:
        overdue_min = (now - contact.arrived_s - contact.announced_s) / 60.0
        if overdue_min > 0.0:
            contact.talk_s += OVERDUE_TALK_PER_MIN_S * min(overdue_min, OVERDUE_MOST_MIN)
    luck = contact.luck
    if luck[U_HOSTILE] < kind.hostility:
        contact.hostile = True
    factor = kind.handle
    if floor.people:
        mind = agent.mind
        enter(mind, now, MIND_BUSY, kind.demand if load == 1 else demand_of(load, kind.complaint))
        if contact.hostile:
            hostile(mind, now, floor.support)
        contact.load = load
        contact.fatigue = mind.fatigue
        contact.exhaustion = mind.exhaustion
        contact.skill_key = mind.skill_key
        proficiency = agent.proficiency[contact.queue]
        line = floor.lines[contact.queue]
        factor *= handle_factor(
            mind,
            line.waiting / max(1, floor.staffed[line.channel]) if line.waiting else 0.0,
            kind.spread_share,
            1.0 if luck[U_SIDE] < 0.5 else -1.0,
            proficiency,
        )
        asking = HELP_CHANCE * (1.0 - mind.skill * proficiency)
        if kind.unclear:
            contact.unclear = True
            asking *= UNCLEAR_HELP
        if luck[U_HELP] < asking:
            contact.hold_s += HELP_S
            agent.asks_on = contact
    if factor != 1.0:
        contact.talk_s *= factor
        contact.hold_s *= factor
        contact.after_contact_s *= factor


def on_done(bell: Bell, now: float) -> None:
    """The agent is done with the contact in hand, after-contact work included."""
    agent: Agent = bell.subject
    floor: Floor = agent.floor
    contact = agent.contact
    assert contact is not None
    agent.contact = None
    agent.load = 0
    finish(floor, agent, contact, now)
    duty.free(floor, agent, now)


def finish(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """Books the end of a contact and what follows from it for the customer."""
    contact.wrapped_s = now
    if contact.ghost:
        floor.ledger.finished.append(contact)
        return
    contact.fate = ANSWERED
    left_s = now - contact.after_contact_s
    contact.left_s = left_s if left_s > contact.answered_s else contact.answered_s
    floor.ledger.finished.append(contact)
    kind = contact.kind
    if kind.own_channel.trunks is not None:
        kind.own_channel.on_trunks.discard(contact.id)
    chance = kind.resolvable
    if floor.people:
        mind = agent.mind
        settle(mind, now)
        if mind.pending:
            floor.practise(mind)
        chance = resolve_chance(
            chance,
            mind,
            now,
            contact.load - 2 if contact.load > 2 else 0,
            kind.family,
            agent.proficiency[contact.queue],
        )
    handed_on = contact.returns_s != UNSET
    if not handed_on and contact.luck[U_RESOLVE] < chance:
        contact.resolved = True
    if contact.hostile and kind.manager and asks_for_manager(contact):
        contact.manager = True
        for hook in floor.on_manager:
            hook(agent, contact, now)
    if not contact.resolved and kind.repeat is not None and not handed_on:
        returns.unresolved(floor, contact, now)


def asks_for_manager(contact: Contact) -> bool:
    """Whether a hostile customer asks for a manager: the uniform that made them hostile, spread out again."""
    u, hostility = contact.luck[U_HOSTILE], contact.kind.hostility
    within = u / hostility if u < hostility else (u - hostility) / (1.0 - hostility)
    return within < contact.kind.manager
