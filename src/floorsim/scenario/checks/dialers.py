"""Checks of outbound work: a channel of its own, agents who can take the calls, its hours."""

from __future__ import annotations

from floorsim.scenario.checks.expected_contacts import open_hours
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.demand import Driver, Stream
from floorsim.scenario.models.dialer import Dialer
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import (
    channel_of,
    crews_of,
    drivers_of,
    may_serve,
    queue_for,
    waiting_queues_of,
)
from floorsim.scenario.values.times_of_day import format_time
from floorsim.sums import whole_sum
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted


def check_dialers(scenario: Scenario, found: Findings) -> None:
    """Streams whose customers are called."""
    for id, stream in scenario.demand.streams.items():
        if stream.dialer is None or channel_of(id, stream) not in scenario.floor.channels:
            continue
        path: Path = ("demand", "streams", id)
        _check_channel(scenario, id, stream, path, found)
        _check_window(scenario, id, stream, stream.dialer, (*path, "dialer"), found)
        _check_agents(scenario, id, stream, stream.dialer, (*path, "dialer"), found)
        _check_service(scenario, stream.dialer, (*path, "dialer", "while_service"), found)
        if stream.patience is None:
            wrong = "customers who are called while nobody is free wait without end"
            found.warn(path, wrong, "write patience: 2s, or another time after which they hang up")


def _check_channel(scenario: Scenario, id: str, stream: Stream, path: Path, found: Findings) -> None:
    """A voice channel that is fed by dialers alone, so that inbound figures stay what they are."""
    name = channel_of(id, stream)
    channel = scenario.floor.channels[name]
    where: Path = (*path, "channel") if stream.channel is not None else path
    if channel.medium != "voice":
        found.error(where, f"a dialer calls, and {name} is {channel.medium}", "name a voice channel")
    inbound = [
        other
        for other, text in scenario.demand.streams.items()
        if text.dialer is None and channel_of(other, text) == name
    ]
    if inbound:
        wrong = f"customers of {listed(inbound, 'and')} come in on {name}, where this dialer calls"
        found.error(where, wrong, "give outbound work a channel of its own, so that its figures stand apart")
    for key in ("callbacks", "announcement", "chase", "partner"):
        if getattr(channel, key) is not None:
            wrong = f"{key} is for customers who come, and on {name} they are called"
            found.error(("floor", "channels", name, key), wrong, "leave it out")


def _check_window(
    scenario: Scenario, id: str, stream: Stream, dialer: Dialer, path: Path, found: Findings
) -> None:
    opens, closes = open_hours(scenario, channel_of(id, stream))
    for key, at_s in (("from", dialer.start), ("to", dialer.end)):
        outside = at_s is not None and not opens <= at_s <= closes
        if outside and at_s is not None:
            wrong = f"{format_time(at_s)} is outside the hours of {channel_of(id, stream)}"
            found.error((*path, key), wrong, f"it is open from {format_time(opens)} to {format_time(closes)}")


def _check_agents(
    scenario: Scenario, id: str, stream: Stream, dialer: Dialer, path: Path, found: Findings
) -> None:
    """Enough agents can be idle, and some of them can take the calls."""
    groups = scenario.floor.groups
    found.all_known((*path, "among"), dialer.among, groups, "group")
    queues, crews = waiting_queues_of(scenario), crews_of(scenario)
    name = channel_of(id, stream)
    lines = {
        queue.id: queue
        for driver in drivers_of(scenario, id, stream)
        if (queue := queue_for(queues, scenario.drivers.get(driver, Driver()), name)) is not None
    }
    able = [
        crew
        for crew in crews
        if name in crew.on
        and any(may_serve(scenario, crew.group, crew.skills, queue) for queue in lines.values())
    ]
    counted_groups = set(dialer.among) or {crew.group for crew in able}
    most = whole_sum(crew.size for crew in crews if crew.group in counted_groups)
    if able and counted_groups <= groups.keys() and most < dialer.idle:
        wrong = f"the dialer waits for {counted(dialer.idle, 'idle agent')} among {most}"
        found.error((*path, "idle"), wrong, f"write {most} or less")


def _check_service(scenario: Scenario, dialer: Dialer, path: Path, found: Findings) -> None:
    """The service that must hold is that of customers who come and wait."""
    if dialer.while_service is None:
        return
    name, where = dialer.while_service.channel, (*path, "channel")
    if not found.known(where, name, scenario.floor.channels, "channel"):
        return
    if scenario.floor.channels[name].medium not in LIVE_MEDIA:
        found.error(where, f"nobody waits on the line on {name}", "name a voice or chat channel")
    dialled = [id for id, text in scenario.demand.streams.items() if channel_of(id, text) == name]
    if dialled and all(scenario.demand.streams[id].dialer is not None for id in dialled):
        found.error(where, f"{name} is outbound itself", "name the channel that customers come in on")
