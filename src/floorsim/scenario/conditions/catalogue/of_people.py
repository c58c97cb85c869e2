"""How people are: a state of mind over or under a value, or something that weighs on somebody.

For authors, who let people show it: nobody who plays sees these figures.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator

from floorsim.scenario.conditions.condition_type import ConditionPlace, ConditionType, Named, Watch, Watched
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.models.concerns import ConcernKind
from floorsim.scenario.routing_rules import agent_ids
from floorsim.scenario.values.units import Share
from floorsim.wording.numbers import percent


class MindCondition(Block):
    """The mean of a state of mind of the agents named (none named: of everyone) is over or under this."""

    state: Literal["morale", "exhaustion", "fatigue"]
    agents: tuple[Name, ...] = ()
    over: Share | None = None
    under: Share | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.over is None) == (self.under is None):
            raise ValueError("one bound is needed; write either over: or under:")
        return self


class ConcernCondition(Block):
    """A concern of this kind weighs on one of the agents named (none named: on anybody)."""

    kind: ConcernKind
    agents: tuple[Name, ...] = ()


class _OfPeople(ConditionType):
    @classmethod
    def check(cls, body: Any, at: ConditionPlace) -> None:
        """The agents must exist."""
        at.found.all_known(at.at("agents").path, body.agents, agent_ids(at.scenario), "agent")


class StateOfMind(_OfPeople):
    """A state of mind of some of the people, 0-1."""

    key: ClassVar[str] = "mind"
    schema: ClassVar[Any] = MindCondition

    @classmethod
    def words(cls, body: MindCondition, named: Named) -> str:
        """In percent."""
        side, bound = ("over", body.over) if body.over is not None else ("under", body.under)
        return f"the {body.state} of {named.agents(body.agents)} is {side} {percent(bound)}"

    @classmethod
    def watch(cls, body: MindCondition, on: Watched) -> Watch:
        """Holds while the mean lies beyond the bound."""

        def holds() -> bool:
            mean = on.state_of_mind(body.state, body.agents)
            return mean > body.over if body.over is not None else mean < (body.under or 0.0)

        return holds


class Concerned(_OfPeople):
    """Something weighs on somebody."""

    key: ClassVar[str] = "concern"
    schema: ClassVar[Any] = ConcernCondition

    @classmethod
    def words(cls, body: ConcernCondition, named: Named) -> str:
        """By its kind."""
        who = f"one of {named.agents(body.agents)}" if body.agents else "anybody"
        return f"a concern ({body.kind}) weighs on {who}"

    @classmethod
    def watch(cls, body: ConcernCondition, on: Watched) -> Watch:
        """Holds until it is eased for all of them."""
        return lambda: on.has_concern(body.kind, body.agents)
