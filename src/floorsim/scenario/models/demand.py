"""Demand: forecasts, drivers, patience, redials and repeat contacts."""

from __future__ import annotations

from math import fsum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, Name, OneOf, Text, added
from floorsim.scenario.models.dialer import Dialer
from floorsim.scenario.models.laws import Law, law
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Multiple, Seconds, Share, TimeOfDay
from floorsim.scenario.weekdays import Weekday

MOST_PER_INTERVAL = 1_000_000
"""Contacts that a forecast may expect in one interval or hour (D: far beyond any centre)."""

Rate = Annotated[float, Field(ge=0, le=MOST_PER_INTERVAL)]


class Driver(Block):
    """A reason for contact.

    `handle` multiplies handling time; `resolvable` is the chance that a skilled, fresh agent resolves it
    at once; `hostility` the chance of a hostile customer; `manager` the chance that a hostile one asks
    for a manager; `qa_weight` how much it counts in quality samples.
    """

    title: Text | None = None
    family: Name | None = None
    handle: Annotated[Multiple, Field(gt=0, le=20)] = 1.0
    talk: Law | None = None
    hold: Law | None = None
    after_contact: Law | None = None
    resolvable: Share = 1.0
    hostility: Share = 0.0
    manager: Share = 0.0
    complaint: bool = False
    qa_weight: Annotated[float, Field(ge=0)] = 1.0
    queue: Name | None = None
    """Queue for this driver in place of the channel's own."""
    transfer: Transfer | None = None
    owner: Text | None = None
    """Who can remove its cause: `team`, or another department by name."""
    fixable: Share | None = None
    """Part of its contacts that nobody would need if its cause were removed."""
    comments: tuple[Text, ...] = ()
    """What customers wrote about why they contacted; left out, the shared ones of a driver of this name."""


class Transfer(Block):
    """A share of contacts handed to another queue after the first talk.

    A warm hand-over keeps the first agent on the line until the second one takes the contact, and for
    `handover` then. Chats are handed over with what was written, never warm.
    """

    to: Name
    share: Share
    warm: bool = False
    handover: Annotated[Seconds, Field(ge=0)] = 60.0


class ForecastProfile(Block):
    """A published shape of a day, scaled to `total` contacts over the opening hours.

    `total` is a mean weekday's. A run over several days, or a `weekday` named, scales it by the profile's
    own weekdays (the bank's Mondays are the busiest, and it has no weekend).
    """

    name: Literal["bank"]
    total: Rate
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday"] | None = None


class ForecastCounts(Block):
    """Expected contacts per interval from a time on.

    Counts that end by the first midnight hold for every day; others run through the days once.
    """

    start: Annotated[TimeOfDay, Field(alias="from")]
    counts: Annotated[tuple[Rate, ...], Field(min_length=1, max_length=20_000)]
    interval: Annotated[Seconds, Field(gt=0)] | None = None


class RateStep(Block):
    """From this time on, so many contacts an hour."""

    start: Annotated[TimeOfDay, Field(alias="from")]
    per_hour: Rate


class ForecastFile(Block):
    """A CSV beside the scenario with the columns `time` and the stream's name (or `contacts`)."""

    file: Text
    column: Text | None = None


class Forecast(OneOf):
    """What the plan expects, written with exactly one key."""

    per_hour: Rate | None = None
    profile: ForecastProfile | None = None
    counts: ForecastCounts | None = None
    steps: Annotated[tuple[RateStep, ...], Field(min_length=1, max_length=2000)] | None = None
    csv: ForecastFile | None = None
    weekdays: Annotated[dict[Weekday | Literal["other"], Forecast], Field(min_length=1)] | None = None
    """A forecast for each weekday, `other` for those that are not named; on days without one nobody comes."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        for weekday, own in (self.weekdays or {}).items():
            if own.csv is not None or own.weekdays is not None:
                wrong = f"{own.key} cannot stand inside weekdays"
                raise refusal(
                    wrong, "write per_hour, steps, counts or profile there", at=("weekdays", weekday)
                )
        return self.require_one()  # type: ignore[return-value,unused-ignore]

    def on(self, weekday: Weekday) -> Forecast | None:
        """What holds on a weekday; None where nothing is expected then."""
        if self.weekdays is None:
            return self
        return self.weekdays.get(weekday, self.weekdays.get("other"))


class Patience(Block):
    """How long customers wait: some balk when they must wait at all, the rest follow the law.

    `announcement_leave`: share that leaves at each announcement (3-5%, D .04).
    """

    balk: Share = 0.0
    law: Law
    announcement_leave: Share = 0.04

    @model_validator(mode="before")
    @classmethod
    def _bare_law(cls, value: Any) -> Any:
        laws, own = set(Law.model_fields), set(cls.model_fields)
        bare = isinstance(value, dict) and (laws & set(value) or not own & set(value))
        return {"law": value} if bare or isinstance(value, str | int | float) else value


class Redial(Block):
    """Who tries again after abandoning or a busy line, and when.

    D: half after the first failure, 30% after later ones, 5-20 minutes later.
    """

    first: Share = 0.5
    later: Share = 0.3
    delay: Law = law(uniform=("5m", "20m"))
    after_blocked: bool = True
    keeps: Literal["patience_and_work", "nothing"] = "patience_and_work"
    """A person who tries again has the same patience and the same matter. `nothing` draws both anew, as
    Markov models of redialling assume."""
    switch_to: Name | None = None
    """Channel that `switch` of the redials use instead."""
    switch: Share = 0.0


class Repeat(Block):
    """Customers whose matter was not resolved come back (D .6 within 1-3 days, upset ones the same day)."""

    share: Share = 0.6
    same_day: Share = 0.3
    """Part of the returns that come the same day; hostile customers always do."""
    same_day_delay: Law = law(uniform=("30m", "3h"))
    later_delay: Law = law(uniform=("1d", "3d"))


class Bot(Block):
    """A bot or self-service that customers meet before the queue.

    The forecast is what comes through to agents as planned: those whom the bot hands over, and those who come
    back from it because it did not help.
    """

    keeps: Annotated[Share, Field(gt=0, lt=1)]
    """Share of its customers that it does not hand over."""
    fails: Share = 0.2
    """Share of those it keeps by plan whom it does not help and who come back to an agent (D; of those near
    the limit of what it keeps more)."""
    angry: Share = 0.4
    """Share of those who come back that are hostile by then (D)."""
    back: Law = law(uniform=("10m", "90m"))
    """How much later they come back (D)."""

    @property
    def comes_through(self) -> float:
        """Part of its customers that reaches an agent sooner or later, 0-1."""
        return 1.0 - self.keeps * (1.0 - self.fails)


class BacklogPart(Block):
    """Open written or back-office items at the start: how many, how old, due when."""

    open: Annotated[int, Field(ge=0, le=1_000_000)]
    age: Law = law(constant="0s")
    driver: Name | None = None


class Stream(Block):
    """Contacts that arrive on one channel for a mix of drivers, or customers whom a dialer calls."""

    channel: Name | None = None
    """Defaults to the stream's own name."""
    forecast: Forecast = Forecast(per_hour=0.0)
    """What the plan expects; only a stream with a dialer goes without."""
    reality: tuple[tuple[TimeOfDay, Annotated[Multiple, Field(ge=0, le=100)]], ...] = ()
    """Steps (from a time, factor) by which the true rate differs from the forecast."""
    arrivals: Literal["poisson", "even", "exact"] = "poisson"
    """`exact`: the rounded count of each interval at uniform times; `even`: equally spaced."""
    drivers: dict[Name, Annotated[float, Field(ge=0)]] = {}
    talk: Law
    hold: Law | None = None
    after_contact: Law | None = None
    patience: Patience | None = None
    """None: nobody abandons."""
    redial: Redial | None = None
    repeat: Repeat | None = None
    bot: Bot | None = None
    """Who stands before the queue; without it every customer comes to the agents."""
    backlog: tuple[BacklogPart, ...] = ()
    due: TimeOfDay | None = None
    """Back-office work: when the items of the day are due."""
    dialer: Dialer | None = added()
    """Outbound work: its customers do not come, they are called."""
    handle_by_time: tuple[tuple[TimeOfDay, Annotated[Multiple, Field(gt=0, le=10)]], ...] = added(())
    """Steps (from a time, factor) by which contacts that come then take longer than the laws say; 1 before
    the first. Planning knows it."""

    @model_validator(mode="after")
    def _comes_or_is_called(self) -> Self:
        if self.dialer is None:
            if "forecast" not in self.model_fields_set:
                raise refusal("forecast is missing", "write how many contacts are expected")
            return self
        mine = {"channel", "drivers", "talk", "hold", "after_contact", "patience", "dialer"}
        for name in sorted(self.model_fields_set - mine):
            field, value = type(self).model_fields[name], getattr(self, name)
            if value != field.get_default(call_default_factory=True):
                wrong = f"{name} is about customers who come, and these are called"
                raise refusal(wrong, "leave it out beside dialer", at=(name,))
        return self

    @model_validator(mode="after")
    def _steps_in_order(self) -> Self:
        for name, steps in (("reality", self.reality), ("handle_by_time", self.handle_by_time)):
            times = [at for at, _ in steps]
            if times != sorted(set(times)):
                raise ValueError(f"{name}'s steps are not in order of time; sort them, one per time")
        if self.drivers and fsum(self.drivers.values()) <= 0:
            raise ValueError("the drivers' shares add up to nothing; give at least one a share above 0")
        return self


class DayFactor(Block):
    """One factor for a whole day: Gamma(alpha, alpha), mean 1, CV 1/sqrt(alpha)."""

    alpha: Annotated[float, Field(gt=0)] = 30.0
    """D: 30 for a small team (CV 18%); the bank of Weinberg et al. shows about 250; others 10-400."""


class IntervalFactor(Block):
    """Factors of the intervals of a day: mean 1, correlated with their neighbours."""

    cv: Annotated[float, Field(gt=0, le=1)] = 0.06
    """D: the bank's (Weinberg et al. 2007), busier intervals varying less."""
    correlation_length: Annotated[Seconds, Field(gt=0)] | None = None
    """Time over which deviations fade; None means the bank's."""


class Demand(Block):
    """All streams, and how busy days and intervals differ from the forecast."""

    interval: Annotated[Seconds, Field(ge=60, le=86400)] = 1800.0
    day_factor: DayFactor | Literal["off"] = "off"
    interval_factor: IntervalFactor | Literal["off"] = "off"
    streams: dict[Name, Stream]
