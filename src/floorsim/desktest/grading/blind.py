"""What a grader sees in place of ids, in which order answers come, and where a known answer comes again.

Everything is drawn from a hash of the programme, the grader, the exercise and what it is about: no answer has
the same label for two people or in two exercises, and answers that come later leave the order of the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.desktest.grading.scripts import GradedExercise, Script
from floorsim.desktest.package.exercise import AnchorAnswer
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.run.shift_code import ALPHABET, grouped

EVERY: Final = 8
"""One in so many answers that a grader reads is an anchor answer, come again unannounced (D)."""
FIRST_AFTER: Final = 3
"""Real answers before the first of them: anchors just seen in calibration are remembered (D)."""
LABEL_DIGITS: Final = 8
"""Characters of a label: two of a thousand answers share one in one of nine thousand programmes."""


@dataclass(frozen=True, slots=True)
class Item:
    """An answer as one grader meets it: a candidate's, or an anchor answer that looks like one."""

    key: str
    """By which this grader's log names it."""
    exercise: GradedExercise
    script: Script | None = None
    anchor: AnchorAnswer | None = None

    @property
    def label(self) -> str:
        """What the grader calls it: two groups of four characters that can be read out."""
        return grouped("".join(ALPHABET[int(sign, 16)] for sign in self.key[-LABEL_DIGITS:]))


@dataclass(frozen=True, slots=True)
class Blind:
    """The labels and the order of one grader."""

    programme: str
    grader: str

    def answer(self, exercise: GradedExercise, script: Script) -> Item:
        """A candidate's answer."""
        return Item(self._key(exercise, f"sitting {script.sitting}"), exercise, script=script)

    def check(self, exercise: GradedExercise, block: int) -> Item | None:
        """The anchor answer that comes again among a block of real ones.

        None where there are no anchors, and on a live floor: there an anchor is a log that the authors wrote,
        and anybody can tell it from one that was played.
        """
        anchors = self.anchors(exercise, "again")
        if not anchors or isinstance(exercise.exercise, LiveFloor):
            return None
        anchor = anchors[block % len(anchors)]
        return Item(self._key(exercise, f"check {block}"), exercise, anchor=anchor)

    def anchors(self, exercise: GradedExercise, why: str) -> list[AnchorAnswer]:
        """The anchor answers, shuffled; another way for another purpose."""
        return sorted(exercise.rubric.answers, key=lambda anchor: self._key(exercise, f"{why} {anchor.id}"))

    def shuffled(self, exercise: GradedExercise, scripts: Sequence[Script]) -> list[Item]:
        """The answers to an exercise in the order in which this grader meets them."""
        items = [self.answer(exercise, one) for one in scripts if exercise.is_of(one)]
        return sorted(items, key=lambda item: item.key)

    def check_due(self, exercise: GradedExercise, graded: int) -> Item | None:
        """The check of the block that a grader is in after so many real answers, once it is its turn."""
        block, place = divmod(graded, EVERY - 1)
        drawn = int(self._key(exercise, f"place {block}")[:8], 16)
        earliest = FIRST_AFTER if block == 0 else 0
        due = earliest + drawn % (EVERY - 1 - earliest)
        return self.check(exercise, block) if place >= due else None

    def checks(self, exercise: GradedExercise, graded: int) -> list[Item]:
        """Every check that may have come by then."""
        found = [self.check(exercise, block) for block in range(graded // (EVERY - 1) + 1)]
        return [item for item in found if item is not None]

    def _key(self, exercise: GradedExercise, what: str) -> str:
        written = "\n".join((self.programme, self.grader, exercise.id, what))
        return hashlib.sha256(written.encode()).hexdigest()
