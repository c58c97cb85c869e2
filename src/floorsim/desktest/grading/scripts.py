"""What candidates handed in, as grading takes it, and the exercises that people grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercise import Rubric
from floorsim.desktest.package.exercises import AnyExercise
from floorsim.run.run import Taken
from floorsim.scenario.models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Script:
    """What one candidate handed in."""

    sitting: str
    candidate: str
    """The pseudonymous id; who knows the candidate is left out for all of the candidate's sittings."""
    package: str
    """Digest of the sealed package."""
    test: DeskTest
    model_version: int
    """Of the package."""
    floors: Mapping[str, Scenario]
    """Of each live floor, by the exercise's id."""
    answers: Mapping[str, Mapping[str, Any]]
    """By the exercise's id; what is missing was never answered."""
    decisions: Mapping[str, tuple[Taken, ...]]
    """Of each live floor, by the exercise's id."""
    names: tuple[str, ...] = ()
    """What the candidate is called, where it is known; masked in what graders read."""
    deleted: frozenset[str] = frozenset()
    """Exercises whose answer has been deleted: nobody can grade them any more; their grades stay."""


@dataclass(frozen=True, slots=True)
class GradedExercise:
    """An exercise of one sealed package that people grade: all answers to it are graded together."""

    package: str
    form: str
    exercise: AnyExercise
    rubric: Rubric
    model_version: int
    floors: Mapping[str, Scenario] = field(compare=False, repr=False)
    """Of each live floor of the package, by the exercise's id."""

    @property
    def id(self) -> str:
        """How it stands in a log: the package's digest and the exercise's id."""
        return f"{self.package}/{self.exercise.id}"

    @property
    def name(self) -> str:
        """The ids of form and exercise: `supervisor-a/email`."""
        return f"{self.form}/{self.exercise.id}"

    @property
    def title(self) -> str:
        """The exercise's title with the form."""
        return f"{self.exercise.title} ({self.form})"


def graded_exercises(scripts: Iterable[Script]) -> list[GradedExercise]:
    """The exercises that somebody has taken and people grade, each once; practice forms are not graded.

    In the order of the test, one exercise of all forms after the other.
    """
    found: dict[str, GradedExercise] = {}
    for script in scripts:
        if script.test.practice:
            continue
        for exercise in script.test.exercises:
            if exercise.rubric is not None:
                one = GradedExercise(
                    script.package, script.test.id, exercise, exercise.rubric, script.model_version,
                    script.floors,
                )  # fmt: skip
                found.setdefault(one.id, one)
    places = {one.exercise.id: place for place, one in reversed([*enumerate(found.values())])}
    return sorted(found.values(), key=lambda one: (places[one.exercise.id], one.form, one.package))
