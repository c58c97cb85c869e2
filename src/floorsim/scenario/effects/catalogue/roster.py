"""Plans of people change for a day to come: leave, swaps, other shifts, longer ones, activities."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from floorsim.scenario.effects.effect_type import Place
from floorsim.scenario.effects.subjects import AgentsEffect, agents_of, check_agents
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.models.staff import ActivityKind
from floorsim.scenario.values.units import Seconds, TimeOfDay
from floorsim.scenario.weekdays import Weekday
from floorsim.wording.times import in_minutes


def _as_written(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Day = Annotated[
    Annotated[int, Field(ge=1, le=366)] | Weekday | Literal["tomorrow"] | None, BeforeValidator(_as_written)
]
"""A day to come: its number, a weekday, `tomorrow`; left out, the agent's next day of work. Where the run has
no such day nothing happens."""


class LeaveChange(Block):
    """Agents have a day to come off, or their leave is cancelled."""

    agents: Annotated[tuple[Name, ...], Field(min_length=1)]
    day: Day = None
    cancel: bool = False


class Swap(Block):
    """Two people work each other's shift on a day to come."""

    agent: Name
    colleague: Annotated[Text, Field(alias="with")]
    """An id, or a name as people see it; somebody who is not there swaps nothing."""
    day: Day = None
    if_covered: bool = False
    """Only if no interval is short because of it."""


class ShiftChange(Block):
    """Agents work another shift of the scenario on a day to come."""

    agents: Annotated[tuple[Name, ...], Field(min_length=1)]
    shift: Name
    day: Day = None


class Longer(Block):
    """Shifts of a day to come end later, as overtime, as far as the budget goes."""

    agents: Annotated[tuple[Name, ...], Field(min_length=1)]
    by: Annotated[Seconds, Field(gt=0, le=7200)]
    day: Day = None


class PutIn(Block):
    """An activity more in the plan of agents on a day to come."""

    agents: Annotated[tuple[Name, ...], Field(min_length=1)]
    kind: ActivityKind
    at: TimeOfDay
    """Of that day."""
    length: Annotated[Seconds, Field(gt=0, alias="for")]
    title: Text | None = None
    driver: Name | None = None
    """Training: the driver that it is about."""
    day: Day = None


class RosterEffect(AgentsEffect):
    """What the changes of somebody's day have in common: they are done or not, and say why not."""

    words: ClassVar[str]
    """What the record says of those whom it reached."""

    @classmethod
    def check(cls, body: Any, at: Place) -> None:
        """The agents must exist, and the day."""
        super().check(body, at)
        check_day(body.day, at)

    @classmethod
    def apply(cls, body: Any, on: World, cause: Cause) -> None:
        """A record for each who is reached, with the number of the day; a line in the log for the others."""
        for agent in agents_of(body.agents, cause):
            day = on.rosters.day_of(body.day, agent)
            if day is None or on.rosters.agent_called(agent) is None:
                continue
            reason = cls.change(body, on, agent, day)
            if reason is None:
                on.record(cls.key, agent, day + 1.0, cls.detail(body), cause)
                on.rosters.tell([agent], day)
            else:
                on.say(f"the roster stays as it is: {reason}", "effect")

    @classmethod
    def change(cls, body: Any, on: World, agent: str, day: int) -> str | None:
        """Does it for one agent, or says why not."""
        raise NotImplementedError

    @classmethod
    def detail(cls, body: Any) -> str:
        """What the record keeps beside the day."""
        return ""

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who, what, and on which day."""
        return f"{whom}: {cls.words.format(detail)} on day {amount:.0f}"


class Leave(RosterEffect):
    """A day of leave is granted, or cancelled."""

    key: ClassVar[str] = "leave"
    schema: ClassVar[Any] = LeaveChange
    words: ClassVar[str] = "leave {}"

    @classmethod
    def change(cls, body: LeaveChange, on: World, agent: str, day: int) -> str | None:
        """Either way."""
        return on.rosters.cancel_leave(agent, day) if body.cancel else on.rosters.leave(agent, day)

    @classmethod
    def detail(cls, body: LeaveChange) -> str:
        """Which of the two."""
        return "cancelled" if body.cancel else "granted"


class SwapShifts(RosterEffect):
    """Two work each other's shift."""

    key: ClassVar[str] = "swap"
    schema: ClassVar[Any] = Swap
    words: ClassVar[str] = "shift swapped with {}"

    @classmethod
    def check(cls, body: Swap, at: Place) -> None:
        """The first of the two must exist, and the day."""
        check_agents([body.agent], at.at("agent"))
        check_day(body.day, at)

    @classmethod
    def apply(cls, body: Swap, on: World, cause: Cause) -> None:
        """One record, of the one who asked."""
        other = on.rosters.agent_called(body.colleague)
        for agent in agents_of([body.agent], cause):
            day = on.rosters.day_of(body.day, agent)
            if day is None or other is None or on.rosters.agent_called(agent) is None:
                continue
            reason = on.rosters.swap(agent, other, day, body.if_covered)
            if reason is None:
                on.record(cls.key, agent, day + 1.0, other, cause)
                on.rosters.tell([agent, other], day)
            else:
                on.say(f"no swap: {reason}", "effect")


class PutOnShift(RosterEffect):
    """Another shift."""

    key: ClassVar[str] = "shift"
    schema: ClassVar[Any] = ShiftChange
    words: ClassVar[str] = "{} shift"

    @classmethod
    def check(cls, body: ShiftChange, at: Place) -> None:
        """Agents and shift must exist."""
        super().check(body, at)
        at.found.known(at.at("shift").path, body.shift, at.scenario.floor.shifts, "shift")

    @classmethod
    def change(cls, body: ShiftChange, on: World, agent: str, day: int) -> str | None:
        """With its breaks."""
        return on.rosters.put_on_shift(agent, day, body.shift)

    @classmethod
    def detail(cls, body: ShiftChange) -> str:
        """Which."""
        return body.shift


class Extend(RosterEffect):
    """A longer shift."""

    key: ClassVar[str] = "extend"
    schema: ClassVar[Any] = Longer
    words: ClassVar[str] = "shift extended by {}"

    @classmethod
    def change(cls, body: Longer, on: World, agent: str, day: int) -> str | None:
        """As overtime."""
        return on.rosters.extend(agent, day, body.by)

    @classmethod
    def detail(cls, body: Longer) -> str:
        """By how much."""
        return in_minutes(body.by)


class PutInActivity(RosterEffect):
    """An activity more."""

    key: ClassVar[str] = "activity"
    schema: ClassVar[Any] = PutIn
    words: ClassVar[str] = "{} planned"

    @classmethod
    def check(cls, body: PutIn, at: Place) -> None:
        """Agents and driver must exist."""
        super().check(body, at)
        if body.driver is not None:
            at.found.known(at.at("driver").path, body.driver, at.scenario.drivers, "driver")

    @classmethod
    def change(cls, body: PutIn, on: World, agent: str, day: int) -> str | None:
        """Where the shift has room for it."""
        return on.rosters.put_in(agent, day, body)

    @classmethod
    def detail(cls, body: PutIn) -> str:
        """Which."""
        return str(body.kind)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """What is planned, or that breaks and offline work were moved."""
        if detail == "moved":
            return f"{whom}: breaks and offline work moved on day {amount:.0f}"
        return super().says(whom, amount, detail)


def check_day(day: int | str | None, at: Place) -> None:
    """Tells of a day that the scenario does not have; a weekday may be one of another scenario's."""
    if isinstance(day, int):
        at.found.known_day(at.at("day").path, day, at.scenario.floor.days)
