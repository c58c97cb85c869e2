"""A scenario with some of its values changed for one run: `demand.streams.voice.forecast.per_hour=200`."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, Path
from floorsim.scenario.faults.known_keys import known_keys, models_at
from floorsim.scenario.yaml.document import Document, Mark, Place
from floorsim.scenario.yaml.of_change import read_change
from floorsim.sums import whole_sum
from floorsim.wording.names import choose, listed
from floorsim.wording.sentences import shown


def with_changes(document: Document, changes: Iterable[str]) -> Document:
    """The document with each `KEY=VALUE` written into it, later ones over earlier ones.

    KEY is the keys from the top joined by dots, as faults show them; an entry of a list goes by its id or
    its number, counted from 1. VALUE is YAML; `null` or none at all is no value, as after a key of a file.
    What a change writes has the change for its place, so that faults in it point there. In a block that takes
    exactly one key, the new one replaces the old, and has a value.

    Raises:
        InvalidScenarioError: a change is not of this form, or leads nowhere.
    """
    tree, marks = copy.deepcopy(document.tree), dict(document.marks)
    for change in changes:
        key, equals, text = change.partition("=")
        if not equals or not all(key.split(".")):
            raise _refused(
                change, 1, f"{shown(change)} is no change", "write KEY=VALUE, such as floor.days=5"
            )
        value = read_change(key, text, change)
        path = _written(tree, key.split("."), value.tree, change)
        for old in [known for known in marks if known[: len(path)] == path]:
            del marks[old]
        for inner, mark in value.marks.items():
            marks[(*path, *inner)] = mark
        marks[path] = marks[path]._replace(key=Place(change, 1, key.rfind(".") + 2))
        for depth in range(len(path)):
            marks.setdefault(path[:depth], Mark(Place(change, 1, 1)))
    return Document(tree, marks, document.source, document.faults)


def _written(tree: Any, keys: list[str], value: Any, change: str) -> Path:
    """Writes the value into the tree and gives the path at which it stands."""
    path: list[str | int] = []
    here = tree
    for depth, key in enumerate(keys):
        column = whole_sum(len(before) + 1 for before in keys[:depth]) + 1
        step: str | int = key
        if isinstance(here, list):
            step = _entry(here, key, change, column)
        elif not isinstance(here, dict):
            above = ".".join(keys[:depth])
            raise _refused(change, column, f"{above} has nothing inside", f"write {above}=VALUE")
        if isinstance(here, dict):
            kinds = _kinds_at(tuple(path))
            if key in kinds and depth == len(keys) - 1 and value is None:
                others = listed(kind for kind in kinds if kind != key)
                right = f"write one, or set {others} in its place"
                raise _refused(change, column, "there is no value here", right, of=".".join(keys))
            for other in [name for name in here if key in kinds and name in kinds and name != key]:
                del here[other]
            if key not in here and depth < len(keys) - 1:
                _refuse_half(tuple(path), key, list(here), change, column)
        path.append(step)
        if depth == len(keys) - 1:
            here[step] = value
        elif isinstance(step, str) and not isinstance(here.get(step), dict | list):
            if here.get(step) is not None:
                above = ".".join(keys[: depth + 1])
                raise _refused(change, column, f"{above} is {shown(here[step])}", f"write {above}=VALUE")
            here[step] = {}
        here = here[step]
    return tuple(path)


def _refuse_half(path: Path, key: str, known: list[str], change: str, column: int) -> None:
    """Refuses to begin a block of this name of which a change would write a part: it could never be whole."""
    from floorsim.scenario.models.scenario import Scenario

    blocks = [] if models_at(Scenario, path) else models_at(Scenario, (*path, key))
    if any(field.is_required() for block in blocks for field in block.model_fields.values()):
        what = str(path[-1]).removesuffix("s") if path else "block"
        raise _refused(change, column, f"there is no {what} {shown(key)}", choose(key, known))


def _kinds_at(path: Path) -> list[str]:
    """The keys of which only one may stand in the block at a path; none where any of its keys may."""
    from floorsim.scenario.models.base import OneOf
    from floorsim.scenario.models.scenario import Scenario

    models = models_at(Scenario, path)
    return known_keys(models) if models and all(issubclass(model, OneOf) for model in models) else []


def _entry(entries: list[Any], key: str, change: str, column: int) -> int:
    """The place of a list's entry that goes by this id, name or number."""
    names = [
        str(entry.get("id", entry.get("name", ""))) if isinstance(entry, dict) else "" for entry in entries
    ]
    if key in names:
        return names.index(key)
    if key.isascii() and key.isdigit() and 1 <= int(key) <= len(entries):
        return int(key) - 1
    known = [name or str(number) for number, name in enumerate(names, 1)]
    raise _refused(change, column, f"this list has no entry {shown(key)}", choose(key, known))


def _refused(change: str, column: int, wrong: str, right: str, of: str = "") -> InvalidScenarioError:
    return InvalidScenarioError([Fault(change, 1, column, of, wrong, right)])
