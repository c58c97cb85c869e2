"""Grades and bands in words and figures."""

from __future__ import annotations

from floorsim.desktest.package.exercises import AnyExercise
from floorsim.desktest.reporting.bands import ANCHOR, Band
from floorsim.desktest.reporting.taken_test import ExerciseTaken
from floorsim.wording.numbers import NOTHING
from floorsim.wording.sentences import whole_sentence

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def in_words(number: int) -> str:
    """A small number as a word: `two`."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


def grade_figure(grade: float | None) -> str:
    """A grade with one decimal; a dash where there is none."""
    return NOTHING if grade is None else f"{grade:.1f}"


def band_figure(band: Band | None) -> str:
    """`3.5 ± 0.4`, the standard error behind the sign."""
    return NOTHING if band is None else f"{band.grade:.1f} ± {band.se:.1f}"


def range_figure(band: Band) -> str:
    """The 90% interval: `2.9 to 4.1`."""
    low, high = band.interval
    return f"{low:.1f} to {high:.1f}"


def between(band: Band) -> str:
    """The same for a sentence: `2.9 and 4.1`."""
    return range_figure(band).replace(" to ", " and ")


def band_words(band: Band | None) -> str:
    """`below`, `around` or `above`; a dash where there is no grade."""
    return NOTHING if band is None else band.name


def answer_sentences(taken: ExerciseTaken, band: Band) -> str:
    """What the graders' grade of one answer says, with its error and the rubric's own words."""
    graders = in_words(len(taken.grades)).capitalize()
    return (
        f"{graders} graders gave it {band.grade:.1f} of 5 on average. Were many people to grade it, their "
        f"mean would lie between {between(band)}, nine times of ten. {_beside_anchor(taken.exercise, band)}"
    )


def test_sentences(band: Band) -> str:
    """What the mean over a test's exercises says, with its error."""
    many = in_words(band.exercises)
    over = f"over {many} exercises" if band.exercises > 1 else "on one exercise"
    return (
        f"The graders' mean {over} is {band.grade:.1f} of 5. Over many exercises of the kind it would lie "
        f"between {between(band)}, nine times of ten. {_beside_three(band)}"
    )


def _beside_three(band: Band) -> str:
    if band.name == "around":
        return (
            "That range holds 3, which stands for sound work: the test can't say on which side of it this is."
        )
    return f"All of that range is {band.name} 3, which stands for sound work."


def _beside_anchor(exercise: AnyExercise, band: Band) -> str:
    assert exercise.rubric is not None
    at = _quoted(exercise.rubric.anchors[ANCHOR])
    if band.name == "below":
        return f"All of that is below 3, where the rubric has: {at}"
    if band.name == "around":
        return f"That range holds 3, where the rubric has: {at}"
    return f"All of that is above 3. At 5 the rubric has: {_quoted(exercise.rubric.anchors[5])}"


def _quoted(anchor: str) -> str:
    return f"“{whole_sentence(anchor)}”"
