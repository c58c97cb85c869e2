"""From the days of an export to the expected contacts of a scenario's days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Any, Final

from floorsim.errors import UsageError
from floorsim.scenario.forecast.steps import MOST_COUNTS
from floorsim.scenario.importing.export import Day, Export
from floorsim.scenario.values.durations import format_duration
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.weekdays import WEEKDAYS, Weekday
from floorsim.units import DAY_S
from floorsim.wording.names import both

MOST_A_DAY: Final = 100_000
"""Contacts of a day that are written (D: three times those of a large bank; such a day takes 20 s to
play)."""
MOST_DAYS: Final = 60
"""Days that a scenario's floor may have."""
QUIET: Final = 3.0
"""Contacts of an interval below which a day may well have none (D: by chance one day in 20 or more)."""
_DIGITS: Final = 2
"""Digits behind the point that a mean count is written with."""


@dataclass(frozen=True)
class Profile:
    """Expected contacts by the start of each interval, seconds after midnight of day 1, and the days they
    are of."""

    contacts: dict[float, float]
    step_s: float
    days: tuple[Day, ...]
    words: str
    """What it is, to stand after a number of contacts: `a day, mean of 4 Mondays`."""
    weekdays: Mapping[Weekday, Profile] | None = None
    """The mean day of each weekday, where they are kept apart."""

    @property
    def total(self) -> float:
        """Contacts of all its intervals."""
        return fsum(self.contacts.values())

    @property
    def starts_s(self) -> float:
        """When its first interval with contacts begins."""
        return min(self.contacts)

    @property
    def ends_s(self) -> float:
        """When its last interval with contacts ends."""
        return max(self.contacts) + self.step_s

    def scaled(self, factor: float) -> Profile:
        """The same with every count multiplied."""
        contacts = {at: n * factor for at, n in self.contacts.items()}
        weekdays = self.weekdays and {name: day.scaled(factor) for name, day in self.weekdays.items()}
        return replace(self, contacts=contacts, weekdays=weekdays)

    def forecast(self) -> dict[str, Any]:
        """As a stream writes it: counts, or counts for each weekday; raises as `counts` does."""
        if self.weekdays is None:
            return {"counts": self.counts()}
        return {"weekdays": {name: {"counts": day.counts()} for name, day in self.weekdays.items()}}

    def counts(self) -> dict[str, Any]:
        """As a forecast writes it: `{from, interval, counts}`; raises UsageError where no run is so long."""
        number = round((self.ends_s - self.starts_s) / self.step_s)
        if number > MOST_COUNTS or self.ends_s > MOST_DAYS * DAY_S:
            raise UsageError(
                f"The days of the export are more than a run can have, {MOST_DAYS} days and {MOST_COUNTS:,} "
                "intervals; choose fewer with --from and --to."
            )
        by_day: dict[float, float] = {}
        for start, contacts in self.contacts.items():
            by_day[start // DAY_S] = by_day.get(start // DAY_S, 0.0) + contacts
        if (most := max(by_day.values())) > MOST_A_DAY:
            raise UsageError(
                f"A day has {most:,.0f} contacts, and a run takes {MOST_A_DAY:,} at most; check which column "
                "was taken for the contacts, or say --scale."
            )
        values = (
            round(self.contacts.get(self.starts_s + step * self.step_s, 0.0), _DIGITS)
            for step in range(number)
        )
        return {
            "from": format_time(self.starts_s),
            "interval": format_duration(self.step_s),
            "counts": [int(value) if value == int(value) else value for value in values],
        }


def weekday_number(day: Day) -> int | None:
    """The weekday of a day of an export, Monday 0, if it is said."""
    return day.date.weekday() if day.date is not None else day.weekday


def profile_of(export: Export, weekday: Weekday | None = None) -> Profile:
    """The mean day of the export, or of one weekday in it.

    Raises:
        UsageError: the export has no such day.
    """
    if weekday is None:
        days = tuple(sorted(export.days, key=lambda day: day.order))
        words = f"on {days[0]}" if len(days) == 1 else f"a day, mean of {len(days)} days"
        return _mean(export, days, words)
    number = WEEKDAYS.index(weekday)
    days = tuple(day for day in export.days if weekday_number(day) == number)
    if not days:
        there = sorted({one for day in export.days if (one := weekday_number(day)) is not None})
        names = both(WEEKDAYS[one].capitalize() for one in there)
        are = f"its days are {names}; say --weekday for one of them" if there else "it names no weekdays"
        raise UsageError(f"The export has no {weekday.capitalize()}; {are}.")
    name = weekday.capitalize()
    return _mean(export, days, f"a day, mean of {len(days)} {name}s" if len(days) > 1 else f"on {days[0]}")


def one_after_another(export: Export) -> Profile:
    """The days of the export as the days of a run; days of which it says nothing between them are empty.

    Raises:
        UsageError: its days have no dates.
    """
    days = sorted(export.days, key=lambda day: day.order)
    numbers = [day.date.toordinal() if day.date else day.number for day in days]
    if len(days) > 1 and len(set(numbers)) < len(days):
        raise UsageError("The export has no dates; its days cannot follow one another.")
    contacts = {
        (number - numbers[0]) * DAY_S + start: volume.contacts
        for number, day in zip(numbers, days, strict=True)
        for start, volume in export.days[day].items()
    }
    return _trimmed(
        contacts, export.step_s, tuple(days), f"on the {numbers[-1] - numbers[0] + 1} days from {days[0]}"
    )


def by_weekday(export: Export, weekdays: Sequence[Weekday]) -> Profile:
    """For each day of a run the mean of its weekday in the export; raises UsageError if it has none of
    them."""
    contacts: dict[float, float] = {}
    means: dict[Weekday, Profile] = {}
    for number, weekday in enumerate(weekdays):
        days = tuple(day for day in export.days if weekday_number(day) == WEEKDAYS.index(weekday))
        if days:
            means[weekday] = _mean(export, days, "")
            contacts |= {number * DAY_S + start: value for start, value in means[weekday].contacts.items()}
    used = tuple(day for mean in means.values() for day in mean.days)
    if not used:
        raise UsageError("The export has none of the weekdays of the scenario; say --weekday or --each-day.")
    open_days = [weekday for weekday in weekdays if weekday in means]
    words = f"on {len(open_days)} days, each the mean of its weekday"
    return replace(_trimmed(contacts, export.step_s, used, words), weekdays=means)


def _mean(export: Export, days: tuple[Day, ...], words: str) -> Profile:
    """Each interval's mean over the days that have it; over all where a day without it had no contacts."""
    starts = sorted({start for day in days for start in export.days[day]})
    contacts = {}
    for start in starts:
        there = [export.days[day][start].contacts for day in days if start in export.days[day]]
        mean = fsum(there) / len(there)
        is_zero = export.kind != "intervals" or (export.leaves_out_zeros and mean < QUIET)
        contacts[start] = fsum(there) / len(days) if is_zero else mean
    return _trimmed(contacts, export.step_s, days, words)


def _trimmed(contacts: dict[float, float], step_s: float, days: tuple[Day, ...], words: str) -> Profile:
    """Without the empty intervals before the first contacts and after the last."""
    busy = [start for start, value in contacts.items() if value > 0]
    if not busy:
        raise UsageError("The export has no contacts on the days that were chosen; choose others.")
    first, last = min(busy), max(busy)
    return Profile({at: n for at, n in sorted(contacts.items()) if first <= at <= last}, step_s, days, words)
