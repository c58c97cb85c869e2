"""Probability laws as a trainer writes them: `{exponential: 5m}`, `{mean: 4m}`, `3m`."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, OneOf
from floorsim.scenario.values.units import Seconds

DEFAULT_CV = 1.0
"""Coefficient of variation of a handling time when none is written. D: a little less than the 1.2 of
lognormal fits to all the calls of a bank (Brown et al. 2005), since one stream is more alike than those."""

Spread = Annotated[float, Field(gt=0, le=10)]


class MeanAndSpread(Block):
    """Mean in seconds and coefficient of variation (standard deviation over mean)."""

    mean: Annotated[Seconds, Field(gt=0)]
    cv: Spread = DEFAULT_CV


class WeightedLaw(Block):
    """One branch of a mixture: its weight (any positive number) and its law."""

    weight: Annotated[float, Field(gt=0)]
    law: Law


class Law(OneOf):
    """A law for a time in seconds, written with exactly one key.

    `mean: 4m` alone is a lognormal with CV 1.0; a bare duration is a constant.
    """

    mean: Annotated[Seconds, Field(gt=0)] | None = None
    constant: Annotated[Seconds, Field(ge=0)] | None = None
    exponential: Annotated[Seconds, Field(gt=0)] | None = None
    lognormal: MeanAndSpread | None = None
    gamma: MeanAndSpread | None = None
    uniform: tuple[Seconds, Seconds] | None = None
    triangular: tuple[Seconds, Seconds, Seconds] | None = None
    empirical: Annotated[tuple[Seconds, ...], Field(min_length=1, max_length=10_000)] | None = None
    mixture: Annotated[tuple[WeightedLaw, ...], Field(min_length=1, max_length=20)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_duration_is_constant(cls, value: Any) -> Any:
        return {"constant": value} if isinstance(value, str | int | float) else value

    @model_validator(mode="after")
    def _parameters_are_possible(self) -> Self:
        self.require_one()
        for key in ("uniform", "triangular"):
            points = getattr(self, key)
            if points is not None and (list(points) != sorted(points) or points[0] < 0):
                raise ValueError(f"{key} runs backwards or below zero; write its points from low to high")
            if points is not None and points[0] == points[-1]:
                raise ValueError(f"{key} has no width; write constant: with the one value")
        if self.empirical is not None and (min(self.empirical) < 0 or max(self.empirical) == 0):
            raise ValueError("empirical has no positive value or one below zero; list observed durations")
        return self


def law(**written: Any) -> Law:
    """A law from what a trainer would write, for defaults: `law(exponential="4h")`."""
    return Law.model_validate(written)
