"""A programme's folder as the reports read it: results, machine marks and grades, by candidate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from floorsim.desktest.grading.calibration import Drift
from floorsim.desktest.grading.folder import everyone
from floorsim.desktest.grading.grades import GradedAnswer
from floorsim.desktest.grading.name_mask import masked
from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.exercises import AnyExercise, Coaching
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.programme.register import Register
from floorsim.desktest.proof.flags import Flag
from floorsim.desktest.proof.result import Result
from floorsim.desktest.proof.verifying import verified_result
from floorsim.desktest.proof.whole_package import MarkedResult
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest
from floorsim.wording.names import listed

MOST_ALIKE: Final = 3
"""Oddities of one kind that are told in full (D); `verify` has them all."""


def gathered(
    programme: Programme, verify: Collection[str], *, mask: bool
) -> tuple[list[TakenTest], list[Drift]]:
    """What a programme's folder holds, without names: each candidate's last test, by id, and how graders
    drift.

    Args:
        programme: the folder.
        verify: ids of the candidates whose results are verified whole, which plays them again.
        mask: whether a candidate's name is masked in what that candidate wrote.

    Raises:
        FloorsimError: something in it was changed by something other than floorsim.
    """
    grading, names, register = everyone(programme), programme.people.names, programme.register()
    graded = grading.graded()
    by_candidate: dict[str, list[MarkedResult]] = {}
    for result in programme.results():
        by_candidate.setdefault(register.invited[result.sitting].candidate, []).append(result)
    tests = []
    for candidate, (*before, last) in sorted(by_candidate.items()):
        package, opened = last.package, last.lines[0]
        own, name = graded.get(last.sitting, {}), names.get(candidate) if mask else None
        tests.append(
            TakenTest(
                candidate=candidate,
                sitting=last.sitting,
                test=package.test,
                digest=package.digest,
                model_version=package.model_version,
                version=str(opened.body["floorsim"]),
                taken_on=opened.at.date(),
                exercises=tuple(
                    _exercise(one, last, own.get(one.id), name) for one in package.test.exercises
                ),
                scenarios=package.scenarios,
                gaps=tuple((gap.exercise, gap.seconds) for gap in last.gaps),
                flags=_flags((*last.flags, *programme.odd_times(last, register))),
                withdrawn=last.withdrawn,
                proof=_proof(programme, last, register) if candidate in verify else "",
                earlier=tuple(one.package.test.form for one in before),
                deleted=last.sitting in register.deleted,
            )
        )
    return tests, grading.drift()


def _proof(programme: Programme, result: Result, register: Register) -> str:
    """Whether the result is genuine, in a sentence."""
    found = verified_result(result, lambda result: programme.why_not_ours(result, register))
    broken = next((step for step in found.steps if not step.holds), None)
    if broken is not None and broken.link == "model":
        return f"not verified: {broken.sentence}"
    if broken is not None:
        return f"NOT GENUINE at {broken.link}: {broken.sentence}"
    genuine = "genuine: signed, its chain whole, and its decisions give the same marks again"
    reworded = [step.link for step in found.steps if step.reworded]
    also = f"; the reasons of the marks of {listed(reworded, 'and')} were not written by this floorsim"
    return genuine + also if reworded else genuine


def _flags(flags: Sequence[Flag]) -> tuple[str, ...]:
    """What is odd about a result's times: the first few of each kind, and how many more there are."""
    told = []
    for about in dict.fromkeys(flag.about for flag in flags):
        alike = [flag for flag in flags if flag.about == about]
        told += [f"Line {flag.line}: {flag.sentence}" for flag in alike[:MOST_ALIKE]]
        if more := alike[MOST_ALIKE:]:
            told.append(f"{len(more)} more of this kind up to line {more[-1].line}; verify lists them.")
    return tuple(told)


def _exercise(
    exercise: AnyExercise, result: Result, graded: GradedAnswer | None, name: str | None
) -> ExerciseTaken:
    begun = result.course.attempts.get(exercise.id)
    answer = masked(result.answers.get(exercise.id, {}), () if name is None else (name,), exercise)
    if isinstance(exercise, Coaching):
        answer["said"] = list(result.said.get(exercise.id, ()))
    marks = (result.marks or {}).get(exercise.id)
    return ExerciseTaken(
        exercise=exercise,
        begun=begun is not None,
        answer=answer,
        by_time=begun is not None and begun.handed_in_by == "time",
        machine=None if marks is None else Marked.from_json(marks),
        graded=graded if graded is not None and graded.grades else None,
        decisions=tuple(result.decisions.get(exercise.id, ())),
    )
