"""What a decision is, and the one registry of all kinds."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

Area = Literal[
    "staffing", "scheduling", "coaching", "escalation", "communication", "process", "reporting", "people"
]

ActsOn = Literal["queue", "agent", "case", "own_work", "floor"]
"""The thing on the screen that a decision is about: a queue, an agent, a case of the inbox, the supervisor's
own queued work, or the floor as a whole."""


class Decision(BaseModel):
    """One kind of decision: its arguments are the fields, its behaviour the methods below.

    A decision is accepted at a time, started when the supervisor is free, and carried out when its
    supervisor minutes are spent. Subclasses register themselves under `kind`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    kind: ClassVar[str]
    """Name in YAML, JSON and the palette."""
    code: ClassVar[str]
    """Place in the decision catalogue, e.g. A1; I is the supervisor's own inbox and time."""
    area: ClassVar[Area]
    """Going from one area to another costs the supervisor a minute (own_time.SWITCH_MIN)."""
    title: ClassVar[str]
    """What the palette and the key help say."""
    acts_on: ClassVar[ActsOn] = "floor"
    key: ClassVar[str | None] = None
    """Letter of the decision among those about the same thing; None when its area is the way to it."""
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
    always_allowed: ClassVar[bool] = False
    """Not for a scenario to forbid: part of using the desk at all."""

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """A sentence that says why no decision of this kind makes sense now, or None."""
        return None

    def definite(self, desk: Desk) -> Self:
        """The same decision with everything named that it leaves to the moment, as it is taken and stored."""
        return self

    def cost_minutes(self, desk: Desk) -> float:
        """Supervisor minutes this decision takes, with the scenario's override."""
        return desk.minutes_for(self.kind, type(self).minutes)

    def cost_money(self, desk: Desk) -> float:
        """Money this decision commits, in the scenario's currency."""
        return desk.money_for(self.kind, 0.0)

    def overtime_s(self, desk: Desk) -> float:
        """Agent time this decision takes from the overtime budget, seconds."""
        return 0.0

    def takes_hands(self, desk: Desk) -> bool:
        """Whether the supervisor sees nothing else of the floor while at it."""
        return type(self).hands_on

    @abstractmethod
    def why_not(self, desk: Desk) -> str | None:
        """A sentence that says why this is not possible now, or None. Looking changes nothing."""

    def why_not_any_more(self, desk: Desk) -> str | None:
        """The same, asked when the supervisor's turn for it comes, if it had to wait. A reason drops it."""
        return self.why_not(desk)

    def turn_to(self, desk: Desk) -> None:
        """The supervisor turns to it; a minute of switching may come first."""

    def begin(self, desk: Desk) -> str | None:
        """The work itself begins; most decisions do nothing yet.

        A sentence instead of None says why it can't be begun after all: it is dropped.
        """
        return None

    @abstractmethod
    def carry_out(self, desk: Desk) -> str:
        """The effect, when the supervisor's minutes are spent.

        Returns what the log says, in the past tense with `you`: "you moved Ben to chat until 11:00".
        """

    def left_out(self, desk: Desk) -> str | None:
        """Why it will be done without some of those named, asked right before it is carried out, or None."""
        return None

    def drop(self, desk: Desk) -> None:
        """It was withdrawn, or could not be begun after all: undoes what accepting it did."""

    @abstractmethod
    def doing(self, desk: Desk) -> str:
        """What the supervisor is at while the minutes run, without a subject: "moving Ben to chat"."""


DecisionT = TypeVar("DecisionT", bound=Decision)

_KINDS: dict[str, type[Decision]] = {}


def register(kind: type[DecisionT]) -> type[DecisionT]:
    """Class decorator: adds a decision kind to the registry.

    Raises ValueError on a second one of the same name, or of the same key about the same thing.
    """
    if kind.kind in _KINDS:
        raise ValueError(f"decision kind {kind.kind} is registered twice")
    for other in _KINDS.values():
        if kind.key is not None and (kind.acts_on, kind.key) == (other.acts_on, other.key):
            raise ValueError(
                f"decision kinds {other.kind} and {kind.kind} share the key {kind.key} on {kind.acts_on}"
            )
    _KINDS[kind.kind] = kind
    return kind


def kinds() -> Iterator[type[Decision]]:
    """Every registered kind, in the catalogue's order."""
    _load()
    return iter(sorted(_KINDS.values(), key=lambda kind: (kind.code[0], int(kind.code[1:]))))


def kind_named(name: str) -> type[Decision] | None:
    """The kind registered under this name, or None."""
    _load()
    return _KINDS.get(name)


def decision_from(name: str, arguments: dict[str, Any]) -> Decision:
    """A decision from its YAML or JSON form.

    Raises pydantic.ValidationError when the arguments do not fit and KeyError when there is no such kind.
    """
    _load()
    return _KINDS[name].model_validate(arguments)


def _load() -> None:
    """Lets every kind register itself; they import this module, so not before it is there."""
    import_module("floorsim.desk.kinds")
