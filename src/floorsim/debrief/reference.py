"""The run that one's own is held against: the scenario's worked run, else the expert's, on the same customers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from floorsim.debrief.missed import Candidate
from floorsim.debrief.played import Played
from floorsim.desk.decisions.script import planned_from
from floorsim.lab.branches import Branches, Tried
from floorsim.run.run import Run, Taken, replay
from floorsim.scenario.models.scenario import Scenario

WORKED, EXPERT = "worked", "expert"


@dataclass(frozen=True)
class Reference:
    """What the reference decided on the customers of a run, as far as the run goes."""

    name: str
    """The policy's name."""
    scenario: Scenario
    seed: int
    taken: tuple[Taken, ...]
    until_s: float

    @cached_property
    def run(self) -> Run:
        """Its run."""
        return replay(self.scenario, self.seed, list(self.taken), until_s=self.until_s)

    def because(self, taken: Taken) -> str | None:
        """The author's reason for a decision of the worked run."""
        return self._reasons.get((taken.at_s, taken.kind)) if self.name == WORKED else None

    @cached_property
    def _reasons(self) -> dict[tuple[float, str], str | None]:
        return {
            (planned.at_s, planned.decision.kind): planned.because
            for planned in planned_from(self.scenario.expert)
        }

    def acted_s(self, taken: Taken) -> float | None:
        """When a decision of it took effect; None when it did not within the run."""
        record = next((one for one in self.run.ledger.decisions if one.seq == taken.seq), None)
        return None if record is None or record.done_s < 0.0 else record.done_s

    def candidates(self) -> list[Candidate]:
        """Its decisions, as something to try in another run."""
        return [
            Candidate(
                taken.at_s,
                Tried(taken.kind, taken.arguments, self.run.words_of(taken)),
                self.because(taken),
                reference=True,
            )
            for taken in self.run.taken
        ]


def reference_of(play: Played, branches: Branches) -> Reference:
    """The reference of a run: the scenario's worked run where there is one."""
    name = WORKED if play.scenario.expert else EXPERT
    taken = branches.decisions_of(name)
    within = tuple(one for one in taken if one.at_s < play.until_s)
    return Reference(name, play.scenario, play.seed, within, play.until_s)
