"""The grades of all graders together: what is done, what is open, what needs a third, who drifts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from floorsim.desktest.grading.blind import Blind
from floorsim.desktest.grading.book import Book, Given
from floorsim.desktest.grading.calibration import Calibration, Compared, Drift
from floorsim.desktest.grading.grades import GRADERS, GivenGrade, GradedAnswer
from floorsim.desktest.grading.scripts import GradedExercise, Script, graded_exercises

Standing = Literal["calibrate", "grade", "close", "done", "shut"]
"""What a grader has to do next in an exercise; `shut`: calibration failed, somebody else takes it."""


@dataclass(frozen=True, slots=True)
class Work:
    """An exercise as it stands for one grader."""

    exercise: GradedExercise
    standing: Standing
    graded: int
    """Answers that this grader has graded, in this part of the work."""
    left: int
    """Answers still to grade."""


@dataclass(frozen=True, slots=True)
class Count:
    """How far the grading of one exercise has come; answers, without saying whose."""

    exercise: GradedExercise
    answers: int
    not_graded: int
    """Nobody has graded and closed it."""
    graded_by_one: int
    needs_third: int
    """Two are too far apart, and a third person has still to decide."""
    final: int
    to_close: int
    """Grades that can still be corrected because their grader has not closed the exercise."""


class Everyone:
    """All scripts of a programme with the logs of all its graders."""

    def __init__(self, programme: str, scripts: Sequence[Script], books: Mapping[str, Book]) -> None:
        self.programme = programme
        self.scripts = [script for script in scripts if not script.package.test.practice]
        self.exercises = graded_exercises(self.scripts)
        self.books = books

    def left_out(self, book: Book) -> set[str]:
        """The candidates whom a grader knows; none of their answers counts or is shown any more."""
        blind = Blind(self.programme, book.grader)
        return {
            script.candidate
            for exercise in self.exercises
            for script in self.scripts
            if exercise.is_of(script) and blind.answer(exercise, script).key in book.aside
        }

    def given(self, exercise: GradedExercise) -> dict[str, dict[str, Given]]:
        """By sitting and grader what was given for the answers to an exercise, closed or not."""
        found: dict[str, dict[str, Given]] = {
            script.sitting: {} for script in self.scripts if exercise.is_of(script)
        }
        for grader, book in self.books.items():
            left_out, blind = self.left_out(book), Blind(self.programme, grader)
            given = book.of(exercise.id).given
            for script in self.scripts:
                if script.sitting in found and script.candidate not in left_out:
                    one = given.get(blind.answer(exercise, script).key)
                    if one is not None:
                        found[script.sitting][grader] = one
        return found

    def answer(self, given: Mapping[str, Given]) -> GradedAnswer:
        """An answer with the grades that are closed."""
        closed = [(grader, one) for grader, one in given.items() if one.closed]
        grades = tuple(
            GivenGrade(grader, one.grade, one.ticks, self.books[grader].evidence(one), one.third)
            for grader, one in sorted(closed, key=lambda both: (both[1].third, both[0]))
        )
        return GradedAnswer(grades)

    def graded(self) -> dict[str, dict[str, GradedAnswer]]:
        """By sitting and exercise's id every answer that people grade, with the grades that are closed."""
        found: dict[str, dict[str, GradedAnswer]] = {script.sitting: {} for script in self.scripts}
        for exercise in self.exercises:
            for sitting, given in self.given(exercise).items():
                found[sitting][exercise.exercise.id] = self.answer(given)
        return found

    def counts(self) -> list[Count]:
        """How far each exercise has come."""
        return [self._count(exercise) for exercise in self.exercises]

    def _count(self, exercise: GradedExercise) -> Count:
        given = self.given(exercise)
        deleted = {one.sitting for one in self.scripts if exercise.exercise.id in one.deleted}
        every = [(sitting, self.answer(one)) for sitting, one in given.items()]
        answers = [one for sitting, one in every if one.state == "final" or sitting not in deleted]
        states = Counter((answer.state, min(len(answer.grades), GRADERS)) for answer in answers)
        return Count(
            exercise,
            len(answers),
            not_graded=states["open", 0],
            graded_by_one=states["open", 1],
            needs_third=states["needs_third", GRADERS],
            final=states["final", GRADERS],
            to_close=len([one for of in given.values() for one in of.values() if not one.closed]),
        )

    def calibrations(self, book: Book, exercise: GradedExercise) -> list[Calibration]:
        """The rounds of calibration that a grader has finished in an exercise."""
        authors = {anchor.id: anchor.grade for anchor in exercise.rubric.answers}
        rounds = [
            tuple(
                Compared(id, one.grade, authors[id], one.ticks) for id, one in given.items() if id in authors
            )
            for given in book.of(exercise.id).rounds
        ]
        finished = [compared for compared in rounds if len(compared) == len(authors)]
        return [Calibration(number, compared) for number, compared in enumerate(finished, start=1)]

    def drift(self) -> list[Drift]:
        """Of each grader and exercise with a finished calibration, how the grades lie to the authors'."""
        found = []
        for exercise in self.exercises:
            for grader, book in sorted(self.books.items()):
                rounds = self.calibrations(book, exercise)
                if rounds:
                    again, id = tuple(self._again(book, exercise)), exercise.exercise.id
                    found.append(Drift(grader, exercise.title, exercise.name, id, rounds[-1], again))
        return found

    def _again(self, book: Book, exercise: GradedExercise) -> Sequence[tuple[int, Compared]]:
        given = book.of(exercise.id).given
        checks = {
            item.key: item.anchor
            for item in Blind(self.programme, book.grader).checks(exercise, len(given))
            if item.anchor is not None
        }
        found, real = [], 0
        for key, one in given.items():
            anchor = checks.get(key)
            if anchor is None:
                real += 1
            else:
                found.append((real, Compared(anchor.id, one.grade, anchor.grade, one.ticks)))
        return found
