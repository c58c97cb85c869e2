"""Whether a result is genuine, link by link, up to the first that breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from floorsim.desktest.package.sealed import SealedPackage
from floorsim.desktest.proof.flags import Flag
from floorsim.desktest.proof.replaying import Step, replays
from floorsim.desktest.proof.result import BrokenResultError, Marks, Result, read_envelope, result_in
from floorsim.desktest.proof.whole_package import MarkedResult
from floorsim.run.model_version import MODEL_VERSION
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import whole_sentence

WhyNotOurs = Callable[[Result], str | None]
"""Why a result is not the one that is expected, in a sentence; None where it is."""
OddTimes = Callable[[Result], tuple[Flag, ...]]
WithPackage = Callable[[Result], MarkedResult]
"""Puts the whole package in the place of the copy. Raises BrokenResultError where it is not its copy."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a result."""

    sitting: str | None
    """None where the file could not even be opened."""
    steps: tuple[Step, ...]
    """Those that hold, and the first that does not."""
    flags: tuple[Flag, ...]
    """Oddities of time; none of them makes a result other than genuine."""

    @property
    def genuine(self) -> bool:
        """Whether every link holds."""
        return all(step.holds for step in self.steps)

    @property
    def marks(self) -> Marks:
        """What the machine counts, by exercise, as far as it could be computed."""
        return {step.link: step.marks for step in self.steps if step.marks is not None}

    def as_json(self) -> dict[str, Any]:
        """The answer for machines."""
        return {
            "genuine": self.genuine,
            "sitting": self.sitting,
            "steps": [step._asdict() for step in self.steps],
            "flags": [flag._asdict() for flag in self.flags],
        }


def verified(
    file: Path,
    why_not_ours: WhyNotOurs | None = None,
    odd_times: OddTimes | None = None,
    with_package: WithPackage | None = None,
) -> Verified:
    """Verify the result in a file as `verified_result` does. Raises StoreError where it cannot be read."""
    try:
        result = result_in(read_envelope(file))
    except BrokenResultError as broken:
        return Verified(None, (Step(broken.link, False, str(broken)),), ())
    return verified_result(result, why_not_ours, odd_times, with_package)


def verified_result(
    result: Result,
    why_not_ours: WhyNotOurs | None = None,
    odd_times: OddTimes | None = None,
    with_package: WithPackage | None = None,
) -> Verified:
    """Verify a result: signature, chain, package and answers, then whether it is expected, then whether what
    it holds is a copy of the whole package, then each exercise; its marks only with the whole package.

    `odd_times` adds to the flags what is odd from outside the result.
    """
    steps = []
    for step in _steps(result, why_not_ours, with_package):
        steps.append(step)
        if not step.holds:
            break
    more = () if odd_times is None else odd_times(result)
    return Verified(result.sitting, tuple(steps), (*result.flags, *more))


def _steps(
    result: Result, why_not_ours: WhyNotOurs | None, with_package: WithPackage | None
) -> Iterator[Step]:
    yield Step("signature", True, f"Signed with the key of sitting {result.sitting}.")
    last = result.lines[-1]
    lines = counted(len(result.lines), "line")
    until = f"{last.at:%Y-%m-%d %H:%M} UTC"
    yield Step("chain", True, f"{lines}, each follows from the one before; the last of {until}.")
    test = result.package.test
    practice = " Taken as practice, so it counts for nothing." if result.practice else ""
    yield Step("package", True, f"{test.title} ({test.id}), {result.package.digest}.{practice}")
    kept, gone = len(result.answers), result.deleted
    told = [f"{counted(kept, 'answer')} as handed in"] if kept or not gone else []
    told += [f"deleted since: {listed(gone, 'and')}"] if gone else []
    yield Step("answers", True, whole_sentence("; ".join(told)))
    if why_not_ours is not None:
        fault = why_not_ours(result)
        yield Step("expected", fault is None, fault or "It is the result that was expected.")
        if fault is not None:
            return
    if with_package is not None and not isinstance(result.package, SealedPackage):
        try:
            result = with_package(result)
        except BrokenResultError as broken:
            yield Step(broken.link, False, str(broken))
            return
        yield Step("copy", True, "It was taken with the candidate's copy of the whole package.")
    if result.package.model_version != MODEL_VERSION:
        yield Step(
            "model",
            False,
            f"It was taken with version {result.package.model_version} of the model and this floorsim has "
            f"{MODEL_VERSION}, so its marks cannot be computed again; verify it with the floorsim of then.",
        )
        return
    if not (result.withdrawn or result.course.finished):
        yield Step("end", False, "Its log has no end: the sitting was neither finished nor withdrawn.")
        return
    if result.withdrawn:
        yield Step("end", True, "The candidate withdrew, so there is nothing to mark.")
        return
    yield from replays(result)
