"""What a condition is: a schema, a check, and a way of asking whether it holds; and where all are found."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from floorsim.scenario.faults.fault import Path

if TYPE_CHECKING:
    from floorsim.scenario.checks.findings import Findings
    from floorsim.scenario.models.scenario import Scenario

Watch = Callable[[], bool]
"""Whether a condition holds now. A condition that must last remembers since when it has held, so every one is
asked each time, even where another has settled the matter."""

Span = tuple[float, float]
"""The earliest and the latest time at which something can be true, seconds since midnight before day 1."""


class Watched(Protocol):
    """What conditions look at."""

    @property
    def now_s(self) -> float:
        """The simulated time, seconds since midnight before day 1."""

    def measure(self, name: str, channel: str) -> float | None:
        """A figure of a channel as the wallboard shows it; None where there is none yet."""

    def carried_out(self, kind: str) -> bool:
        """Whether a decision of this kind has taken effect."""

    def has_reached(self, milestone: str) -> bool:
        """Whether the milestone has been reached."""

    def is_going_on(self, incident: str) -> bool:
        """Whether the incident is going on."""

    def state_of_mind(self, state: str, agents: Sequence[str]) -> float:
        """Mean morale, exhaustion or fatigue of the agents (none named: of everyone), 0-1."""

    def has_concern(self, kind: str, agents: Sequence[str]) -> bool:
        """Whether a concern weighs on one of the agents (none named: on anybody)."""

    def days_ahead(self) -> int:
        """How many days of the run come after the present one."""

    def can_resolve_everything(self) -> bool:
        """Whether no incident makes a driver harder to resolve."""


class Named(Protocol):
    """What things are called where a condition is told in words."""

    def channel(self, id: str) -> str:
        """A channel."""

    def agents(self, ids: Sequence[str]) -> str:
        """Some agents, to go on after "of"; none named: everyone."""

    def decision(self, kind: str) -> str:
        """A kind of decision."""

    def milestone(self, id: str) -> str:
        """A milestone."""

    def incident(self, id: str) -> str:
        """An incident."""


@dataclass(frozen=True, slots=True)
class ConditionPlace:
    """Where a condition is written, for its check."""

    scenario: Scenario
    found: Findings
    path: Path

    def at(self, *steps: str | int) -> ConditionPlace:
        """The same, further in."""
        return replace(self, path=(*self.path, *steps))


class ConditionType(ABC):
    """One kind of condition. A subclass in a file of the catalogue is found by its `key`."""

    key: ClassVar[str]
    schema: ClassVar[Any]
    """The type of its value, as pydantic reads it."""

    @classmethod  # noqa: B027  many have nothing to check
    def check(cls, body: Any, at: ConditionPlace) -> None:
        """Tells what the value names that is not there, and bounds that nothing can pass."""

    @classmethod
    def decision_kinds(cls, body: Any, path: Path) -> list[tuple[Path, str]]:
        """The kinds of decision that it names, each with its place."""
        return []

    @classmethod
    def window(cls, body: Any, scenario: Scenario) -> Span:
        """When it can be true at all; empty (start not before end) when it never can."""
        return scenario.play_from_s, scenario.end_s

    @classmethod
    def can_hold(cls, body: Any, reached: set[str]) -> bool:
        """Whether it can hold in some run, once these milestones can be reached."""
        return True

    @classmethod
    def clash(cls, body: Any) -> str | None:
        """A kind of decision that it wants both decided and not decided, or None."""
        return None

    @classmethod
    def words(cls, body: Any, named: Named) -> str:
        """The condition in words, to go on after "when"; as its class says it, unless it says it better."""
        said = (cls.__doc__ or cls.key).strip().partition("\n")[0].rstrip(".")
        return said[:1].lower() + said[1:]

    @classmethod
    @abstractmethod
    def watch(cls, body: Any, on: Watched) -> Watch:
        """The condition as something to be asked again and again, in order of time."""


@cache
def condition_types() -> Mapping[str, type[ConditionType]]:
    """Every condition by its key, in the order of the keys.

    Raises ValueError when two files have the same key.
    """
    package = import_module("floorsim.scenario.conditions.catalogue")
    found: dict[str, type[ConditionType]] = {}
    for module in iter_modules(package.__path__, package.__name__ + "."):
        for thing in vars(import_module(module.name)).values():
            own = isinstance(thing, type) and issubclass(thing, ConditionType) and "key" in vars(thing)
            if not own or thing.__module__ != module.name:
                continue
            if thing.key in found:
                raise ValueError(f"two conditions have the key {thing.key}")
            found[thing.key] = thing
    return dict(sorted(found.items()))
