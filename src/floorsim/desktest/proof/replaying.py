"""Every exercise of a result once more: its decisions and answers must be possible and give the same
marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from floorsim.desk.names import display_names
from floorsim.desktest.package.exercises import AnyExercise, Coaching, Email, LiveFloor
from floorsim.desktest.package.sealed import SealedPackage
from floorsim.desktest.proof.result import Result
from floorsim.desktest.sitting.course import Attempt
from floorsim.desktest.sitting.marks import machine_marks, refuse_impossible
from floorsim.errors import FloorsimError
from floorsim.run.run import Run, replay
from floorsim.units import MINUTE_S

TOLERANCE: Final = 0.01
"""Points: marks are kept in hundredths, whose last digit may differ between versions of numpy."""


class Step(NamedTuple):
    """One link of the proof, and what was found."""

    link: str
    holds: bool
    sentence: str
    reworded: bool = False
    """Whether the reasons of its marks are not those that this version writes; the marks are the same."""
    unmarked: bool = False
    """Whether it would have marks, and could not be marked for want of the whole package."""
    marks: Mapping[str, Any] | None = None
    """What the machine counts of the exercise, where that could be computed."""


class _Differs(Exception):  # noqa: N818 - a finding, not a fault of ours
    """Why an exercise does not give what is in the result."""


def replays(result: Result) -> Iterator[Step]:
    """Each exercise of the test, in order, played again when it is asked for.

    With the whole package in the result it is marked, and the marks are held against those that the result
    has, if it has any. With a candidate's copy it is only found possible or not.
    """
    for exercise in result.package.test.exercises:
        attempt = result.course.attempts.get(exercise.id)
        if attempt is None:
            yield Step(exercise.id, False, "It was not begun, and the test is said to be finished.")
            continue
        try:
            yield _replayed(result, exercise, attempt)
        except _Differs as why:
            yield Step(exercise.id, False, str(why))


def _replayed(result: Result, exercise: AnyExercise, attempt: Attempt) -> Step:
    meant_s = exercise.minutes * result.accommodations.time_factor * MINUTE_S
    if abs(attempt.length_s - meant_s) > TOLERANCE:
        # No minutes: the panel reads this, and it is not to know who was given more time.
        raise _Differs("It was given another time than the one that was set for this sitting.")
    stored = (result.marks or {}).get(exercise.id)
    if exercise.id in result.deleted and not isinstance(exercise, Coaching):
        as_counted = "" if stored is None else "; its marks are those that were counted before that"
        return Step(exercise.id, True, f"Its answer has been deleted{as_counted}.", marks=stored)
    if not isinstance(result.package, SealedPackage):
        return _possible(result, exercise, attempt)
    marks = _marks(result, exercise, attempt)
    if result.marks is not None and (marks is None) != (stored is None):
        raise _Differs("It has marks where none are given, or none where they are.")
    if marks is None:
        return _for_people(result, exercise)
    if stored is None:
        return Step(exercise.id, True, f"{float(marks['points']):.1f} of 100.", marks=marks)
    _compare(marks, stored)
    parts = zip(marks["parts"], stored["parts"], strict=True)
    reworded = any(one["why"] != other["why"] for one, other in parts)
    also = ", in other words than this version's" if reworded else ""
    same = f"The same marks, {float(stored['points']):.1f} of 100{also}."
    return Step(exercise.id, True, same, reworded, marks=marks)


def _possible(result: Result, exercise: AnyExercise, attempt: Attempt) -> Step:
    """That what was done is possible. Raises _Differs where it isn't."""
    answer = _answer(result, exercise, attempt)
    try:
        refuse_impossible(exercise, answer, lambda: _floor(result, exercise, attempt))
    except (ValueError, KeyError) as error:
        raise _Differs("Its answer is not one that the exercise allows.") from error
    if isinstance(exercise, Email):
        return _for_people(result, exercise)
    possible = "Possible as it is written; its marks need the whole package."
    return Step(exercise.id, True, possible, unmarked=True)


def _for_people(result: Result, exercise: AnyExercise) -> Step:
    handed_in = exercise.id in result.answers
    return Step(exercise.id, True, "Answer as handed in; people grade it." if handed_in else "No answer.")


def _marks(result: Result, exercise: AnyExercise, attempt: Attempt) -> Mapping[str, Any] | None:
    answer = _answer(result, exercise, attempt)
    try:
        found = machine_marks(exercise, answer, lambda: _floor(result, exercise, attempt))
    except (ValueError, KeyError) as error:
        raise _Differs("Its answer is not one that the exercise allows.") from error
    return None if found is None else found.as_json()


def _answer(result: Result, exercise: AnyExercise, attempt: Attempt) -> dict[str, Any]:
    answer = dict(result.answers.get(exercise.id, {}))
    if isinstance(exercise, Coaching):
        answer["said"] = list(attempt.said)
    return answer


def _floor(result: Result, exercise: AnyExercise, attempt: Attempt) -> Run:
    """The live floor to its end: after the candidate's last decision it goes on with nobody at the desk."""
    assert isinstance(exercise, LiveFloor)
    scenario = result.package.scenarios[exercise.id]
    seqs = [taken.seq for taken in attempt.decisions]
    moments = [taken.at_s for taken in attempt.decisions]
    if moments != sorted(moments) or len(set(seqs)) != len(seqs):
        raise _Differs("Its decisions do not follow each other in time.")
    try:
        names = display_names(scenario, exercise.seed)
        run = replay(scenario, exercise.seed, attempt.decisions, names=names)
        run.advance_to_end()
    except FloorsimError as why:
        raise _Differs(str(why)) from why
    if run.not_taken:
        first = run.not_taken[0]
        raise _Differs(f"Decision {first.taken.seq + 1} was not possible then: {first.reason}")
    if [taken.at_s for taken in run.taken] != moments:
        raise _Differs("Its decisions cannot be taken at the moments that are written.")
    return run


def _compare(found: Mapping[str, Any], stored: Mapping[str, Any]) -> None:
    """Compare marks, part by part. How a part is worded may change from version to version."""
    if abs(float(found["points"]) - float(stored["points"])) > TOLERANCE:
        raise _Differs(
            f"It gives {found['points']:.2f} points, and {float(stored['points']):.2f} are written."
        )
    given, written = found["parts"], stored["parts"]
    if len(given) != len(written):
        raise _Differs("Its marks have other parts than are written.")
    for one, other in zip(given, written, strict=True):
        apart = max(abs(one[key] - float(other[key])) for key in ("got", "of"))
        if apart > TOLERANCE or one["label"] != other["label"]:
            raise _Differs(f"It gives other marks than are written for “{one['label']}”.")
