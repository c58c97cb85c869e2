"""What an effect is: a schema, a check, an application with its record; and where all are found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Protocol

from floorsim.scenario.effects.world import SUBJECT, Cause, World
from floorsim.scenario.faults.fault import Path
from floorsim.wording.numbers import percent

if TYPE_CHECKING:
    from floorsim.scenario.checks.findings import Findings
    from floorsim.scenario.models.scenario import Scenario

SUBJECTS: Final[tuple[Literal["agents", "channels", "drivers"], ...]] = ("agents", "channels", "drivers")
"""Fields of an effect in which `subject` may stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an effect is written, for its check."""

    scenario: Scenario
    found: Findings
    path: Path
    """Of the effect's value."""
    starts_s: float | None = None
    """When it is applied at the earliest, where that is known."""
    ends_s: float | None = None
    """When it ends, where it is an incident's."""
    message: str | None = None
    """The message that has it."""
    about: bool = False
    """Whether something may be meant by `subject`."""

    def at(self, *steps: str | int) -> Place:
        """The same, further in."""
        return replace(self, path=(*self.path, *steps))


class EffectType(ABC):
    """One kind of consequence. A subclass in a file of the catalogue is found by its `key`."""

    key: ClassVar[str]
    """Its key in a file, and the `what` of its records."""
    schema: ClassVar[Any]
    """The type of its value, as pydantic reads it."""

    @classmethod  # noqa: B027  many have nothing to check
    def check(cls, body: Any, at: Place) -> None:
        """Tells what the value names that is not there, and what changes nothing."""

    @classmethod
    def leads_to(cls, body: Any) -> list[tuple[str, str]]:
        """What it brings about elsewhere in the scenario: (`message` or `milestone`, id)."""
        return []

    @classmethod
    @abstractmethod
    def apply(cls, body: Any, on: World, cause: Cause) -> None:
        """Does it, and records it."""

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Its record in words, without a capital and a full stop; `whom` are those it reached, by name.

        None: by its key; empty: what followed is recorded by itself.
        """
        return None


class OwnFactorsLike(Protocol):
    """What a lasting effect may change of how an agent handles a type of contact."""

    handle: float
    resolve: float
    transfers: float
    errors: tuple[float, ...]


class ContactTypeLike(Protocol):
    """What a lasting effect may change of a type of contact; factors and chances start from their base."""

    driver_id: str
    resolvable: float
    hostility: float
    handle: float
    patience_factor: float
    unclear: bool
    noticed: float
    overpromised: bool
    stay_away: float
    transfer_share: float
    errors: tuple[float, ...]

    def own_factors(self, agent: str) -> OwnFactorsLike:
        """How this agent handles it differently from everyone else."""


class LastingWorld(Protocol):
    """What lasting effects do to the floor when they begin and end."""

    def tool_down(self, channels: tuple[str, ...], change: int) -> None:
        """One more, or one less, reason why no contact can start on these channels."""

    def take_off(self, agents: tuple[str, ...], group: str | None, count: int, held: Any) -> None:
        """Agents leave the floor until `held` ends: those named, and the first `count` of a group at work."""


class LastingEffect(EffectType):
    """An effect that holds between two times: an incident's, or of an answer or a decision for a while."""

    takes_people: ClassVar[bool] = False
    """Whether people leave before contacts are worked out anew."""
    told: ClassVar[tuple[str, str]] = ("", "")
    """Its record in words: with the number that it keeps, in percent, as `{}`; and where it keeps none."""

    @classmethod
    def apply(cls, body: Any, on: World, cause: Cause) -> None:
        """Outside an incident it holds for its `for`, else to the end of the run."""
        length_s = getattr(body, "lasting", None)
        parts = [part for part in SUBJECTS if SUBJECT in (getattr(body, part, None) or ())]
        if parts:
            meant = {part: cause.meant(getattr(body, part), part) for part in parts}
            body = body.model_copy(update=meant)
        on.hold(cls.key, body, None if length_s is None else on.now_s + length_s, cause)

    @classmethod
    def on_contact_type(
        cls, body: Any, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """What it makes of one type of contact while it holds; `guided` are drivers explained to the team."""

    @classmethod
    def begin(cls, body: Any, on: LastingWorld, held: Any) -> None:
        """What else happens when it begins."""

    @classmethod
    def end(cls, body: Any, on: LastingWorld, held: Any) -> None:
        """What else happens when it ends."""

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """What holds from then on, or no longer."""
        with_number, without = cls.told
        words = with_number.format(percent(amount)) if amount else without
        return f"no longer: {words}" if words and detail == "ends" else words or None

    @classmethod
    def amount(cls, body: Any) -> float:
        """The number that its record keeps, 0 where it has none."""
        value = getattr(body, "times", None)
        return float(value) if isinstance(value, int | float) else 0.0


@cache
def effect_types() -> Mapping[str, type[EffectType]]:
    """Every effect by its key, in the order of the keys.

    Raises ValueError when two files have the same key.
    """
    package = import_module("floorsim.scenario.effects.catalogue")
    found: dict[str, type[EffectType]] = {}
    for module in iter_modules(package.__path__, package.__name__ + "."):
        for thing in vars(import_module(module.name)).values():
            own = isinstance(thing, type) and issubclass(thing, EffectType) and "key" in vars(thing)
            if not own or thing.__module__ != module.name:
                continue
            if thing.key in found:
                raise ValueError(f"two effects have the key {thing.key}")
            found[thing.key] = thing
    return dict(sorted(found.items()))
