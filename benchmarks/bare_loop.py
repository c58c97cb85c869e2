"""The yardstick: M/M/s+M as callbacks on SimPy's own events, with nothing that the queue does not need.

Each arrival schedules the next, a contact that finds an agent free costs one more event, and only those who
must wait get a patience timer. Random numbers are drawn beforehand in whole arrays. It counts who abandoned
and how long people waited, and keeps no other record.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from simpy import Environment, Event, Timeout

from benchmarks.mmsm import QUEUE, Outcome, Queue, Reading, Replicate


class Contact:
    """One customer: when they came, the work they bring, how long they would wait."""

    __slots__ = ("arrived_at", "handle_min", "patience_min", "waiting")

    def __init__(self, arrived_at: float, handle_min: float, patience_min: float) -> None:
        self.arrived_at = arrived_at
        self.handle_min = handle_min
        self.patience_min = patience_min
        self.waiting = False


def simulate(queue: Queue, seed: int) -> Reading:
    """One replication of `queue`; what it came to is read by the call that this returns."""
    draws = np.random.default_rng(seed)
    gaps_min = draws.exponential(1 / queue.arrivals_per_min, queue.contacts).tolist()
    handles_min = draws.exponential(queue.handle_min, queue.contacts).tolist()
    patiences_min = draws.exponential(queue.patience_min, queue.contacts).tolist()
    coming = zip([*gaps_min[1:], None], handles_min, patiences_min, strict=True)

    env = Environment()
    waiting: deque[Contact] = deque()
    free = queue.agents
    answered = abandoned = 0
    wait_min = 0.0

    def arrive(_: Event) -> None:
        nonlocal free, answered
        gap_min, handle_min, patience_min = next(coming)
        if gap_min is not None:
            Timeout(env, gap_min).callbacks.append(arrive)
        contact = Contact(env.now, handle_min, patience_min)
        if free:
            free -= 1
            answered += 1
            Timeout(env, handle_min, contact).callbacks.append(finish)
        else:
            contact.waiting = True
            waiting.append(contact)
            Timeout(env, patience_min, contact).callbacks.append(give_up)

    def finish(_: Event) -> None:
        nonlocal free, answered, wait_min
        while waiting:
            contact = waiting.popleft()
            if contact.waiting:
                contact.waiting = False
                answered += 1
                wait_min += env.now - contact.arrived_at
                Timeout(env, contact.handle_min, contact).callbacks.append(finish)
                return
        free += 1

    def give_up(patience: Event) -> None:
        nonlocal abandoned, wait_min
        contact: Contact = patience.value  # type: ignore[assignment]
        if contact.waiting:
            contact.waiting = False
            abandoned += 1
            wait_min += contact.patience_min

    Timeout(env, gaps_min[0]).callbacks.append(arrive)
    env.run()
    return lambda: Outcome(contacts=answered + abandoned, abandoned=abandoned, wait_min=wait_min)


def prepare() -> Replicate:
    """A call that simulates the queue once with the seed it is given."""
    return lambda seed: simulate(QUEUE, seed)
