"""Whether a scenario's traps are traps: both arms played on the same days, compared soon and at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from floorsim.desk.decisions import script
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.script import Planned, planned_from
from floorsim.floor.collector import collected_afterwards
from floorsim.lab.replications import scenario_of
from floorsim.lab.statistics import Summary, summary_of
from floorsim.run.run import Run
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.traps import Trap
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True, slots=True)
class ArmEnd:
    """One arm on one day."""

    figure: float | None
    """The figure of `looks` when it is compared; None where the wallboard has none yet."""
    total: float
    """The total at the end, 0-100."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure in both arms, and the tempting arm less the better one day by day."""

    tempting: Summary
    better: Summary
    difference: Summary


@dataclass(frozen=True, slots=True)
class TrapTrial:
    """What playing both arms of a trap has shown."""

    trap: Trap
    looks: Compared
    """The figure on the wallboard, in its own unit; a service level is 0-1."""
    total: Compared

    @property
    def looks_better(self) -> bool:
        """Whether the tempting decision looks better soon, its 95% interval clear of zero."""
        interval, sign = self.looks.difference.ci95, self.trap.looks.sign
        return interval is not None and min(sign * bound for bound in interval) > 0

    @property
    def ends_worse(self) -> bool:
        """Whether it costs more by the end, its 95% interval clear of zero."""
        interval = self.total.difference.ci95
        return interval is not None and interval[1] < 0

    @property
    def is_a_trap(self) -> bool:
        """Whether it both looks better and ends worse."""
        return self.looks_better and self.ends_worse


def arm(scenario: Scenario, trap: Trap, own: Sequence[PlannedDecision]) -> tuple[Planned, ...]:
    """The decisions of an arm: the worked run without those that `better` lists, and the arm's own.

    Raises:
        UsageError: one of them is of no known kind, or its arguments do not fit.
    """
    taken_out = [_what(planned) for planned in trap.better]
    kept = [planned for planned in scenario.expert if _what(planned) not in taken_out]
    return planned_from([*kept, *own])


def try_trap(
    scenario: Scenario, trap: Trap, seeds: Sequence[int], *, executor: Executor | None = None
) -> TrapTrial:
    """Plays both arms of a trap of this scenario once for each seed; on an executor if there is one.

    Days on which the wallboard has no figure yet count for the total only.

    Raises:
        UsageError: a decision of an arm is of no known kind, or its arguments do not fit.
        ValueError: there is no seed, or no day had a figure.
    """
    play = map if executor is None else executor.map
    return trial_of(trap, list(play(play_trap, repeat(canonical_json(scenario)), repeat(trap.id), seeds)))


def has_figure(ends: Sequence[tuple[ArmEnd, ArmEnd]]) -> bool:
    """Whether on any of these days the wallboard of both arms had the figure that is compared."""
    return any(tempting.figure is not None and better.figure is not None for tempting, better in ends)


def trial_of(trap: Trap, ends: Sequence[tuple[ArmEnd, ArmEnd]]) -> TrapTrial:
    """What both arms have come to, day by day. Raises ValueError when no day had a figure."""
    seen = [
        (tempting.figure, better.figure)
        for tempting, better in ends
        if tempting.figure is not None and better.figure is not None
    ]
    return TrapTrial(trap, _compared(seen), _compared([(one.total, other.total) for one, other in ends]))


@collected_afterwards()
def play_trap(scenario_json: str, trap_id: str, seed: int) -> tuple[ArmEnd, ArmEnd]:
    """Both arms on one day, the tempting one first; what it takes and gives can travel between processes."""
    scenario = scenario_of(scenario_json)
    trap = next(one for one in scenario.traps if one.id == trap_id)
    return _play(scenario, trap, trap.tempting, seed), _play(scenario, trap, trap.better, seed)


def _play(scenario: Scenario, trap: Trap, own: Sequence[PlannedDecision], seed: int) -> ArmEnd:
    run, decisions = Run(scenario, seed), arm(scenario, trap, own)
    before = [planned for planned in decisions if planned.at_s < trap.compared_s]
    script.play(_Until(run, trap.compared_s), before)
    figure = run.desk.consequences.measure(trap.looks.measure, trap.looks.channel)
    script.play(run, decisions[len(before) :])
    return ArmEnd(figure, score(Evidence(run.compiled, run.ledger)).overall)


@dataclass
class _Until:
    """A run for which a script ends early."""

    run: Run
    end_s: float

    def advance(self, to_s: float) -> None:
        self.run.advance(to_s)

    def decide(self, decision: Decision, number: int | None = None) -> object:
        return self.run.decide(decision, number)


def _what(planned: PlannedDecision) -> tuple[object, ...]:
    return planned.at, planned.do, planned.arguments


def _compared(pairs: Sequence[tuple[float, float]]) -> Compared:
    return Compared(
        summary_of([tempting for tempting, _ in pairs]),
        summary_of([better for _, better in pairs]),
        summary_of([tempting - better for tempting, better in pairs]),
    )
