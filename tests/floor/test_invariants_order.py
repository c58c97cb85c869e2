"""Whatever the scenario and the moves: nobody is served before those who were to come first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from floorsim.floor.contact import UNSET, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.queues import WaitingQueue
from tests.floor.playing import played
from tests.floor.reconstruction import held, served_by
from tests.strategies import Play, examples, plays

NEARLY = 1e-6
"""Rounding of waits and points."""


def waiting_at(floor: Floor, at_s: float) -> list[Contact]:
    """Contacts that stand in line before a moment and after it; silent leavers left out."""
    return [
        contact
        for contact in floor.ledger.contacts
        if contact.arrived_s < at_s and not contact.silent_abandon and line_lets_go_s(floor, contact) > at_s
    ]


def line_lets_go_s(floor: Floor, contact: Contact) -> float:
    """When the contact was answered or left; the end of the run if it still waits."""
    ends = [at_s for at_s in (contact.answered_s, contact.left_s) if at_s != UNSET]
    return min(ends, default=floor.end_s)


@examples(50)
@given(plays())
def test_nobody_is_served_before_somebody_who_joined_the_same_line_earlier(play: Play) -> None:
    floor = played(play).floor
    for contact in floor.ledger.contacts:
        if contact.answered_s == UNSET:
            continue
        for other in waiting_at(floor, contact.answered_s):
            assert other.queue != contact.queue or other.arrived_s >= contact.arrived_s


@examples(50)
@given(plays(incidents=False))
def test_a_free_agent_takes_from_the_best_rank_and_there_the_contact_with_the_most_points(play: Play) -> None:
    kept = [move for move in play.moves if move.kind != "move_agent"]
    floor = played(replace(play, moves=tuple(kept))).floor
    had_silent_abandons = {contact.agent for contact in floor.ledger.contacts if contact.silent_abandon}
    for agent in floor.agents:
        if agent.index in had_silent_abandons:
            continue
        rank_of = {queue.index: rank for rank, queues in enumerate(agent.pool.serves) for queue in queues}
        own = served_by(floor, agent.index)
        for contact in own:
            at_s = contact.answered_s
            beside = [c for c in own if c is not contact and c.answered_s <= at_s < held(floor, c)[1]]
            queue = floor.queues[contact.queue]
            taken = (-rank_of[queue.index], points(queue, contact, at_s))
            for other in waiting_at(floor, at_s):
                theirs = floor.queues[other.queue]
                if theirs.index not in rank_of or (beside and theirs.channel != queue.channel):
                    continue
                if at_s - other.arrived_s < agent.pool.after[theirs.index] + NEARLY:
                    continue
                assert taken >= (-rank_of[theirs.index], points(theirs, other, at_s) - NEARLY)


def points(queue: WaitingQueue, contact: Contact, at_s: float) -> float:
    """Priority and what waiting has earned."""
    return queue.priority + queue.age_weight * (at_s - contact.arrived_s) / 60.0
