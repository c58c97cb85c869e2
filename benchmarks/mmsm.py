"""The one queue that every contender simulates: M/M/s+M, and what theory says of it.

Contacts arrive one by one at exponential gaps, are handled in exponential time by one of `agents`, first
come, first served, and leave the queue when an exponential patience runs out (Erlang A). The floor opens
empty, takes exactly `contacts` contacts, and works off those still inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Queue:
    """An M/M/s+M queue that takes a fixed number of contacts; rates and means in minutes."""

    agents: int
    contacts: int
    arrivals_per_min: float
    handle_min: float
    patience_min: float

    @property
    def offered_load(self) -> float:
        """Offered load per agent (rho): 1 means that work arrives exactly as fast as it can be done."""
        return self.arrivals_per_min * self.handle_min / self.agents


@dataclass(frozen=True)
class Outcome:
    """What a contender simulated: contacts it took, how many of them abandoned, minutes that all waited."""

    contacts: int
    abandoned: int
    wait_min: float


Reading = Callable[[], Outcome]
"""Reads what a finished replication came to; not timed."""

Replicate = Callable[[int], Reading]
"""Simulates once with the seed it is given; this is what is timed."""

QUEUE = Queue(agents=500, contacts=15_000, arrivals_per_min=125.0, handle_min=4.0, patience_min=2.0)
"""Two hours of a large floor at a load of exactly 1, where many wait, some abandon and nothing explodes."""

ABANDONED_SHARE_SD = 0.0059
"""Standard deviation between replications of the share abandoned in QUEUE, from 1,000 of the bare loop."""

TAYLOR_STEPS_PER_MIN = 2**14
"""Makes a step far shorter than the time between two events of QUEUE, which is about 0.003 min."""


def expected_abandoned_share(queue: Queue) -> float:
    """The exact share of contacts that abandon, 0 to 1, from an empty start and with the rest worked off.

    The number in the system is a birth-death chain (Erlang A: Palm 1957; Garnett, Mandelbaum, Reiman 2002).
    Its distribution is stepped a minute at a time by the exponential of its generator, and people abandon at
    the rate E[waiting] / patience. Arrivals last as long as so many of them take on average.
    """
    opening_min = round(queue.contacts / queue.arrivals_per_min)
    most_inside = queue.agents + round(10 * np.sqrt(queue.agents)) + 20
    inside = np.arange(most_inside + 1, dtype=np.float64)
    waiting = np.maximum(inside - queue.agents, 0.0)
    probability = np.zeros(most_inside + 1)
    probability[0] = 1.0
    waiting_min = 0.0
    for arrivals_per_min in (queue.arrivals_per_min, 0.0):
        one_minute = _one_minute(queue, arrivals_per_min, inside, waiting)
        for _ in range(opening_min):
            probability = probability @ one_minute
            waiting_min += float(probability @ waiting)
    return waiting_min / queue.patience_min / queue.contacts


def _one_minute(queue: Queue, arrivals_per_min: float, inside: Numbers, waiting: Numbers) -> Numbers:
    """The chain's transition probabilities over one minute: a second-order Taylor step to its power."""
    leave_per_min = (inside - waiting) / queue.handle_min + waiting / queue.patience_min
    enter_per_min = np.full(len(inside), arrivals_per_min)
    enter_per_min[-1] = 0.0
    generator = np.diag(enter_per_min[:-1], 1) + np.diag(leave_per_min[1:], -1)
    generator -= np.diag(generator.sum(axis=1))
    step = generator / TAYLOR_STEPS_PER_MIN
    return np.linalg.matrix_power(np.eye(len(inside)) + step + step @ step / 2, TAYLOR_STEPS_PER_MIN)
