"""A customer to whom something went wrong gets a remedy, an apology, and word of what is done about it."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block
from floorsim.scenario.values.units import Money
from floorsim.wording.numbers import percent


class Recovery(Block):
    """What the customer gets. What it is worth to them follows from their loss; whether it settles the
    matter is drawn."""

    remedy: Money = 0.0
    """Money, in the scenario's currency; it is spent."""
    apology: Literal["none", "said", "felt"] = "none"
    """`said` is the usual sentence; `felt` names what happened to this customer."""
    in_writing: bool = False
    """They have it in writing. Without it some ask again."""
    matter: Literal["left", "owned", "fixed"] = "owned"
    """What went wrong is left as it is, has an owner and a time, or is put right."""
    by: Literal["you", "agent"] = "you"
    share: Annotated[float, Field(ge=0, le=3)] | None = None
    """The remedy as a part of the loss, in place of an amount."""


class Recover(EffectType):
    """Decides whether the customer of the case is settled, or comes back angrier."""

    key: ClassVar[str] = "recover"
    schema: ClassVar[Any] = Recovery

    @classmethod
    def check(cls, body: Recovery, at: Place) -> None:
        """Only a case about a contact has a customer."""
        if not at.about:
            at.found.error(at.path, "no customer is meant here", "leave it out; it is for cases of customers")

    @classmethod
    def apply(cls, body: Recovery, on: World, cause: Cause) -> None:
        """The record keeps the chance that it settles the matter; what comes of it is recorded by itself."""
        on.cases.recover(body, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """The chance, and how it went."""
        return f"{detail} (chance {percent(amount)})"
