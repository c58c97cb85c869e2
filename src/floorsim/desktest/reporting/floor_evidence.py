"""What a candidate decided on the live floor, by competency, and what those decisions did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from floorsim.debrief.competency_shown import competency_shown
from floorsim.debrief.played import Played
from floorsim.debrief.shares import realised
from floorsim.desk.names import display_names
from floorsim.desktest.grading.floor_log import in_the_log
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.lab.branches import Branches
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Taken
from floorsim.scenario.competencies import Competency
from floorsim.scenario.models.scenario import Scenario

MOST_MEASURED: Final = 40
"""Decisions up to which each is left out once to see what it did (D: one to two seconds)."""


@dataclass(frozen=True, slots=True)
class FloorDecision:
    """One decision."""

    seq: int
    at_s: float
    says: str
    """What was done, in words without a subject."""
    competency: Competency | None
    """That it shows; None also where the floor is of another version of the model."""
    effect: float | None = None
    """Points of the total on these customers: the run less the same run without it. None if not measured."""


Floor = tuple[FloorDecision, ...]
"""What was decided on a live floor, in its order."""


def did_most(floor: Floor, most: int = 2) -> Floor:
    """The decisions of the largest effect, helpful or not; none of no effect."""
    moved = [one for one in floor if one.effect is not None and abs(one.effect) >= 0.05]
    return tuple(sorted(moved, key=lambda one: (-abs(one.effect or 0.0), one.seq))[:most])


def floors_of(attempt: TakenTest, *, measure: bool) -> dict[str, Floor]:
    """Every live floor that the candidate began, by exercise id, played again from its decisions.

    `measure` says whether each decision is left out once, to see what it did. Under another version of the
    model than the candidate played with it would be another floor: decisions are told as the log has them.
    """
    same = attempt.model_version == MODEL_VERSION
    return {
        one.exercise.id: _floor(one.exercise, one.decisions, attempt.scenarios[one.exercise.id], measure)
        if same
        else tuple(FloorDecision(each.seq, each.at_s, in_the_log(each), None) for each in one.decisions)
        for one in attempt.exercises
        if one.begun and isinstance(one.exercise, LiveFloor)
    }


def _floor(exercise: LiveFloor, decisions: tuple[Taken, ...], scenario: Scenario, measure: bool) -> Floor:
    play = Played(scenario, exercise.seed, decisions, scenario.end_s, display_names(scenario, exercise.seed))
    shown = {one.seq: competency_shown(one.kind, one.arguments, scenario) for one in play.effects}
    found = tuple(FloorDecision(one.seq, one.at_s, one.says, shown[one.seq]) for one in play.effects)
    if measure and 0 < len(found) <= MOST_MEASURED:
        with Branches(scenario, play.seed, play.until_s, jobs=0) as branches:
            did = realised(play, branches)
        found = tuple(replace(one, effect=did[one.seq][0]) for one in found)
    return found
