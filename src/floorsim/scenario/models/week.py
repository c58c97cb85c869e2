"""Weekdays, and hours that differ by weekday."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import TimeOfDay, format_time
from floorsim.scenario.weekdays import Weekday

ClosedOn = tuple[Weekday | Annotated[int, Field(ge=1, le=366)], ...]
"""Weekdays that are always closed, and days of the scenario, such as a holiday; 1 is the first."""


class DayHours(Block):
    """The hours of one weekday; what is not written is the floor's."""

    opens: TimeOfDay | None = None
    closes: TimeOfDay | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            wrong = "the floor closes before it opens on this day"
            right = f"write `closes` after `opens`; d2 {format_time(self.closes)} is the morning after"
            raise refusal(wrong, right, at=("closes",))
        return self
