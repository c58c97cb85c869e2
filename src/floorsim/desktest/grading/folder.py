"""What grading reads of a programme's folder, and the way from there to grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from floorsim.desktest.chain.log import ChainedLog, read_lines, read_texts
from floorsim.desktest.grading.book import Book
from floorsim.desktest.grading.everyone import Everyone
from floorsim.desktest.grading.grades import GradedAnswer
from floorsim.desktest.grading.scripts import Script
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.run.run import Taken
from floorsim.scenario.models.scenario import Scenario


class Package(Protocol):
    """A sealed package."""

    @property
    def test(self) -> DeskTest: ...
    @property
    def scenarios(self) -> Mapping[str, Scenario]: ...
    @property
    def digest(self) -> str: ...


class HandedIn(Protocol):
    """A result as far as graders may know it: neither marks nor gaps nor accommodations."""

    @property
    def sitting(self) -> str: ...
    @property
    def package(self) -> Package: ...
    @property
    def withdrawn(self) -> bool: ...
    @property
    def answers(self) -> Mapping[str, Any]: ...
    @property
    def decisions(self) -> Mapping[str, tuple[Taken, ...]]: ...
    @property
    def said(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def deleted(self) -> tuple[str, ...]: ...


class Names(Protocol):
    """Who candidates are."""

    @property
    def names(self) -> Mapping[str, str]: ...


class Folder(Protocol):
    """A programme."""

    @property
    def id(self) -> str: ...
    @property
    def people(self) -> Names: ...
    def results(self) -> Sequence[HandedIn]: ...
    def candidate_of(self, sitting: str) -> str: ...
    def graders(self) -> Sequence[str]: ...
    def grades_file(self, grader: str) -> Path: ...
    def grades(self, grader: str) -> ChainedLog: ...


def everyone(folder: Folder, log: ChainedLog | None = None, grader: str = "") -> Everyone:
    """All scripts and the logs of all graders. `log` is that of `grader`, who has it open.

    Raises:
        FloorsimError: a result or a log was changed by something other than floorsim.
    """
    programme, names = folder.id, folder.people.names
    scripts = []
    for result in folder.results():
        if not result.withdrawn:
            candidate = folder.candidate_of(result.sitting)
            scripts.append(_script(result, candidate, names.get(candidate)))
    books = {}
    for one in sorted({*folder.graders(), *([grader] if log is not None else [])}):
        if log is not None and one == grader:
            books[one] = Book(programme, one, log.lines, log.texts)
        else:
            file = folder.grades_file(one)
            books[one] = Book(programme, one, read_lines(file), read_texts(file))
    return Everyone(programme, scripts, books)


def graded(folder: Folder) -> dict[str, dict[str, GradedAnswer]]:
    """By sitting and exercise's id what people gave each answer, and where its grading stands.

    Grades count from when their grader has closed the exercise. Raises as `everyone`.
    """
    return everyone(folder).graded()


def _script(result: HandedIn, candidate: str, name: str | None) -> Script:
    package = result.package
    answers = {id: dict(answer) for id, answer in result.answers.items()}
    for id, said in result.said.items():
        if id not in result.deleted:
            answers.setdefault(id, {})["said"] = list(said)
    return Script(
        result.sitting,
        candidate,
        package.digest,
        package.test,
        package.scenarios,
        answers,
        result.decisions,
        (name,) if name else (),
        frozenset(result.deleted),
    )
