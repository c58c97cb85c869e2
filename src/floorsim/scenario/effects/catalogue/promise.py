"""The supervisor promises something by a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.values.units import Seconds
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.scenario.effects.written import Effect


class PromiseMade(Block):
    """What is owed, by when, what keeping it takes, and what comes of keeping and of breaking it."""

    subject: Text
    """`{due}` stands for the time."""
    text: Text
    within: Annotated[Seconds, Field(gt=0)]
    minutes: Annotated[float, Field(ge=0, le=120)] = 8.0
    """Supervisor minutes of keeping it."""
    label: Text = "Keep it now"
    doing: Text = "keeping a promise"
    hands_on: bool = False
    """Keeping it, the supervisor sees nothing else of the floor."""
    kept_by: Name | None = None
    """A decision of this kind, carried out in time, keeps it too."""
    answerable: bool = True
    """Without it nothing but that decision keeps it."""
    to_the_team: bool = False
    """Promised to one's own people: what comes of it shows in them, and it does not count among promises."""
    if_kept: tuple[Effect, ...] = ()
    if_broken: tuple[Effect, ...] = ()


class Promise(EffectType):
    """Opens a promise in the inbox, with a deadline."""

    key: ClassVar[str] = "promise"
    schema: ClassVar[Any] = PromiseMade

    @classmethod
    def check(cls, body: PromiseMade, at: Place) -> None:
        """What comes of it must be possible."""
        for key in ("if_kept", "if_broken"):
            for index, effect in enumerate(getattr(body, key)):
                effect.check(at.at(key, index))

    @classmethod
    def leads_to(cls, body: PromiseMade) -> list[tuple[str, str]]:
        """What comes of keeping and of breaking it, and the decision that keeps it."""
        found = [one for effect in (*body.if_kept, *body.if_broken) for one in effect.leads_to()]
        return found if body.kept_by is None else [*found, ("decision", body.kept_by)]

    @classmethod
    def apply(cls, body: PromiseMade, on: World, cause: Cause) -> None:
        """The record keeps the minutes until it is due."""
        on.record(cls.key, cause.case, body.within / 60.0, "", cause)
        on.cases.promise(body, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How soon."""
        return f"you owed a call or a word within {in_minutes(60.0 * amount)}"
