"""Contacts that an agent handles one at a time: voice, email, social, back-office work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import duty, returns, transfers
from floorsim.floor.clock import Timer
from floorsim.floor.contact import (
    ABANDONED,
    ANSWERED,
    IN_SERVICE,
    U_DEFLECT,
    U_HELP,
    U_HOSTILE,
    U_RESOLVE,
    U_SIDE,
    UNSET,
    Contact,
)
from floorsim.floor.hostility import MOST_TIMES, asks_for_manager, hostile_chance
from floorsim.floor.misrouted import ENOUGH, is_wrong_answer, may_hand_back
from floorsim.floor.people.handling import (
    HOSTILE_HANDLE,
    HOSTILE_LASTS_S,
    SHAKEN_HANDLE,
    handle_factor,
    resolve_chance,
)
from floorsim.floor.people.wellbeing import BUSY as HANDLING
from floorsim.floor.people.wellbeing import demand_of, enter, hostile, settle
from floorsim.floor.states import BUSY

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

SILENT_ABANDON_S = 120.0
"""Agent time that a silently abandoned chat wastes (D, after Castellanos et al. 2025)."""
NOT_REACHED_S = 45.0
"""Agent time that calling back somebody who is not there takes: a call that rings out (D)."""
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
    if agent.state != BUSY or agent.state_channel != contact.type.channel:
        duty.set_state(agent, BUSY, contact.type.channel, now)
    if contact.promised_s >= 0.0 and contact.draws[U_DEFLECT] < contact.type.own_channel.not_reached:
        contact.silent_abandon = True
        contact.disposition = ABANDONED
        contact.left_s = now
        floor.ledger.settled.append(contact)
    if contact.silent_abandon:
        contact.agent = agent.index
        if floor.people:
            enter(agent.wellbeing, now, HANDLING)
        agent.service.after(NOT_REACHED_S if contact.promised_s >= 0.0 else SILENT_ABANDON_S)
        return
    answer(floor, agent, contact, now, 1)
    contact_type = contact.type
    if (contact_type.transfer_share or floor.misrouted) and transfers.is_handed_on(floor, contact):
        Timer(floor.env, transfers.on_transfer, agent).after(contact.talk_s + contact.hold_s)
        if transfers.is_warm(floor, contact):
            return
    elif contact_type.own_channel.trunks is not None and contact.after_contact_s:
        Timer(floor.env, _on_hang_up, contact).after(contact.talk_s + contact.hold_s)
    agent.service.after(contact.talk_s + contact.hold_s + contact.after_contact_s)


def _on_hang_up(timer: Timer, now: float) -> None:
    """The customer is gone and the trunk free while the agent still has work to do."""
    contact = timer.subject
    contact.type.own_channel.on_trunks.discard(contact.id)


def answer(floor: Floor, agent: Agent, contact: Contact, now: float, load: int) -> None:
    """Books the answer, and turns the work drawn into this agent's time now."""
    contact_type = contact.type
    contact.disposition = IN_SERVICE
    contact.answered_s = now
    contact.agent = agent.index
    floor.ledger.settled.append(contact)
    if floor.warm and contact.id in floor.warm:
        transfers.released(floor, contact, now)
    if contact.announced_s >= 0.0:
        overdue_min = (now - contact.arrived_s - contact.announced_s) / 60.0
        if overdue_min > 0.0:
            contact.talk_s += OVERDUE_TALK_PER_MIN_S * min(overdue_min, OVERDUE_MOST_MIN)
    draws = contact.draws
    u_hostile, hostility = draws[U_HOSTILE], contact_type.hostility
    if u_hostile < hostility or (
        (now > contact.arrived_s or contact.origin)
        and u_hostile < MOST_TIMES * hostility
        and u_hostile < hostile_chance(contact)
    ):
        contact.hostile = True
    factor = contact_type.handle
    errors = contact_type.errors_key
    if contact_type.for_agents and agent.id in contact_type.for_agents:
        own = contact_type.for_agents[agent.id]
        factor *= own.handle
        errors = own.errors_key
    if agent.pool.handle:
        factor *= agent.pool.handle.get(contact.queue, 1.0)
    if errors >= 0:
        contact.errors = errors
    if floor.people:
        wellbeing = agent.wellbeing
        enter(
            wellbeing,
            now,
            HANDLING,
            contact_type.demand if load == 1 else demand_of(load, contact_type.complaint),
        )
        if now - wellbeing.last_hostile_s < HOSTILE_LASTS_S:
            factor *= SHAKEN_HANDLE
        if contact.hostile:
            factor *= HOSTILE_HANDLE
            hostile(wellbeing, now, floor.support)
        contact.load = load
        contact.fatigue = wellbeing.fatigue
        contact.exhaustion = wellbeing.exhaustion
        contact.skill_key = wellbeing.skill_key
        proficiency = agent.proficiency[contact.queue]
        queue = floor.queues[contact.queue]
        factor *= handle_factor(
            wellbeing,
            queue.waiting / max(1, floor.staffed[queue.channel]) if queue.waiting else 0.0,
            contact_type.spread_share,
            1.0 if draws[U_SIDE] < 0.5 else -1.0,
            proficiency,
        )
        asking = HELP_CHANCE * (1.0 - wellbeing.skill * proficiency)
        if contact_type.unclear:
            contact.unclear = True
            asking *= UNCLEAR_HELP
        if draws[U_HELP] < asking:
            contact.hold_s += floor.help_desk.asked(agent, contact, now)
            agent.asks_on = contact
        if proficiency < ENOUGH:
            may_hand_back(floor, agent, contact, proficiency)
    if factor != 1.0:
        contact.talk_s *= factor
        contact.hold_s *= factor
        contact.after_contact_s *= factor


def finish(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """Books the end of a contact and what follows from it for the customer."""
    contact.wrapped_s = now
    if contact.silent_abandon:
        floor.ledger.finished.append(contact)
        return
    contact.disposition = ANSWERED
    left_s = now - contact.after_contact_s
    contact.left_s = left_s if left_s > contact.answered_s else contact.answered_s
    floor.ledger.finished.append(contact)
    contact_type = contact.type
    if contact_type.own_channel.trunks is not None:
        contact_type.own_channel.on_trunks.discard(contact.id)
    chance = contact_type.resolvable
    if contact_type.for_agents and agent.id in contact_type.for_agents:
        chance = min(1.0, chance * contact_type.for_agents[agent.id].resolve)
    proficiency = 1.0
    if floor.people:
        wellbeing = agent.wellbeing
        settle(wellbeing, now)
        if wellbeing.pending:
            floor.practise(wellbeing)
        proficiency = agent.proficiency[contact.queue]
        chance = resolve_chance(
            chance,
            wellbeing,
            now,
            contact.load - 2 if contact.load > 2 else 0,
            contact_type.family,
            proficiency,
        )
        if contact.id in floor.help_desk.helped:
            chance = floor.help_desk.with_help(contact.id, chance)
    handed_on = contact.returns_s != UNSET
    if not handed_on and contact.draws[U_RESOLVE] < chance:
        contact.resolved = True
    if contact.hostile and contact_type.manager and asks_for_manager(contact):
        contact.manager = True
        for hook in floor.on_manager:
            hook(agent, contact, now)
    if not contact.resolved and contact_type.repeat is not None and not handed_on:
        told_wrong = proficiency < ENOUGH and is_wrong_answer(contact, chance, proficiency)
        returns.unresolved(floor, contact, now, told_wrong)
