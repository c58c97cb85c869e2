"""A result with the whole package that its test was copied from, which marking and grading need."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.desktest.package.sealed import SealedPackage
from floorsim.desktest.proof.result import BrokenResultError, Marks, Result


@dataclass(frozen=True)
class MarkedResult(Result):
    """A result with the whole package in place of the candidate's copy: it can be marked and graded."""

    package: SealedPackage


def with_package(result: Result, package: SealedPackage, marks: Marks | None = None) -> MarkedResult:
    """The result with the whole package, and the marks that were counted with it before, if any were.

    Raises:
        BrokenResultError: it was taken with another package, or with a copy that is not this package's.
    """
    if isinstance(result.package, SealedPackage):
        copied, marks = result.package.digest == package.digest, result.marks
    else:
        copied = result.envelope.package == package.copy_for_candidates.encode()
    if not copied:
        raise BrokenResultError("copy", f"It was not taken with the candidate's copy of {package.digest}.")
    return MarkedResult(result.envelope, result.lines, package, result.course, result.texts, marks)
