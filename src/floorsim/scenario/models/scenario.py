"""The whole scenario."""

from collections.abc import Iterator
from math import fsum
from typing import Annotated, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.channels import Channel, Queue
from floorsim.scenario.models.demand import Demand, Driver
from floorsim.scenario.models.desk import (
    Decisions,
    Escalations,
    PlannedDecision,
    Prices,
    Quality,
    Scoring,
)
from floorsim.scenario.models.events import Incident, Message, Milestone
from floorsim.scenario.models.meta import Meta
from floorsim.scenario.models.staff import Agent, Group, People, Shift
from floorsim.scenario.models.supervisor import Supervisor
from floorsim.scenario.models.traps import Trap
from floorsim.scenario.models.week import ClosedOn, DayHours
from floorsim.scenario.speeds import DEFAULT_SPEED, Speed
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds, TimeOfDay, format_time
from floorsim.scenario.weekdays import WEEKDAYS, Weekday
from floorsim.units import DAY_S


class Play(Block):
    """The part of the run that is played and scored; before it the floor runs by itself."""

    start: Annotated[TimeOfDay, Field(alias="from")]
    end: Annotated[TimeOfDay, Field(alias="to")]
    every_day: bool = False
    """Whether the supervisor works from `from` to `to` on every open day of the floor, not once. Between an
    evening and the next morning the floor goes on, led by others, and nothing is decided."""
    speed: Speed = DEFAULT_SPEED
    """Simulated seconds per second with which a person's run begins; it changes nothing else."""
    wait_for_first_message: bool = False
    """Whether the clock of a person's run waits until the first message is read; it changes nothing else."""

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            raise refusal("play ends before it starts", "write `to` after `from`", at=("to",))
        return self


class Floor(Block):
    """The site: hours, channels, queues, groups, agents."""

    weekday: Weekday = "tuesday"
    days: Annotated[int, Field(ge=1, le=60)] = 1
    opens: TimeOfDay
    closes: TimeOfDay
    hours: dict[Weekday, DayHours] = {}
    """Weekdays with shorter hours; `opens` and `closes` hold on the others."""
    closed_on: ClosedOn = ()
    """Days on which nobody works: weekdays, or days of the scenario such as a holiday (1 is the first).
    Customers who want to come back then come when it is open again."""
    play: Play | None = None
    """None: the whole time from opening on day 1 to closing on the last day."""
    run_on: Annotated[Seconds, Field(ge=0)] = 0.0
    """Time simulated after closing so that waiting contacts can be served."""
    channels: Annotated[dict[Name, Channel], Field(min_length=1)]
    queues: dict[Name, Queue] = {}
    """Empty for a channel: one queue named after it."""
    shifts: dict[Name, Shift] = {}
    groups: Annotated[dict[Name, Group], Field(min_length=1)]
    agents: tuple[Agent, ...] = ()

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.closes <= self.opens:
            right = "write `closes` after `opens`"
            if self.opens <= DAY_S:
                right += f"; d2 {format_time(self.closes)} is the morning after"
            raise refusal("the floor closes before it opens", right, at=("closes",))
        return self

    @property
    def day_begins_s(self) -> float:
        """From when on a moment belongs to a day, seconds after its midnight: 0, or for a floor that is open
        past midnight the middle of the time in which it is closed."""
        return 0.0 if self.closes <= DAY_S else 0.5 * (self.closes - DAY_S + self.opens)

    def day_of(self, at_s: float) -> int:
        """The day of the run to which a moment belongs; 0 is the first. A night belongs to the day on which
        it began."""
        return int((at_s - self.day_begins_s) // DAY_S)

    def weekday_of(self, day: int) -> Weekday:
        """The day of the week of a day of the run; 0 is the first."""
        return WEEKDAYS[(WEEKDAYS.index(self.weekday) + day) % len(WEEKDAYS)]

    def hours_of(self, weekday: Weekday) -> tuple[float, float]:
        """Opening and closing on a weekday on which the floor is open, seconds after midnight."""
        own = self.hours.get(weekday)
        opens = self.opens if own is None or own.opens is None else own.opens
        return opens, self.closes if own is None or own.closes is None else own.closes

    def workdays(self, play: Play) -> Iterator[tuple[float, float]]:
        """When the supervisor of a play of every day works, day by day; seconds since midnight before day 1.

        On a day with shorter hours work begins as long before the opening as on others, and ends with it.
        """
        early_s = max(0.0, self.opens - play.start)
        for day in range(self.days):
            weekday = self.weekday_of(day)
            if {weekday, day + 1}.isdisjoint(self.closed_on):
                opens, closes = self.hours_of(weekday)
                from_s, to_s = max(play.start, opens - early_s), min(play.end, closes + self.run_on)
                if from_s < to_s:
                    yield day * DAY_S + from_s, day * DAY_S + to_s


class Scenario(Block):
    """Everything a run needs besides a seed and the decisions. Frozen and fully checked."""

    meta: Meta
    floor: Floor
    drivers: dict[Name, Driver] = {}
    demand: Demand
    people: People = People()
    supervisor: Supervisor = Supervisor()
    quality: Quality = Quality()
    incidents: tuple[Incident, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    messages: tuple[Message, ...] = ()
    escalations: Escalations = Escalations()
    decisions: Decisions = Decisions()
    scoring: Scoring = Scoring()
    prices: Prices = Prices()
    expert: tuple[PlannedDecision, ...] = ()
    traps: tuple[Trap, ...] = ()
    debrief: tuple[Text, ...] = ()
    """Questions that the debrief asks."""

    def driver_title(self, id: str) -> str:
        """What a contact driver is called; where nobody has named it, its id in words."""
        driver = self.drivers.get(id)
        return driver.title if driver is not None and driver.title else id.replace("_", " ")

    @property
    def start_s(self) -> float:
        """When the floor starts, seconds since midnight before day 1: the earliest shift or opening."""
        starts = [shift.start for shift in self.floor.shifts.values()]
        starts += [step.start for group in self.floor.groups.values() for step in group.staffing]
        return min([self.floor.opens, *starts])

    @property
    def play_from_s(self) -> float:
        """When play starts, seconds since midnight before day 1."""
        return self.workdays[0][0]

    @property
    def workdays(self) -> tuple[tuple[float, float], ...]:
        """When the supervisor is at work, seconds since midnight before day 1: once, or on every open day."""
        floor, play = self.floor, self.floor.play
        if play is None:
            return ((floor.opens, (floor.days - 1) * DAY_S + floor.closes + floor.run_on),)
        days = tuple(floor.workdays(play)) if play.every_day else ()
        return days or ((play.start, play.end),)

    def is_played_at(self, at_s: float) -> bool:
        """Whether the supervisor is at work at a moment."""
        return any(from_s <= at_s < to_s for from_s, to_s in self.workdays)

    @property
    def play_words(self) -> str:
        """When play is, to end a sentence with: `play lasts from 08:00 to 12:00`."""
        (from_s, to_s), *others = self.workdays
        if not others:
            return f"play lasts from {format_time(from_s)} to {format_time(to_s)}"
        assert self.floor.play is not None
        begins, ends = format_time(self.floor.play.start), format_time(self.floor.play.end)
        return f"play lasts from {begins} to {ends} on {1 + len(others)} days"

    @property
    def played_s(self) -> float:
        """Simulated time that is played, in all."""
        return fsum(to_s - from_s for from_s, to_s in self.workdays)

    @property
    def speed(self) -> Speed:
        """Simulated seconds per second with which a person's run begins."""
        return self.floor.play.speed if self.floor.play else DEFAULT_SPEED

    @property
    def wait_for_first_message(self) -> bool:
        """Whether the clock of a person's run waits until the first message is read."""
        return self.floor.play is not None and self.floor.play.wait_for_first_message

    @property
    def end_s(self) -> float:
        """When the run ends, seconds since midnight before day 1."""
        return self.workdays[-1][1]
