"""`extends:`: a scenario built on another one, written as what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import Any, Final

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path
from floorsim.scenario.yaml.document import Document, Mark

EXTENDS: Final = "extends"
LONGEST_CHAIN: Final = 10  # D: nobody can follow a scenario over more files than this

Read = Callable[[FilePath], Document]
"""Reads a file into a document; raises InvalidScenarioError if nothing can be made of it."""

Find = Callable[[str, FilePath], FilePath]
"""The file that an `extends:` entry of the file given means; raises LookupError with the reason."""

_REMOVES: Final = ("null", "~")


def with_inherited(document: Document, file: FilePath, read: Read, find: Find) -> Document:
    """The document laid over everything that it extends, with `extends:` itself gone.

    `extends:` names one scenario or file, or a list of them, each laid over those before it. Mappings are
    merged key by key, anything else is replaced; `key: null` takes an inherited key away. The faults of all
    files come along.

    Raises:
        InvalidScenarioError: a file that is extended cannot be read.
    """
    return _resolved(document, file, read, find, (file.resolve(),))


def laid_over(base: Document, over: Document) -> Document:
    """The base with what `over` writes merged in; marks keep the file they come from."""
    marks = dict(base.marks)
    tree = _merged(base.tree, over.tree, (), marks, over)
    return Document(tree, marks, over.source, (*base.faults, *over.faults))


def _resolved(
    document: Document, file: FilePath, read: Read, find: Find, chain: tuple[FilePath, ...]
) -> Document:
    if not isinstance(document.tree, dict) or EXTENDS not in document.tree:
        return document
    faults: list[Fault] = []
    bases: list[Document] = []
    for path, name in _entries(document, faults):
        try:
            base_file = find(name, file)
        except LookupError as reason:
            wrong, _, right = str(reason.args[0]).partition("; ")
            faults.append(document.fault(path, wrong, right))
            continue
        if base_file.resolve() in chain:
            faults.append(
                document.fault(path, f"{name} extends this file in turn", "extend in one direction only")
            )
        elif len(chain) >= LONGEST_CHAIN:
            right = "put what they share into one file"
            faults.append(document.fault(path, f"more than {LONGEST_CHAIN} files extend one another", right))
        else:
            bases.append(_base(base_file, name, document, path, read, find, chain))
    own = _without_extends(document)
    result = Document({}, {(): own.marks[()]}, document.source)
    for layer in [*bases, own]:
        result = laid_over(result, layer)
    return Document(result.tree, result.marks, result.source, (*result.faults, *faults))


def _base(
    file: FilePath,
    name: str,
    document: Document,
    path: Path,
    read: Read,
    find: Find,
    chain: tuple[FilePath, ...],
) -> Document:
    base = read(file)
    if not isinstance(base.tree, dict):
        raise InvalidScenarioError(
            [document.fault(path, f"{name} is not a mapping of keys", "extend a scenario")]
        )
    return _resolved(base, file, read, find, (*chain, file.resolve()))


def _entries(document: Document, faults: list[Fault]) -> list[tuple[Path, str]]:
    written = document.tree[EXTENDS]
    listed: Sequence[Any] = written if isinstance(written, list) else [written]
    entries: list[tuple[Path, str]] = []
    for index, name in enumerate(listed):
        path: Path = (EXTENDS, index) if isinstance(written, list) else (EXTENDS,)
        if isinstance(name, str) and name.strip():
            entries.append((path, name.strip()))
        else:
            right = "write a scenario's id or the path of a file beside this one"
            faults.append(document.fault(path, "this does not name what to extend", right))
    return entries


def _without_extends(document: Document) -> Document:
    tree = {key: value for key, value in document.tree.items() if key != EXTENDS}
    marks = {path: mark for path, mark in document.marks.items() if path[:1] != (EXTENDS,)}
    return Document(tree, marks, document.source, document.faults)


def _merged(base: Any, over: Any, path: Path, marks: dict[Path, Mark], source: Document) -> Any:
    if not (isinstance(base, dict) and isinstance(over, dict)):
        for old in _paths(base, path):
            marks.pop(old, None)
        marks.update((new, source.marks[new]) for new in _paths(over, path))
        return over
    marks[path] = source.marks[path]
    merged = dict(base)
    for key, value in over.items():
        inner = (*path, key)
        if key in merged and value is None and source.marks[inner].written in _REMOVES:
            for old in _paths(merged.pop(key), inner):
                marks.pop(old, None)
        else:
            merged[key] = _merged(merged.get(key), value, inner, marks, source)
    return merged


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """The path of a value and of everything in it."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield from _paths(inner, (*path, step))
