"""What there is to put into a report: the periods, and the figures of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from floorsim.desk.decisions.pickers import Option, Picker, TimePicker
from floorsim.desk.reports.figures import ReportFigure
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.values.units import format_time
from floorsim.units import DAY_S
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.workspace import Workspace


HALF_HOUR_S: Final = 30 * 60.0
HALF_HOURS: Final = 6
"""Half hours of today that are offered as a date (D)."""
DAYS_AHEAD: Final = 5
"""Later days that are, each at closing (D)."""


@dataclass(frozen=True, kw_only=True)
class DatePicker(TimePicker):
    """A time later today, or the closing of one of the next open days."""

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """The next half hours, then the days that are still played."""
        first_s = (desk.now // HALF_HOUR_S + 1) * HALF_HOUR_S
        for number in range(HALF_HOURS):
            at_s = first_s + number * HALF_HOUR_S
            if desk.floor.day_of(at_s) == desk.floor.day_of(desk.now):
                yield Option(format_time(at_s), time_of_day(at_s))
        scenario, today = desk.floor.scenario, desk.floor.day_of(desk.now)
        hours = hours_of_floor(scenario.floor)
        for day in range(today + 1, min(today + 1 + DAYS_AHEAD, scenario.floor.days)):
            span = hours.on(day)
            if span is not None:
                at_s = day * DAY_S + span[1]
                yield Option(format_time(at_s), date_words(desk, at_s))


def date_words(desk: Workspace, at_s: float) -> str:
    """`14:30` today, `Wednesday 20:00` on another day."""
    day, today = desk.floor.day_of(at_s), desk.floor.day_of(desk.now)
    name = "" if day == today else f"{desk.floor.scenario.floor.weekday_of(day).capitalize()} "
    return f"{name}{time_of_day(at_s)}"


@dataclass(frozen=True, kw_only=True)
class FiguresPicker(Picker):
    """Figures of today, which are there in every run, or of the longer periods where these have more."""

    takes: ClassVar[str] = "figures"
    several: ClassVar[bool] = True

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """Each with its value and what stands behind it; one without a value can't be chosen."""
        found: dict[str, ReportFigure] = {}
        for period in desk.reports.periods():
            for one in desk.reports.figures(period):
                if one.value is not None:
                    found.setdefault(one.id, one)
        for one in found.values():
            detail = ", ".join(part for part in (one.said, one.counted) if part)
            yield Option(one.id, one.title, detail=detail)
