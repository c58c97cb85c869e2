"""The sealed result of one sitting: one file that holds log, package and texts, and shows any change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from floorsim.desktest.chain.chained import BrokenChainError, chained
from floorsim.desktest.chain.disk import read_bytes, write_new
from floorsim.desktest.chain.envelope import LARGEST_BYTES, Envelope, opened, sealed
from floorsim.desktest.chain.kept_texts import KeptText, decoded_texts, encoded_texts
from floorsim.desktest.chain.keys import SittingKey, sitting_id
from floorsim.desktest.chain.line import Line
from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.package.accommodations import Accommodations, accommodations_of
from floorsim.desktest.package.content import Package
from floorsim.desktest.package.sealed import SealedPackage, package_from_text
from floorsim.desktest.proof.flags import Flag, flags
from floorsim.desktest.proof.line_bodies import why_not_written
from floorsim.desktest.sitting.course import Course, Gap
from floorsim.errors import FloorsimError
from floorsim.run.run import Taken

SUFFIX = ".result"
"""Ending of the file; its name is the sitting's id."""
Marks = Mapping[str, Mapping[str, Any]]
"""What the machine counted, by exercise: `points` 0-100 and `parts`."""
Link = Literal["file", "signature", "chain", "sitting", "package", "log", "texts", "copy"]
"""What holds a result together, in the order in which it is looked at."""


class BrokenResultError(FloorsimError):
    """A result is not what a sitting sealed; the sentence says where it breaks."""

    def __init__(self, link: Link, sentence: str) -> None:
        self.link = link
        super().__init__(sentence)


@dataclass(frozen=True)
class Result:
    """What a candidate did in one sitting, as it was sealed. It names nobody."""

    envelope: Envelope
    lines: tuple[Line, ...]
    package: Package
    """The candidate's copy; the whole package where it was taken to practise."""
    course: Course
    """Where the sitting stood at its end."""
    texts: Mapping[str, KeptText]
    """The answers as they were handed in, by commitment; of deleted ones only that."""
    marks: Marks | None
    """None where nobody has counted yet, since the candidate's copy can't be marked with."""

    @property
    def sitting(self) -> str:
        """The sitting's id, which follows from the key that sealed it."""
        return sitting_id(self.envelope.public)

    @property
    def seal(self) -> str:
        """`sha256:` and the hash of everything that is signed; it names the result for good."""
        return self.envelope.seal

    @property
    def practice(self) -> bool:
        """Whether it was taken to practise, without an admission; it counts for nothing."""
        return bool(self.lines[0].body.get("practice")) or self.package.test.practice

    @property
    def withdrawn(self) -> bool:
        """Whether the candidate did not agree, or gave up."""
        return self.course.withdrawn

    @property
    def accommodations(self) -> Accommodations:
        """What was set for this candidate. Never shown to graders."""
        return accommodations_of(self.lines[0].body["accommodations"])

    @cached_property
    def answers(self) -> Mapping[str, Any]:
        """What was answered, as JSON by exercise; without those that were deleted or never begun."""
        found = {}
        for id, attempt in self.course.attempts.items():
            text = None if attempt.answer is None else self.texts[attempt.answer].text
            if text is not None:
                found[id] = json.loads(text)
        return found

    @property
    def deleted(self) -> tuple[str, ...]:
        """Exercises whose answer has been deleted since."""
        return tuple(
            id
            for id, attempt in self.course.attempts.items()
            if attempt.answer is not None and self.texts[attempt.answer].text is None
        )

    @property
    def decisions(self) -> Mapping[str, tuple[Taken, ...]]:
        """The decisions on each live floor, by exercise."""
        return {id: tuple(one.decisions) for id, one in self.course.attempts.items() if one.decisions}

    @property
    def said(self) -> Mapping[str, tuple[str, ...]]:
        """What was said in each conversation, by exercise, as the choices' ids."""
        return {id: tuple(one.said) for id, one in self.course.attempts.items() if one.said}

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Times in which the program did not run though an exercise was open."""
        return tuple(self.course.gaps)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What is odd about its times."""
        return flags(self.lines, self.package.scenarios)


def seal_result(log: ChainedLog, key: SittingKey, package: str, folder: Path) -> Path:
    """Seal a sitting that is over into a file of its own, which is on the disk when this returns.

    Drafts are left out: of each answer the file has the one that was handed in. `package` is the text of the
    package that the sitting was opened with. A result that is there already for the very same log is
    returned as it is.

    Raises:
        StoreError: it cannot be written.
    """
    course = Course(log.lines)
    handed_in = [one.answer for one in course.attempts.values() if one.answer is not None]
    lines = b"".join(line.encoded + b"\n" for line in log.lines)
    texts = encoded_texts(replace(log.texts[one], about=key.sitting) for one in handed_in)
    envelope = sealed(key, lines, package.encode(), texts)
    file = folder / f"{key.sitting}{SUFFIX}"
    if not file.exists() or read_bytes(file, LARGEST_BYTES) != envelope.encoded:
        write_new(file, envelope.encoded)
    return file


def read_envelope(file: Path) -> Envelope:
    """What a file is made of, nothing of it checked.

    Raises:
        BrokenResultError: it is no result, or is cut short.
        StoreError: it cannot be read.
    """
    content = read_bytes(file, LARGEST_BYTES + 1)
    try:
        if len(content) > LARGEST_BYTES:
            raise ValueError("it is larger than any result")
        return opened(content)
    except ValueError as wrong:
        raise BrokenResultError("file", f"This is not a complete result of a desk test: {wrong}.") from None


def result_in(envelope: Envelope) -> Result:
    """What an envelope holds. Its signature and chain are verified before anything else is read.

    Its marks are not computed again; `verified` does that.

    Raises:
        BrokenResultError: the first thing that does not fit.
    """
    if not envelope.is_genuine:
        raise BrokenResultError("signature", f"Its signature does not match. {_where(envelope)}")
    lines = _lines(envelope)
    package = _package(envelope, lines)
    course = course_of(lines, package)
    marks = {line.body["exercise"]: line.body for line in lines if line.kind == "marked"}
    whole = isinstance(package, SealedPackage)
    return Result(envelope, lines, package, course, _texts(envelope, course), marks if whole else None)


def _where(envelope: Envelope) -> str:
    """What can be said of the place at which something was changed after sealing."""
    try:
        lines = _lines(envelope)
        _package(envelope, lines)
    except BrokenResultError as broken:
        return str(broken)
    return (
        "Its chain and its package match each other, so the signature or the key is of another result, or "
        "the chain was computed again without the key."
    )


def _lines(envelope: Envelope) -> tuple[Line, ...]:
    try:
        lines, torn = chained(envelope.log)
    except BrokenChainError as broken:
        raise BrokenResultError("chain", str(broken)) from None
    if torn or not lines or not envelope.log.endswith(b"\n"):
        raise BrokenResultError("chain", f"The chain breaks at line {len(lines) + 1}: it is not whole.")
    first = lines[0]
    if first.kind != "opened" or first.body.get("sitting") != sitting_id(envelope.public):
        raise BrokenResultError(
            "sitting",
            f"The key belongs to sitting {sitting_id(envelope.public)}, and the log belongs to another.",
        )
    return lines


def _package(envelope: Envelope, lines: tuple[Line, ...]) -> Package:
    try:
        package = read_package(envelope.package)
    except FloorsimError as wrong:
        raise BrokenResultError("package", f"The package in it is damaged: {wrong}") from None
    if package.digest != lines[0].body.get("package"):
        raise BrokenResultError("package", "The package in it is not the one that was taken.")
    return package


@lru_cache(maxsize=8)
def read_package(content: bytes) -> Package:
    """A package or a candidate's copy, read once for all results of it. Raises FloorsimError."""
    return package_from_text(content, "the package")


def course_of(lines: Sequence[Line], package: Package) -> Course:
    """Where a sitting stands after its lines.

    Raises:
        BrokenResultError: no sitting of this desk test writes them.
    """
    course, exercises = Course(), [one.id for one in package.test.exercises]
    markable = isinstance(package, SealedPackage)
    for line in lines:
        why = why_not_written(course, line, exercises, markable=markable)
        if why is not None:
            raise BrokenResultError("log", f"Line {line.number} of its log {why}.")
        course.add(line)
    return course


def _texts(envelope: Envelope, course: Course) -> Mapping[str, KeptText]:
    try:
        texts = decoded_texts(envelope.texts, "texts")
    except FloorsimError as wrong:
        raise BrokenResultError("texts", f"An answer in it was changed: {wrong}") from None
    handed_in = {one.answer: id for id, one in course.attempts.items() if one.answer is not None}
    for commitment, id in handed_in.items():
        if commitment not in texts:
            raise BrokenResultError("texts", f"The answer to {id} was taken out without being deleted.")
        if not _is_answer(texts[commitment].text):
            raise BrokenResultError("texts", f"The answer to {id} is not in the form that a sitting keeps.")
    known = all(text.about == sitting_id(envelope.public) for text in texts.values())
    if encoded_texts(texts.values()) != envelope.texts or set(texts) - set(handed_in) or not known:
        raise BrokenResultError("texts", "There is a text in it that belongs to no answer.")
    return texts


def _is_answer(text: str | None) -> bool:
    """Whether a text is deleted, or an answer as a sitting keeps it."""
    try:
        return text is None or isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
