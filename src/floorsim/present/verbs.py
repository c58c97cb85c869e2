"""The verbs of the thing under the cursor: decisions that one small letter takes on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn


class Verb(NamedTuple):
    """One decision that can be taken on a thing by its letter."""

    letter: str
    kind: type[Decision]
    words: str
    """What the key line says: `move`, `sit beside`."""
    minutes: float
    """The supervisor's, before anything of it is chosen."""
    why_not: str | None
    """Why no decision of this kind is possible now, or None."""


def verbs_of(
    kinds: Iterable[type[Decision]],
    acts_on: ActsOn,
    *,
    minutes_of: Callable[[type[Decision]], float] | None = None,
    why_not: Callable[[type[Decision]], str | None] | None = None,
) -> list[Verb]:
    """Return the verbs of a kind of thing, in the order of `kinds`, which is the catalogue's.

    Args:
        kinds: those that the scenario allows.
        acts_on: what is under the cursor.
        minutes_of: a kind's minutes in this run; left out, its usual ones.
        why_not: why no decision of a kind is possible now; left out, nothing stands in the way.
    """
    return [
        Verb(
            kind.verbs[acts_on],
            kind,
            short_words(kind),
            kind.minutes if minutes_of is None else minutes_of(kind),
            None if why_not is None else why_not(kind),
        )
        for kind in kinds
        if acts_on in kind.verbs
    ]


def short_words(kind: type[Decision]) -> str:
    """Return what a line with little room says of a kind: its short words, or else its title."""
    return kind.short or kind.title[:1].lower() + kind.title[1:]
