"""One grader at work: calibrates, grades what comes next, corrects, stands aside, closes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.grading.blind import Blind, Item
from floorsim.desktest.grading.book import ANCHOR, ASIDE, CLOSED, GRADED, GRADER, Given
from floorsim.desktest.grading.calibration import ROUNDS, Calibration
from floorsim.desktest.grading.everyone import Everyone, Standing, Work
from floorsim.desktest.grading.evidence import on_one_line
from floorsim.desktest.grading.grades import GRADERS
from floorsim.desktest.grading.scripts import GradedExercise, Script
from floorsim.desktest.package.exercise import AnchorAnswer
from floorsim.errors import UsageError


class Grader:
    """One grader's work in a programme.

    Args:
        everyone: the scripts and what all graders have done; this grader's book among them.
        log: this grader's log, open.
        third: decide where two others are too far apart, instead of grading as one of the two.
    """

    def __init__(self, everyone: Everyone, log: ChainedLog, grader: str, *, third: bool = False) -> None:
        self.everyone = everyone
        self.third = third
        self._log = log
        self._book = everyone.books[grader]
        self._blind = Blind(everyone.programme, grader)

    def work(self) -> list[Work]:
        """Every exercise with what there is to do; one without an answer for this grader is left out."""
        found = [self._work(exercise) for exercise in self.everyone.exercises]
        return [one for one in found if one.graded + one.left]

    def _work(self, exercise: GradedExercise) -> Work:
        given = self._book.of(exercise.id).given
        items = self._items(exercise)
        left = len([item for item in items if item.key not in given])
        standing: Standing = "grade" if left else "close" if self._still_open(exercise) else "done"
        if left and not self.may_grade(exercise):
            standing = "shut" if len(self._rounds(exercise)) >= ROUNDS else "calibrate"
        return Work(exercise, standing, len(items) - left, left)

    # Calibration

    def may_grade(self, exercise: GradedExercise) -> bool:
        """Whether calibration is passed; an exercise without anchor answers has none to pass."""
        last = self.last_round(exercise)
        return not exercise.rubric.answers or (last is not None and last.passed)

    def _rounds(self, exercise: GradedExercise) -> list[Calibration]:
        return self.everyone.calibrations(self._book, exercise)

    def last_round(self, exercise: GradedExercise) -> Calibration | None:
        """The last round that was finished; None before the first."""
        return next(reversed(self._rounds(exercise)), None)

    def next_anchor(self, exercise: GradedExercise) -> tuple[int, AnchorAnswer] | None:
        """The anchor answer to grade next in the round that is open, and its place there, from 1; None where
        there is none to grade."""
        rounds = self._rounds(exercise)
        if self.may_grade(exercise) or len(rounds) >= ROUNDS:
            return None
        given = self._book.of(exercise.id).rounds
        seen = given[len(rounds)] if len(given) > len(rounds) else {}
        shuffled = self._blind.anchors(exercise, f"round {len(rounds) + 1}")
        return next(((len(seen) + 1, anchor) for anchor in shuffled if anchor.id not in seen), None)

    def give_anchor(
        self, exercise: GradedExercise, anchor: AnchorAnswer, grade: int, ticks: Sequence[str], evidence: str
    ) -> Calibration | None:
        """Grade an anchor answer; the round, once this was its last.

        Raises:
            UsageError: the sentence is none.
        """
        before = self._rounds(exercise)
        graded = self._graded(exercise, grade, ticks, evidence)
        self._write(ANCHOR, {"round": len(before) + 1, "anchor": anchor.id, **graded})
        after = self._rounds(exercise)
        return after[-1] if len(after) > len(before) else None

    # Grading

    def next_item(self, exercise: GradedExercise) -> Item | None:
        """What to grade next; None where nothing is left or calibration is not passed."""
        if not self.may_grade(exercise):
            return None
        given = self._book.of(exercise.id).given
        left = [item for item in self._items(exercise) if item.key not in given]
        if not left:
            return None
        checks = {item.key for item in self._blind.checks(exercise, len(given))}
        due = self._blind.check_due(exercise, len([key for key in given if key not in checks]))
        passed = due is None or due.key in given or due.key in self._book.aside
        return left[0] if passed else due

    def give(self, item: Item, grade: int, ticks: Sequence[str], evidence: str) -> None:
        """Grade an answer, or correct the grade; the earlier line stays in the log.

        Raises:
            UsageError: calibration is not passed, the exercise is closed, or the sentence is none.
        """
        self._require_calibration(item.exercise)
        self._require_open(item)
        graded = self._graded(item.exercise, grade, ticks, evidence, _about(item))
        earlier = self._given(item)
        third = self.third if earlier is None else earlier.third
        self._write(GRADED, {"answer": item.key, "third": third, **graded})

    def _graded(
        self, exercise: GradedExercise, grade: int, ticks: Sequence[str], evidence: str, about: str = ""
    ) -> dict[str, object]:
        ordered = [one.id for one in exercise.rubric.checklist if one.id in ticks]
        kept = self._log.keep(on_one_line(evidence), about)
        return {"exercise": exercise.id, "grade": grade, "ticks": ordered, "evidence": kept}

    def _require_calibration(self, exercise: GradedExercise) -> None:
        if not self.may_grade(exercise):
            raise UsageError(
                f"Candidates' answers come after the known ones: grade those of {exercise.title} first, "
                "with the same command but no label."
            )

    def _require_open(self, item: Item) -> None:
        given = self._given(item)
        if given is not None and given.closed:
            raise UsageError(
                f"You graded {item.label} on {given.at:%d %B %Y} and have closed {item.exercise.title} "
                "since; a grade can't be changed after that."
            )

    def called(self, label: str) -> Item:
        """The answer of a label, to grade it or to correct its grade.

        Raises:
            UsageError: there is none, it is a candidate's or sitting's id, closed, or not this grader's.
        """
        item = self._find(label)
        self._require_open(item)
        self._require_calibration(item.exercise)
        if self._given(item) is None and item.key not in {one.key for one in self._items(item.exercise)}:
            raise UsageError(f"{item.label} is not yours to grade: you stood aside, or others grade it.")
        return item

    def _find(self, label: str) -> Item:
        asked = "".join(label.split()).upper()
        ids = {one.upper() for script in self.everyone.scripts for one in (script.sitting, script.candidate)}
        if asked in ids:
            raise UsageError(
                f"{label} is the id of a candidate or a sitting. Graders don't learn whose answer they read, "
                "so answers are called by labels of your own; leave the id out, and grade what comes."
            )
        plain = asked.replace("-", "")
        for exercise in self.everyone.exercises:
            for item in self._every_item(exercise):
                if item.label.replace("-", "") == plain:
                    return item
        raise UsageError(f"You have no answer {label}; a label is two groups of four, as in 4KR0-X2M7.")

    def _every_item(self, exercise: GradedExercise) -> list[Item]:
        given = self._book.of(exercise.id).given
        checks = self._blind.checks(exercise, len(given))
        return [*self._blind.shuffled(exercise, self.everyone.scripts), *checks]

    def grade_of(self, item: Item) -> int | None:
        """What this grader gave it; None for nothing yet."""
        given = self._given(item)
        return None if given is None else given.grade

    def _given(self, item: Item) -> Given | None:
        return self._book.of(item.exercise.id).given.get(item.key)

    def graded_labels(self, exercise: GradedExercise) -> list[tuple[str, int]]:
        """What this grader gave in this part of the work and can still correct, by label."""
        given = self._book.of(exercise.id).given
        items = {item.key: item for item in self._every_item(exercise)}
        return [(items[key].label, given[key].grade) for key in self._still_open(exercise) if key in items]

    def stand_aside(self, label: str, because: str = "") -> Item:
        """Be left out for the candidate of an answer: none of the candidate's answers is shown any more, and
        grades given before do not count. `because` says how the grader knows, and may be empty.

        Raises:
            UsageError: there is no such answer, or the grader stood aside for it before.
        """
        item = self._find(label)
        if item.key in self._book.aside:
            raise UsageError(f"You stood aside for {item.label} before; nothing is changed.")
        why = self._log.keep(because, _about(item)) if because else ""
        self._write(ASIDE, {"exercise": item.exercise.id, "answer": item.key, "because": why})
        return item

    def close(self, exercise: GradedExercise) -> int:
        """Close this part of an exercise: what was given in it counts, and can't be corrected any more.

        Returns how many grades were closed.
        """
        count = len(self._still_open(exercise))
        if count:
            self._write(CLOSED, {"exercise": exercise.id, "third": self.third, "answers": count})
        return count

    def _still_open(self, exercise: GradedExercise) -> list[str]:
        """Keys of what was given in this part of the work and can still be corrected."""
        given = self._book.of(exercise.id).given
        return [key for key, one in given.items() if not one.closed and one.third == self.third]

    def _items(self, exercise: GradedExercise) -> list[Item]:
        """The answers of this exercise that are this grader's in this part of the work, in order."""
        left_out = self.everyone.left_out(self._book)
        given = self.everyone.given(exercise)
        shown = [
            script
            for script in self.everyone.scripts
            if script.sitting in given
            and script.candidate not in left_out
            and self._mine(exercise, script, given[script.sitting])
        ]
        return self._blind.shuffled(exercise, shown)

    def _mine(self, exercise: GradedExercise, script: Script, given: Mapping[str, Given]) -> bool:
        own = given.get(self._book.grader)
        if own is not None:
            return own.third == self.third
        if exercise.exercise.id in script.deleted:
            return False
        firsts = [one for one in given.values() if not one.third]
        if not self.third:
            return len(firsts) < GRADERS
        waits = self.everyone.answer(given).state == "needs_third"
        return waits and len(firsts) == len(given)

    def _write(self, kind: str, body: dict[str, object]) -> None:
        if not self._log.lines:
            whose = {"programme": self.everyone.programme, "grader": self._book.grader}
            self._book.read(self._log.append(GRADER, whose))
        self._book.read(self._log.append(kind, body))


def _about(item: Item) -> str:
    """The sitting whose deletion takes a sentence about this answer with it."""
    return item.script.sitting if item.script else ""
