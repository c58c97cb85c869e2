"""Changing a trainer's scenario file: its text stays, a copy of the old file is kept, nothing is half
done."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from floorsim.errors import FloorsimError, ScenarioError, UsageError
from floorsim.replacing import creating, replacing
from floorsim.scenario.allowed_files import files_of
from floorsim.scenario.files import read_file, told
from floorsim.scenario.importing.changes import Change
from floorsim.scenario.inheritance import EXTENDS, with_inherited
from floorsim.scenario.library import find_base, shipped_files
from floorsim.scenario.looks import parse_scenario
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.editing import CannotEditError, with_items, with_value

Check = Callable[[Path], object]
"""Loads a file and raises ScenarioError where it is not valid."""


def require_own(file: Path) -> None:
    """Raises UsageError for the name of a scenario that comes with floorsim, and for a file of it."""
    shipped = shipped_files()
    is_name = str(file) in shipped and not file.exists()
    if is_name or file.resolve() in {one.resolve() for one in shipped.values()}:
        raise UsageError(
            f"{told(file)} comes with floorsim and stays as it is; begin a file of your own with "
            f"`extends: {file.stem}`, and name that."
        )


def text_of(file: Path) -> str:
    """The file's text with its own line ends.

    Raises:
        ScenarioError: it cannot be read, or is not UTF-8.
    """
    try:
        return read_file(file).decode("utf-8")
    except UnicodeDecodeError:
        raise ScenarioError(f"{told(file)}: the file is not UTF-8; save it as UTF-8.") from None


def with_changes(file: Path, text: str, changes: Iterable[Change], note: str | None) -> str:
    """The text with the changes made; what a base of the scenario says at these places is taken away.

    Raises:
        ScenarioError: a change can only be made by hand.
    """
    base = inherited(file)
    for number, change in enumerate(changes):
        value = change.value
        under = at(base, change.path)
        if isinstance(under, dict) and isinstance(value, dict):
            value = {**dict.fromkeys(key for key in under if key not in value), **value}
        try:
            text = with_value(text, change.path, value, note if number == 0 else None)
        except CannotEditError as refused:
            raise ScenarioError(f"{told(file)}: {refused}; write it there by hand.") from None
    return text


def with_entries(file: Path, text: str, path: Sequence[str], entries: Sequence[dict[str, Any]]) -> str:
    """The text with entries added to a list; to one that the scenario inherits they are added by their ids.

    Raises:
        ScenarioError: as `with_changes`.
    """
    own = at(parse_scenario(read_file(file), told(file)).tree, path)
    try:
        if (own is None and at(inherited(file), path)) or isinstance(own, dict):
            for entry in entries:
                rest = {key: value for key, value in entry.items() if key != "id"}
                text = with_value(text, (*path, entry["id"]), rest)
            return text
        return with_items(text, tuple(path), entries)
    except CannotEditError as refused:
        raise ScenarioError(f"{told(file)}: {refused}; write it there by hand.") from None


def inherited(file: Path) -> Any:
    """The values that a scenario file takes from what it extends; nothing if it extends nothing."""

    def read(wanted: Path) -> Document:
        return parse_scenario(read_file(wanted), told(wanted))

    document = read(file)
    if not isinstance(document.tree, dict) or EXTENDS not in document.tree:
        return {}
    alone = Document({EXTENDS: document.tree[EXTENDS]}, document.marks, document.source)
    return with_inherited(alone, file, read, partial(find_base, allowed=files_of(file))).tree


def at(tree: Any, path: Sequence[str]) -> Any:
    """The value at a path of keys, or None."""
    for key in path:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def save(file: Path, text: str, check: Check) -> Path | None:
    """Puts the text in place of the file, once it has been checked, and returns where the old one is kept.

    Raises:
        ScenarioError: it would not be valid; the file is as it was.
        UsageError: the folder cannot be written.
    """
    target, kept = file.resolve(), None
    try:
        with replacing(target) as fresh:
            fresh.write_bytes(text.encode())
            _require_valid(fresh, file, check)
            if target.exists():
                kept = _copied(target)
    except OSError as reason:
        raise UsageError(f"{told(file)} cannot be written ({reason.strerror}); name another file.") from None
    return kept


def _require_valid(fresh: Path, file: Path, check: Check) -> None:
    try:
        check(fresh)
    except ScenarioError as faults:
        said = str(faults).replace(str(fresh), str(file)).replace(fresh.name, file.name)
        raise ScenarioError(
            f"{told(file)} is as it was; with the import it would not be valid:\n{said}"
        ) from None
    except FloorsimError as reason:
        raise ScenarioError(str(reason)) from None


def _copied(target: Path) -> Path:
    """A copy of the old file under the first name that is free: `monday.yaml.bak`, then `.bak2`."""
    for number in count(1):
        kept = target.with_name(f"{target.name}.bak{number if number > 1 else ''}")
        try:
            with creating(kept) as copy:
                shutil.copy2(target, copy)
        except FileExistsError:
            continue
        break
    return kept
