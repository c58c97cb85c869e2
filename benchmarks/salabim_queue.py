"""The same queue in salabim: a component per contact that requests an agent and fails when patience runs out.

Written with `yield`, which needs no greenlet library, and with the resource's statistics switched off.
"""

from __future__ import annotations

from collections.abc import Iterator

import salabim as sim

from benchmarks.mmsm import QUEUE, Outcome, Queue, Reading, Replicate


def simulate(queue: Queue, seed: int) -> Reading:
    """One replication of `queue`; what it came to is read by the call that this returns."""
    sim.yieldless(False)
    env = sim.Environment(trace=False, random_seed=seed)
    gap_min = sim.Exponential(1 / queue.arrivals_per_min)
    handle_min = sim.Exponential(queue.handle_min)
    patience_min = sim.Exponential(queue.patience_min)
    agents = sim.Resource("agents", capacity=queue.agents, monitor=False)
    answered = abandoned = 0
    wait_min = 0.0

    class Contact(sim.Component):  # type: ignore[misc]
        def process(self) -> Iterator[None]:
            nonlocal answered, abandoned, wait_min
            arrived_at = env.now()
            yield self.request(agents, fail_delay=patience_min.sample())
            wait_min += env.now() - arrived_at
            if self.failed():
                abandoned += 1
                return
            answered += 1
            yield self.hold(handle_min.sample())
            self.release()

    class Arrivals(sim.Component):  # type: ignore[misc]
        def process(self) -> Iterator[None]:
            for _ in range(queue.contacts):
                yield self.hold(gap_min.sample())
                Contact()

    Arrivals()
    env.run()
    return lambda: Outcome(contacts=answered + abandoned, abandoned=abandoned, wait_min=wait_min)


def prepare() -> Replicate:
    """A call that simulates the queue once with the seed it is given."""
    return lambda seed: simulate(QUEUE, seed)
