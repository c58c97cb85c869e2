"""Contacts that the supervisor takes in person."""

from __future__ import annotations

from collections.abc import Callable

from floorsim.floor import interventions
from floorsim.floor.channel import Channel
from floorsim.floor.floor import Floor
from floorsim.floor.queues import WaitingQueue


class OwnContacts:
    """The supervisor on the queues of one channel, for so many contacts or until nobody waits."""

    def __init__(self, floor: Floor, channel: Channel, count: int, on_done: Callable[[], None]) -> None:
        self.floor = floor
        self.channel = channel
        self.left = count
        """Contacts still to take after the one in hand."""
        self.taken = 0
        self._on_done = on_done

    def take(self) -> bool:
        """Takes the contact that waits longest; False when nobody waits."""
        queue = longest_waiting(self.channel, self.floor.now)
        self.floor.on_supervisor_free = self._done_with_one
        if queue is None or not interventions.take_contact(self.floor, queue):
            return False
        self.left -= 1
        self.taken += 1
        return True

    def _done_with_one(self, now_s: float) -> None:
        if self.left <= 0 or not self.take():
            self.floor.on_supervisor_free = None
            self._on_done()


def longest_waiting(channel: Channel, now_s: float) -> WaitingQueue | None:
    """The queue of the channel whose head has waited longest; None when nobody waits."""
    heads = [(head.arrived_s, queue) for queue in channel.queues if (head := queue.head()) is not None]
    return min(heads, key=lambda entry: (entry[0], entry[1].index))[1] if heads else None
