"""A YAML file as plain values, with the place in the file that each of them came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from floorsim.scenario.faults.fault import Fault, Path, PathFault, Severity


class Place(NamedTuple):
    """A position in a file; line and column count from 1."""

    source: str
    line: int
    column: int


class Mark(NamedTuple):
    """Where a value and its key stand (no key in a list), and how a scalar is written, if it is."""

    value: Place
    key: Place | None = None
    written: str | None = None


@dataclass(frozen=True)
class Document:
    """A file in plain values (`tree`), the `marks` of every path in it, and the `faults` of reading it."""

    tree: Any
    marks: Mapping[Path, Mark]
    source: str
    faults: tuple[Fault, ...] = field(default=())

    def known_part(self, path: Path) -> Path:
        """The longest beginning of the path that the file writes."""
        while path and path not in self.marks:
            path = path[:-1]
        return path

    def place(self, path: Path, *, of_key: bool | None = None) -> Place:
        """Where the path stands, or the nearest part of it that the file writes.

        `of_key` chooses between key and value; left out, it is the value for a scalar that is written and the
        key for everything else.
        """
        known = self.known_part(path)
        mark = self.marks.get(known)
        if mark is None:
            return Place(self.source, 1, 1)
        if of_key is None:
            of_key = known != path or mark.written is None
        return mark.key if of_key and mark.key is not None else mark.value

    def value(self, path: Path) -> Any:
        """The plain value at a path that the file writes."""
        found = self.tree
        for step in path:
            found = found[step]
        return found

    def below(self, path: Path) -> Document:
        """What stands at a path as a document of its own; its paths begin there."""
        many = len(path)
        marks = {at[many:]: mark for at, mark in self.marks.items() if at[:many] == path}
        return Document(self.value(path), marks, self.source)

    def label(self, path: Path) -> str:
        """The path as a reader sees it: `floor.channels.voice`, `messages.storm.text`, `steps[2]`.

        An entry of a list goes by its own id or name if it has one, else by its number, counted from 1.
        """
        label, here = "", self.tree
        for step in path:
            here = _inside(here, step)
            name = _own_name(here) if isinstance(step, int) else step
            if name is None:
                label += f"[{int(step) + 1}]"
            else:
                label += f".{name}" if label else str(name)
        return label

    def fault(
        self,
        path: Path,
        wrong: str,
        right: str = "",
        severity: Severity = "error",
        *,
        of_key: bool | None = None,
    ) -> Fault:
        """A fault at a path, with its place in the file."""
        return Fault(*self.place(path, of_key=of_key), self.label(path), wrong, right, severity)

    def fault_at(self, found: PathFault) -> Fault:
        """The fault that a check found at a path, with its place in the file."""
        return self.fault(found.path, found.wrong, found.right, found.severity, of_key=found.of_key)


def _inside(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _own_name(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    for key in ("id", "name"):
        if isinstance(entry.get(key), str) and entry[key]:
            return str(entry[key])
    return None
