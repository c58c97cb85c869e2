"""What is the same for every decision of a kind: its names, its words, its place and its usual cost.

Annotations are values here, not text: pydantic reads those of every base again for each kind.
"""

from collections.abc import Mapping
from typing import ClassVar, Final, Literal

from floorsim.desk.calendar import Area

ActsOn = Literal["queue", "agent", "case", "interval", "driver", "own_work", "floor"]
"""The thing on the screen that a decision is about: a queue, an agent, a case of the inbox, an interval of
the plan, a contact driver, the supervisor's own queued work, or the floor as a whole."""

RESERVED_LETTERS: Final = frozenset("dgquxyhjkl")
"""Letters that no verb has: they decide, go, quit, undo, mark and copy everywhere, and move if one likes."""

MOST_VERBS: Final = 12
"""Decisions with a letter on one thing (D: what a hand learns); the rest are reached through their area."""

Family = Literal["agents", "channel", "case", "message", "person", "knowledge", "driver", "plan", "report"]
"""What a decision is about, and so what of it is the same for all of its family."""


class KindFacts:
    """What a kind of decision says of itself."""

    kind: ClassVar[str]
    """Name in YAML, JSON and the palette."""
    family: ClassVar[Family]
    codes: ClassVar[tuple[str, ...]]
    """Rows of the decision catalogue that it covers, the main one first; I is one's own inbox and time."""
    area: ClassVar[Area]
    """Going from one area to another costs the supervisor a minute (calendar.SWITCH_MIN)."""
    title: ClassVar[str]
    """What the palette and the key help say."""
    short: ClassVar[str] = ""
    """What the key line says of it, in one to three words; empty: the title."""
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    """Its letter on each thing on which it has one; elsewhere its area is the way to it."""
    minutes: ClassVar[float]
    """Default cost in supervisor minutes (D)."""
    effect_now: ClassVar[str]
    effect_later: ClassVar[str]
    hands_on: ClassVar[bool] = False
    """The supervisor does it with head and hands and sees nothing else of the floor meanwhile."""
    at_once: ClassVar[bool] = False
    """Acts the moment it is taken, whatever the supervisor is doing."""
    open_ended: ClassVar[bool] = False
    """Ends when it ends, not by the clock; its minutes are an estimate."""
    delegable: ClassVar[bool] = False
    """An experienced agent can do it for the supervisor while it waits."""
    changes_floor: ClassVar[bool] = True
    """Whether something happens otherwise because of it; a look or a watch changes nothing."""
    always_allowed: ClassVar[bool] = False
    """Not for a scenario to forbid: part of using the desk at all."""
