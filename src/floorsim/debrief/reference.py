"""The run beside which a run is reviewed: the author's worked run of the same customers, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from floorsim.desk.decisions import script
from floorsim.desk.decisions.decision import Decision
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario

WORKED_RUN = "worked run"


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A run of the same scenario and seed by somebody else."""

    name: str
    """Who plays it, in words: `worked run`."""
    run: Run
    because: Mapping[int, str]
    """The author's reason for each of its decisions, by the decision's number."""


def worked_run(
    scenario: Scenario, seed: int, *, names: Mapping[str, str] | None = None, until_s: float | None = None
) -> Reference | None:
    """The scenario's worked run on a seed, played to the end or up to a time; None where it has none.

    Raises:
        UsageError: one of its decisions is of no known kind, or its arguments do not fit.
    """
    if not scenario.expert:
        return None
    run = Run(scenario, seed, names=names)
    end_s = run.end_s if until_s is None else until_s
    planned = [one for one in script.planned_from(scenario.expert) if one.at_s < end_s]
    refused = {id(refusal.planned) for refusal in script.play(_Until(run, end_s), planned)}
    taken = [one for one in planned if id(one) not in refused]
    because = {
        made.seq: one.because for made, one in zip(run.taken, taken, strict=True) if one.because is not None
    }
    return Reference(WORKED_RUN, run, because)


class _Until(script.Playable):
    """A run that a script plays up to a time."""

    def __init__(self, run: Run, until_s: float) -> None:
        self._run = run
        self._until_s = until_s

    @property
    def end_s(self) -> float:
        return self._until_s

    def advance(self, to_s: float) -> None:
        self._run.advance(min(to_s, self._until_s))

    def decide(self, decision: Decision, number: int | None = None) -> object:
        return self._run.decide(decision, number)
