"""The same queue in Ciw, as its own guide writes one: a node with servers and a reneging-time distribution.

Timed is the simulation alone; reading the outcome from Ciw's records afterwards is not.
"""

from __future__ import annotations

import math

import ciw

from benchmarks.mmsm import QUEUE, Outcome, Queue, Reading, Replicate

LONG_AFTER_CLOSING_MIN = 1e6
"""A horizon that no contact outlives, in minutes; Ciw stops by itself when nothing is left to happen."""


class LimitedArrivals(ciw.dists.Exponential):  # type: ignore[misc]
    """Exponential gaps for a fixed number of arrivals, and then none."""

    def __init__(self, rate: float, contacts: int) -> None:
        super().__init__(rate)
        self.contacts_left = contacts

    def sample(self, t: float | None = None, ind: object = None) -> float:
        """The gap to the next arrival, infinite once all have come."""
        if not self.contacts_left:
            return math.inf
        self.contacts_left -= 1
        return float(super().sample(t, ind))


def simulate(queue: Queue, seed: int) -> Reading:
    """One replication of `queue`; what it came to is read by the call that this returns."""
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[LimitedArrivals(queue.arrivals_per_min, queue.contacts)],
        service_distributions=[ciw.dists.Exponential(1 / queue.handle_min)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / queue.patience_min)],
        number_of_servers=[queue.agents],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(LONG_AFTER_CLOSING_MIN)

    def outcome() -> Outcome:
        records = simulation.get_all_records(only=["service", "renege"])
        return Outcome(
            contacts=len(records),
            abandoned=sum(record.record_type == "renege" for record in records),
            wait_min=math.fsum(record.waiting_time for record in records),
        )

    return outcome


def prepare() -> Replicate:
    """A call that simulates the queue once with the seed it is given."""
    return lambda seed: simulate(QUEUE, seed)
