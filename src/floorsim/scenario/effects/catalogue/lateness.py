"""People come late to their shifts more often, or less."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.subjects import AgentsEffect, agents_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.wording.numbers import percent


class LatenessChange(Block):
    """Multiplies the chance of the agents named (none named: of everyone) of coming late to a shift."""

    agents: tuple[Name, ...] = ()
    times: Annotated[float, Field(gt=0, le=5)]


class Lateness(AgentsEffect):
    """Moves the chance of coming late, from the next shift on; it has been talked about."""

    key: ClassVar[str] = "lateness"
    schema: ClassVar[Any] = LatenessChange

    @classmethod
    def apply(cls, body: LatenessChange, on: World, cause: Cause) -> None:
        """A record for each person."""
        for agent in on.change_lateness(agents_of(body.agents, cause), body.times):
            on.record(cls.key, agent, body.times, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Whose chance, and what is left of it."""
        return f"{whom} late {percent(amount)} as often as before"
