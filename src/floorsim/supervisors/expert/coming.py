"""Who is guessed to come: the forecast, how the last minutes went against it, and how trouble goes on.

The laws are stated here. Trouble that is going on ends after an exponential time; before any is known, some
futures have a surprise. Everything else is the plan's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, log, sqrt
from typing import Final

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.scenario.effects.written import effect
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.demand import BacklogPart, Forecast, RateStep, Stream
from floorsim.scenario.models.events import Incident, TimedEffect
from floorsim.scenario.models.laws import Law
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.plan import Plan, between
from floorsim.units import DAY_S, HOUR_S, MINUTE_S

STEP_S: Final = 5 * MINUTE_S
"""Guessed arrivals keep one rate for this long (D)."""
FADES_S: Final = 30 * MINUTE_S
"""Without news a departure from the forecast halves in this time (D)."""
LEAST_AGE_S: Final = 30 * MINUTE_S
"""Trouble lasts as long again as it has, this at least, in the mean; the time left is exponential (D: the
longer it has lasted, the longer it will)."""
SECOND_WAVE_S: Final = 15 * MINUTE_S
SECOND_WAVE: Final = 0.6
"""After its end customers who gave up come back: for so long, so much of the extra demand goes on (D)."""
RISES_S: Final = 15 * MINUTE_S
LEAST_EXTRA: Final = 1.0
"""Within this time of the first word demand is taken to double at least, though less has come so far (D)."""
SURPRISED: Final = 2
SURPRISE: Final = 2.0
WITHIN_S: Final = 30 * MINUTE_S
"""While nothing is known, in one future of so many the customers on the line become so many times as many,
from some moment within this time on (D: a plan that only holds if nothing happens is no plan)."""
GOLDEN: Final = (sqrt(5.0) - 1.0) / 2.0


@dataclass(frozen=True, slots=True)
class Draw:
    """One of several ways in which it may go on; `number` counts from 0."""

    number: int

    @property
    def quantile(self) -> float:
        """Its place among all, 0-1; however many there are, they lie well apart (Kronecker's sequence)."""
        return ((self.number + 1) * GOLDEN) % 1.0


class Coming:
    """The customers to come, as guessed at one moment. Times are seconds after the day's midnight."""

    def __init__(self, facts: Scenario, plan: Plan, view: FloorView, noticed: Noticed) -> None:
        self._facts, self._plan, self._view, self._noticed = facts, plan, view, noticed
        self._day_s = facts.floor.day_of(view.now_s) * DAY_S
        self._now_s = view.now_s - self._day_s
        self._about = self._concerned()
        self.factors = {channel.id: self._factor(channel) for channel in view.channels}
        """How many come now against the forecast, by channel."""

    def _concerned(self) -> tuple[str, ...]:
        """Drivers that the trouble is about: those named, else the most frequent one."""
        if self._noticed.trouble_s is None:
            return ()
        named = self._noticed.concerned(self._plan.drivers)
        shares = {
            id: share
            for stream in self._facts.demand.streams.values()
            for id, share in stream.drivers.items()
        }
        return named or ((max(shares, key=lambda id: (shares[id], id)),) if shares else ())

    def _factor(self, channel: ChannelView) -> float:
        from_s, now_s = self._noticed.since_s(channel.id), self._view.now_s
        seen = self._noticed.against_forecast(channel.id, self._plan.expected(channel.id, from_s, now_s))
        began_s = self._noticed.trouble_s
        early = began_s is not None and now_s - began_s <= RISES_S and channel.kind in LIVE_MEDIA
        return max(seen, 1.0 + LEAST_EXTRA) if early else seen

    def trouble_ends_s(self, draw: Draw) -> float | None:
        """When the trouble is taken to end in this draw; None when there is none."""
        began_s = self._noticed.trouble_s
        if began_s is None:
            return None
        age_s = max(LEAST_AGE_S, self._view.now_s - began_s)
        return self._now_s - age_s * log(1.0 - draw.quantile)

    def against_forecast(self, channel: str, at_s: float, draw: Draw) -> float:
        """Factor on the forecast at a time to come."""
        extra, ends_s = self.factors[channel] - 1.0, self.trouble_ends_s(draw)
        if ends_s is not None:
            if at_s < ends_s:
                return 1.0 + extra
            return 1.0 + extra * SECOND_WAVE * self._halved(at_s - ends_s - SECOND_WAVE_S, SECOND_WAVE_S)
        if self._surprised(channel, at_s, draw):
            return SURPRISE + extra
        over_s = self._noticed.over_s
        if over_s is not None and at_s + self._day_s < over_s + SECOND_WAVE_S:
            return 1.0 + extra
        return 1.0 + extra * self._halved(at_s - self._now_s, FADES_S)

    @staticmethod
    def _halved(after_s: float, each_s: float) -> float:
        return float(0.5 ** max(0.0, after_s / each_s))

    def _surprised(self, channel: str, at_s: float, draw: Draw) -> bool:
        """Whether something that nobody has seen coming has begun by then in this draw."""
        live = self._facts.floor.channels[channel].medium in LIVE_MEDIA
        bad = draw.number % SURPRISED == SURPRISED - 1 and self._noticed.over_s is None
        return live and bad and at_s >= self._now_s + WITHIN_S * draw.quantile

    def stream(self, id: str, draw: Draw, end_s: float) -> Stream:
        """A stream of the scenario from now to a time: rates, drivers and the work that is open now."""
        stream, channel = self._facts.demand.streams[id], self._plan.streams[id]
        forecast = self._plan.forecast(id, int(self._day_s // DAY_S))
        steps = [RateStep.model_construct(start=0.0, per_hour=0.0)]
        at_s = self._now_s
        while at_s < end_s:
            until_s = min(at_s + STEP_S, end_s)
            expected = between(forecast, at_s, until_s) * self.against_forecast(channel, at_s, draw)
            per_hour = max(0.0, expected) / (until_s - at_s) * HOUR_S
            steps.append(RateStep.model_construct(start=at_s, per_hour=per_hour))
            at_s = until_s
        return stream.model_copy(
            update={
                "forecast": Forecast.model_construct(steps=tuple(steps)),
                "backlog": self._open_work(id, channel),
                "drivers": self._drivers(stream, channel),
            }
        )

    def _drivers(self, stream: Stream, channel: str) -> dict[str, float]:
        """Shares of the drivers: what comes beyond the forecast is about the trouble."""
        about = [id for id in self._about if id in stream.drivers]
        extra = self.factors[channel] - 1.0
        if not about or extra <= 0.0:
            return dict(stream.drivers)
        more = extra * fsum(stream.drivers.values()) / len(about)
        return {id: share + (more if id in about else 0.0) for id, share in stream.drivers.items()}

    def _open_work(self, stream: str, channel: str) -> tuple[BacklogPart, ...]:
        """Who waits and who is being served now, in the first of the channel's streams."""
        if next(id for id, of in self._plan.streams.items() if of == channel) != stream:
            return ()
        seen = next(one for one in self._view.channels if one.id == channel)
        oldest_s = max(1.0, seen.oldest_s, seen.longest_wait_s)
        parts = ((seen.waiting, oldest_s), (seen.in_progress, 1.0))
        return tuple(
            BacklogPart.model_construct(open=n, age=Law.model_construct(uniform=(0.0, up_to_s)), driver=None)
            for n, up_to_s in parts
            if n
        )

    def incidents(self, draw: Draw) -> tuple[Incident, ...]:
        """The trouble: what it is about can't be resolved while it lasts."""
        ends_s = self.trouble_ends_s(draw)
        if ends_s is None or not self._about:
            return ()
        cannot = effect("resolve", {"drivers": list(self._about), "to": 0.0})
        timed = TimedEffect.model_construct(start=None, end=None, effect=cannot)
        begins_s = self._now_s - 1.0
        return (
            Incident.model_construct(
                id="trouble", title="Trouble", start=begins_s, end=ends_s, effects=(timed,)
            ),
        )
