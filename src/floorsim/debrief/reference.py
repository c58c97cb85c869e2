"""The run beside which one is reviewed: the worked run of the same customers, else the expert's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from floorsim.debrief.played import Played
from floorsim.desk.decisions import script
from floorsim.desk.decisions.decision import Decision
from floorsim.floor.contact import UNSET
from floorsim.lab.branches import Branches
from floorsim.run.run import Run, replay
from floorsim.scenario.models.scenario import Scenario

WORKED_RUN = "worked run"
EXPERT = "expert"
"""The policy that stands in where the author has written no worked run."""


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A run of the same scenario and seed by somebody else."""

    name: str
    """Who plays it, in words: `worked run`."""
    run: Run
    because: Mapping[int, str]
    """The author's reason for each of its decisions, by the decision's number."""

    def acted_s(self, seq: int) -> float | None:
        """When a decision of it took effect; None when it did not within the run."""
        record = next((one for one in self.run.ledger.decisions if one.seq == seq), None)
        return None if record is None or record.done_s == UNSET else record.done_s


def reference_of(play: Played, branches: Branches) -> Reference:
    """The worked run on the customers of a run, as far as that goes; without one, what the expert does."""
    own = worked_run(play.scenario, play.seed, names=play.names, until_s=play.until_s)
    if own is not None:
        own.run.advance(play.until_s)
        return own
    taken = [one for one in branches.decisions_of(EXPERT) if one.at_s < play.until_s]
    run = replay(play.scenario, play.seed, taken, until_s=play.until_s, names=play.names)
    return Reference(EXPERT, run, {})


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
