"""A guess at the floor as it stands and at what comes: a scenario made from what has been seen, and no more.

Everything that the real floor hides is guessed here: those who come, by the forecast and how the last quarter
of an hour went against it; how long the trouble lasts; whoever people are beneath the roster.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, log, sqrt
from typing import Any, Final

from floorsim.desk.view import FloorView
from floorsim.floor import interventions
from floorsim.floor.view import AgentView, ChannelView
from floorsim.run.run import Run
from floorsim.scenario.effects.written import effect
from floorsim.scenario.models.channels import LIVE_MEDIA, Callbacks, Channel
from floorsim.scenario.models.demand import BacklogPart, Demand, Forecast, RateStep, Stream
from floorsim.scenario.models.events import Incident, TimedEffect
from floorsim.scenario.models.laws import Law
from floorsim.scenario.models.scenario import Play, Scenario
from floorsim.scenario.models.staff import Activity, Agent, Shift
from floorsim.supervisors.expert.noticed import Noticed
from floorsim.supervisors.expert.orders import Orders
from floorsim.supervisors.expert.roster import Plan, PlannedAgent, between
from floorsim.units import DAY_S, HOUR_S, MINUTE_S

STEP_S: Final = 5 * MINUTE_S
"""Guessed arrivals keep one rate for this long (D)."""
FADES_S: Final = 30 * MINUTE_S
"""Without news a departure from the forecast halves in this time (D)."""
LEAST_AGE_S: Final = 30 * MINUTE_S
"""Trouble lasts as long again as it has, this at least, in the mean; the time left is exponential (D: the
longer it has lasted, the longer it will)."""
SECOND_WAVE_S: Final = 15 * MINUTE_S
"""After the end customers who gave up come back for this long (D)."""
SECOND_WAVE: Final = 0.6
"""And this part of the extra demand goes on meanwhile (D)."""
RISES_S: Final = 15 * MINUTE_S
LEAST_EXTRA: Final = 1.0
"""Within this time of the first word demand is taken to double at least, though less has come so far (D)."""
SURPRISED: Final = 2
SURPRISE: Final = 2.0
WITHIN_S: Final = 30 * MINUTE_S
"""While nothing is known, in one future of so many the customers on the line become so many times as many, from
some moment within this time on (D: a plan that only holds if nothing happens is no plan)."""
UNKNOWN_S: Final = 10 * MINUTE_S
"""An absence from the floor whose end nobody has said is taken to last this much longer (D)."""


GOLDEN: Final = (sqrt(5.0) - 1.0) / 2.0
"""Step from draw to draw, by which any number of them lie well apart (Kronecker's sequence)."""


class GuessedScenario(Scenario):
    """A scenario that starts in the middle of a day."""

    begins_s: float

    @property
    def start_s(self) -> float:
        """When the floor starts: now."""
        return self.begins_s


@dataclass(frozen=True, slots=True)
class Draw:
    """One of several ways in which it may go on."""

    number: int

    @property
    def quantile(self) -> float:
        """Place of this draw among all, 0-1; the first few lie well apart."""
        return ((self.number + 1) * GOLDEN) % 1.0


class Guess:
    """What is guessed at one moment; `run` gives a floor on which a decision can be tried.

    Args:
        facts: the scenario's public facts.
        plan: the published plan.
        view: what is seen now.
        noticed: what has been noticed until now.
        orders: what has been ordered so far.
        horizon_s: how far ahead it goes.
    """

    def __init__(
        self,
        facts: Scenario,
        plan: Plan,
        view: FloorView,
        noticed: Noticed,
        orders: Orders,
        horizon_s: float,
    ) -> None:
        self.view = view
        self._orders = orders
        self.day_s = view.now_s // DAY_S * DAY_S
        self.now_s = view.now_s - self.day_s
        self.end_s = min(self.now_s + horizon_s, view.end_s - self.day_s)
        self._facts, self._plan, self._noticed = facts, plan, noticed
        self._titles = {
            id: (driver.title or id).lower() for id, driver in facts.drivers.items()
        } | {id: id for stream in facts.demand.streams.values() for id in stream.drivers}
        self._factors = {channel.id: self._factor(channel) for channel in view.channels}
        self._floor = self._site()
        self._scenarios: dict[Draw, GuessedScenario] = {}

    def run(self, draw: Draw, seed: int) -> Run:
        """A floor as it may stand now, on which nothing has been decided yet."""
        scenario = self._scenarios.get(draw)
        if scenario is None:
            scenario = self._scenarios[draw] = self._scenario(draw)
        run = Run(scenario, seed)
        floor = run.floor
        index = floor.compiled.channel_index
        by_id = {agent.id: agent for agent in floor.agents}
        for seen in self.view.agents:
            agent = by_id.get(seen.id)
            if agent is None or not seen.on:
                continue
            on = tuple(index[id] for id in self._orders.on_the_way(seen) or seen.on)
            if sorted(on) != sorted(agent.home):
                until_s = None if seen.moved_until_s is None else seen.moved_until_s - self.day_s
                interventions.move_agent(floor, agent, on, until_s)
        for channel, shown in zip(floor.channels, self.view.channels, strict=True):
            if shown.announcement != channel.announcement:
                interventions.announce(floor, channel, shown.announcement)
        run.advance(self.now_s)
        for decision in self._orders.not_done(self.view):
            if run.desk.why_not(decision) is None:
                run.decide(decision)
        return run

    # Who comes

    def _factor(self, channel: ChannelView) -> float:
        from_s, now_s = self._noticed.since_s(channel.id), self.view.now_s
        seen = self._noticed.against_forecast(channel.id, self._plan.expected(channel.id, from_s, now_s))
        began_s = self._noticed.trouble_s
        early = began_s is not None and now_s - began_s <= RISES_S and channel.kind in LIVE_MEDIA
        return max(seen, 1.0 + LEAST_EXTRA) if early else seen

    def _trouble_ends_s(self, draw: Draw) -> float | None:
        """When the trouble is taken to end in this draw; None when there is none."""
        began_s = self._noticed.trouble_s
        if began_s is None:
            return None
        age_s = max(LEAST_AGE_S, self.view.now_s - began_s)
        return self.now_s - age_s * log(1.0 - draw.quantile)

    def _course(self, channel: str, at_s: float, draw: Draw) -> float:
        """Factor on the forecast at a time to come."""
        extra, ends_s = self._factors[channel] - 1.0, self._trouble_ends_s(draw)
        if ends_s is None:
            if self._surprised(channel, at_s, draw):
                return SURPRISE + extra
            over_s = self._noticed.over_s
            if over_s is not None and at_s + self.day_s < over_s + SECOND_WAVE_S:
                return 1.0 + extra
            return 1.0 + extra * 0.5 ** ((at_s - self.now_s) / FADES_S)
        if at_s < ends_s:
            return 1.0 + extra
        return 1.0 + extra * SECOND_WAVE * 0.5 ** max(0.0, (at_s - ends_s) / SECOND_WAVE_S - 1.0)

    def _surprised(self, channel: str, at_s: float, draw: Draw) -> bool:
        """Whether something that nobody has seen coming has begun by then in this draw."""
        live = self._facts.floor.channels[channel].medium in LIVE_MEDIA
        bad = draw.number % SURPRISED == SURPRISED - 1 and self._noticed.over_s is None
        return live and bad and at_s >= self.now_s + WITHIN_S * draw.quantile

    def _stream(self, id: str, stream: Stream, draw: Draw) -> Stream:
        channel = self._plan.streams[id]
        forecast = self._plan.forecast(id, int(self.day_s // DAY_S))
        steps = [RateStep.model_construct(start=0.0, per_hour=0.0)]
        at_s = self.now_s
        while at_s < self.end_s:
            until_s = min(at_s + STEP_S, self.end_s)
            rate = between(forecast, at_s, until_s) / (until_s - at_s) * HOUR_S
            rate *= max(0.0, self._course(channel, at_s, draw))
            steps.append(RateStep.model_construct(start=at_s, per_hour=rate))
            at_s = until_s
        return stream.model_copy(
            update={
                "forecast": Forecast.model_construct(steps=tuple(steps)),
                "backlog": self._open_work(id, channel),
                "drivers": self._mix(stream, channel),
            }
        )

    def _mix(self, stream: Stream, channel: str) -> dict[str, float]:
        """Shares of the drivers: what comes beyond the forecast is about the trouble."""
        about = [id for id in self._noticed.concerned(self._titles) if id in stream.drivers]
        extra = self._factors[channel] - 1.0
        if self._noticed.trouble_s is None or not about or extra <= 0.0:
            return dict(stream.drivers)
        total = fsum(stream.drivers.values())
        return {
            id: share + (extra * total / len(about) if id in about else 0.0)
            for id, share in stream.drivers.items()
        }

    def _open_work(self, stream: str, channel: str) -> tuple[BacklogPart, ...]:
        """Who waits and who is being served now, shared among the channel's streams by what they expect."""
        seen = next(one for one in self.view.channels if one.id == channel)
        own = [id for id, of in self._plan.streams.items() if of == channel]
        if own[0] != stream:
            return ()
        parts = []
        if seen.waiting:
            oldest_s = max(1.0, seen.oldest_s, seen.longest_wait_s)
            parts.append(BacklogPart.model_construct(open=seen.waiting, age=_even(oldest_s), driver=None))
        if seen.in_progress:
            parts.append(BacklogPart.model_construct(open=seen.in_progress, age=_even(1.0), driver=None))
        return tuple(parts)

    # Who is there

    def _site(self) -> dict[str, Any]:
        """The site as it is now: channels as decisions left them, everyone's hours still to come."""
        agents, shifts = [], {}
        for seen in self.view.agents:
            planned = self._plan.agents.get(seen.id)
            shift = None if planned is None else self._shift(seen, planned)
            if planned is None or shift is None:
                continue
            shifts[seen.id] = shift
            agents.append(
                Agent.model_construct(
                    id=seen.id,
                    group=planned.group,
                    skills=planned.skills,
                    on=planned.on,
                    shift=seen.id,
                    tenure_weeks=seen.tenure_weeks,
                    overtime_willing=seen.overtime_willing,
                )
            )
        channels = {
            one.id: self._channel(self._facts.floor.channels[one.id], one) for one in self.view.channels
        }
        groups = {
            id: group.model_copy(update={"count": 0, "shifts": (), "staffing": ()})
            for id, group in self._facts.floor.groups.items()
        }
        return {"agents": tuple(agents), "shifts": shifts, "channels": channels, "groups": groups}

    def _channel(self, written: Channel, seen: ChannelView) -> Channel:
        callbacks = None
        if seen.callbacks_on:
            callbacks = written.callbacks or Callbacks.model_construct(offer_when_wait_over=2 * MINUTE_S)
        cap = seen.concurrency_cap if written.medium == "chat" else written.concurrency
        return written.model_copy(update={"concurrency": cap, "callbacks": callbacks})

    def _shift(self, seen: AgentView, planned: PlannedAgent) -> Shift | None:
        """What is left of somebody's day, with the activities to come; None for who does not come any more."""
        if seen.state == "absent":
            return None
        begins_s, end_s = self.now_s - 1.0, seen.shift_end_s
        if end_s is None:
            coming = [one for one in planned.shifts if one[1] > self.view.now_s]
            if not coming or seen.handled or coming[0][0] - self.day_s > self.end_s:
                return None
            begins_s = max(coming[0][0] - self.day_s, self.now_s + STEP_S)
            end_s = coming[0][1]
        end_s -= self.day_s
        if end_s <= begins_s + MINUTE_S:
            return None
        activities = self._present(seen, end_s) + self._coming(seen, planned, end_s)
        return Shift.model_construct(start=begins_s, end=end_s, activities=tuple(activities))

    def _present(self, seen: AgentView, end_s: float) -> list[Activity]:
        """What somebody is away at now."""
        kind = _AWAY_AT.get(seen.state)
        if kind is None:
            return []
        until_s = self.now_s + UNKNOWN_S if seen.until_s is None else seen.until_s - self.day_s
        until_s = min(until_s, end_s)
        if until_s <= self.now_s:
            return []
        return [_activity(kind, self.now_s - 1.0, until_s - self.now_s + 1.0)]

    def _coming(self, seen: AgentView, planned: PlannedAgent, end_s: float) -> list[Activity]:
        """What the plan still has for somebody, the next as it is shown."""
        if seen.next_activity is None or seen.next_activity_s is None:
            return []
        next_s = max(seen.next_activity_s - self.day_s, self.now_s + 1.0)
        later = [one for one in planned.items if one.start_s > seen.next_activity_s]
        same = [one for one in planned.items if one.kind == seen.next_activity]
        length_s = min(same, key=lambda one: abs(one.start_s - seen.next_activity_s)).length_s if same else 4 * MINUTE_S
        kind = seen.next_activity if same else "break"
        found = [_activity(kind, next_s, length_s)]
        found += [_activity(one.kind, one.start_s - self.day_s, one.length_s) for one in later]
        return [one for one in found if one.at + one.length <= end_s]

    # All together

    def _scenario(self, draw: Draw) -> GuessedScenario:
        facts, ends_s = self._facts, self._trouble_ends_s(draw)
        begins_s = self.now_s - 1.0
        weekday = facts.floor.weekday_of(int(self.day_s // DAY_S))
        budget_s = self.view.budget.overtime_budget_s - self.view.budget.overtime_used_s
        decisions = facts.decisions.model_copy(update={"overtime_budget": max(0.0, budget_s)})
        floor = facts.floor.model_copy(
            update={
                **self._floor,
                "weekday": weekday,
                "days": 1,
                "play": Play.model_construct(start=self.now_s, end=self.end_s),
            }
        )
        streams = {id: self._stream(id, one, draw) for id, one in facts.demand.streams.items()}
        return GuessedScenario.model_construct(
            **{name: getattr(facts, name) for name in Scenario.model_fields if name not in _MADE},
            floor=floor,
            demand=Demand.model_construct(
                interval=facts.demand.interval, day_factor="off", interval_factor="off", streams=streams
            ),
            incidents=self._incidents(ends_s),
            decisions=decisions,
            begins_s=begins_s,
        )

    def _incidents(self, ends_s: float | None) -> tuple[Incident, ...]:
        """The trouble: what it is about can't be resolved while it lasts."""
        about = self._noticed.concerned(self._titles)
        if ends_s is None or not about:
            return ()
        cannot = TimedEffect.model_construct(
            start=None, end=None, effect=effect("resolve", {"drivers": list(about), "to": 0.0})
        )
        return (
            Incident.model_construct(
                id="trouble", title="Trouble", start=self.now_s - 1.0, end=ends_s, effects=(cannot,)
            ),
        )


_MADE: Final = ("floor", "demand", "incidents", "decisions")

_AWAY_AT: Final = {
    "break": "break",
    "lunch": "lunch",
    "meeting": "meeting",
    "training": "training",
    "coaching": "coaching",
    "back_office": "back_office",
    "away": "break",
    "switching": "back_office",
}
"""What somebody is taken to be at, by the state that the wallboard shows."""


def _activity(kind: str, at_s: float, length_s: float) -> Activity:
    return Activity.model_construct(kind=kind, at=at_s, length=length_s, title=None, driver=None)


def _even(up_to_s: float) -> Law:
    return Law.model_construct(uniform=(0.0, up_to_s))
