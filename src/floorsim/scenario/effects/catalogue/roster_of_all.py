"""The roster of days to come changes for everyone: call-ins, shifts dealt anew, other forecasts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from floorsim.scenario.effects.catalogue.roster import Day, check_day
from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name
from floorsim.wording.numbers import counted


class CallIn(Block):
    """People who are off come in on a day to come where the plan is short, as overtime."""

    count: Annotated[int, Field(ge=1, le=50)] = 1
    day: Day = "tomorrow"
    channel: Name | None = None
    standby: bool = False
    """Only those on standby, who have to come."""


class Arranged(Block):
    """The shifts of all days to come are dealt anew among those who do the same work."""

    unpopular: Literal["same_few", "rotate", "seniority", "trade"]
    """Who works the unpopular ones."""
    cover: bool = False
    """First people go from shifts with too many to shifts with too few."""


class Reforecast(Block):
    """Planning changes the forecast of a day to come on these live channels, or on all."""

    channels: tuple[Name, ...] = ()
    day: Day = "tomorrow"
    times: Annotated[float, Field(gt=0, le=5)]


class CallPeopleIn(EffectType):
    """People who are off come in."""

    key: ClassVar[str] = "call_in"
    schema: ClassVar[Any] = CallIn

    @classmethod
    def check(cls, body: CallIn, at: Place) -> None:
        """The channel must exist."""
        check_day(body.day, at)
        if body.channel is not None:
            at.found.known(at.at("channel").path, body.channel, at.scenario.floor.channels, "channel")

    @classmethod
    def apply(cls, body: CallIn, on: World, cause: Cause) -> None:
        """A record for each who comes."""
        day = on.rosters.day_of(body.day)
        if day is not None:
            came = on.rosters.call_in(body.count, day, body.channel, body.standby)
            _note(on, cls.key, came, day + 1.0, cause)
            on.rosters.tell(came, day)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who, on which day."""
        return f"{whom} called in on day {amount:.0f}"


class ArrangeRoster(EffectType):
    """The shifts of the days to come are dealt anew."""

    key: ClassVar[str] = "arrange"
    schema: ClassVar[Any] = Arranged

    @classmethod
    def apply(cls, body: Arranged, on: World, cause: Cause) -> None:
        """A record for each whose plan changed."""
        changed = on.rosters.arrange(body.unpopular, body.cover)
        _note(on, cls.key, changed, 0.0, cause)
        if changed:
            words = f"the roster of the days to come changes for {counted(len(changed), 'agent')}"
            on.say(words, "effect")

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """Who."""
        return f"other shifts for {whom}"


class ReforecastDay(EffectType):
    """What planning expects of a day changes; who comes stays the same."""

    key: ClassVar[str] = "reforecast"
    schema: ClassVar[Any] = Reforecast

    @classmethod
    def check(cls, body: Reforecast, at: Place) -> None:
        """The channels must exist."""
        at.found.all_known(at.at("channels").path, body.channels, at.scenario.floor.channels, "channel")
        check_day(body.day, at)

    @classmethod
    def apply(cls, body: Reforecast, on: World, cause: Cause) -> None:
        """The record keeps the factor."""
        day = on.rosters.day_of(body.day)
        if day is not None:
            on.rosters.reforecast(body.channels, day, body.times)
            on.record(cls.key, "", body.times, str(day + 1), cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """By how much, for which day."""
        return f"the forecast of day {detail} times {amount:g}"


def _note(on: World, key: str, whom: Iterable[str], amount: float, cause: Cause) -> None:
    for agent in whom:
        on.record(key, agent, amount, "", cause)
