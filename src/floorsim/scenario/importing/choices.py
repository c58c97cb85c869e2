"""What somebody said about an export, on the command line or the last time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.importing.clocks import DateOrder
from floorsim.scenario.importing.numbers import Decimal

DEFAULT_STEP_S: Final = 900.0
"""Length of the intervals to which calls are added up unless another is asked for (D: what most reports
have)."""


@dataclass(frozen=True)
class Choices:
    """What is said of columns, dates, numbers and times, and which rows are asked for."""

    columns: dict[str, str] = field(default_factory=dict)
    remembered: dict[str, str] = field(default_factory=dict)
    """Columns that were said the last time; those that are not there any more are guessed again."""
    where: tuple[tuple[str, str], ...] = ()
    dates: DateOrder | None = None
    decimal: Decimal | None = None
    zone: str | None = None
    interval_s: float | None = None
    add_up: bool = False
    first: date | None = None
    last: date | None = None

    def is_asked_for(self, day: date | None) -> bool:
        """Whether a day lies between the first and the last; raises UsageError where none is known."""
        if self.first is None and self.last is None:
            return True
        if day is None:
            raise UsageError("The export has no dates; --from and --to need them.")
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)
