"""Somebody wants to stay more, or less."""

from __future__ import annotations

from math import exp, log
from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.subjects import AgentsEffect, agents_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.wording.numbers import percent


class WishChange(Block):
    """Multiplies the odds of resigning of the agents named (none named: of everyone), from now on."""

    agents: tuple[Name, ...] = ()
    times: Annotated[float, Field(gt=0, le=10)]
    because: Name
    """The same reason counts once for each person, the latest."""


class WishToLeave(AgentsEffect):
    """Moves the odds of resigning, beside what exhaustion, morale and experience do to them."""

    key: ClassVar[str] = "wish_to_leave"
    schema: ClassVar[Any] = WishChange

    @classmethod
    def apply(cls, body: WishChange, on: World, cause: Cause) -> None:
        """A record for each person whose odds it moves, in log odds."""
        moved = on.change_leaning(agents_of(body.agents, cause), body.because, log(body.times))
        for agent, by in moved:
            if by:
                on.record(cls.key, agent, by, body.because, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Whose, and by how much."""
        more = "more" if amount > 0 else "less"
        return f"{whom} {percent(abs(exp(amount) - 1.0))} {more} likely to leave"
