"""Checks of demand: volumes, forecasts, drivers, and where contacts go next."""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.scenario.checks.expected_contacts import PROFILE_HOURS, expected_contacts, open_hours
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.demand import Driver, Forecast, Stream
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import hours_of_channel
from floorsim.scenario.routing_rules import QueueSpec, channel_of, drivers_of, queue_for, waiting_queues_of
from floorsim.scenario.values.durations import DAY_S
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.names import listed

MOST_CONTACTS: Final = 2_000_000  # D: about a minute of computing and a gigabyte of memory
MANY_CONTACTS: Final = 300_000  # D: seconds of computing; the live screen begins to lag
_NEARLY: Final = 0.1
_EXACTLY: Final = 0.005


def check_demand(scenario: Scenario, found: Findings) -> None:
    """Streams, drivers and how many contacts they make."""
    _check_volume(scenario, found)
    _check_returns(scenario, found)
    for id, stream in scenario.demand.streams.items():
        path: Path = ("demand", "streams", id)
        channel = channel_of(id, stream)
        where: Path = (*path, "channel") if stream.channel is not None else path
        if found.known(where, channel, scenario.floor.channels, "channel"):
            _check_forecast(scenario, id, stream, found)
            _check_stream(scenario, id, stream, found)
        _check_shares(scenario, id, stream, found)
    queues = waiting_queues_of(scenario)
    for name, driver in scenario.drivers.items():
        _check_driver(scenario, name, driver, queues, found)


def _check_volume(scenario: Scenario, found: Findings) -> None:
    volumes = {id: expected_contacts(scenario, id) for id in scenario.demand.streams}
    total = fsum(volumes.values())
    if total <= MANY_CONTACTS:
        return
    path: Path = ("demand", "streams", max(volumes, key=lambda id: volumes[id]), "forecast")
    wrong = f"about {total:,.0f} contacts are expected in all"
    if total > MOST_CONTACTS:
        found.error(path, wrong, f"a run holds at most {MOST_CONTACTS:,}; take fewer days or a smaller floor")
    else:
        found.warn(path, wrong, f"above {MANY_CONTACTS:,} a run takes long and the live screen lags")


def _check_returns(scenario: Scenario, found: Findings) -> None:
    """Where matters stay unresolved, somebody comes back about them."""
    for id, stream in scenario.demand.streams.items():
        channel = scenario.floor.channels.get(channel_of(id, stream))
        if stream.repeat is not None or (channel is not None and channel.chase is not None):
            return
    drivers = [
        name for id, stream in scenario.demand.streams.items() for name in drivers_of(scenario, id, stream)
    ]
    if any(scenario.drivers.get(name, Driver()).resolvable < 1.0 for name in drivers):
        wrong = "nobody comes back whose matter is not resolved, so first-contact resolution is not measured"
        found.warn(
            ("demand", "streams"),
            wrong,
            "add repeat: {} to the streams of customers; repeat: {share: 0%} says that it is meant",
        )


def _check_forecast(scenario: Scenario, id: str, stream: Stream, found: Findings) -> None:
    """The forecast speaks of the hours in which the channel is open."""
    path: Path = ("demand", "streams", id, "forecast")
    opens, closes = open_hours(scenario, channel_of(id, stream))
    hours = f"the channel is open from {format_time(opens)} to {format_time(closes)}"
    if stream.forecast.weekdays is None:
        _check_curve(scenario, stream.forecast, path, opens, closes, found)
    else:
        for weekday, own in stream.forecast.weekdays.items():
            _check_curve(scenario, own, (*path, "weekdays", weekday), opens, closes, found)
        _check_weekdays(scenario, id, stream, (*path, "weekdays"), found)
    for index, (at, _) in enumerate(stream.reality):
        if at >= closes:
            found.warn(("demand", "streams", id, "reality", index), "this step never comes", hours)
        elif night := _night_of(at, opens, closes):
            found.warn(
                ("demand", "streams", id, "reality", index), "this step comes before the opening", night
            )


def _check_weekdays(scenario: Scenario, id: str, stream: Stream, path: Path, found: Findings) -> None:
    """Every day on which the channel is open has a forecast."""
    opening = hours_of_channel(scenario.floor, channel_of(id, stream))
    days = [day for day in range(scenario.floor.days) if opening.on(day) is not None]
    weekdays = dict.fromkeys(scenario.floor.weekday_of(day) for day in days)
    without = [name.capitalize() for name in weekdays if stream.forecast.on(name) is None]
    if without:
        wrong = f"nobody is expected on {listed(without, 'and')}, when the channel is open"
        found.warn(path, wrong, "add the weekday, or other: for those that are not named")


def _night_of(at_s: float, opens: float, closes: float) -> str:
    """What was probably meant by a time before an evening's opening; empty where it is none."""
    in_the_night = at_s < opens and opens < at_s + DAY_S < closes
    return f"write {format_time(at_s + DAY_S)} for the morning after" if in_the_night else ""


def _check_curve(
    scenario: Scenario, written: Forecast, path: Path, opens: float, closes: float, found: Findings
) -> None:
    """A day's curve speaks of the hours in which the channel is open."""
    hours = f"the channel is open from {format_time(opens)} to {format_time(closes)}"
    if written.profile is not None:
        first, last = PROFILE_HOURS[written.profile.name]
        if opens >= last or closes <= first:
            right = f"it runs from {format_time(first)} to {format_time(last)}; write steps or counts instead"
            found.error((*path, "profile"), "the profile expects nobody while the channel is open", right)
        elif opens < first or closes > last:
            right = f"it runs from {format_time(first)} to {format_time(last)}, {hours}"
            found.warn(
                (*path, "profile"), "the profile expects nobody during part of the opening hours", right
            )
    if written.counts is not None:
        length = written.counts.interval or scenario.demand.interval
        start, end = written.counts.start, written.counts.start + length * len(written.counts.counts)
        last_day_s = (scenario.floor.days - 1) * DAY_S if end > max(DAY_S, closes) else 0
        if scenario.floor.days == 1 and (start >= closes or end <= opens):
            found.error((*path, "counts"), "the counts lie outside the opening hours", hours)
        elif scenario.floor.days == 1 and (start < opens or end > closes):
            found.warn((*path, "counts"), "counts outside the opening hours are left out", hours)
        if end > opens and start < last_day_s + closes:
            _warn_of_silence(path, "counts", (opens, start), (end, last_day_s + closes), found)
    if written.steps:
        _warn_of_silence(path, "steps", (opens, min(written.steps[0].start, closes)), (0, 0), found)
    for index, step in enumerate(written.steps or ()):
        if step.start >= closes:
            found.warn(
                (*path, "steps", index, "from"), "this step never comes; steps repeat every day", hours
            )
        elif night := _night_of(step.start, opens, closes):
            found.warn((*path, "steps", index, "from"), "this step comes before the opening", night)


def _warn_of_silence(
    path: Path, key: str, before: tuple[float, float], after: tuple[float, float], found: Findings
) -> None:
    """Open hours before a forecast begins and after it ends, in which it expects nobody."""
    silent = [f"{format_time(start)} to {format_time(end)}" for start, end in (before, after) if start < end]
    if silent:
        wrong = f"the {key} say nothing of {' and '.join(silent)}, when the channel is open"
        right = "nobody is expected then; write 0 there if that is meant"
        found.warn((*path, key), wrong, right)


def _check_stream(scenario: Scenario, id: str, stream: Stream, found: Findings) -> None:
    """Redials, repeats and backlog can happen on this channel."""
    path: Path = ("demand", "streams", id)
    channels = scenario.floor.channels
    kind = channels[channel_of(id, stream)].medium
    fed = {channel_of(other, text) for other, text in scenario.demand.streams.items()}
    redial = stream.redial
    if redial is not None:
        where: Path = (*path, "redial", "switch_to")
        if redial.switch_to is not None and found.known(where, redial.switch_to, channels, "channel"):
            if redial.switch_to not in fed:
                right = "add a stream there (per_hour: 0 will do), so that talk times are known"
                found.error(where, f"no stream says how contacts on {redial.switch_to} are", right)
            if redial.switch == 0:
                found.warn(where, "nobody switches", "write the share that does as switch:")
        elif redial.switch_to is None and redial.switch > 0:
            found.error(
                (*path, "redial", "switch"), "nothing says which channel they switch to", "add switch_to:"
            )
        limited = channels[channel_of(id, stream)].queue_limit is not None or (
            channels[channel_of(id, stream)].trunks is not None
        )
        if kind in LIVE_MEDIA and stream.patience is None and not (limited and redial.after_blocked):
            right = "add patience: or leave redial out"
            found.warn((*path, "redial"), "nobody abandons or is blocked here, so nobody redials", right)
    if stream.patience is not None and kind not in LIVE_MEDIA:
        right = "leave it out; written contacts chase instead (see chase)"
        found.error((*path, "patience"), f"nobody waits on the line on {kind}", right)
    if (
        stream.repeat is not None
        and stream.repeat.share > 0
        and stream.repeat.same_day == 0
        and scenario.floor.days == 1
    ):
        right = "raise same_day above 0, or set floor.days"
        found.warn((*path, "repeat"), "all who come back do so after this one-day run", right)
    if stream.backlog and kind in LIVE_MEDIA:
        found.error(
            (*path, "backlog"), f"{kind} has no backlog", "open items are for written and back-office work"
        )
    if stream.due is not None and kind != "back_office":
        right = "a channel's target says when written contacts are due"
        found.error((*path, "due"), "due is for back-office work", right)


def _check_shares(scenario: Scenario, id: str, stream: Stream, found: Findings) -> None:
    """Drivers that are defined, with shares that add up to what they look like."""
    path: Path = ("demand", "streams", id, "drivers")
    for name in stream.drivers:
        found.known_key((*path, name), scenario.drivers, "driver")
    for index, part in enumerate(stream.backlog):
        if part.driver is not None:
            where: Path = ("demand", "streams", id, "backlog", index, "driver")
            found.known(where, part.driver, scenario.drivers, "driver")
    total = fsum(stream.drivers.values())
    for whole, meant in ((1.0, "shares"), (100.0, "percentages")):
        off = abs(total / whole - 1.0)
        if _EXACTLY < off < _NEARLY and len(stream.drivers) > 2:
            right = f"they are weights: {total:g} counts as the whole"
            found.warn(path, f"these look like {meant} and add up to {total:g}", right)


def _check_driver(
    scenario: Scenario, name: str, driver: Driver, queues: dict[str, QueueSpec], found: Findings
) -> None:
    """A driver that contacts have, in a queue that is theirs, handed on to one that exists."""
    path: Path = ("drivers", name)
    streams = scenario.demand.streams.items()
    channels = {
        channel_of(id, stream): drivers_of(scenario, id, stream)[name]
        for id, stream in streams
        if name in drivers_of(scenario, id, stream)
    }
    if not channels:
        found.warn(
            path, "no stream, backlog or incident brings this driver", "give it a share in a stream's drivers"
        )
    if driver.queue is not None and found.known((*path, "queue"), driver.queue, queues, "queue"):
        there = queues[driver.queue].channel
        if channels and there not in channels:
            right = f"{driver.queue} belongs to {there}; give {name} a share in a stream on it"
            found.warn((*path, "queue"), f"no contact of {name} comes in on this queue's channel", right)
    if driver.transfer is not None and found.known(
        (*path, "transfer", "to"), driver.transfer.to, queues, "queue"
    ):
        own = {queue_for(queues, driver, channel) for channel in channels}
        there = queues[driver.transfer.to].channel
        if there not in {channel_of(id, stream) for id, stream in streams}:
            right = "add a stream there (per_hour: 0 will do), so that talk times are known"
            found.error((*path, "transfer", "to"), f"no stream says how contacts on {there} are", right)
        elif queues[driver.transfer.to] in own and len(own) == 1:
            found.warn(
                (*path, "transfer", "to"),
                "contacts are handed back to the queue they come from",
                "name another",
            )
