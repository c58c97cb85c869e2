"""How a customer's case goes on."""

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Name


class GoOn(EffectType):
    """The customer's case goes on with this turn of it."""

    key: ClassVar[str] = "turn"
    schema: ClassVar[Any] = Name

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """Nothing where the case has no such turn."""
        if on.cases.go_on(body, cause):
            on.record(cls.key, cause.case, 0.0, body, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """That it does."""
        return "the customer's case goes on"


class AnswerCase(EffectType):
    """The case that a decision is about is answered by it: nothing more is due."""

    key: ClassVar[str] = "answers_case"
    schema: ClassVar[Any] = bool

    @classmethod
    def apply(cls, body: bool, on: World, cause: Cause) -> None:
        """Nothing where it is answered already."""
        if body:
            on.cases.answer_case(cause)


class ConfirmInWriting(EffectType):
    """The customer has in writing what was agreed, and does not ask again."""

    key: ClassVar[str] = "confirmed"
    schema: ClassVar[Any] = bool

    @classmethod
    def apply(cls, body: bool, on: World, cause: Cause) -> None:
        """Nothing where nothing was agreed."""
        if body and on.cases.confirm(cause):
            on.record(cls.key, cause.case, 0.0, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """That they have."""
        return "the customer has it in writing"


class Relieve(EffectType):
    """The agents' last hostile contact weighs less at the end of the shift, by this part of it."""

    key: ClassVar[str] = "relieve"
    schema: ClassVar[Any] = float

    @classmethod
    def apply(cls, body: float, on: World, cause: Cause) -> None:
        """Nothing for an agent who had none."""
        for agent in on.relieve(cause.agents, body):
            on.record(cls.key, agent, body, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who."""
        return f"the hostile contact weighs less on {whom}"
