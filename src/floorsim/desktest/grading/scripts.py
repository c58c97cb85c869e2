"""What candidates handed in, as grading takes it, and the exercises that people grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from floorsim.desktest.package.exercise import Rubric
from floorsim.desktest.package.exercises import AnyExercise
from floorsim.desktest.package.sealed import SealedPackage
from floorsim.run.run import Taken


@dataclass(frozen=True, slots=True)
class Script:
    """What one candidate handed in."""

    sitting: str
    candidate: str
    """The pseudonymous id; who knows the candidate is left out for all of the candidate's sittings."""
    package: SealedPackage
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

    package: SealedPackage
    exercise: AnyExercise
    rubric: Rubric

    @property
    def id(self) -> str:
        """How it stands in a log: the package's digest and the exercise's id."""
        return f"{self.package.digest}/{self.exercise.id}"

    def is_of(self, script: Script) -> bool:
        """Whether it belongs to the package that somebody has taken."""
        return self.package.digest == script.package.digest

    @property
    def form(self) -> str:
        """The id of the form."""
        return self.package.test.id

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
        for exercise in () if script.package.test.practice else script.package.test.exercises:
            if exercise.rubric is not None:
                one = GradedExercise(script.package, exercise, exercise.rubric)
                found.setdefault(one.id, one)
    places = {one.exercise.id: place for place, one in reversed([*enumerate(found.values())])}
    return sorted(found.values(), key=lambda one: (places[one.exercise.id], one.form, one.id))
