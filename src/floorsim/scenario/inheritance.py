"""`extends:`: a scenario built on another one, written as what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import Any, Final, NamedTuple

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path
from floorsim.scenario.yaml.document import Document, Mark
from floorsim.scenario.yaml.nodes import MOST_VALUES
from floorsim.wording.sentences import shortened

EXTENDS: Final = "extends"
LONGEST_CHAIN: Final = 10  # D: nobody can follow a scenario over more files than this
MOST_BASES: Final = 20  # D: entries of one `extends:` list
MOST_FILES: Final = 40  # D: files that one scenario is put together from
MOST_LAID: Final = 2 * MOST_VALUES
"""Values of all layers of all files together (D: reading and laying them takes about two seconds)."""

Read = Callable[[FilePath], Document]
"""Reads a file into a document; raises InvalidScenarioError if nothing can be made of it."""

Find = Callable[[str, FilePath], FilePath]
"""The file that an `extends:` entry of the file given means; raises LookupError with the reason."""

_REMOVES: Final = ("null", "~")


def with_inherited(document: Document, file: FilePath, read: Read, find: Find) -> Document:
    """The document laid over everything that it extends, with `extends:` itself gone.

    `extends:` names one scenario or file, or a list of them, each laid over those before it. Mappings are
    merged key by key, anything else is replaced; `key: null` takes an inherited key away. A mapping over a
    list whose entries have ids changes the entries that it names. The faults of all files come along. A file
    that is extended more than once is read and put together once.

    Raises:
        InvalidScenarioError: a file that is extended cannot be read, or there are too many of them.
    """
    return _Layers(read, find).whole(document, (file,)).document


def laid_over(base: Document, over: Document) -> Document:
    """The base with what `over` writes merged in; marks keep the file they come from."""
    marks = dict(base.marks)
    tree = _merged(base.tree, over.tree, (), marks, over)
    return Document(tree, marks, over.source, tuple(dict.fromkeys((*base.faults, *over.faults))))


class _Whole(NamedTuple):
    """A document with all that it extends, and how many files lie on the longest way to the last of them."""

    document: Document
    files: int


class _Layers:
    """The files from which one scenario is put together."""

    def __init__(self, read: Read, find: Find) -> None:
        self._read = read
        self._find = find
        self._known: dict[FilePath, _Whole] = {}
        self._files = 0
        self._laid = 0

    def whole(self, document: Document, chain: tuple[FilePath, ...]) -> _Whole:
        """The document laid over what it extends; `chain` are the files that led to it, itself the last."""
        if not isinstance(document.tree, dict) or EXTENDS not in document.tree:
            return _Whole(document, 1)
        faults: list[Fault] = []
        bases: list[_Whole] = []
        for path, name in _entries(document, faults):
            base = self._base(path, name, document, chain, faults)
            if base is not None:
                bases.append(base)
        own = _without_extends(document)
        result, *layers = [*(base.document for base in bases), own]
        for layer in layers:
            self._count(document, len(result.marks) + len(layer.marks))
            result = laid_over(result, layer)
        whole = Document(result.tree, result.marks, result.source, (*result.faults, *faults))
        return _Whole(whole, 1 + max((base.files for base in bases), default=0))

    def _base(
        self, path: Path, name: str, document: Document, chain: tuple[FilePath, ...], faults: list[Fault]
    ) -> _Whole | None:
        """What an entry of the document's `extends:` means, whole; or None and a fault."""
        try:
            file = self._find(name, chain[-1])
        except LookupError as reason:
            wrong, _, right = str(reason.args[0]).partition("; ")
            faults.append(document.fault(path, wrong, right))
            return None
        real = file.resolve()
        if any(real == earlier.resolve() for earlier in chain):
            wrong, right = f"{shortened(name)} extends this file in turn", "extend in one direction only"
            faults.append(document.fault(path, wrong, right))
            return None
        whole = self._known.get(real)
        if whole is None and len(chain) < LONGEST_CHAIN:
            whole = self._known[real] = self._put_together(file, name, document, path, chain)
        if whole is None or len(chain) + whole.files > LONGEST_CHAIN:
            right = "put what they share into one file"
            faults.append(document.fault(path, f"more than {LONGEST_CHAIN} files extend one another", right))
            return None
        return whole

    def _put_together(
        self, file: FilePath, name: str, document: Document, path: Path, chain: tuple[FilePath, ...]
    ) -> _Whole:
        self._files += 1
        if self._files > MOST_FILES:
            wrong = f"the scenario is put together from more than {MOST_FILES} files"
            raise InvalidScenarioError([document.fault(path, wrong, "put what they share into one file")])
        base = self._read(file)
        self._count(document, len(base.marks))
        if not isinstance(base.tree, dict):
            wrong = f"{shortened(name)} is not a mapping of keys"
            raise InvalidScenarioError([document.fault(path, wrong, "extend a scenario")])
        return self.whole(base, (*chain, file))

    def _count(self, document: Document, values: int) -> None:
        """Counts the work of reading and laying; more of it than a person could wait for ends it."""
        self._laid += values
        if self._laid > MOST_LAID:
            wrong = (
                f"the files that extend one another hold more than {MOST_LAID:,} values in all their layers"
            )
            raise InvalidScenarioError([document.fault((EXTENDS,), wrong, "extend fewer and shorter files")])


def _entries(document: Document, faults: list[Fault]) -> list[tuple[Path, str]]:
    written = document.tree[EXTENDS]
    listed: Sequence[Any] = written if isinstance(written, list) else [written]
    entries: list[tuple[Path, str]] = []
    if len(listed) > MOST_BASES:
        wrong = f"{len(listed)} scenarios are extended at once"
        faults.append(document.fault((EXTENDS,), wrong, f"name at most {MOST_BASES}"))
        listed = ()
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


def _merged(
    base: Any, over: Any, path: Path, marks: dict[Path, Mark], source: Document, written: Path | None = None
) -> Any:
    """The value with another laid over it; `written` is where `source` has the other, if not at `path`."""
    at = path if written is None else written
    if isinstance(base, list) and isinstance(over, dict) and (places := _by_id(base)):
        return _entries_merged(base, over, path, marks, source, at, places)
    if not (isinstance(base, dict) and isinstance(over, dict)):
        for old in paths_in(base, path):
            marks.pop(old, None)
        for new in paths_in(over, ()):
            marks[(*path, *new)] = source.marks[(*at, *new)]
        return over
    marks[path] = source.marks[at]
    merged = dict(base)
    for key, value in over.items():
        inner, from_ = (*path, key), (*at, key)
        if key in merged and _removes(value, from_, source):
            for old in paths_in(merged.pop(key), inner):
                marks.pop(old, None)
        else:
            merged[key] = _merged(merged.get(key), value, inner, marks, source, from_)
    return merged


def _entries_merged(
    base: list[Any],
    over: dict[str, Any],
    path: Path,
    marks: dict[Path, Mark],
    source: Document,
    at: Path,
    places: dict[str, int],
) -> Any:
    """The list with entries changed by their ids, taken away, or added with the id for their own."""
    merged, gone = list(base), set()
    for id, value in over.items():
        from_ = (*at, id)
        if id not in places and isinstance(value, dict):
            index = len(merged)
            merged.append({"id": id, **_merged(None, value, (*path, index), marks, source, from_)})
            marks.setdefault((*path, index, "id"), source.marks[from_])
        elif id in places and _removes(value, from_, source):
            gone.add(places[id])
        elif id in places:
            inner = (*path, places[id])
            merged[places[id]] = _merged(merged[places[id]], value, inner, marks, source, from_)
        else:
            return _merged(None, over, path, marks, source, at)
    return _without(merged, gone, path, marks) if gone else merged


def _without(entries: list[Any], gone: set[int], path: Path, marks: dict[Path, Mark]) -> list[Any]:
    """The entries without those at these places; marks move up with what they mark."""
    kept: list[Any] = []
    for index, entry in enumerate(entries):
        for inner in paths_in(entry, ()):
            mark = marks.pop((*path, index, *inner), None)
            if mark is not None and index not in gone:
                marks[(*path, len(kept), *inner)] = mark
        if index not in gone:
            kept.append(entry)
    return kept


def _by_id(entries: list[Any]) -> dict[str, int]:
    """The entries' places by their ids (a shared message's is that of its file); empty if one has none."""
    ids = [entry.get("id", entry.get("use")) if isinstance(entry, dict) else None for entry in entries]
    named = {id: place for place, id in enumerate(ids) if isinstance(id, str)}
    return named if len(named) == len(ids) else {}


def _removes(value: Any, path: Path, source: Document) -> bool:
    return value is None and source.marks[path].written in _REMOVES


def paths_in(value: Any, path: Path) -> Iterator[Path]:
    """The path of a value and of everything in it."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield from paths_in(inner, (*path, step))
