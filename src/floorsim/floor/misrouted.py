"""Contacts that reach somebody without the skill: handed back to a queue that can serve them, or answered
wrong.

Agents with less proficiency on a queue than `ENOUGH` are meant; everybody else keeps what comes to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.contact import TRANSFER, U_RESOLVE, U_TRANSFER
from floorsim.floor.people.handling import at_full_proficiency
from floorsim.floor.returns import MOST_ATTEMPTS
from floorsim.floor.states import LOGGED_IN

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor

ENOUGH = 0.7
"""Proficiency on a queue, 0-1, from which an agent keeps every contact of it (D)."""
HANDED_BACK = 0.5
"""Chance that somebody with no proficiency hands a contact back; falls in proportion to what is there, to
none at `ENOUGH` (D)."""
HANDED_BACK_WITH_HELP = 0.5
"""Factor on that chance while a colleague is there to ask (D)."""
TALK_BEFORE = 0.5
"""Part of the talk that passes before the contact is handed back (D)."""


def may_hand_back(floor: Floor, agent: Agent, contact: Contact, proficiency: float) -> None:
    """The agent lacks the skill and begins: notes the queue to which the contact goes back, if it does.

    It goes to the queue of its driver, else to the one that the driver is handed on to, where a colleague
    with the skill is at work; never twice in a row.
    """
    u, contact_type = contact.draws[U_TRANSFER], contact.type
    chance = HANDED_BACK * (1.0 - proficiency / ENOUGH)
    # From the upper end: the lower one decides about the driver's own transfers.
    if u < 1.0 - chance or u < contact_type.transfer_share:
        return
    if floor.help_desk.is_staffed() and u < 1.0 - chance * HANDED_BACK_WITH_HELP:
        return
    if contact.origin == TRANSFER or contact.attempt >= MOST_ATTEMPTS:
        return
    for queue in (contact_type.queue, contact_type.transfer_to):
        if _is_served(floor, queue, agent):
            floor.misrouted[contact.id] = queue
            contact.talk_s *= TALK_BEFORE
            return


def _is_served(floor: Floor, queue: int, but: Agent) -> bool:
    """Whether a colleague with the skill for a queue (an index, -1 for none) is at work on its channel."""
    if queue < 0:
        return False
    channel = floor.queues[queue].channel
    return any(
        agent is not but
        and agent.state in LOGGED_IN
        and channel in agent.on
        and agent.proficiency.get(queue, 0.0) >= ENOUGH
        for agent in floor.agents
    )


def is_wrong_answer(contact: Contact, chance: float, proficiency: float) -> bool:
    """Whether an unresolved contact of somebody without the skill would have been resolved with it, so that
    the customer was told wrong.

    `chance` is the agent's chance of resolving it, 0-1, and `proficiency` the agent's on its queue.
    """
    return contact.draws[U_RESOLVE] < at_full_proficiency(chance, proficiency)
