"""Where in a document a pydantic error is: keys told apart from the names of a union's branches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

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
    best = _Readings(steps, error["input"]).best(document.tree, (), 0)
    return LocatedError(error, location, best.path, best.value, best.branches)


class _Reading(NamedTuple):
    """One way to follow the steps of a location: where it ends, and which steps it takes for branches."""

    ends_at_input: bool
    path: Path
    value: Any
    branches: tuple[tuple[Path, str], ...]

    @property
    def likelihood(self) -> tuple[bool, int]:
        """Better readings have the higher one: they end at the value told of, and need fewer branches."""
        return self.ends_at_input, -len(self.branches)


class _Readings:
    """The ways to follow the steps of a location, each step a key or position if there is one, or a branch.

    Each rest of the steps is followed once from each path, so that the work grows with the length of a
    location and not with the number of ways.
    """

    def __init__(self, steps: Location, told_of: Any) -> None:
        self._steps = steps
        self._told_of = told_of
        self._known: dict[tuple[Path, int], _Reading] = {}

    def best(self, value: Any, path: Path, at: int) -> _Reading:
        """The likeliest reading of the steps from `at` on, beginning at a value and its path."""
        if at == len(self._steps):
            return _Reading(value is self._told_of, path, value, ())
        known = self._known.get((path, at))
        if known is None:
            known = self._known[path, at] = self._likeliest(value, path, at)
        return known

    def _likeliest(self, value: Any, path: Path, at: int) -> _Reading:
        step = self._steps[at]
        as_branch = self.best(value, path, at + 1)
        as_branch = as_branch._replace(branches=((path, str(step)), *as_branch.branches))
        if isinstance(value, dict) and str(step) in value:
            as_step = self.best(value[str(step)], (*path, str(step)), at + 1)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            as_step = self.best(value[step], (*path, step), at + 1)
        else:
            return as_branch
        return as_step if as_step.likelihood >= as_branch.likelihood else as_branch
