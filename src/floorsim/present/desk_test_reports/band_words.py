"""Grades and bands in words and figures."""

from __future__ import annotations

from floorsim.desktest.package.exercises import AnyExercise
from floorsim.desktest.reporting.bands import ANCHOR, Band
from floorsim.desktest.reporting.taken_test import ExerciseTaken
from floorsim.wording.numbers import NOTHING, counted
from floorsim.wording.sentences import whole_sentence


def band_cells(band: Band | None) -> tuple[str, str, str]:
    """Cells of a table: `3.5 ± 0.4`, the standard error behind the sign; `2.9 to 4.1`, the 90% interval;
    `below`, `around` or `above`. Dashes where there is no grade."""
    if band is None:
        return NOTHING, NOTHING, NOTHING
    return f"{band.grade:.1f} ± {band.se:.1f}", " to ".join(_ends(band)), band.name


def _ends(band: Band) -> tuple[str, str]:
    low, high = band.interval
    return f"{low:.1f}", f"{high:.1f}"


def answer_sentences(taken: ExerciseTaken, band: Band) -> str:
    """What the graders' grade of one answer says, with its error and the rubric's own words."""
    low, high = _ends(band)
    return (
        f"The mean of {counted(len(taken.grades), 'grader')} is {band.grade:.1f} of 5. If many people graded "
        f"it, nine times out of ten their mean would be between {low} and {high}. "
        f"{_beside_anchor(taken.exercise, band)}"
    )


def test_sentences(band: Band) -> str:
    """What the mean over a test's exercises says, with its error."""
    low, high = _ends(band)
    return (
        f"The graders' mean over {counted(band.exercises, 'exercise')} is {band.grade:.1f} of 5. Over many "
        f"exercises of the same kind, nine times out of ten it would be between {low} and {high}. "
        f"{_beside_three(band)}"
    )


def _beside_three(band: Band) -> str:
    if band.name == "around":
        return "3 stands for sound work. That range holds 3, so the test can't say on which side this is."
    return f"3 stands for sound work; all of that range is {band.name} it."


def _beside_anchor(exercise: AnyExercise, band: Band) -> str:
    assert exercise.rubric is not None
    at = {grade: f"“{whole_sentence(text)}”" for grade, text in exercise.rubric.anchors.items()}
    if band.name == "above":
        return f"All of that is above 3. At 5 the rubric has: {at[5]}"
    held = "All of that is below 3" if band.name == "below" else "That range holds 3"
    return f"{held}, where the rubric has: {at[ANCHOR]}"
