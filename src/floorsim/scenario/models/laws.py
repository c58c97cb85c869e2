"""Probability laws as a trainer writes them: `{exponential: 5m}`, `{mean: 4m}`, `3m`."""

from __future__ import annotations

from math import inf
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, OneOf
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds, format_duration

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

    `mean: 4m` alone is a lognormal with CV 1.0; a bare duration is a constant. `at_least` and `at_most`
    beside it cut the law off: values beyond them do not occur, and those within are likelier in proportion.
    """

    beside: ClassVar[frozenset[str]] = frozenset({"at_least", "at_most"})

    mean: Annotated[Seconds, Field(gt=0)] | None = None
    constant: Annotated[Seconds, Field(ge=0)] | None = None
    exponential: Annotated[Seconds, Field(gt=0)] | None = None
    lognormal: MeanAndSpread | None = None
    gamma: MeanAndSpread | None = None
    uniform: tuple[Seconds, Seconds] | None = None
    triangular: tuple[Seconds, Seconds, Seconds] | None = None
    empirical: Annotated[tuple[Seconds, ...], Field(min_length=1, max_length=10_000)] | None = None
    mixture: Annotated[tuple[WeightedLaw, ...], Field(min_length=1, max_length=20)] | None = None
    at_least: Annotated[Seconds, Field(ge=0)] | None = None
    """No value is below this."""
    at_most: Annotated[Seconds, Field(gt=0)] | None = None
    """No value is above this."""

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
        if self.at_least is not None and self.at_most is not None and self.at_most <= self.at_least:
            raise refusal(
                f"at_most is {format_duration(self.at_most)}, not above at_least",
                f"write at_most above {format_duration(self.at_least)}",
                at=("at_most",),
            )
        if self.beside & {name for name, value in self.__dict__.items() if value is not None}:
            self._leaves_something()
        return self

    def _leaves_something(self) -> None:
        """Raises a refusal when the limits cut a law off whose values lie all beyond them."""
        low = self.at_least if self.at_least is not None else 0.0
        high = self.at_most if self.at_most is not None else inf
        spread = self.uniform or self.triangular
        values = self.empirical or ((self.constant,) if self.constant is not None else ())
        inside = any(low <= value <= high for value in values)
        if (values and not inside) or (spread and (spread[-1] <= low or spread[0] >= high)):
            wrong = f"no value of this {self.key} law is within its limits"
            raise refusal(wrong, "move at_least or at_most", at=("at_most" if high < inf else "at_least",))


def law(**written: Any) -> Law:
    """A law from what a trainer would write, for defaults: `law(exponential="4h")`."""
    return Law.model_validate(written)
