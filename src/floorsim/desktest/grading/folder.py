"""What grading reads of a programme's folder."""

from __future__ import annotations

from typing import Any

from floorsim.desktest.chain.log import ChainedLog, read_lines, read_texts
from floorsim.desktest.grading.book import Book
from floorsim.desktest.grading.everyone import Everyone
from floorsim.desktest.grading.scripts import Script
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.whole_package import MarkedResult


def everyone(programme: Programme, log: ChainedLog | None = None, grader: str = "") -> Everyone:
    """All scripts and the logs of all graders. `log` is that of `grader`, who has it open.

    Raises:
        FloorsimError: a result or a log was changed by something other than floorsim.
    """
    register, names = programme.register(), programme.people.names
    id = register.id
    scripts = []
    for result in programme.results():
        if not result.withdrawn:
            candidate = register.invited[result.sitting].candidate
            scripts.append(_script(result, candidate, names.get(candidate)))
    books = {}
    for one in sorted({*programme.graders(), *([grader] if log is not None else [])}):
        if log is not None and one == grader:
            books[one] = Book(id, one, log.lines, log.texts)
        else:
            file = programme.grades_file(one)
            books[one] = Book(id, one, read_lines(file), read_texts(file))
    return Everyone(id, scripts, books)


def _script(result: MarkedResult, candidate: str, name: str | None) -> Script:
    """What graders may know of a result: neither marks nor gaps nor accommodations."""
    answers: dict[str, dict[str, Any]] = {id: dict(answer) for id, answer in result.answers.items()}
    for id, said in result.said.items():
        if id not in result.deleted:
            answers.setdefault(id, {})["said"] = list(said)
    return Script(
        result.sitting,
        candidate,
        result.package,
        answers,
        result.decisions,
        (name,) if name else (),
        frozenset(result.deleted),
    )
