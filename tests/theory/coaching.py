"""What a series of side-by-sides does to a floor: the same seeds with and without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

import numpy as np

from floorsim.desk.decision import decision_from
from floorsim.errors import DecisionRefused
from floorsim.floor.contact import ANSWERED
from floorsim.floor.learning import DAY_S, SAME_TOPIC_DAYS
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.mind import Mind
from floorsim.floor.steps import STEPS
from floorsim.lab.statistics import Summary, summary_of
from floorsim.run.run import Run
from floorsim.scenario.models import Scenario
from floorsim.scoring.score import score

EVERY_S = 31 * 60.0
"""From one session to the next: half an hour, and a minute to change over."""
WORKDAYS = tuple(day for day in range(12) if day % 7 < 5)
"""Days of two working weeks, from a Monday, 0."""

Outcome = Mapping[str, float]


def difference(
    scenario: Scenario,
    seeds: Sequence[int],
    at_s: float,
    than_at_s: float | None = None,
    *,
    scored: bool = False,
) -> dict[str, Summary]:
    """By how much each outcome differs with sessions at a time of day, against none or another time.

    The customers of a seed are the same in both.
    """
    with_them = [outcome(coached(scenario, seed, at_s), scored) for seed in seeds]
    without = [outcome(coached(scenario, seed, than_at_s), scored) for seed in seeds]
    pairs = list(zip(with_them, without, strict=True))
    return {name: summary_of([one[name] - other[name] for one, other in pairs]) for name in with_them[0]}


def coached(scenario: Scenario, seed: int, at_s: float | None) -> Run:
    """A run in which everybody has a session on each day of two weeks, one after the other from `at_s` on.

    Each is about the step that the agent is really weakest in, of those that rested for five days. Where the
    agent is just away the session falls out. None: no sessions.
    """
    run = Run(scenario, seed)
    for day in WORKDAYS if at_s is not None else ():
        for place, agent in enumerate(run.floor.agents):
            run.advance(day * DAY_S + (at_s or 0.0) + place * EVERY_S)
            step = weakest(agent.mind, run.now_s)
            try:
                run.decide(decision_from("side_by_side", {"agent": agent.id, "step": step}))
            except DecisionRefused:
                continue
    run.advance_to_end()
    return run


def weakest(mind: Mind, now_s: float) -> str:
    """The weakest step that was not worked on within five days."""
    rested = [
        step
        for step in range(len(STEPS))
        if now_s - mind.coached_at.get(step, (-inf, 0))[0] > SAME_TOPIC_DAYS * DAY_S
    ]
    return STEPS[min(rested, key=mind.step_skill.__getitem__)]


def outcome(run: Run, scored: bool) -> Outcome:
    """Customers whose matter was resolved, customers nobody answered, sessions held; the score if asked."""
    table = contact_table(run.ledger.contacts, run.floor.layout.kinds, run.floor.channels)
    answered = table.fate == ANSWERED
    customers = len(np.unique(table.root))
    figures = {
        "customers": customers,
        "helped": len(np.unique(table.root[answered & table.resolved])),
        "never answered": customers - len(np.unique(table.root[answered])),
        "sessions": len(run.ledger.coaching),
    }
    return {**figures, "overall score": score(run).overall} if scored else figures
