"""What a candidate decided on the live floor, by competency, and what those decisions did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from floorsim.debrief.competency_shown import competency_shown
from floorsim.debrief.played import Played
from floorsim.debrief.shares import realised
from floorsim.desk.names import display_names
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest
from floorsim.lab.branches import Branches
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.scorecard import Scorecard

MOST_MEASURED: Final = 40
"""Decisions up to which each is left out once to see what it did (D: one to two seconds)."""


@dataclass(frozen=True, slots=True)
class FloorDecision:
    """One decision."""

    seq: int
    at_s: float
    says: str
    """What was done, in words without a subject."""
    competency: str | None
    """Title of the competency that it shows."""
    effect: float | None = None
    """Points of the total on these customers: the run less the same run without it. None if not measured."""


@dataclass(frozen=True, slots=True)
class FloorEvidence:
    """The live floor as it went."""

    card: Scorecard
    decisions: tuple[FloorDecision, ...]

    @property
    def measured(self) -> bool:
        """Whether it is known what each decision did."""
        return all(one.effect is not None for one in self.decisions)

    def did_most(self, most: int = 2) -> tuple[FloorDecision, ...]:
        """The decisions of the largest effect, helpful or not; none of no effect."""
        moved = [one for one in self.decisions if one.effect is not None and abs(one.effect) >= 0.05]
        return tuple(sorted(moved, key=lambda one: (-abs(one.effect or 0.0), one.seq))[:most])


def floors_of(attempt: TakenTest, *, measure: bool) -> dict[str, FloorEvidence]:
    """Every live floor that the candidate began, by exercise id."""
    return {
        one.exercise.id: floor_evidence(one, attempt.scenarios[one.exercise.id], measure=measure)
        for one in attempt.exercises
        if one.begun and isinstance(one.exercise, LiveFloor)
    }


def floor_evidence(taken: ExerciseTaken, scenario: Scenario, *, measure: bool) -> FloorEvidence:
    """The live floor played again from its decisions.

    Args:
        taken: the exercise; its decisions are those of the result.
        scenario: the floor of the sealed package.
        measure: whether to leave out each decision once, to see what it did.
    """
    assert isinstance(taken.exercise, LiveFloor)
    seed = taken.exercise.seed
    play = Played(scenario, seed, taken.decisions, scenario.end_s, display_names(scenario, seed))
    found = tuple(
        FloorDecision(one.seq, one.at_s, one.says, _title(one.kind, one.arguments, scenario))
        for one in play.effects
    )
    if measure and 0 < len(found) <= MOST_MEASURED:
        with Branches(scenario, play.seed, play.until_s, jobs=0) as branches:
            did = realised(play, branches)
        found = tuple(replace(one, effect=did[one.seq][0]) for one in found)
    return FloorEvidence(play.card, found)


def _title(kind: str, arguments: object, scenario: Scenario) -> str | None:
    shown = competency_shown(kind, dict(arguments), scenario)  # type: ignore[call-overload]
    return None if shown is None else str(shown.title)
