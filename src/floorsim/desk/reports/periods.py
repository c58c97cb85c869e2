"""The periods that a report can be about. Times are seconds since midnight before day 1."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.units import DAY_S
from floorsim.wording.times import time_of_day

PeriodName = Literal["today", "yesterday", "week", "month"]
MONTH_DAYS: Final = 28
"""Days of a monthly report: four weeks, or the run so far where that is shorter."""


class Period(NamedTuple):
    """A stretch of the run, and the one before it with which it is compared."""

    id: PeriodName
    title: str
    from_s: float
    to_s: float
    before: tuple[float, float] | None
    """The same hours of the day before, or the week or month before; None where the run has none."""

    @property
    def about(self) -> tuple[str, int]:
        """What it is about, the same for every report on it: a day, a week or a month, and which, by
        its first day. Today's report and tomorrow's on yesterday are about the same day."""
        if self.id == "month":
            return self.id, int(self.to_s // (MONTH_DAYS * DAY_S))
        return "week" if self.id == "week" else "day", int(self.from_s // DAY_S)


def periods(scenario: Scenario, now_s: float) -> dict[PeriodName, Period]:
    """What there is to report on now; a day counts only if the floor was open on it."""
    today = scenario.floor.day_of(now_s)
    start_s, today_s = scenario.start_s, today * DAY_S + scenario.floor.day_begins_s
    earlier = days_before(scenario, today)
    found: dict[PeriodName, Period] = {}
    if now_s > start_s:
        passed_s = now_s - today_s
        before = (earlier[-1], earlier[-1] + passed_s) if earlier else None
        title = f"today, to {time_of_day(now_s)}"
        found["today"] = Period("today", title, max(today_s, start_s), now_s, before)
    if earlier:
        before = (earlier[-2], earlier[-2] + DAY_S) if len(earlier) > 1 else None
        name = scenario.floor.weekday_of(scenario.floor.day_of(earlier[-1])).capitalize()
        found["yesterday"] = Period("yesterday", name, earlier[-1], earlier[-1] + DAY_S, before)
        weekday = WEEKDAYS.index(scenario.floor.weekday_of(today))
        found["week"] = _stretch("week", "the week so far", weekday, scenario, now_s)
        days = min(MONTH_DAYS, today + 1)
        month = _stretch("month", f"the last {days} days", days - 1, scenario, now_s)
        if month.from_s < found["week"].from_s:
            found["month"] = month
    return found


def _stretch(id: PeriodName, title: str, days: int, scenario: Scenario, now_s: float) -> Period:
    """So many whole days and today so far, or as many as the run has."""
    begins_s = scenario.floor.day_begins_s
    from_s = max(0.0, (scenario.floor.day_of(now_s) - days) * DAY_S + begins_s)
    whole_s = now_s - from_s
    before = (from_s - whole_s, from_s) if from_s >= whole_s else None
    return Period(id, title, max(from_s, scenario.start_s), now_s, before)


def days_before(scenario: Scenario, before_day: int) -> list[float]:
    """When the days before a day began on which the floor was open: at midnight, as a rule."""
    hours = hours_of_floor(scenario.floor)
    begins_s = scenario.floor.day_begins_s
    return [day * DAY_S + begins_s for day in range(before_day) if hours.on(day) is not None]
