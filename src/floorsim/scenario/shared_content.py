"""Shared messages, drivers and kinds of people, taken into a scenario that names them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, Final

from floorsim.content import content_dir
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.shared_messages import with_shared_messages
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml

_SHARED: Final = (
    ("drivers.yaml", ("drivers",), ("driver", "drivers")),
    ("people.yaml", ("people", "profiles"), ("profile", "mix")),
)
"""Per file of shared content: the block of a scenario that it fills, and the keys under which a scenario
names what the block defines."""


def with_shared_content(document: Document) -> Document:
    """The document with every shared message, driver and profile that it names and does not define.

    The run then keeps them with its scenario, so that a later change of the shared content cannot reach it.

    Raises:
        InvalidScenarioError: it uses a shared message that there is not.
    """
    document = with_shared_messages(document)
    tree, marks = document.tree, dict(document.marks)
    for _, block, naming in _SHARED:
        own = _block(tree, block)
        if own is None:
            continue
        named = [name for name in dict.fromkeys(_names(tree, block, naming, ())) if name not in own]
        if not named:
            continue
        file = shared_file(block[-1])
        shared = read_yaml(file.read_bytes(), str(file))
        for name in named:
            path: Path = (block[-1], name)
            if path not in shared.marks:
                continue
            tree = _with(tree, (*block, name), shared.value(path))
            for inner, mark in shared.marks.items():
                if inner[:2] == path:
                    marks[(*block, *inner[1:])] = mark
    return Document(tree, marks, document.source, document.faults)


def shared_file(block: str) -> FilePath:
    """The file that holds the shared `drivers`, or the shared `profiles` of people."""
    file_name = next(name for name, path, _ in _SHARED if path[-1] == block)
    return content_dir("data") / file_name


def shared_entries(block: str) -> dict[str, Any]:
    """The shared `drivers`, or `profiles` of people, by name, as their file writes them."""
    file = shared_file(block)
    entries: dict[str, Any] = read_yaml(file.read_bytes(), str(file)).value((block,))
    return entries


def _block(tree: Any, path: Path) -> dict[str, Any] | None:
    """The mapping at a path, empty if it is not written, None if something else stands there."""
    for key in path:
        if not isinstance(tree, dict):
            return None
        tree = tree.get(key, {})
    return tree if isinstance(tree, dict) else None


def _names(value: Any, block: Path, naming: tuple[str, ...], path: Path) -> Iterator[str]:
    """Every name written under one of the naming keys, outside the block that defines such names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*path, key)
            if here == block:
                continue
            if key in naming:
                yield from _written(inner)
            yield from _names(inner, block, naming, here)
    elif isinstance(value, list):
        for entry in value:
            yield from _names(entry, block, naming, (*path, 0))


def _written(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
    elif isinstance(value, list):
        yield from (entry for entry in value if isinstance(entry, str))


def _with(tree: Any, path: Path, value: Any) -> Any:
    """The tree with one more value, and nothing in the old one changed."""
    if not path:
        return value
    key = path[0]
    return {**tree, key: _with(tree.get(key, {}), path[1:], value)}
