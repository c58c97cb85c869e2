"""Every figure of a run in one tree, with exactly one way to compute each (see `measures`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from floorsim.floor.channel import Channel
from floorsim.floor.measures import (
    agents,
    backlog,
    cases,
    handling,
    money,
    people,
    quality,
    resolution,
    reviewed,
    service,
)
from floorsim.floor.measures.agent_time import ChannelTime, channel_time, state_seconds
from floorsim.floor.measures.backlog import Backlog
from floorsim.floor.measures.contact_table import ContactTable, carried_in, cohort
from floorsim.floor.measures.deadlines import Deadlines, deadlines
from floorsim.floor.measures.debt import Debt, debts
from floorsim.floor.measures.drivers import ByDriver, DriverFigures
from floorsim.floor.measures.outcomes import counts_of
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.service_level import service_level
from floorsim.floor.states import COACHING, OFF, TRAINING
from floorsim.scenario.models.channels import ServiceLevelFormula
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.sums import whole_sum

LONG_WAIT_SHARE = 0.9
"""The wait percentile that is reported: nine in ten waited no longer."""


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """One channel: counts of contacts, times in seconds, rates 0-1; None with nothing to divide by."""

    offered: int
    answered: int
    answered_in_target: int
    abandoned: int
    abandoned_in_target: int
    short_abandoned: int
    blocked: int
    deflected: int
    disconnected: int
    overdue: int
    """Still waiting at the end with the target lost."""
    redials: int
    repeats: int
    chases: int
    transfers: int
    """Contacts handed on from another queue; part of `offered`, as each stands in a queue of its own."""
    carried_in: int
    """Written contacts that were open when play began; part of `offered`."""
    answered_by_partner: int
    callbacks_kept: int
    callbacks_broken: int
    callbacks_not_reached: int
    service_level: float | None
    """By the formula that the channel's target names."""
    service_level_by: Mapping[ServiceLevelFormula, float | None]
    asa_s: float | None
    mean_wait_s: float | None
    wait_p90_s: float | None
    callback_wait_s: float | None
    abandon_rate: float | None
    handled: int
    aht_s: float | None
    talk_s: float | None
    hold_s: float | None
    after_contact_s: float | None
    concurrency: float | None
    occupancy: float | None
    open_at_end: int
    promised_at_end: int
    """Of these, the ones promised a call back."""
    backlog: Backlog | None
    """Written channels and back-office work only."""
    deadlines: Deadlines | None
    """Where work is due by a time of day."""

    @property
    def waiting_at_end(self) -> int:
        """Still waiting at the end, without those promised a call back."""
        return self.open_at_end - self.promised_at_end


@dataclass(frozen=True, slots=True)
class FloorFigures:
    """The whole floor: what channels cannot say."""

    contacts: int
    redials: int
    repeats: int
    chases: int
    transfers: int
    open_at_end: int
    resolved_first_contact: float | None
    resolved_first_contact_net: float | None
    resolved: float | None
    contacts_per_resolution: float | None
    csat: float | None
    """Top-2-box among those who answered the survey."""
    csat_mean: float | None
    csat_true: float | None
    survey_answers: int
    qa: float | None
    """The truth, over every handled contact."""
    qa_reviewed: float | None
    """What the analysts' reviews show."""
    qa_reviewed_half_width: float | None
    qa_reviewed_low: float | None
    qa_reviewed_high: float | None
    """The 95% interval of `qa_reviewed`."""
    reviews: int
    compliance_events: int
    compliance_breaches: int
    """Breaches by what the supervisor decided or left undone."""
    escalations: int
    escalations_open: int
    escalation_recovery_s: float | None
    promises_kept_rate: float | None
    occupancy: float | None
    utilisation: float | None
    shrinkage: float | None
    absence: float | None
    adherence: float | None
    conformance: float | None
    breaks_given: float | None
    training_done: float | None
    coaching_done: float | None
    debt: Mapping[str, Debt]
    """Time borrowed from planned activities, by their kind."""
    overtime_min: float
    cost: float
    cost_parts: Mapping[str, float]
    """What `cost` adds up from (`prices.RunCost`)."""
    fatigue_end_mean: float | None
    exhaustion_change_mean: float | None
    morale_end_mean: float | None
    attrition_risk: float | None
    resigned: int
    skills_with_thin_cover: int
    drivers: Mapping[str, DriverFigures]
    """By driver id."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a run, or of a part of it."""

    channels: Mapping[str, ChannelFigures]
    """By channel id, in the scenario's order."""
    floor: FloorFigures

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries: `{"channels": {id: {...}}, "floor": {...}}`. No value is "not a number"."""
        return {
            "channels": {id: _plain(channel) for id, channel in self.channels.items()},
            "floor": _plain(self.floor),
        }


def _plain(block: ChannelFigures | FloorFigures) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field in fields(block):
        value = getattr(block, field.name)
        if isinstance(value, Mapping):
            value = {key: _own(part) for key, part in value.items()}
        plain[field.name] = _own(value)
    return plain


def _own(value: Any) -> Any:
    return value.as_json() if isinstance(value, Backlog | Deadlines | Debt | DriverFigures) else value


def figures(reading: Reading, from_s: float | None = None, to_s: float | None = None) -> Figures:
    """The figures of a window, from the start of play to the end of the ledger unless told otherwise.

    `from_s` and `to_s` are seconds since midnight before day 1; the end is never later than the ledger's.
    """
    now_s = reading.now_s
    from_s = reading.from_s if from_s is None else from_s
    to_s = now_s if to_s is None else min(to_s, now_s)
    from_s = min(from_s, to_s)
    table = reading.table
    mine = cohort(table, from_s, to_s if to_s < now_s else np.nextafter(now_s, np.inf))
    time = channel_time(reading.spells, np.array([from_s, max(to_s, from_s)]))
    channels = {}
    for channel in reading.channels:
        own = mine.where(mine.channel == channel.index)
        left = due = None
        if not channel.live:
            every = table.where(table.channel == channel.index)
            left = backlog.backlog(every, to_s, _capacity_s_per_day(time, channel, to_s - from_s))
            due = deadlines(every, from_s, to_s)
        channels[channel.id] = _channel_figures(channel, own, time, left, due, from_s, now_s)
    return Figures(channels, _floor_figures(reading, mine, from_s, to_s, channels))


def _capacity_s_per_day(time: ChannelTime, channel: Channel, window_s: float) -> float | None:
    """Handling and available time on a channel per day, at the pace of the window."""
    given_s = float(time.handling[:, channel.index].sum() + time.available[:, channel.index].sum())
    return given_s / window_s * (channel.closes_s - channel.opens_s) if window_s > 0 else None


def _channel_figures(
    channel: Channel,
    own: ContactTable,
    time: ChannelTime,
    left: Backlog | None,
    due: Deadlines | None,
    from_s: float,
    now_s: float,
) -> ChannelFigures:
    target = channel.spec.target
    tally = service.tally(own, now_s)
    counts = counts_of(tally)
    return ChannelFigures(
        offered=service.offered(own),
        answered=service.answered(own),
        answered_in_target=int(counts.answered_in_target),
        abandoned=service.abandoned(own),
        abandoned_in_target=int(counts.abandoned_in_target),
        short_abandoned=int(counts.short_abandoned),
        blocked=service.blocked(own),
        deflected=service.deflected(own),
        disconnected=service.disconnected(own),
        overdue=service.overdue(own, now_s),
        redials=service.redials(own),
        repeats=service.repeats(own),
        chases=service.chases(own),
        transfers=service.transfers(own),
        carried_in=int(carried_in(own, from_s).sum()),
        answered_by_partner=service.answered_by_partner(own),
        callbacks_kept=service.callbacks_kept(own),
        callbacks_broken=service.callbacks_broken(own, now_s),
        callbacks_not_reached=service.callbacks_not_reached(own),
        service_level=service_level(target.formula, counts_of(tally, target.count_blocked)),
        service_level_by=service.levels_of(tally, target),
        asa_s=service.asa_s(own),
        mean_wait_s=service.mean_wait_s(own),
        wait_p90_s=service.wait_percentile_s(own, LONG_WAIT_SHARE),
        callback_wait_s=service.callback_wait_s(own),
        abandon_rate=service.abandon_rate(own),
        handled=handling.handled(own),
        aht_s=handling.aht_s(own),
        talk_s=handling.talk_s(own),
        hold_s=handling.hold_s(own),
        after_contact_s=handling.after_contact_s(own),
        concurrency=handling.observed_concurrency(own),
        occupancy=agents.channel_occupancy(time, channel.index),
        open_at_end=service.open_now(own),
        promised_at_end=service.promised_now(own),
        backlog=left,
        deadlines=due,
    )


def _floor_figures(
    reading: Reading,
    mine: ContactTable,
    from_s: float,
    to_s: float,
    channels: Mapping[str, ChannelFigures],
) -> FloorFigures:
    ledger, now_s, spells, judged = reading.ledger, reading.now_s, reading.spells, reading.judged
    until_s = to_s if to_s < now_s else np.nextafter(now_s, np.inf)
    seconds = state_seconds(spells, from_s, to_s)
    plan = agents.planned_seconds(ledger.planned, from_s, to_s)
    reviews = reviewed.written_in(reading.review_book.written(), from_s, until_s)
    seen = reviewed.qa_reviewed(
        reviews, reading.scenario.quality.review_noise, reading.review_book.analyst_spread(reviews)
    )
    matters = reading.matters.arrived_in(from_s, until_s)
    every_case = cases.cases_of(ledger)
    wellbeing_notes = people.wellbeing_notes(ledger, from_s, to_s) if reading.people else None
    overtime: list[tuple[int, float, float]] = list(ledger.overtime)
    overtime += [
        (agent, reading.open_shifts[agent].overtime_from_s, now_s)
        for agent in sorted(reading.open_shifts)
        if reading.open_shifts[agent].overtime_from_s >= 0.0 and reading.state_of(agent) != OFF
    ]
    overtime_s = agents.overtime_s(overtime, from_s, to_s)
    cost = money.cost(
        reading.scenario.prices,
        ledger,
        paid_s=agents.paid_s(seconds),
        overtime_s=overtime_s,
        supervisor_s=hours_of_floor(reading.scenario.floor).open_s(from_s, to_s),
        partner_contacts=service.answered_by_partner(mine),
        more_leavers=people.more_leavers(wellbeing_notes, {who for _, who in ledger.resigned})
        if wellbeing_notes
        else 0.0,
        from_s=from_s,
        to_s=until_s,
    )
    kept = whole_sum(channel.callbacks_kept for channel in channels.values())
    broken = whole_sum(channel.callbacks_broken for channel in channels.values())
    return FloorFigures(
        contacts=service.offered(mine),
        redials=service.redials(mine),
        repeats=service.repeats(mine),
        chases=service.chases(mine),
        transfers=service.transfers(mine),
        open_at_end=service.open_now(mine),
        resolved_first_contact=resolution.first_contact_resolution(matters),
        resolved_first_contact_net=resolution.first_contact_resolution_net(matters),
        resolved=resolution.resolved_share(matters),
        contacts_per_resolution=resolution.contacts_per_resolution(matters),
        csat=quality.csat(judged, from_s, until_s) if judged else None,
        csat_mean=quality.csat_mean(judged, from_s, until_s) if judged else None,
        csat_true=quality.csat_true(judged, from_s, until_s) if judged else None,
        survey_answers=quality.survey_answers(judged, from_s, until_s) if judged else 0,
        qa=quality.qa(judged, from_s, until_s) if judged else None,
        qa_reviewed=seen.value if seen else None,
        qa_reviewed_half_width=seen.half_width if seen else None,
        qa_reviewed_low=seen.low if seen else None,
        qa_reviewed_high=seen.high if seen else None,
        reviews=len(reviews),
        compliance_events=quality.compliance_events(judged, from_s, until_s) if judged else 0,
        compliance_breaches=whole_sum(1 for at_s, _ in ledger.compliance if from_s <= at_s < until_s),
        escalations=cases.escalations(reading.table, from_s, until_s),
        escalations_open=cases.escalations_open(every_case, from_s, until_s),
        escalation_recovery_s=cases.escalation_recovery_s(every_case),
        promises_kept_rate=cases.promises_kept_rate(every_case, kept, broken, now_s),
        occupancy=agents.occupancy(seconds),
        utilisation=agents.utilisation(seconds),
        shrinkage=agents.shrinkage(seconds),
        absence=agents.absence(seconds),
        adherence=agents.adherence(spells, ledger.planned, from_s, to_s),
        conformance=agents.conformance(spells, ledger.planned, from_s, to_s),
        breaks_given=agents.given(seconds, plan, agents.REST),
        training_done=agents.given(seconds, plan, (TRAINING,)),
        coaching_done=agents.given(seconds, plan, (COACHING,)),
        debt=debts(reading.activities, ledger.states, from_s, to_s, now_s),
        overtime_min=overtime_s / 60.0,
        cost=cost.total,
        cost_parts=cost.by_part(),
        fatigue_end_mean=people.fatigue_end_mean(wellbeing_notes) if wellbeing_notes else None,
        exhaustion_change_mean=people.exhaustion_change_mean(wellbeing_notes) if wellbeing_notes else None,
        morale_end_mean=people.morale_end_mean(wellbeing_notes) if wellbeing_notes else None,
        attrition_risk=people.attrition_risk(wellbeing_notes) if wellbeing_notes else None,
        resigned=whole_sum(1 for at_s, _ in ledger.resigned if from_s <= at_s < until_s),
        skills_with_thin_cover=people.skills_with_thin_cover(ledger.agents, len(reading.compiled.queues)),
        drivers=ByDriver(mine, reading.compiled.contact_types),
    )
