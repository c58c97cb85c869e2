"""A step of handling a contact is done in a new way, and people learn it."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.subjects import AgentsEffect, agents_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.values.steps import Step
from floorsim.wording.numbers import points


class StepChange(Block):
    """The step that changes, and the skill at it, 0-1, that everyone lacks until they know the new way."""

    step: Step
    by: Annotated[float, Field(gt=0, le=0.9)] = 0.3


class StepLearnt(Block):
    """Who knows the new way from now on (none named means all), and of which step."""

    agents: tuple[Name, ...] = ()
    step: Step


class ChangedStep(EffectType):
    """Takes from everyone's skill at a step what knowing the old way was worth."""

    key: ClassVar[str] = "changed_step"
    schema: ClassVar[Any] = StepChange

    @classmethod
    def apply(cls, body: StepChange, on: World, cause: Cause) -> None:
        """A record for each person, by which it is known what learning gives back."""
        for agent, by in on.change_skill((), body.step, -body.by):
            on.record(cls.key, agent, by, body.step, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """The step, and by how many points of 100."""
        return f"{detail} is done in a new way: {points(amount)} until it is learnt"


class LearnStep(AgentsEffect):
    """Gives back what a changed step took from those who did not know the new way yet."""

    key: ClassVar[str] = "learn_step"
    schema: ClassVar[Any] = StepLearnt

    @classmethod
    def apply(cls, body: StepLearnt, on: World, cause: Cause) -> None:
        """A record for each person who did not know it."""
        for agent, by in on.relearn(agents_of(body.agents, cause), body.step):
            on.record(cls.key, agent, by, body.step, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who, and which step."""
        return f"{whom} knows the new way of {detail}"
