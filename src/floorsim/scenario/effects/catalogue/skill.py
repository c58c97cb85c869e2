"""People's skill at a step of the rubric moves."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.subjects import AgentsEffect, agents_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.values.steps import Step
from floorsim.wording.numbers import points


class SkillChange(Block):
    """Changes the skill of the agents named (none named means all) at a step of the rubric by this much."""

    agents: tuple[Name, ...] = ()
    step: Step
    by: Annotated[float, Field(ge=-0.5, le=0.5)] = 0.0
    lacking: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    """Or by this part of what each one lacks."""


class Skill(AgentsEffect):
    """Moves the true skill at a step, 0-1, at once; coaching does it more slowly, and by chance."""

    key: ClassVar[str] = "skill"
    schema: ClassVar[Any] = SkillChange

    @classmethod
    def apply(cls, body: SkillChange, on: World, cause: Cause) -> None:
        """A record for each person."""
        changed = on.change_skill(agents_of(body.agents, cause), body.step, body.by, body.lacking)
        for agent, by in changed:
            on.record(cls.key, agent, by, body.step, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """The step, whose, and by how many points of 100."""
        return f"{detail} of {whom} {points(amount)}"
