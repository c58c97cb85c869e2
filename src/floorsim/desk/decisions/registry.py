"""Every kind of decision, found: classes in decisions/kinds, and what data/decisions fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from floorsim.desk.decisions.content import content_kinds
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import MOST_VERBS, RESERVED_LETTERS, ActsOn

Kind = type[Decision]


@cache
def _registry() -> Mapping[str, Kind]:
    package = import_module("floorsim.desk.decisions.kinds")
    found: list[Kind] = []
    for module in iter_modules(package.__path__, package.__name__ + "."):
        for thing in vars(import_module(module.name)).values():
            own = isinstance(thing, type) and issubclass(thing, Decision) and "kind" in vars(thing)
            if own and thing.__module__ == module.name:
                found.append(thing)
    return joined([*found, *content_kinds()])


def joined(found: list[Kind]) -> dict[str, Kind]:
    """The kinds by name, in the catalogue's order.

    Raises ValueError on two of the same name, or with the same letter on the same thing, on a letter that is
    reserved, and on more verbs of one thing than there may be.
    """
    by_name: dict[str, Kind] = {}
    by_verb: dict[ActsOn, dict[str, Kind]] = {}
    for kind in sorted(found, key=lambda kind: (kind.codes[0][0], int(kind.codes[0][1:]), kind.kind)):
        if kind.kind in by_name:
            raise ValueError(f"there are two kinds of decision named {kind.kind}")
        by_name[kind.kind] = kind
        for acts_on, letter in kind.verbs.items():
            _add_verb(by_verb.setdefault(acts_on, {}), acts_on, letter, kind)
    return by_name


def _add_verb(verbs: dict[str, Kind], acts_on: ActsOn, letter: str, kind: Kind) -> None:
    if len(letter) != 1 or not letter.islower() or letter in RESERVED_LETTERS:
        raise ValueError(f"decision kind {kind.kind} cannot have the letter {letter} on {acts_on}")
    other = verbs.setdefault(letter, kind)
    if other is not kind:
        raise ValueError(
            f"decision kinds {other.kind} and {kind.kind} share the letter {letter} on {acts_on}"
        )
    if len(verbs) > MOST_VERBS:
        raise ValueError(f"{acts_on} has more than {MOST_VERBS} verbs; leave {kind.kind} to its area")


def kinds() -> Iterator[Kind]:
    """Every kind, in the catalogue's order."""
    return iter(_registry().values())


def kind_named(name: str) -> Kind | None:
    """The kind of this name, or None."""
    return _registry().get(name)


def decision_from(name: str, arguments: dict[str, Any]) -> Decision:
    """A decision from its YAML or JSON form.

    Raises pydantic.ValidationError when the arguments do not fit and KeyError when there is no such kind.
    """
    return _registry()[name].model_validate(arguments)
