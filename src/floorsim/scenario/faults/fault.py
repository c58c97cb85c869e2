"""What is wrong in a scenario file, where it is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from floorsim.errors import ScenarioError
from floorsim.printable import printable
from floorsim.scenario.faults.alike import folded, in_file_order
from floorsim.wording.names import nearest

__all__ = [
    "Fault",
    "InvalidScenarioError",
    "Path",
    "PathFault",
    "Severity",
    "in_file_order",
    "nearest",
    "raise_errors",
]

Severity = Literal["error", "warning"]

LONGEST_PART: Final = 400
"""Characters of what is wrong, of what would be right and of a path that a fault keeps (D: four lines)."""

Path = tuple[str | int, ...]
"""The keys and list positions (from 0) that lead from the top of a file to a value."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file.

    `line` and `column` count from 1; `path` is written as the reader sees it, `floor.channels.voice.target`;
    `wrong` and `right` are fragments without a final stop, and `right` may be empty; each is cut where it
    is longer than a person would read. `times` counts the places for which the fault stands. `form` is the
    scenario's form that has it, if the scenario itself has not.
    """

    source: str
    line: int
    column: int
    path: str
    wrong: str
    right: str = ""
    severity: Severity = "error"
    times: int = 1
    form: str = ""

    @classmethod
    def of(cls, source: str, line: int, column: int, path: str, refused: ValueError) -> Fault:
        """A value that a reader refused with `what is wrong; what would be right`."""
        wrong, sign, right = str(refused).rpartition("; ")
        return (
            cls(source, line, column, path, wrong, right) if sign else cls(source, line, column, path, right)
        )

    def __post_init__(self) -> None:
        for part in ("path", "wrong", "right"):
            text = getattr(self, part)
            if len(text) > LONGEST_PART:
                object.__setattr__(self, part, f"{text[: LONGEST_PART - 3]}...")

    def __str__(self) -> str:
        source = f"{self.source[: LONGEST_PART - 3]}..." if len(self.source) > LONGEST_PART else self.source
        place = f"{source}:{self.line}:{self.column}: "
        kind = "warning: " if self.severity == "warning" else ""
        path = f"form {self.form}: " if self.form else ""
        path += f"{self.path}: " if self.path else ""
        advice = f"; {self.right}" if self.right else ""
        return " ".join(printable(f"{place}{kind}{path}{self.wrong}{advice}").split())


@dataclass(frozen=True, slots=True)
class PathFault:
    """A fault found after validation, at a path into the scenario as its file writes it.

    The file's position is filled in by `Document.fault_at`; a path that the file does not write, because a
    default fills it, gets the position of the nearest part that it does. `of_key` puts it at the key where
    the key is what is wrong, and not its value.
    """

    path: Path
    wrong: str
    right: str = ""
    severity: Severity = "error"
    of_key: bool | None = None


class InvalidScenarioError(ScenarioError):
    """A scenario is not valid: what was found in it, one line each, in the order of the file.

    Of many faults that say the same, the first few stand, and a count.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = folded(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def raise_errors(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults if all are warnings, in the order of the file and told as errors would be.

    Raises:
        InvalidScenarioError: at least one is an error; it carries the errors and the warnings.
    """
    found = in_file_order(faults)
    if any(fault.severity == "error" for fault in found):
        raise InvalidScenarioError(found)
    return folded(found)
