"""Keys of the user's own: which of them clash, and which are for an action that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from textual.binding import Binding
from textual.screen import Screen

from floorsim.desk.decisions.registry import kinds

_ROOMS = ("desk_test", "floor", "forms", "screens", "workbench")
"""Packages of `tui` in which screens are looked for."""


def key_complaints(keys: Mapping[str, str]) -> list[str]:
    """Return one sentence for each clash and each unknown action in the user's own keys."""
    if not keys:
        return []
    complaints: list[str] = []
    known: set[str] = {"quit"}
    for screen in _screens():
        bindings = named_bindings(screen)
        known |= set(bindings)
        taken: dict[str, str] = {}
        for name, binding in bindings.items():
            for key in keys.get(name, binding.key).split(","):
                other = taken.setdefault(key.strip(), name)
                if other != name and (name in keys or other in keys):
                    complaints.append(
                        f"{other} and {name} share the key '{key.strip()}'; give one another under [keys]."
                    )
    complaints += _taken_by_verbs(keys)
    for name in sorted(set(keys) - known):
        near = difflib.get_close_matches(name, known, n=1)
        offer = f"did you mean '{near[0]}'?" if near else "help lists the names of each screen."
        complaints.append(f"There is no action '{name}' to give a key to; {offer}")
    return list(dict.fromkeys(complaints))


def _taken_by_verbs(keys: Mapping[str, str]) -> list[str]:
    """Return one sentence for each key of the floor or its drawers that is the letter of a decision."""
    letters = {letter for kind in kinds() for letter in kind.verbs.values()}
    return [
        f"{name} has the key '{key.strip()}', by which a decision is taken; give it another under [keys]."
        for name, given in keys.items()
        if name.partition(".")[0] in _WHERE_LETTERS_ACT
        for key in given.split(",")
        if key.strip() in letters
    ]


_WHERE_LETTERS_ACT = ("floor", "subject", "go", "help", "palette", "back", "copy")
"""Beginnings of the ids of actions that share a screen with the letters of decisions."""


def named_bindings(screen: type[Screen[object]]) -> dict[str, Binding]:
    """Return a screen's bindings that have an id, by id, the screen's own before those that all share."""
    found: dict[str, Binding] = {}
    for owner in reversed(screen.__mro__):
        for binding in vars(owner).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                found[binding.id] = binding
    return found


def _screens() -> Iterator[type[Screen[object]]]:
    """Every screen and dialog, found by file."""
    for room in _ROOMS:
        package = import_module(f"floorsim.tui.{room}")
        for module in iter_modules(package.__path__, package.__name__ + "."):
            for thing in vars(import_module(module.name)).values():
                if isinstance(thing, type) and issubclass(thing, Screen) and thing.__module__ == module.name:
                    yield thing
