"""Exact answers for what lines of real centres have: a limit, people who balk, any patience, weights of age.

Rates are per unit of time, any unit as long as all agree; times likewise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tests.theory.exact import LONGEST_LINE, ManyServers, birth_death


@dataclass(frozen=True)
class WaitingQueue:
    """What a line does to those who arrive: shares of all arrivals, mean time in line of all who enter."""

    p_wait: float
    """Enters and has to wait."""
    p_abandon: float
    """Gives up or balks."""
    p_blocked: float
    mean_wait: float
    occupancy: float


def limited_line(
    arrivals: float,
    service: float,
    servers: int,
    patience: float,
    places: int | None = None,
    balk: float = 0.0,
) -> WaitingQueue:
    """M/M/c+M with so many places to wait, and a share who leave at once when they would have to wait."""
    mu, theta = 1.0 / service, 1.0 / patience
    longest = LONGEST_LINE if places is None else servers + places
    states = birth_death(
        lambda n: arrivals * (1.0 - balk if n >= servers else 1.0),
        lambda n: min(n, servers) * mu + max(0, n - servers) * theta,
        longest,
    )
    here = np.arange(longest + 1)
    blocked = float(states[longest]) if places is not None else 0.0
    must_wait = float(states[servers:].sum()) - blocked
    in_line = float((here - servers).clip(0) @ states)
    return WaitingQueue(
        p_wait=(1.0 - balk) * must_wait,
        p_abandon=theta * in_line / arrivals + balk * must_wait,
        p_blocked=blocked,
        mean_wait=in_line / (arrivals * (1.0 - blocked)),
        occupancy=float(np.minimum(here, servers) @ states) / servers,
    )


def any_patience(
    arrivals: float,
    service: float,
    servers: int,
    stays: Callable[[float], float],
    until: float,
    steps: int = 200_000,
) -> WaitingQueue:
    """M/M/c with any patience; `stays(t)` is the share who would wait longer (Baccelli and Hebuterne 1981).

    The wait that an arrival is offered has the density lambda pi(c-1) exp(lambda int stays - c mu t). It is
    taken up to `until`, by the trapezoidal rule.
    """
    mu = 1.0 / service
    times = np.linspace(0.0, until, steps + 1)
    share = np.array([stays(time) for time in times])
    width = times[1]
    patient = np.concatenate(([0.0], np.cumsum((share[1:] + share[:-1]) / 2.0) * width))
    density = np.exp(arrivals * patient - servers * mu * times)
    weights = [1.0]
    for busy in range(1, servers):
        weights.append(weights[-1] * arrivals / (busy * mu))
    density *= arrivals * weights[-1]
    total = sum(weights) + float(np.trapezoid(density, dx=width))
    lost = float(np.trapezoid(density * (1.0 - share), dx=width)) / total
    return WaitingQueue(
        p_wait=float(np.trapezoid(density, dx=width)) / total,
        p_abandon=lost,
        p_blocked=0.0,
        mean_wait=float(np.trapezoid(density * patient, dx=width)) / total,
        occupancy=arrivals * (1.0 - lost) / (servers * mu),
    )


def age_weights(
    slow: float, fast: float, service: float, servers: int, slow_weight: float, fast_weight: float
) -> tuple[float, float]:
    """Mean waits of two kinds whose priority grows with their wait, each at its own rate; nobody abandons.

    Kleinrock's delay-dependent priorities (1964), for c servers: while all are busy they are one of c times
    the speed.
    """
    in_turn = ManyServers(slow + fast, service, servers).mean_wait
    less = 1.0 - slow_weight / fast_weight
    slow_wait = in_turn / (1.0 - fast * service / servers * less)
    return slow_wait, in_turn - slow * service / servers * less * slow_wait
