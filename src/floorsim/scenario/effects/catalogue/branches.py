"""Effects that depend: on chance, or on how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from floorsim.scenario.conditions.condition_type import ConditionPlace
from floorsim.scenario.conditions.written import Condition
from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block
from floorsim.scenario.values.units import Share

if TYPE_CHECKING:
    from floorsim.scenario.effects.written import Effect


class ByChance(Block):
    """With this chance the effects of `then`, otherwise those of `otherwise`."""

    share: Share
    then: tuple[Effect, ...] = ()
    otherwise: tuple[Effect, ...] = ()


class ByCondition(Block):
    """If the condition holds the effects of `then`, otherwise those of `otherwise`."""

    when: Condition
    then: tuple[Effect, ...] = ()
    otherwise: tuple[Effect, ...] = ()


class Chance(EffectType):
    """Draws once; the draw belongs to the case, or to the decision, whatever else is decided."""

    key: ClassVar[str] = "chance"
    schema: ClassVar[Any] = ByChance

    @classmethod
    def check(cls, body: ByChance, at: Place) -> None:
        """Both ways must be possible."""
        check_branches(body, at)

    @classmethod
    def leads_to(cls, body: ByChance) -> list[tuple[str, str]]:
        """What either way brings about."""
        return [found for effect in (*body.then, *body.otherwise) for found in effect.leads_to()]

    @classmethod
    def apply(cls, body: ByChance, on: World, cause: Cause) -> None:
        """The record keeps which way it went: 1 or 0."""
        hit = on.draw(cause, 0) < body.share
        on.record(cls.key, cause.case, float(hit), "", cause)
        on.apply(body.then if hit else body.otherwise, cause)


class Depends(EffectType):
    """Looks once, when it is applied."""

    key: ClassVar[str] = "depends"
    schema: ClassVar[Any] = ByCondition

    @classmethod
    def check(cls, body: ByCondition, at: Place) -> None:
        """The condition and both ways must be possible."""
        body.when.check(ConditionPlace(at.scenario, at.found, at.at("when").path))
        check_branches(body, at)

    @classmethod
    def leads_to(cls, body: ByCondition) -> list[tuple[str, str]]:
        """What either way brings about."""
        return [found for effect in (*body.then, *body.otherwise) for found in effect.leads_to()]

    @classmethod
    def apply(cls, body: ByCondition, on: World, cause: Cause) -> None:
        """What follows is recorded by itself."""
        on.apply(body.then if on.holds(body.when) else body.otherwise, cause)


def check_branches(body: ByChance | ByCondition, at: Place) -> None:
    """Checks the effects of both branches."""
    for key in ("then", "otherwise"):
        for index, effect in enumerate(getattr(body, key)):
            effect.check(at.at(key, index))
