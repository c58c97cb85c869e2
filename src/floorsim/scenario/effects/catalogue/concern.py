"""Something begins to weigh on people, or weighs less; who is asked says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.catalogue.wish_to_leave import WishToLeave
from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.subjects import AgentsEffect, agents_of, check_agents
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.models.concerns import Concern, ConcernKind
from floorsim.scenario.values.units import Share

if TYPE_CHECKING:
    from floorsim.scenario.effects.written import Effect


class EasedConcern(Block):
    """Takes `by` of a concern of this kind away from the agents named; nobody named means everyone."""

    kind: ConcernKind
    agents: tuple[Name, ...] = ()
    by: Annotated[Share, Field(gt=0)]
    then: tuple[Effect, ...] = ()
    """What comes with it where one of them had it."""
    otherwise: tuple[Effect, ...] = ()
    """What comes instead where none of them has one."""


class BeginConcern(AgentsEffect):
    """It weighs on them from now on, until it is eased."""

    key: ClassVar[str] = "concern"
    schema: ClassVar[Any] = Concern

    @classmethod
    def apply(cls, body: Concern, on: World, cause: Cause) -> None:
        """A record for each person, and what it does to their wish to leave."""
        for agent, wish in on.begin_concern(body, agents_of(body.agents, cause)):
            on.record(cls.key, agent, 1.0, body.kind, cause)
            note_wish(on, agent, wish, body.kind, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """On whom."""
        return f"{CONCERNS[detail]} weighs on {whom}"


class Ease(AgentsEffect):
    """It weighs less on them from now on."""

    key: ClassVar[str] = "ease"
    schema: ClassVar[Any] = EasedConcern

    @classmethod
    def check(cls, body: EasedConcern, at: Place) -> None:
        """The agents must exist, and what comes otherwise be possible."""
        super().check(body, at)
        for key in ("then", "otherwise"):
            for index, effect in enumerate(getattr(body, key)):
                effect.check(at.at(key, index))

    @classmethod
    def leads_to(cls, body: EasedConcern) -> list[tuple[str, str]]:
        """What comes with it, and otherwise."""
        return [found for effect in (*body.then, *body.otherwise) for found in effect.leads_to()]

    @classmethod
    def apply(cls, body: EasedConcern, on: World, cause: Cause) -> None:
        """A record for each person who had it."""
        eased = on.ease_concern(body.kind, agents_of(body.agents, cause), body.by)
        for agent, part, wish in eased:
            on.record(cls.key, agent, part, body.kind, cause)
            note_wish(on, agent, wish, body.kind, cause)
        on.apply(body.then if eased else body.otherwise, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """For whom."""
        return f"{CONCERNS[detail]} weighs less on {whom}"


class HearOut(EffectType):
    """The agents say what is on their mind, in the log; it changes nothing."""

    key: ClassVar[str] = "hear_out"
    schema: ClassVar[Any] = tuple[Name, ...]

    @classmethod
    def check(cls, body: tuple[str, ...], at: Place) -> None:
        """The agents must exist."""
        check_agents(body, at)

    @classmethod
    def apply(cls, body: tuple[str, ...], on: World, cause: Cause) -> None:
        """Each says it once; of many who say the same, one."""
        for text in on.hear_out(agents_of(body, cause)):
            on.say(text, "effect")

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Nothing: it stands in the log."""
        return ""


CONCERNS = {
    "team": "what wears the team down",
    "conflict": "a conflict",
    "unused": "being underused",
    "need": "work that does not suit their needs",
    "fear": "being afraid of the work",
}
"""What a kind of concern is called in a sentence."""


def note_wish(on: World, agent: str, wish: float, because: str, cause: Cause) -> None:
    """A change of the log odds of resigning stands in the ledger by itself."""
    if wish:
        on.record(WishToLeave.key, agent, wish, because, cause)
