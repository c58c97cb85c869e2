"""What becomes of the customer whom a case is about."""

from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import Field, model_validator

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block
from floorsim.scenario.values.units import Seconds

OUTCOMES: Final = {
    "settled": "the customer's matter is settled",
    "waits": "the customer waits for your call",
    "comes_back": "the customer comes back the same day, angrier",
}
"""What becomes of the matter, in words."""


class CustomerOutcome(Block):
    """Settled, waiting for a call, or left alone and back the same day after some time, angrier."""

    outcome: Literal["settled", "waits", "comes_back"]
    soonest: Annotated[Seconds, Field(ge=0)] = 600.0
    latest: Annotated[Seconds, Field(ge=0)] = 2_400.0

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.latest < self.soonest:
            raise ValueError("latest is sooner than soonest; swap them")
        return self


class Customer(EffectType):
    """Decides how the customer's matter goes on."""

    key: ClassVar[str] = "customer"
    schema: ClassVar[Any] = CustomerOutcome

    @classmethod
    def check(cls, body: CustomerOutcome, at: Place) -> None:
        """Only a case about a contact has a customer."""
        if not at.about or at.message is not None:
            at.found.error(at.path, "no customer is meant here", "leave it out; it is for cases of customers")

    @classmethod
    def apply(cls, body: CustomerOutcome, on: World, cause: Cause) -> None:
        """Nothing happens where the case has no customer."""
        if body.outcome == "settled":
            done = on.cases.settle_customer(cause)
        elif body.outcome == "waits":
            done = on.cases.wait_for_customer(cause)
        else:
            done = on.cases.send_customer_back(body.soonest, body.latest, cause)
        if done:
            on.record(cls.key, cause.case, 0.0, body.outcome, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """What became of the matter."""
        return OUTCOMES.get(detail, detail)


class HostileContact(EffectType):
    """The agents that the case is about have a hostile customer on the line once more."""

    key: ClassVar[str] = "hostile_contact"
    schema: ClassVar[Any] = bool

    @classmethod
    def apply(cls, body: bool, on: World, cause: Cause) -> None:
        """It tires and wears as any hostile contact does."""
        if body and cause.agents:
            on.hostile_contact(cause.agents)
            for agent in cause.agents:
                on.record(cls.key, agent, 0.0, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who."""
        return f"{whom} had a hostile contact"
