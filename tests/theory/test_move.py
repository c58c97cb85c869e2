"""Intervals of measured decisions cover the truth as often as they promise, where the truth can be solved.

A line opens empty at 09:10; two agents are moved to it before. What the move does to the share that is
answered by 10:10 is a difference of two transient M/M/s+M queues, exact from their Kolmogorov equations.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from floorsim.debrief.estimates import estimate_of
from floorsim.debrief.seeds import redraw_seeds
from floorsim.floor.contact import UNSET
from floorsim.floor.demand.redraw import Redraw
from floorsim.run.run import Taken, replay
from floorsim.scenario.loader import load_scenario
from floorsim.units import HOUR_S, MINUTE_S
from tests.theory.replications import SCENARIOS

SCENARIO = load_scenario(str(SCENARIOS / "move_of_agents.yaml")).scenario
ARRIVALS, SERVICE, PATIENCE = 1.0, 5.0, 3.0
"""A minute; minutes; minutes."""
OPEN_MIN = 60.0
MOST_IN_SYSTEM = 80
DAYS = 12
MOVED = Taken(0, 9 * HOUR_S + MINUTE_S, "move_agents", {"agents": ["A05", "A06"], "to": "voice"})


def answered_share(servers: int) -> float:
    """Expected customers whose service begins within the hour, as a part of those expected to come."""
    n = np.arange(MOST_IN_SYSTEM + 1)
    served = np.minimum(n, servers) / SERVICE
    left = np.maximum(n - servers, 0) / PATIENCE
    born = np.where(n < MOST_IN_SYSTEM, ARRIVALS, 0.0)
    begun = born * (n < servers) + served * (n > servers)

    def flow(_: float, state: np.ndarray) -> np.ndarray:
        p = state[:-1]
        change = -(born + served + left) * p
        change[1:] += (born * p)[:-1]
        change[:-1] += ((served + left) * p)[1:]
        return np.append(change, begun @ p)

    start = np.zeros(MOST_IN_SYSTEM + 2)
    start[0] = 1.0
    solved = solve_ivp(flow, (0.0, OPEN_MIN), start, method="LSODA", rtol=1e-10, atol=1e-12)
    return float(solved.y[-1, -1]) / (ARRIVALS * OPEN_MIN)


def answered(seed: int, day: int, *, moved: bool) -> float:
    """The share on one redrawn day."""
    run = replay(
        SCENARIO, seed, [MOVED] if moved else [], until_s=SCENARIO.end_s, redraw=Redraw(day, MOVED.at_s)
    )
    return sum(one.answered_s != UNSET for one in run.ledger.contacts) / (ARRIVALS * OPEN_MIN)


def covers(seed: int, truth: float) -> bool:
    """Whether the interval of one trial holds the truth."""
    days = redraw_seeds(seed, "days", DAYS)
    gains = [answered(seed, day, moved=True) - answered(seed, day, moved=False) for day in days]
    interval = estimate_of(gains).ci95
    assert interval is not None
    return interval[0] <= truth <= interval[1]


def test_the_theory_says_that_two_more_agents_answer_more() -> None:
    assert 0.6 < answered_share(4) < answered_share(6) < 0.98


@pytest.mark.theory
def test_a_few_intervals_hold_the_exact_effect_of_a_move() -> None:
    truth = answered_share(6) - answered_share(4)
    assert sum(covers(seed, truth) for seed in range(30)) >= 25


@pytest.mark.theory_full
def test_the_intervals_hold_the_exact_effect_of_a_move_19_times_in_20() -> None:
    truth = answered_share(6) - answered_share(4)
    held = sum(covers(seed, truth) for seed in range(1000, 2000))
    assert 930 <= held <= 970, held
