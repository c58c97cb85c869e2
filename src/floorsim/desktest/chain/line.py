"""One line of a chained log: compact JSON that holds the hash of the line before it and its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

NO_LINE: Final = "0" * 64
"""What the first line has in place of the hash of a line before it."""
LONGEST_STEADY_S: Final = 3.2e9
"""A hundred years: no machine has run for so long (D)."""
_KEYS: Final = ("number", "at", "steady_s", "kind", "body", "previous", "digest")


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened, and when by both clocks."""

    number: int
    """Its place in the log, from 1."""
    at: datetime
    """In UTC."""
    steady_s: float
    """Seconds since the machine started; less than on the line before only after a restart."""
    kind: str
    body: Mapping[str, Any]
    previous: str
    """The `digest` of the line before."""
    digest: str
    """SHA-256 of the line without this, in hexadecimal."""

    @property
    def encoded(self) -> bytes:
        """The line as it stands in a file, without its line end."""
        return _json({**_content(self), "digest": self.digest}).encode()


def next_line(before: Line | None, at: datetime, steady_s: float, kind: str, body: Mapping[str, Any]) -> Line:
    """The line that follows one, or begins a log."""
    plain = json.loads(_json(body))
    previous = NO_LINE if before is None else before.digest
    number = 1 if before is None else before.number + 1
    line = Line(number, at.astimezone(UTC), round(steady_s, 6), kind, plain, previous, "")
    return replace(line, digest=_digest(_content(line)))


def decoded(raw: bytes) -> Line:
    """The line that is written so.

    Raises:
        ValueError: it is no line as `Line.encoded` writes it; not one byte of it may differ.
    """
    try:
        plain = json.loads(raw)
        line = Line(**{**plain, "at": datetime.fromisoformat(plain["at"])})
        well_formed = (
            tuple(plain) == _KEYS
            and type(line.number) is int
            and type(line.steady_s) is float
            and type(line.kind) is str
            and isinstance(line.body, dict)
            and 0.0 <= line.steady_s < LONGEST_STEADY_S
            and line.at.utcoffset() == timedelta(0)
            and line.encoded == raw
        )
    except (TypeError, KeyError, ValueError, RecursionError) as error:
        raise ValueError("it is not a line of a log") from error
    if not well_formed:
        raise ValueError("it is not written as floorsim writes it")
    if _digest(_content(line)) != line.digest:
        raise ValueError("it does not match its hash")
    return line


def _content(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "at": line.at.isoformat(timespec="microseconds"),
        "steady_s": line.steady_s,
        "kind": line.kind,
        "body": line.body,
        "previous": line.previous,
    }


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(_json(content).encode()).hexdigest()
