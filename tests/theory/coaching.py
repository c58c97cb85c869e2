"""What a series of side-by-sides does to a floor: the same seeds with and without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from floorsim.desk.decisions.registry import decision_from
from floorsim.errors import DecisionRefused
from floorsim.floor.contact import ANSWERED
from floorsim.floor.measures.contact_table import contact_table
from floorsim.floor.people.learning import SAME_TOPIC_DAYS
from floorsim.floor.people.steps import STEPS
from floorsim.floor.people.wellbeing import Wellbeing
from floorsim.lab.statistics import Summary, summary_of
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S
from tests.measuring import score
from tests.theory.replications import SCENARIOS

EVERY_S = 31 * 60.0
"""From one session to the next: half an hour, and a minute to change over."""
MORNING_S, AFTERNOON_S = 8.75 * 3600.0, 13.0 * 3600.0
"""When the first session of a day begins: a quarter of an hour into the storm, or when lunch is over."""
WORKDAYS = tuple(day for day in range(12) if day % 7 < 5)
"""Days of two working weeks, from a Monday, 0."""

Outcome = Mapping[str, float]


class Weeks(NamedTuple):
    """Weeks that are played twice over each seed: with sessions at a time of day, and otherwise."""

    title: str
    scenario: Scenario
    at_s: float
    than_at_s: float | None = None
    """Time of the sessions that they are held against; None: no sessions."""


class Pair(NamedTuple):
    """Outcomes of one seed; the customers are the same in both."""

    coached: Outcome
    otherwise: Outcome


def pairs(weeks: Weeks, seeds: Iterable[int], *, scored: bool = False) -> list[Pair]:
    """Both runs of every seed."""
    return [
        Pair(
            outcome(coached(weeks.scenario, seed, weeks.at_s), scored),
            outcome(coached(weeks.scenario, seed, weeks.than_at_s), scored),
        )
        for seed in seeds
    ]


def differences(found: Sequence[Pair]) -> dict[str, Summary]:
    """By how much each outcome is higher with the sessions than otherwise, over the seeds."""
    return {
        name: summary_of([pair.coached[name] - pair.otherwise[name] for pair in found])
        for name in found[0].coached
    }


def coached(scenario: Scenario, seed: int, at_s: float | None) -> Run:
    """A run in which everybody has a session on each day of two weeks, one after the other from `at_s` on.

    Each is about the step that the agent is really weakest in, of those that rested for five days. Where the
    agent is just away the session falls out. None: no sessions.
    """
    run = Run(scenario, seed)
    for day in WORKDAYS if at_s is not None else ():
        for place, agent in enumerate(run.floor.agents):
            run.advance(day * DAY_S + (at_s or 0.0) + place * EVERY_S)
            step = weakest(agent.wellbeing, run.now_s)
            try:
                run.decide(decision_from("side_by_side", {"agent": agent.id, "step": step}))
            except DecisionRefused:
                continue
    run.advance_to_end()
    return run


def weakest(wellbeing: Wellbeing, now_s: float) -> str:
    """The weakest step that was not worked on within five days."""
    rested = [
        step
        for step in range(len(STEPS))
        if now_s - wellbeing.coached_at.get(step, (-inf, 0))[0] > SAME_TOPIC_DAYS * DAY_S
    ]
    return STEPS[min(rested, key=wellbeing.step_skill.__getitem__)]


def outcome(run: Run, scored: bool) -> Outcome:
    """Customers whose matter was resolved, customers nobody answered, sessions held; the score if asked."""
    table = contact_table(run.ledger.contacts, run.floor.compiled.contact_types, run.floor.channels)
    answered = table.disposition == ANSWERED
    customers = len(np.unique(table.root))
    figures = {
        "customers": customers,
        "helped": len(np.unique(table.root[answered & table.resolved])),
        "never answered": customers - len(np.unique(table.root[answered])),
        "sessions": len(run.ledger.coaching),
    }
    return {**figures, "overall score": score(run).overall} if scored else figures


def weeks_of(agents: int = 2) -> tuple[Weeks, Weeks, Weeks]:
    """A lull, storms, and the afternoon instead of the storm, for a team of so many."""
    changes = [
        f"floor.groups.team.count={agents}",
        f"demand.streams.voice.forecast.profile.total={17.5 * agents}",
    ]
    quiet, stormy = (
        load_scenario(SCENARIOS / f"coaching_{kind}.yaml", changes=changes).scenario
        for kind in ("lull", "storm")
    )
    return (
        Weeks("quiet weeks, sessions against none", quiet, MORNING_S),
        Weeks("stormy mornings, sessions in the storm against none", stormy, MORNING_S),
        Weeks("stormy mornings, sessions after lunch against in the storm", stormy, AFTERNOON_S, MORNING_S),
    )
