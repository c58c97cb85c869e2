"""The YAML of a change `KEY=VALUE`, with places counted as its author counts them: from the start of KEY."""

from __future__ import annotations

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.yaml.document import Document, Mark, Place
from floorsim.scenario.yaml.reader import read_yaml


def read_change(key: str, text: str, change: str) -> Document:
    """The value that a change writes; `null` or no text at all is None, as after a key of a file.

    Blanks stand in for `KEY=`, so that columns are those of the change, and before further lines too, so that
    its blocks stay blocks.

    Raises:
        InvalidScenarioError: everything that is wrong with it as YAML, told of the key.
    """
    blanks = " " * (len(key) + 1)
    try:
        value = read_yaml(blanks + text.replace("\n", f"\n{blanks}"), change, or_nothing=True)
    except InvalidScenarioError as wrong:
        raise InvalidScenarioError(_of_key(fault, key) for fault in wrong.faults) from None
    marks = {path: _mark(mark, len(blanks)) for path, mark in value.marks.items()}
    return Document(value.tree, marks, value.source)


def _of_key(fault: Fault, key: str) -> Fault:
    place = _place(Place(fault.source, fault.line, fault.column), len(key) + 1)
    path = f"{key}.{fault.path}" if fault.path else key
    return Fault(*place, path, fault.wrong, fault.right)


def _mark(mark: Mark, blanks: int) -> Mark:
    return Mark(_place(mark.value, blanks), mark.key and _place(mark.key, blanks), mark.written)


def _place(place: Place, blanks: int) -> Place:
    """The place without the blanks before a further line."""
    return place if place.line == 1 else place._replace(column=max(place.column - blanks, 1))
