"""A supervisor's time without a floor: a clock that is told what time it is, and a diary of what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from floorsim.desk.calendar import Area, Calendar, Duty, Entry, Hours

MIN = 60.0


class FakeClock:
    """Time stands still until somebody lets it pass."""

    def __init__(self) -> None:
        self.now = 0.0
        self._calls: list[tuple[float, int, Callable[[], None]]] = []
        self._made = 0

    def at(self, at_s: float, what: Callable[[], None]) -> None:
        """Calls something at a time; when the time is past, as soon as time passes again."""
        self._made += 1
        heappush(self._calls, (max(self.now, at_s), self._made, what))

    @property
    def next_s(self) -> float:
        """When the next call is due; infinity for never."""
        return self._calls[0][0] if self._calls else float("inf")

    def step(self) -> None:
        """The next call is made."""
        self.now, _, what = heappop(self._calls)
        what()

    def run(self, to_s: float) -> None:
        """Time passes, and everything due by then is called."""
        while self.next_s <= to_s:
            self.step()
        self.now = to_s


@dataclass
class Day:
    """A calendar and its diary; times in the diary are minutes."""

    hours: Hours = field(default_factory=Hours)
    diary: list[tuple[float, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.calendar = Calendar(self.clock, self.hours)
        self.calendar.on_begun = lambda entry: self.note(entry.key, "said to be begun")

    def note(self, key: str, what: str) -> None:
        """Writes down that something happened now."""
        self.diary.append((self.clock.now / MIN, key, what))

    def run(self, to_min: float) -> None:
        """Lets time pass."""
        self.clock.run(to_min * MIN)

    def work(self, key: str, minutes: float = 10, area: Area = "staffing", **how: Any) -> Entry:
        """Takes work on."""
        entry = Entry(key, area, minutes, doing=lambda: f"doing {key}", accepted_s=self.clock.now)
        entry.turn_to = lambda: self.note(key, "turned to")
        entry.begin = lambda: self.note(key, "begun")
        entry.done = lambda: self.note(key, "done")
        entry.dropped = lambda reason: self.note(key, f"dropped: {reason}")
        for name, value in how.items():
            setattr(entry, name, value)
        self.calendar.add(entry)
        return entry

    def duty(self, key: str, from_min: float, to_min: float, area: Area = "staffing", **how: Any) -> Duty:
        """Fixes a duty."""
        duty = Duty(key, area, from_min * MIN, to_min * MIN, doing=lambda: f"holding {key}")
        duty.begun = lambda: self.note(key, "begun")
        duty.over = lambda given_s: self.note(key, f"over after {given_s / MIN:g}")
        duty.missed = lambda: self.note(key, "missed")
        for name, value in how.items():
            setattr(duty, name, value)
        self.calendar.fix(duty)
        return duty

    def of(self, key: str) -> list[tuple[float, str]]:
        """What happened to one thing."""
        return [(at_min, what) for at_min, whose, what in self.diary if whose == key]

    def done(self) -> list[tuple[float, str]]:
        """What was done, and when, in order."""
        return [(at_min, key) for at_min, key, what in self.diary if what == "done"]

    @property
    def in_hand(self) -> str | None:
        """The key of what is in hand."""
        return None if self.calendar.current is None else self.calendar.current.key

    @property
    def waiting(self) -> list[str]:
        """The keys of what is queued."""
        return [entry.key for entry in self.calendar.queue]

    @property
    def used_min(self) -> float:
        """Minutes used so far."""
        return self.calendar.view().minutes_used
