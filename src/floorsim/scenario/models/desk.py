"""What the supervisor may do, and how the run is scored."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.values.units import Money, Seconds, Share, TimeOfDay


class DecisionCost(Block):
    """Overrides the cost of a decision kind."""

    minutes: Annotated[float, Field(ge=0, le=240)] | None = None
    money: Money | None = None


class Decisions(Block):
    """Which decisions are allowed, with which budget; `all` or a list of kinds."""

    allow: Literal["all"] | tuple[Name, ...] = "all"
    costs: dict[Name, DecisionCost] = {}
    overtime_budget: Annotated[Seconds, Field(ge=0)] = 6 * 3600.0
    """Agent time that may be bought as overtime."""
    money_budget: Money | None = None


class Escalations(Block):
    """Which cases of the library customers bring who want a manager.

    `all`, `none` (every one is the plain case), or a list of ids. Left out, scenarios from level 2 on have
    all and those of level 1 none.
    """

    cases: Literal["all", "none"] | tuple[Name, ...] | None = None


class PlannedDecision(Block):
    """A decision in a file: when, which kind, its arguments, and for experts why.

    Arguments are the kind's own; the desk checks them.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    at: TimeOfDay
    do: Name
    because: Text | None = None
    number: Annotated[int, Field(ge=0, le=999_999)] | None = None
    """Its number in the run, by which `withdraw` names it. Decisions without one are numbered from 0 in the
    order in which they are taken, or after the highest number that is written."""

    @property
    def arguments(self) -> dict[str, Any]:
        """Every key beside `at`, `do`, `because` and `number`."""
        return dict(self.model_extra or {})


class Weights(Block):
    """Weights of the three scores; they are divided by their sum."""

    service_level: Annotated[float, Field(ge=0)] = 1.0
    quality: Annotated[float, Field(ge=0)] = 1.0
    burnout: Annotated[float, Field(ge=0)] = 1.0

    @model_validator(mode="after")
    def _some(self) -> Self:
        if self.service_level + self.quality + self.burnout <= 0:
            raise ValueError("all weights are zero; give at least one score a weight")
        return self


class Scoring(Block):
    """How the headline scores are made: weights of the scores, weights of channels."""

    weights: Weights = Weights()
    cap_under: Annotated[float | None, Field(ge=0, le=100, exclude=True)] = None
    """Changes nothing, and the check says so: the total has no cap."""
    channels: dict[Name, Annotated[float, Field(ge=0)]] = {}
    """Weight of each channel in the service-level score; empty means by the square root of volume."""


class Prices(Block):
    """Prices, in the scenario's currency (D)."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    agent_hour: Money = 26.0
    overtime_hour: Money = 30.0
    supervisor_hour: Money = 45.0
    partner_contact: Money = 6.5
    replace_agent: Money = 10_000.0


class RubricStep(Block):
    """Weight of one step of a quality rubric."""

    weight: Annotated[float, Field(ge=0)]
    compliance: bool = False
    """Missing this step is a compliance event."""


class Quality(Block):
    """Rubrics per channel kind, quality sampling, satisfaction surveys."""

    rubrics: dict[Name, dict[Name, RubricStep]] = {}
    """Channel id to step to weight; empty means the built-in rubric."""
    reviews_before: Annotated[int, Field(ge=0, le=60)] = 6
    """Reviews of each agent from the four weeks before the run."""
    reviews_per_agent: Annotated[int, Field(ge=0, le=1000)] = 5
    review_noise: Annotated[float, Field(ge=0, le=30)] = 10.0
    """SD of one review in QA points (practitioners: 10)."""
    reviewer_bias: Annotated[float, Field(ge=0, le=30)] = 5.0
    """SD between uncalibrated reviewers, QA points (they differ by 10-20 points)."""
    rubric_items: Annotated[int, Field(ge=6, le=60)] = 18
    """Questions that a reviewer answers for one contact; above 18 reviewers agree less and coaching loses its
    focus."""
    survey_response: Share = 0.2
    """Share of customers who answer the survey; very satisfied and very upset ones more often."""
