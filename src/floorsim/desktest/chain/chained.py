"""Reading a chained log: its lines, or the first place where the chain is broken."""

from __future__ import annotations

from typing import NamedTuple

from floorsim.desktest.chain.line import NO_LINE, Line, decoded
from floorsim.errors import FloorsimError


class BrokenChainError(FloorsimError):
    """A line of a log was changed, taken out, put in or moved."""

    def __init__(self, number: int, why: str) -> None:
        self.number = number
        """The first line that does not fit, from 1."""
        super().__init__(f"The chain breaks at line {number}: {why}.")


class Chained(NamedTuple):
    """A log as it was read."""

    lines: tuple[Line, ...]
    torn: bytes
    """What stands behind the last whole line: the beginning of one that was never finished."""


def chained(content: bytes) -> Chained:
    """The lines of a log. A last line that never got finished is told apart from one that was changed.

    Raises:
        BrokenChainError: a line does not follow from the one before it.
    """
    lines: list[Line] = []
    raw_lines = content.split(b"\n")
    last = len(raw_lines) - 1
    for place, raw in enumerate(raw_lines):
        if place == last and not raw:
            break
        try:
            line = decoded(raw)
        except ValueError as wrong:
            rest = b"\n".join(raw_lines[place:])
            if place == last or (place == last - 1 and not raw_lines[last] and _is_torn(raw)):
                return Chained(tuple(lines), rest)
            raise BrokenChainError(place + 1, str(wrong)) from None
        before = lines[-1] if lines else None
        _check(before, line, place + 1)
        lines.append(line)
    return Chained(tuple(lines), b"")


def _is_torn(raw: bytes) -> bool:
    """Whether a last line lost a part on its way to the disk: blocks not written read as zeros."""
    return b"\0" in raw


def _check(before: Line | None, line: Line, number: int) -> None:
    if line.previous == (NO_LINE if before is None else before.digest) and line.number == number:
        return
    if before is not None and line.digest == before.digest:
        raise BrokenChainError(number, "it repeats the line before it")
    if line.number > number:
        raise BrokenChainError(number, f"line {line.number} stands there, so a line is missing or moved")
    if line.number < number:
        raise BrokenChainError(number, f"line {line.number} stands there, so a line was put in or moved")
    raise BrokenChainError(number, "it does not follow from the line before it")
