"""What an export says once it is read: contacts and handling time by day and interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import fsum
from typing import Final, Literal, NamedTuple

from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.wording.names import listed

PARTS: Final = ("handle_time", "talk", "hold", "after_contact")
"""The times of which a contact's handling may be made up; `handle_time` is the whole of it."""


LONGEST_SPAN: Final = 1_500
"""Days from the first to the last of an export up to which those without rows are told (D: four years)."""


class Day(NamedTuple):
    """A day of an export: its date, or the weekday alone (Monday 0), or its number from 1 where neither is
    said."""

    date: date | None = None
    weekday: int | None = None
    number: int = 1

    @property
    def order(self) -> tuple[int, int, int]:
        """What days are sorted by."""
        return (self.date.toordinal() if self.date else 0, self.weekday or 0, self.number)

    def __str__(self) -> str:
        if self.date is not None:
            return f"{self.date.isoformat()} ({WEEKDAYS[self.date.weekday()].capitalize()[:3]})"
        return f"day {self.number}" if self.weekday is None else WEEKDAYS[self.weekday].capitalize()


def day_of(on: date | None, weekday: int | None = None) -> Day:
    """The day of a moment; one that is said by its number, such as d2, is a date of year 1."""
    if on is None:
        return Day(weekday=weekday)
    return Day(number=on.day) if on.year == 1 else Day(date=on)


@dataclass(slots=True)
class Volume:
    """Contacts of an interval, and of each part of handling the contacts that have it and its seconds in
    all."""

    contacts: float = 0.0
    parts: dict[str, list[float]] = field(default_factory=dict)

    def add(self, contacts: float, parts: Mapping[str, tuple[float, float]]) -> None:
        """Counts further contacts; `parts` gives weight and seconds of each part."""
        self.contacts += contacts
        for part, (weight, seconds) in parts.items():
            kept = self.parts.setdefault(part, [0.0, 0.0])
            kept[0] += weight
            kept[1] += seconds


Days = dict[Day, dict[float, Volume]]
"""The intervals of each day, by their start in seconds after midnight."""


@dataclass
class Export:
    """An export as it was read, and everything that there is to tell about the reading."""

    source: str
    kind: Literal["intervals", "calls", "queue log"]
    encoding: str
    separator: str
    columns: dict[str, str]
    guessed: frozenset[str]
    """The roles of columns that nobody named, now or the last time."""
    days: Days
    step_s: float
    remembered: frozenset[str] = frozenset()
    """The roles of columns that were named the last time."""
    days_across: bool = False
    """Whether its contacts stand in a column for each day, which `columns` names together."""
    rows_read: int = 0
    rows_left_out: int = 0
    unreadable: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mixed: str | None = None
    """Why its rows cannot be added up without being asked: several queues, or an interval that comes
    twice."""
    asks: str | None = None
    """What must be said before it is written anywhere: in which order a single date is."""
    date_order: str | None = None
    zone: str | None = None
    waits: tuple[tuple[float, bool], ...] = ()
    """Of a list of calls: how long each waited, and whether it was abandoned then."""
    handled: tuple[float, ...] = ()
    """Of a list of calls: the handling time of each that was answered."""

    @property
    def total_contacts(self) -> float:
        """All contacts of all days."""
        return fsum(map(self.contacts_on, self.days))

    @property
    def columns_by_name(self) -> dict[str, str]:
        """The roles whose column can be found again by its name."""
        columns = {} if self.kind == "queue log" else dict(self.columns)
        if self.days_across:
            del columns["offered"]
        return columns

    def tell_queues(self, queues: Counter[str], rows: str, column: str) -> None:
        """Says that the rows of several queues stand in it, and how to choose one; nothing if it is one."""
        if len(queues) > 1:
            names = listed((name or "nothing" for name, _ in queues.most_common()), "and")
            self.mixed = (
                f"the {rows} of {len(queues)} queues stand in one file ({column}: {names}); choose one with "
                f"--where '{column}={queues.most_common(1)[0][0]}'"
            )

    @cached_property
    def leaves_out_zeros(self) -> bool:
        """Whether intervals without contacts have no rows: some are missing, and no row has 0 contacts."""
        counts = [volume.contacts for day in self.days.values() for volume in day.values()]
        whole = len(self.days) * len({start for day in self.days.values() for start in day})
        return self.kind == "intervals" and len(counts) < whole and min(counts) > 0

    def contacts_on(self, day: Day) -> float:
        """All contacts of a day."""
        return fsum(volume.contacts for volume in self.days[day].values())

    def mean_s(
        self, part: str, days: Iterable[Day] | None = None, starts: Collection[float] | None = None
    ) -> float | None:
        """The mean seconds of a part of handling per contact, of some days and of the intervals with these
        starts; None where the export has no such figure."""
        kept = [
            volume.parts[part]
            for day in (self.days if days is None else days)
            for start, volume in self.days[day].items()
            if part in volume.parts and (starts is None or start in starts)
        ]
        weight = fsum(one[0] for one in kept)
        return fsum(one[1] for one in kept) / weight if weight > 0 else None

    @property
    def handle_s(self) -> float | None:
        """The mean handling time, as it is said or added up from its parts; None where talk is not known."""
        return self.handle_of(self.days)

    def handle_of(self, days: Iterable[Day], starts: Collection[float] | None = None) -> float | None:
        """The same of some of the days, and of the intervals with these starts."""
        days = list(days)
        whole = self.mean_s("handle_time", days, starts)
        if whole is not None:
            return whole
        talk, *others = [self.mean_s(part, days, starts) for part in PARTS[1:]]
        return None if talk is None else fsum([talk, *(other or 0.0 for other in others)])


def usual_step_s(days: Mapping[Day, Iterable[float]], ends: Sequence[float]) -> float | None:
    """How long an interval is: what the spans say, else the most usual time between rows of a day."""
    lengths = Counter(ends) or Counter(
        later - start for starts in days.values() for start, later in pairwise(sorted(set(starts)))
    )
    return min(lengths, key=lambda length: (-lengths[length], length)) if lengths else None


def gaps_of(days: Days, step_s: float, changed: Iterable[date]) -> list[str]:
    """Sentences about intervals of which the export says nothing, day by day, and about days without rows."""
    told = []
    changed = set(changed)
    for day in sorted(days, key=lambda one: one.order):
        starts = sorted(days[day])
        holes = [(start + step_s, later) for start, later in pairwise(starts) if later > start + step_s]
        if holes and day.date not in changed:
            spans = ", ".join(f"{format_time(start)} to {format_time(end)}" for start, end in holes[:3])
            more = f" and {len(holes) - 3} more" if len(holes) > 3 else ""
            told.append(f"{day} has no rows for {spans}{more}.")
    usual = Counter((min(starts), max(starts)) for starts in days.values() if starts)
    (first, last), times = usual.most_common(1)[0] if usual else ((0.0, 0.0), 0)
    for day in sorted(days, key=lambda one: one.order) if times > len(days) / 2 else ():
        bounds = (min(days[day]), max(days[day]))
        if bounds != (first, last):
            hours = f"{format_time(bounds[0])} to {format_time(bounds[1] + step_s)}"
            usual_hours = f"{format_time(first)} to {format_time(last + step_s)}"
            told.append(f"{day} goes from {hours}; most days from {usual_hours}.")
    dates = sorted(day.date for day in days if day.date is not None)
    there, span = set(dates), (dates[-1] - dates[0]).days + 1 if dates else 0
    if span > LONGEST_SPAN:
        told.append(f"The dates go from {dates[0]} to {dates[-1]}; check those that are far from the others.")
        return told
    absent = [
        day for day in (dates[0] + timedelta(days=number) for number in range(span)) if day not in there
    ]
    never = []
    for weekday, name in enumerate(WEEKDAYS):
        of_it = [day for day in absent if day.weekday() == weekday]
        if of_it and all(day.weekday() != weekday for day in dates):
            never.append(name.capitalize())
        elif of_it:
            days_listed = ", ".join(day.isoformat() for day in of_it[:5])
            more = " and more" if len(of_it) > 5 else ""
            told.append(f"There are no rows for {days_listed}{more} ({name.capitalize()}).")
    if never:
        told.append(f"There are no rows for any {listed(never)}.")
    return told
