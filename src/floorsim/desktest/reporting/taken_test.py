"""What the reports know of one candidate's test: what was done, found and graded; never a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Any

from floorsim.desktest.grading.grades import GivenGrade, GradedAnswer
from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercises import AnyExercise
from floorsim.run.run import Taken
from floorsim.scenario.models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ExerciseTaken:
    """One exercise of one candidate."""

    exercise: AnyExercise
    begun: bool
    answer: Mapping[str, Any]
    """As JSON; empty for a live floor and for what was never begun."""
    by_time: bool
    """Whether it was handed in because its time was up."""
    machine: Marked | None
    """What the program counted; it is no grade and never added to one."""
    graded: GradedAnswer | None = None
    """What people gave it; None while nobody has."""
    decisions: tuple[Taken, ...] = ()

    @property
    def grades(self) -> tuple[GivenGrade, ...]:
        """The two, then the third where there is one."""
        return () if self.graded is None else self.graded.grades

    @property
    def final(self) -> float | None:
        """The final grade, 1-5; None until two have graded, and while a third is missing."""
        return None if self.graded is None else self.graded.final

    @property
    def two(self) -> tuple[GivenGrade, ...]:
        """The grades of the two graders who graded apart."""
        return tuple(one for one in self.grades if not one.third)

    @property
    def a_b_third(self) -> tuple[int | None, int | None, int | None]:
        """What the two graders gave, and the third: who was asked for, or graded at the same time as the two.
        None for each that is not there."""
        first, second, beside, *_ = (*(one.grade for one in self.two), None, None, None)
        return first, second, next((one.grade for one in self.grades if one.third), beside)

    @property
    def apart(self) -> int | None:
        """How far apart they lie; None for fewer than two."""
        points = [one.grade for one in self.two]
        return max(points) - min(points) if len(points) > 1 else None

    def seen_by(self, behaviour: str) -> int:
        """How many graders saw a behaviour."""
        return sum(behaviour in one.ticks for one in self.grades)

    def seen(self, behaviour: str) -> bool | None:
        """Whether at least half of those who graded saw it; None while nobody has."""
        return 2 * self.seen_by(behaviour) >= len(self.grades) if self.grades else None

    @property
    def missing(self) -> str | None:
        """What is missing of its grades, in words; None where nothing is."""
        if self.exercise.rubric is None or self.final is not None:
            return None
        if not self.begun:
            return "not taken"
        if len(self.two) < 2:
            return ("no grade yet", "one of two grades so far")[len(self.two)]
        return "a third grade is needed, as the two are far apart"


@dataclass(frozen=True, slots=True)
class TakenTest:
    """One candidate's test."""

    candidate: str
    """The pseudonymous id."""
    sitting: str
    test: DeskTest
    digest: str
    model_version: int
    version: str
    """The floorsim that it was taken with."""
    taken_on: date | None
    exercises: tuple[ExerciseTaken, ...]
    scenarios: Mapping[str, Scenario]
    """Of each live floor, by the exercise's id."""
    gaps: Sequence[tuple[str, float]] = ()
    """(exercise, seconds) in which the program did not run; they counted against the time."""
    flags: Sequence[str] = ()
    """What is odd about the result's times, each in a sentence."""
    proof: str = ""
    """What verifying the result came to, in a sentence; empty where that was not asked for."""
    earlier: Sequence[str] = ()
    """Forms that the same person took before."""
    withdrawn: bool = False
    deleted: bool = False
    """Whether what was kept of the candidate has been deleted since."""

    @property
    def graded(self) -> tuple[ExerciseTaken, ...]:
        """The exercises that have a final grade."""
        return tuple(one for one in self.exercises if one.final is not None)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """(title of an exercise, what is missing of its grades) for each that has not all of them.

        Nobody grades a test from which the candidate withdrew, or what has been deleted.
        """
        if self.withdrawn or self.deleted:
            return ()
        return tuple((one.exercise.title, why) for one in self.exercises if (why := one.missing) is not None)

    @property
    def grade(self) -> float | None:
        """The mean of the final grades, 1-5; None until every exercise with a rubric has one."""
        asked = [one for one in self.exercises if one.exercise.rubric is not None]
        finals = finals_of(asked)
        return fmean(finals) if finals and len(finals) == len(asked) else None

    def grade_without(self, exercise: str) -> float | None:
        """The mean of the final grades of the other exercises; None where there is none."""
        finals = finals_of(one for one in self.exercises if one.exercise.id != exercise)
        return fmean(finals) if finals else None


def finals_of(taken: Iterable[ExerciseTaken]) -> list[float]:
    """The final grades, 1-5, of those exercises that have one."""
    return [one.final for one in taken if one.final is not None]
