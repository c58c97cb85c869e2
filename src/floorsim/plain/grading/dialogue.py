"""A grader at work, line by line: calibrate, read, tick, grade, say why; correct, stand aside, close."""

from __future__ import annotations

from typing import Final

from floorsim.desktest.grading.blind import Item
from floorsim.desktest.grading.calibration import MAY_MISS, MEAN_OFF, ROUNDS, Calibration
from floorsim.desktest.grading.everyone import Work
from floorsim.desktest.grading.evidence import on_one_line
from floorsim.desktest.grading.grader import Grader
from floorsim.desktest.grading.scripts import GradedExercise
from floorsim.desktest.grading.shown import shown
from floorsim.errors import UsageError
from floorsim.plain.asking import Asker, Leaving, Option, Read
from floorsim.plain.grading.answer_lines import (
    HEADS,
    tell_answer,
    tell_asked,
    tell_calibration,
    why_no_work,
    work_words,
)
from floorsim.plain.lines import Lines
from floorsim.wording.numbers import counted

WAYS: Final = (
    "While you grade you can type: read, the answer again; task, what the candidate was asked; later, the "
    "exercise waits as it is; aside, you know who wrote it."
)


class _Later(Exception):  # noqa: N818 - asked for, and no fault
    """The answer is left for later."""


class _Aside(Exception):  # noqa: N818 - asked for, and no fault
    """The grader knows who wrote it."""


class Dialogue:
    """One sitting of one grader.

    Args:
        lines: where everything is written.
        read: the next line that is typed.
        grader: the work.
    """

    def __init__(self, lines: Lines, read: Read, grader: Grader) -> None:
        self._lines, self._typed, self._grader = lines, read, grader
        self._asker = Asker(lines, self._read)
        self._open: Item | None = None
        self._question = ""
        """The question about the open answer that waits."""
        lines.know(*HEADS)

    def run(self, label: str = "") -> None:
        """Grade until the grader leaves or nothing is left; `label` names one answer to grade or correct.

        Raises:
            UsageError: `label` names none that this grader may grade.
        """
        try:
            if label:
                self._grade(self._grader.called(label))
            else:
                self._all()
        except (Leaving, _Later):
            self._lines.say("done", "Everything is kept; the same command goes on from here.")

    def _all(self) -> None:
        who = "where two others are far apart" if self._grader.third else "as one of two"
        self._lines.say(
            "plain", f"Grading line by line, {who}. help says what to type; quit leaves, and grades are kept."
        )
        work = self._grader.work()
        if not work:
            self._lines.say("end", "There is nothing for you to grade now.")
            return
        self._lines.say("help", WAYS)
        while True:
            options = [Option(one, work_words(one), one.exercise.title, why_no_work(one)) for one in work]
            if all(one.why_not is not None for one in options):
                for option in options:
                    self._lines.say("exercise", f"{option.words}: {option.why_not}")
                self._lines.say("end", "There is nothing left for you to grade.")
                return
            chosen = self._asker.choose("Which exercise?", options)
            if chosen is None:
                raise Leaving
            try:
                self._exercise(chosen)
            except _Later:
                self._lines.say("done", "Left as it is.")
            work = self._grader.work()

    def _exercise(self, work: Work) -> None:
        exercise = work.exercise
        self._lines.say("exercise", f"{exercise.title}. Look at: {exercise.rubric.looks_at}")
        if work.standing == "calibrate":
            self._calibrate(exercise)
        while (item := self._grader.next_item(exercise)) is not None:
            self._grade(item)
        if self._grader.may_grade(exercise):
            self._end(exercise)

    # Calibration

    def _calibrate(self, exercise: GradedExercise) -> None:
        count = len(exercise.rubric.answers)
        self._lines.say(
            "test",
            f"First, {counted(count, 'answer')} whose grades the authors agree on. You may begin if at least "
            f"{count - MAY_MISS} of your grades are within a point of theirs, and all of them are at most "
            f"{MEAN_OFF} points off on average.",
        )
        before = self._grader.last_round(exercise)
        if before is not None:
            tell_calibration(self._lines, exercise, before)
            self._after_round(before)
        while (following := self._grader.next_anchor(exercise)) is not None:
            place, anchor = following
            self._lines.say("exercise", f"{exercise.title}, known answer {place} of {count}")
            judged = self._judge(Item("", exercise, anchor=anchor))
            found = self._grader.give_anchor(exercise, anchor, *judged)
            if found is not None:
                tell_calibration(self._lines, exercise, found)
                self._after_round(found)

    def _after_round(self, found: Calibration) -> None:
        if found.passed:
            told = "You grade as the authors do. The candidates' answers come now."
        elif found.number < ROUNDS:
            told = "That is too far off. Read the reasons, then grade them once more."
        else:
            told = (
                f"That is too far off in {ROUNDS} rounds, and both are recorded. Somebody else has to grade "
                "this exercise; tell the administrator."
            )
        self._lines.say("done", told)
        self._asker.words("Press enter when you have read that.", "Press enter to go on.")

    # Grading

    def _grade(self, item: Item) -> None:
        before = self._grader.grade_of(item)
        self._lines.say("exercise", f"{item.exercise.title}, answer {item.label}")
        if before is not None:
            self._lines.say("yours", f"{before} so far; what you give now takes its place.")
        try:
            grade, ticks, evidence = self._judge(item)
            self._grader.give(item, grade, ticks, evidence)
            self._lines.say("done", f"{item.label} has a {grade}, and it is kept.")
        except _Aside:
            self._stand_aside(item)

    def _judge(self, item: Item) -> tuple[int, list[str], str]:
        """Grade, ticks and sentence for an answer that is read out first."""
        self._open = item
        try:
            tell_answer(self._lines, shown(item))
            ticks = self._ticks(item.exercise)
            return self._number(item.exercise), ticks, self._evidence()
        finally:
            self._open = None

    def _ticks(self, exercise: GradedExercise) -> list[str]:
        options = [Option(one.id, one.text, one.text.rstrip(".")) for one in exercise.rubric.checklist]
        self._question = "Which of these does it show? list reads them."
        return self._asker.choose_several("Which of these does it show?", options, cancel=False) or []

    def _number(self, exercise: GradedExercise) -> int:
        at = exercise.rubric.anchors
        told = (at[1], "between 1 and 3", at[3], "between 3 and 5", at[5])
        self._question = "Your grade, 1 to 5? list reads them."
        scale = [Option(grade, text, f"grade {grade}") for grade, text in enumerate(told, start=1)]
        return int(self._asker.choose("Your grade, 1 to 5?", scale, cancel=False) or 0)

    def _evidence(self) -> str:
        self._question = "In a sentence, what in the answer does that rest on?"
        while True:
            evidence = self._asker.words(self._question, "Type a sentence.")
            try:
                return on_one_line(evidence)
            except UsageError as wrong:
                self._lines.say("error", str(wrong))

    def _stand_aside(self, item: Item) -> None:
        if not self._asker.yes(
            "Do you know who wrote it? None of this candidate's answers is shown to you any more, and what "
            "you gave them does not count."
        ):
            return
        because = self._asker.words("How do you know, in a few words? Leave out the name.")
        self._grader.stand_aside(item.label, because)
        self._lines.say(
            "done", f"You stand aside for {item.label}. It is recorded, and somebody else grades."
        )

    def _end(self, exercise: GradedExercise) -> None:
        """Nothing is left: what was given can still be corrected, then the exercise is closed."""
        while given := self._grader.graded_labels(exercise):
            for label, grade in given:
                self._lines.say("yours", f"{label}: {grade}")
            typed = self._asker.words(
                "All are graded. Type close, and your grades count and can't be changed any more; or a "
                "label, to correct that one; or later.",
                "Type close, later or a label.",
            )
            if typed.lower() == "close":
                closed = self._grader.close(exercise)
                self._lines.say("done", f"{exercise.title} is closed with {counted(closed, 'grade')}.")
            elif typed.lower() == "later":
                raise _Later
            else:
                try:
                    self._grade(self._grader.called(typed))
                except UsageError as wrong:
                    self._lines.say("error", str(wrong))

    def _read(self) -> str:
        """The next line that is no command of the answer that is open."""
        while True:
            typed = self._typed()
            word = typed.strip().lower()
            if self._open is not None and word in ("help", "?"):
                self._lines.say("help", WAYS)
            if self._open is None or word not in ("read", "task", "later", "aside"):
                return typed
            self._lines.begin_answer()
            self._command(word, self._open)
            self._lines.say("question", self._question)

    def _command(self, word: str, item: Item) -> None:
        """Do what a word asks for while an answer is open. Raises _Later or _Aside to leave it."""
        if word == "read":
            tell_answer(self._lines, shown(item))
        elif word == "task":
            tell_asked(self._lines, item.exercise)
        elif word == "later":
            raise _Later
        elif item.anchor is None:
            raise _Aside
        else:
            self._lines.say(
                "help", "The authors wrote this answer; there is no candidate to stand aside for."
            )
