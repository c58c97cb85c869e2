"""Contacts that the supervisor takes in person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.desk.own_time import Task
from floorsim.floor import interventions
from floorsim.floor.channel import Channel
from floorsim.floor.queues import WaitingQueue

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


class OwnContacts:
    """The supervisor on the queue of one channel, for so many contacts or until nobody waits."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.task: Task | None = None
        self.channel: Channel | None = None
        self.left = 0
        """Contacts still to take after the one in hand."""
        self.taken = 0
        desk.floor.on_supervisor_free = self._done_with_one

    def start(self, channel: Channel, count: int) -> bool:
        """Takes the first contact; False when nobody waits."""
        self.channel, self.left, self.taken = channel, count, 0
        self.task = self.desk.own_time.current
        if self._take():
            return True
        self.task = None
        return False

    def last_one(self) -> None:
        """No further contact after the one in hand."""
        self.left = 0

    def _take(self) -> bool:
        assert self.channel is not None
        queue = longest_waiting(self.channel, self.desk.now)
        if queue is None or not interventions.take_contact(self.desk.floor, queue):
            return False
        self.left -= 1
        self.taken += 1
        return True

    def _done_with_one(self, now: float) -> None:
        if self.task is None or (self.left > 0 and self._take()):
            return
        task, self.task = self.task, None
        self.desk.own_time.finish(task)


def longest_waiting(channel: Channel, now: float) -> WaitingQueue | None:
    """The line of the channel whose head has waited longest; None when nobody waits."""
    heads = [(head.arrived_s, queue) for queue in channel.queues if (head := queue.head()) is not None]
    return min(heads, key=lambda entry: (entry[0], entry[1].index))[1] if heads else None
