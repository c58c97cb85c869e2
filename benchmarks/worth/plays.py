"""Both arms of a comparison, played day by day."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from itertools import repeat

from benchmarks.worth.figures import figure, figures_of
from benchmarks.worth.files import Part
from floorsim.desk.decisions import script
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.script import Planned
from floorsim.errors import DecisionRefused
from floorsim.floor.collector import collected_afterwards
from floorsim.lab.replications import scenario_of
from floorsim.lab.statistics import Summary, summary_of
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json
from floorsim.units import MINUTE_S


@dataclass(frozen=True)
class ArmEnd:
    """One arm on one day."""

    figure: float | None
    refused: tuple[str, ...]
    """Decisions that were not possible, each in a sentence."""


@dataclass(frozen=True)
class Found:
    """What playing a comparison has shown."""

    difference: Summary
    """The decisions less what they are compared with, day by day."""
    arm: float
    other: float
    """Mean figure of each arm."""
    refused: tuple[tuple[str, int], ...]
    """Decisions that were not possible, with the number of days."""


def play_part(part: Part, seeds: Sequence[int], executor: Executor | None = None) -> Found:
    """Plays both arms once for each seed.

    Raises:
        ValueError: no day has the figure, or a decision was possible on none.
    """
    text = canonical_json(part.loaded())
    first, second = part.arms()
    told = part.reaction()
    play = map if executor is None else executor.map
    ends = list(
        play(_both, repeat(text), repeat(first), repeat(second), repeat(told), repeat(part.on), seeds)
    )
    refused: dict[str, int] = {}
    for pair in ends:
        for sentence in {sentence for end in pair for sentence in end.refused}:
            refused[sentence] = refused.get(sentence, 0) + 1
    for sentence, days in refused.items():
        if days == len(seeds):
            raise ValueError(f"this was possible on no day: {sentence}")
    pairs = [
        (one.figure, two.figure) for one, two in ends if one.figure is not None and two.figure is not None
    ]
    if not pairs:
        raise ValueError(f"no day has the figure '{part.on}'")
    return Found(
        summary_of([one - two for one, two in pairs]),
        summary_of([one for one, _ in pairs]).mean,
        summary_of([two for _, two in pairs]).mean,
        tuple(sorted(refused.items())),
    )


class _Told:
    """A run whose supervisor, told that a figure has left its band, takes these decisions once."""

    def __init__(self, run: Run, decisions: tuple[Planned, ...]) -> None:
        self._run, self._left = run, decisions

    @property
    def end_s(self) -> float:
        return self._run.end_s

    def decide(self, decision: Decision, number: int | None = None) -> object:
        return self._run.decide(decision, number)

    def advance(self, to_s: float) -> None:
        run = self._run
        while run.now_s < to_s and not run.ended:
            run.advance(min(run.now_s + MINUTE_S, to_s))
            if self._left and any(metric.out for metric in run.desk.workspace.noticing.seen):
                left, self._left = self._left, ()
                for planned in left:
                    with suppress(DecisionRefused):
                        run.decide(planned.decision)


@collected_afterwards()
def _both(
    scenario_json: str,
    first: tuple[Planned, ...],
    second: tuple[Planned, ...],
    told: tuple[Planned, ...],
    on: str,
    seed: int,
) -> tuple[ArmEnd, ArmEnd]:
    return _one(scenario_json, first, told, on, seed), _one(scenario_json, second, told, on, seed)


def _one(
    scenario_json: str, decisions: tuple[Planned, ...], told: tuple[Planned, ...], on: str, seed: int
) -> ArmEnd:
    run = Run(scenario_of(scenario_json), seed)
    refused = script.play(_Told(run, told) if told else run, decisions)
    sentences = tuple(f"{one.planned.place}, {one.planned.decision.kind}: {one.reason}" for one in refused)
    return ArmEnd(figure(figures_of(run), on), sentences)
