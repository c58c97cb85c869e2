"""Where in a document a pydantic error is: keys told apart from the names of a union's branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic_core import ErrorDetails

from floorsim.scenario.faults.fault import Path
from floorsim.scenario.faults.known_keys import Location
from floorsim.scenario.yaml.document import Document

KEY_MARK: Final = "[key]"
"""The last step of a location when a mapping's key is at fault and not its value."""


@dataclass(frozen=True)
class LocatedError:
    """A pydantic error at a path of the document.

    `branches` are the steps that are not in the document, each with the path where it was met: names of
    unions' branches, and keys that a model adds to a short form.
    """

    error: ErrorDetails
    location: Location
    path: Path
    value: Any
    branches: tuple[tuple[Path, str], ...] = ()

    @property
    def kind(self) -> str:
        """Pydantic's name for the kind of error."""
        return str(self.error["type"])

    @property
    def context(self) -> dict[str, Any]:
        """The limits and expectations that come with the error."""
        return dict(self.error.get("ctx") or {})


def locate(error: ErrorDetails, document: Document) -> LocatedError:
    """The error with the path in the document that its location means."""
    location: Location = error["loc"]
    steps = location[:-1] if error["type"] == "missing" or location[-1:] == (KEY_MARK,) else location
    readings = list(_readings(document.tree, steps, (), ()))
    best = max(readings, key=lambda reading: (reading[1] is error["input"], -len(reading[2])))
    return LocatedError(error, location, *best)


def _readings(
    value: Any, steps: Location, path: Path, branches: tuple[tuple[Path, str], ...]
) -> Iterator[tuple[Path, Any, tuple[tuple[Path, str], ...]]]:
    """Every way to follow the steps, taking each for a key or position if there is one, or for a branch."""
    if not steps:
        yield path, value, branches
        return
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict) and str(step) in value:
        yield from _readings(value[str(step)], rest, (*path, str(step)), branches)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        yield from _readings(value[step], rest, (*path, step), branches)
    yield from _readings(value, rest, path, (*branches, (path, str(step))))
