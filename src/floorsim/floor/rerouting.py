"""Routing as the supervisor leaves it: a queue goes first, or others help it after a wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.floor import waiting
from floorsim.floor.compiled_floor import OVERFLOW_RANK
from floorsim.floor.next_work import look_again

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue

RAISED: Final = 10.0
"""Points that a raised queue has before others of equal rank (D: more than any usual age weight brings)."""


def raise_priority(floor: Floor, queue: WaitingQueue) -> None:
    """Agents who serve several queues of equal rank take from this one first."""
    _set_priority(floor, queue, written_priority(floor, queue) + RAISED)


def restore_priority(floor: Floor, queue: WaitingQueue) -> None:
    """The queue has the priority of the plan again."""
    _set_priority(floor, queue, written_priority(floor, queue))


def written_priority(floor: Floor, queue: WaitingQueue) -> float:
    """The queue's points as the scenario writes them."""
    written = floor.scenario.floor.queues.get(queue.id)
    return 0.0 if written is None else written.priority


def let_others_help(floor: Floor, queue: WaitingQueue, after_s: float) -> int:
    """Everyone trained on the queue helps it once a contact has waited so long; gives how many that are."""
    end_others_help(floor, queue)
    floor.compiled.overflow[queue.index] = after_s
    for pool in list(floor.compiled.pools.values()):
        if floor.compiled.let_help(pool, queue, after_s):
            floor.compiled.note_who_stands_back(pool)
            waiting.call_late_help(floor, pool)
    return len(
        [one for one in floor.agents if one.counted and any(entry[2] is one.pool for entry in queue.later)]
    )


def end_others_help(floor: Floor, queue: WaitingQueue) -> None:
    """Only the groups of the plan serve the queue again."""
    floor.compiled.overflow.pop(queue.index, None)
    for _, rank, pool in list(queue.later):
        if rank == OVERFLOW_RANK:
            floor.compiled.end_help(pool, queue)
            floor.compiled.note_who_stands_back(pool)


def _set_priority(floor: Floor, queue: WaitingQueue, points: float) -> None:
    if queue.priority == points:
        return
    queue.priority = points
    for other in floor.queues:
        other.held_for, other.may_stand_back = [], False
    for pool in floor.compiled.pools.values():
        floor.compiled.note_who_stands_back(pool)
    for other in floor.queues:
        look_again(floor, other)
