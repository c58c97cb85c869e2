"""The morale of people moves."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.subjects import AgentsEffect, agents_of
from floorsim.scenario.effects.world import Cause, Level, World
from floorsim.scenario.models.base import Block, Name
from floorsim.wording.numbers import points


class AgentsChange(Block):
    """Changes a state of mind of the agents named (none named means all) by this much."""

    agents: tuple[Name, ...] = ()
    by: Annotated[float, Field(ge=-1, le=1)]


class Morale(AgentsEffect):
    """Moves morale by a number between -1 and 1; it stays within 0-1."""

    key: ClassVar[str] = "morale"
    schema: ClassVar[Any] = AgentsChange
    level: ClassVar[Level] = "morale"

    @classmethod
    def apply(cls, body: AgentsChange, on: World, cause: Cause) -> None:
        """A record for each person."""
        for agent, by in on.change_level(cls.level, agents_of(body.agents, cause), body.by):
            on.record(cls.key, agent, by, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Whose, and by how many points of 100."""
        return f"{cls.level} of {whom} {points(amount)}"
