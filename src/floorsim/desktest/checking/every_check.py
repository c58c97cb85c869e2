"""Everything that is checked of one desk test beyond its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Final

from floorsim.desktest.checking.coaching import check_coaching
from floorsim.desktest.checking.dashboards import check_dashboard, check_table
from floorsim.desktest.checking.giveaways import GIVEN_AWAY, giveaways
from floorsim.desktest.checking.rubrics import check_rubric
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercise import Exercise
from floorsim.desktest.package.exercises import Coaching, Dashboard, Email, LiveFloor
from floorsim.desktest.package.timing import pace_of
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.competencies import competencies
from floorsim.scenario.faults.fault import Path, PathFault
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import MINUTE_S
from floorsim.wording.names import listed

FASTEST_PACE: Final = 10.0
"""Simulated minutes in a real one above which nobody can read what comes (D)."""
MOST_MINUTES: Final = 90.0
"""Of all exercises (D: with twice the time, a morning)."""

_CODE: Final = re.compile(r"\b[A-Z]{2,}[A-Z0-9]*\d\b")
_TASKS: Final = re.compile(r"O\*NET tasks? ((?:\d+(?:, | and )?)+)")


def check_test(test: DeskTest, floors: Mapping[str, Scenario]) -> list[PathFault]:
    """What is wrong with a desk test, and what an examiner would warn of."""
    found = Findings()
    found.unique(("exercises",), [one.id for one in test.exercises], "exercise")
    for number, exercise in enumerate(test.exercises):
        path: Path = ("exercises", number)
        _job(exercise, path, found)
        before = len(found.faults)
        match exercise:
            case LiveFloor():
                _pace(exercise, floors[exercise.id], path, found)
            case Dashboard():
                check_dashboard(exercise, path, found)
            case Coaching():
                check_table(exercise.scorecard, (*path, "scorecard"), found)
                check_coaching(exercise, path, found)
            case Email():
                _personal(exercise, path, found)
        sound = not any(one.severity == "error" for one in found.faults[before:])
        check_rubric(exercise, path, found, practice=test.practice, sound=sound)
    _minutes(test, found)
    for sentence in giveaways([test]):
        found.warn(("exercises",), sentence, GIVEN_AWAY)
    return found.faults


def standards_in(texts: Sequence[str]) -> list[str]:
    """The standards that texts name, each once as `CFACC15` or `O*NET task 2`, and tasks by their number."""
    codes = {code for text in texts for code in _CODE.findall(text)}
    numbers = {int(one) for text in texts for many in _TASKS.findall(text) for one in _numbers(many)}
    return [*sorted(codes), *(f"O*NET task {number}" for number in sorted(numbers))]


def _job(exercise: Exercise, path: Path, found: Findings) -> None:
    """The competencies are known, and each task names a standard that one of them rests on."""
    known = competencies()
    before = len(found.faults)
    found.all_known((*path, "competencies"), exercise.competencies, known, "competency")
    if len(found.faults) > before:
        return  # which standards are meant is not known then
    meant = standards_in([one for id in exercise.competencies for one in known[id].standards])
    for number, task in enumerate(exercise.tasks):
        named = standards_in([task])
        if meant and not set(named) & set(meant):
            wrong = (
                f"{listed(named, 'and')} is not a standard of its competencies"
                if named
                else "the task names no standard"
            )
            right = f"end it with one such as ({meant[0]}); there are {listed(meant, 'and')}"
            found.error((*path, "tasks", number), wrong, right)


def _pace(exercise: LiveFloor, floor: Scenario, path: Path, found: Findings) -> None:
    """The floor can be followed, and the candidate is told how much of it is played."""
    pace = pace_of(exercise, floor)
    if f"{floor.played_s / MINUTE_S:g}" not in _numbers(exercise.instructions):
        wrong = f"{floor.played_s / MINUTE_S:g} minutes of the floor are played, and this does not say so"
        right = f"write {floor.played_s / MINUTE_S:g} minutes; the briefing says how long they take here"
        found.warn((*path, "instructions"), wrong, right)
    if not 1.0 <= pace <= FASTEST_PACE:
        played, minutes = floor.played_s / MINUTE_S, exercise.minutes
        wrong = f"{played:g} minutes of the floor in {minutes:g} make a pace of {pace:.2g}"
        right = f"let play last {minutes:g} to {minutes * FASTEST_PACE:g} minutes"
        found.warn((*path, "minutes"), wrong, right)


def _personal(exercise: Email, path: Path, found: Findings) -> None:
    """What has no place in the e-mail can be found in what the candidate reads."""
    read = " ".join((exercise.story, *exercise.notes))
    for number, name in enumerate(exercise.lint.personal):
        if name.lower() not in read.lower():
            wrong = f"neither the story nor the notes have {name}, so nobody would write it"
            found.warn((*path, "lint", "personal", number), wrong, "put it in a note, or leave it out")


def _minutes(test: DeskTest, found: Findings) -> None:
    """All of it fits into a sitting."""
    minutes = fsum(one.minutes for one in test.exercises)
    if minutes > MOST_MINUTES:
        wrong = f"all exercises take {minutes:g} minutes"
        found.warn(("exercises",), wrong, f"plan {MOST_MINUTES:g} at most")


def _numbers(text: str) -> Iterator[str]:
    return iter(re.findall(r"\d+(?:\.\d+)?", text))
