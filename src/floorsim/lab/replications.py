"""The same scenario played many times, one seed each, here or on other processors, with the same results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from floorsim.desk.decisions.script import Planned, entry_of
from floorsim.floor.collector import collected_afterwards
from floorsim.lab.gathering import each
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json, scenario_from_json
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import result_json
from floorsim.supervisors.registry import policy_named, scripted

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run that was played to its end."""

    seed: int
    result: dict[str, Any]
    """Seed, scores, channels and floor, as published."""
    refused: tuple[str, ...]
    """Planned decisions that were not possible when their time came, each in a sentence."""
    decisions: tuple[dict[str, Any], ...]
    """The decisions taken, as a file of decisions writes them."""


Play = str | tuple[Planned, ...]
"""Who plays: a policy by name, or a list of decisions."""


def replicate(
    scenario: Scenario,
    policy: str | Sequence[Planned],
    seeds: Sequence[int],
    *,
    executor: Executor | None = None,
    on_done: Callable[[Outcome], None] = lambda outcome: None,
    every_figure: bool = False,
) -> list[Outcome]:
    """Plays one run for each seed and gives the outcomes in the order of the seeds.

    Args:
        scenario: what is played.
        policy: who plays it, by name, or the decisions to take.
        seeds: one run each.
        executor: where to play, on this machine or a cluster; None plays here, one run after the other. It is
            not shut down.
        on_done: called with each outcome as it comes in, in whatever order.
        every_figure: results hold the unpublished figures too.

    Raises:
        UsageError: there is no such policy.
        KeyboardInterrupt: the user gave up; runs that have not begun are dropped.
    """
    play: Play = policy if isinstance(policy, str) else tuple(policy)
    if isinstance(play, str):
        policy_named(play)
    text = canonical_json(scenario)
    outcomes: dict[int, Outcome] = {}

    def keep(place: int, outcome: Outcome) -> None:
        outcomes[place] = outcome
        on_done(outcome)

    each(play_one, [(text, play, seed, every_figure) for seed in seeds], keep, executor=executor)
    return [outcomes[place] for place in range(len(seeds))]


@collected_afterwards()
def play_one(scenario_json: str, play: Play, seed: int, every_figure: bool = False) -> Outcome:
    """Plays one run to its end. Everything it is given and gives can travel to another process."""
    run = Run(scenario_of(scenario_json), seed)
    policy = policy_named(play) if isinstance(play, str) else scripted(play)
    refused = policy(run)
    sentences = tuple(f"{one.planned.place}: {one.reason}" for one in refused)
    result = result_json(Evidence(run.compiled, run.ledger), every_figure=every_figure)
    return Outcome(seed, result, sentences, tuple(entry_of(*taken) for taken in run.taken))


@lru_cache(maxsize=4)
def scenario_of(text: str) -> Scenario:
    """The scenario that `canonical_json` wrote; read once for many runs."""
    return scenario_from_json(text)
