"""Who is on the queues by the plan, day by day; days on which the same people work are worked out once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.scenario.routing_rules import Crew, Span, at_work


class Presence:
    """When the crews of a scenario are on the queues. Days count from 1."""

    def __init__(self, scenario: Scenario) -> None:
        self.days = range(1, scenario.floor.days + 1)
        self._floor = scenario.floor
        self._opening = hours_of_floor(scenario.floor)
        self._known: dict[Crew, dict[Hashable, list[Span]]] = {}
        self._pattern = {day: self._pattern_of(day) for day in self.days}

    def hours(self, day: int) -> Span | None:
        """When the floor is open on a day; None when it is closed then."""
        return self._opening.on(day - 1)

    def pattern(self, day: int) -> Hashable:
        """What tells a day from others: on all days of one pattern the same people are there."""
        return self._pattern[day]

    def of_each_pattern(self) -> Iterator[int]:
        """One day of each pattern."""
        yield from {pattern: day for day, pattern in self._pattern.items()}.values()

    def of(self, crew: Crew, day: int) -> list[Span]:
        """When the members of a crew are on the queues, in seconds after midnight of that day.

        A crew without a shift has one span for all of its members.
        """
        known = self._known.setdefault(crew, {})
        pattern = self._pattern[day]
        if pattern not in known:
            known[pattern] = self._of(crew, day)
        return known[pattern]

    def of_any(self, crews: Iterable[Crew], day: int) -> list[Span]:
        """When anybody of several crews is there, in order of time."""
        whole: list[Span] = []
        for start, end in sorted(span for crew in crews for span in self.of(crew, day)):
            if whole and start <= whole[-1][1]:
                whole[-1] = (whole[-1][0], max(whole[-1][1], end))
            else:
                whole.append((start, end))
        return whole

    def most_at_once(self, crews: Iterable[Crew]) -> int:
        """The most agents that the plan has there at any one time of any day; an upper estimate."""
        crews, most = list(crews), 0
        for day in self.of_each_pattern():
            changes = []
            for crew in crews:
                size = 1 if crew.shift is not None else crew.size
                for start, end in self.of(crew, day):
                    changes += [(start, size), (end, -size)]
            there = 0
            for _, change in sorted(changes):
                there += change
                most = max(most, there)
        return most

    def _pattern_of(self, day: int) -> Hashable:
        on_its_days = []
        for id, shift in self._floor.shifts.items():
            if day in shift.days:
                on_its_days.append(id)
            on_its_days += [f"{id} {at}" for at, one in enumerate(shift.activities) if day in one.days]
        return self.hours(day), tuple(on_its_days)

    def _of(self, crew: Crew, day: int) -> list[Span]:
        floor, hours = self._floor, self.hours(day)
        if crew.shift is not None:
            shift = floor.shifts.get(crew.shift)
            if shift is None or (day not in shift.days if shift.days else hours is None):
                return []
            turns = range(crew.turn, crew.turn + crew.size)
            return [span for turn in turns for span in at_work(shift, turn, day)]
        if hours is None:
            return []
        group = floor.groups.get(crew.group)
        if group is not None and group.staffing and crew.path[1] == "groups":
            ends = [*(step.start for step in group.staffing[1:]), floor.closes + floor.run_on]
            return [(step.start, end) for step, end in zip(group.staffing, ends, strict=True) if step.agents]
        return [(hours[0], hours[1] + floor.run_on)]
