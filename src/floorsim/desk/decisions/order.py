"""A decision that was taken: its number, when, and how it is recorded as a cause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from floorsim.scenario.effects.world import Cause

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision


@dataclass(slots=True, eq=False)
class Order:
    """One decision of the run. `seq` is its number in the run in which it was first taken."""

    seq: int
    decision: Decision
    arguments: dict[str, Any]
    accepted_s: float
    notes: dict[str, Any] = field(default_factory=dict)
    """What the decision keeps from its beginning to its end."""

    @property
    def key(self) -> str:
        """Its name in the calendar and as a cause."""
        return f"decision:{self.seq}"

    def cause(
        self,
        *,
        agents: tuple[str, ...] = (),
        channels: tuple[str, ...] = (),
        drivers: tuple[str, ...] = (),
        case: str = "",
    ) -> Cause:
        """The decision as a cause, with whom or what it is about."""
        drawn = f"{self.decision.kind}@{self.accepted_s:.3f}"
        return Cause(self.key, agents, channels, drivers, case, drawn)
