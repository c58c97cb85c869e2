"""The run under review, and what is known of it without playing anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from floorsim.debrief.model import SCORES, DecisionEffect, Scores
from floorsim.floor.contact import UNSET
from floorsim.run.run import Run, Taken, replay
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Played:
    """A run as far as it was played."""

    scenario: Scenario
    seed: int
    taken: tuple[Taken, ...]
    until_s: float
    """Seconds since midnight before day 1; a run that was left in the middle is reviewed up to here."""
    names: Mapping[str, str] | None = None
    """Agents' names by id, where they are not the scenario's."""

    @cached_property
    def run(self) -> Run:
        """The run, computed again."""
        return replay(self.scenario, self.seed, list(self.taken), until_s=self.until_s, names=self.names)

    @property
    def from_s(self) -> float:
        """When play began."""
        return self.scenario.play_from_s

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """When it was played: once, or on each day, as far as it went."""
        days = self.scenario.workdays
        return tuple((from_s, min(to_s, self.until_s)) for from_s, to_s in days if from_s < self.until_s)

    @property
    def ended(self) -> bool:
        """Whether it was played to its end."""
        return self.until_s >= self.scenario.end_s

    @cached_property
    def card(self) -> Scorecard:
        """Its scores, with their parts."""
        return score(Evidence(self.run.compiled, self.run.ledger))

    @cached_property
    def scores(self) -> Scores:
        """The total and the three scores."""
        return dict(zip(SCORES, (self.card.overall, *(one.value for one in self.card.scores)), strict=True))

    @cached_property
    def effects(self) -> tuple[DecisionEffect, ...]:
        """Its decisions, nothing measured yet."""
        records = {record.seq: record for record in self.run.ledger.decisions}
        return tuple(
            DecisionEffect(
                taken.seq,
                taken.at_s,
                None if taken.seq not in records or records[taken.seq].done_s == UNSET
                else records[taken.seq].done_s,
                taken.kind,
                taken.arguments,
                self.run.spelled_out(taken),
            )
            for taken in self.run.taken
        )  # fmt: skip

    @cached_property
    def named_customers(self) -> frozenset[str]:
        """Keys of the customers whom a decision names, by a contact or a case of theirs.

        They come on every redrawn day: without them there would be nothing to decide about.
        """
        said = {text for taken in self.taken for text in _texts(taken.arguments)}
        if not said:
            return frozenset()
        ledger = self.run.ledger
        found = {case.about.partition(".")[0] for case in ledger.cases if case.id in said and case.about}
        found |= {contact.customer for contact in ledger.contacts if contact.key in said}
        return frozenset(found)


def _texts(value: Any) -> Iterator[str]:
    """Every text in the arguments of a decision."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
