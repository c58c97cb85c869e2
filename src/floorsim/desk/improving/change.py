"""One change for a contact driver, and what it really does, which nobody at the desk is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from floorsim.desk.improving.known_causes import fixable_of, owner_of
from floorsim.scenario.effects.catalogue.change import ChangeEffect, Outcome
from floorsim.scenario.effects.catalogue.driver import DriverEffect

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.floor.modifiers import Held

ELSEWHERE: Final = 0.6
"""How often a change helps, against usual, where another department holds the cause (D)."""

State = Literal["coming", "live", "kept", "dropped", "stopped"]


@dataclass(slots=True, eq=False)
class Change:
    """A change by name for one driver. Times are seconds since midnight before day 1."""

    name: str
    driver: str
    begun_s: float
    due_s: float
    """When it goes live."""
    cause: str
    upstream: bool
    """It removes a part of the cause, rather than changing how contacts are worked."""
    effect: DriverEffect | None
    """What it really does; None: nothing."""
    state: State = "coming"
    live_s: float | None = None
    ended_s: float | None = None
    """When it was dropped or stopped."""
    agents: tuple[str, ...] = ()
    """Who works by it while it is on trial; none named means everyone."""
    stop_rule: bool = False
    tried_s: float | None = None
    """When it was first live for others than now; what was worked from then to `live_s` is mixed."""
    enough: int = 0
    """Contacts after which one wants to be told; 0: no such number."""
    held: Held | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """The driver and the change: `login:macro`."""
        return f"{self.driver}:{self.name.replace(' ', '_')}"

    def live_from(self, now_s: float, agents: tuple[str, ...]) -> None:
        """It is live from now on, for these agents, or for everyone where none are named."""
        if self.tried_s is None:
            self.tried_s = self.live_s
        self.live_s, self.agents = now_s, agents

    @property
    def running(self) -> bool:
        """Whether contacts are worked by it now."""
        return self.state in ("live", "kept")


def true_effect(floor: Floor, driver: str, body: ChangeEffect) -> DriverEffect | None:
    """What a change does to the contacts of a driver; None where it does nothing.

    Drawn by numbers of its name and the driver, so that it is the same whenever and however it is made.
    """
    turn, size = floor.random.few(2, "change", body.name, driver)
    fixable, owner = fixable_of(floor.scenario, driver), owner_of(floor.scenario, driver)
    helps = body.helps.share * (1.0 if not body.fits or owner in body.fits else ELSEWHERE)
    if turn < helps:
        return _drawn(driver, body.helps, size, body.strength, fixable)
    if turn >= 1.0 - body.harms.share:
        return _drawn(driver, body.harms, size, 1.0, fixable)
    return None


def _drawn(driver: str, outcome: Outcome, size: float, strength: float, fixable: float) -> DriverEffect:
    def at(between: tuple[float, float]) -> float:
        low, high = between
        return float((low + (high - low) * size) ** strength)

    return DriverEffect(
        drivers=(driver,),
        volume=1.0 - (1.0 - min(1.0, at(outcome.volume))) * fixable,
        handle=at(outcome.handle),
        resolve=at(outcome.resolve),
        transfers=at(outcome.transfers),
        mistakes={step: at(between) for step, between in outcome.mistakes.items()},
    )
