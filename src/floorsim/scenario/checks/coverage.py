"""Checks of the plan by the clock: somebody is there when contacts are expected, and trunks suffice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from floorsim.scenario.checks.expected_contacts import expects_anyone
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.presence import Presence
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.demand import Driver
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import hours_of_channel
from floorsim.scenario.routing_rules import (
    Crew,
    QueueSpec,
    Span,
    channel_of,
    crews_of,
    drivers_of,
    may_serve,
    queue_for,
    waiting_queues_of,
)
from floorsim.scenario.values.durations import DAY_S
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.wording.names import listed

_SHORTEST_GAP_S = 60.0


def check_coverage(scenario: Scenario, found: Findings) -> None:
    """Gaps in who is there, and trunks."""
    queues = waiting_queues_of(scenario)
    crews, presence = crews_of(scenario), Presence(scenario)
    feeding = streams_by_queue(scenario, queues)
    without_staff = _check_days(scenario, crews, presence, found)
    for queue in queues.values():
        channel = scenario.floor.channels.get(queue.channel)
        if channel is None:
            continue
        streams = feeding.get(queue.id, [])
        if not streams:
            found.warn(
                queue.path, "no stream brings contacts to this queue", "add one, or leave the queue out"
            )
        able = [
            crew
            for crew in crews
            if queue.channel in crew.on and may_serve(scenario, crew.group, crew.skills, queue)
        ]
        if channel.medium in LIVE_MEDIA and streams and able:
            with_staff = [day for day in presence.days if day not in without_staff]
            _check_gaps(scenario, queue, streams, able, presence, with_staff, found)
    for id, channel in scenario.floor.channels.items():
        if channel.trunks is None:
            continue
        heads = presence.most_at_once(crew for crew in crews if id in crew.on)
        if channel.trunks < heads:
            right = "waiting callers hold a trunk too; write more of them"
            path = ("floor", "channels", id, "trunks")
            found.warn(path, f"{channel.trunks} trunks keep some of {heads} agents idle", right)


def _check_days(scenario: Scenario, crews: list[Crew], presence: Presence, found: Findings) -> list[int]:
    """Warns of days that are open and on which nobody works, and of shifts on closed days; gives the former,
    from 1."""
    floor = scenario.floor
    is_open = {day: presence.hours(day) is not None for day in presence.days}
    without = [
        day for day in presence.days if is_open[day] and not any(presence.of(crew, day) for crew in crews)
    ]
    if without and crews:
        named = listed([f"day {day} ({floor.weekday_of(day - 1).capitalize()})" for day in without], "and")
        right = f"write closed_on: [{', '.join(_as_closed(scenario, without))}], or give somebody a shift"
        found.warn(("floor", "days"), f"the floor is open and nobody works on {named}", right)
    for id, shift in floor.shifts.items():
        shut = [day for day in shift.days if day in is_open and not is_open[day]]
        if shut:
            wrong = f"this shift is worked on day {listed(shut, 'and')}, when the floor is closed"
            found.warn(("floor", "shifts", id, "days"), wrong, "leave the day out, or open the floor then")
    return without


def _as_closed(scenario: Scenario, days: list[int]) -> list[str]:
    """The days as `closed_on` writes them: a weekday where it is always one of them, else the number."""
    floor = scenario.floor
    weekday = {day: floor.weekday_of(day - 1) for day in range(1, floor.days + 1)}
    at_times_open = {weekday[day] for day in weekday if day not in days}
    whole = set(weekday.values()) - at_times_open
    names = [name for name in WEEKDAYS if name in whole]
    return [*names, *(str(day) for day in days if weekday[day] not in whole)]


def streams_by_queue(scenario: Scenario, queues: dict[str, QueueSpec]) -> dict[str, list[str]]:
    """For each queue the streams whose contacts join it, transfers included."""
    feeding: dict[str, list[str]] = {}
    for id, stream in scenario.demand.streams.items():
        for name in drivers_of(scenario, id, stream):
            driver = scenario.drivers.get(name, Driver())
            queue = queue_for(queues, driver, channel_of(id, stream))
            reached = [queue.id] if queue is not None else []
            if driver.transfer is not None:
                reached.append(driver.transfer.to)
            for line_id in reached:
                if id not in feeding.setdefault(line_id, []):
                    feeding[line_id].append(id)
    return feeding


def _check_gaps(
    scenario: Scenario,
    queue: QueueSpec,
    streams: list[str],
    able: list[Crew],
    presence: Presence,
    with_staff: list[int],
    found: Findings,
) -> None:
    """Warns of the hours in which contacts are expected and nobody who could serve them is there."""
    days_of_gap: dict[str, list[int]] = {}
    opening = hours_of_channel(scenario.floor, queue.channel)
    expected = {
        id: hours_of_channel(scenario.floor, channel_of(id, scenario.demand.streams[id])) for id in streams
    }
    there: dict[Hashable, list[Span]] = {}
    for day in with_staff:
        pattern = presence.pattern(day)
        if pattern not in there:
            there[pattern] = presence.of_any(able, day)
        opens, closes = opening.on(day - 1) or (0.0, 0.0)
        simulated = scenario.end_s - (day - 1) * DAY_S
        gaps = _gaps((opens, min(closes, simulated)), there[pattern])
        of_day = [(id, span) for id in streams if (span := expected[id].on(day - 1)) is not None]
        open_gaps = [
            gap for gap in gaps if any(expects_anyone(scenario, id, day, span, gap) for id, span in of_day)
        ]
        if open_gaps:
            words = listed([f"{format_time(a)} to {format_time(b)}" for a, b in open_gaps], "and")
            days_of_gap.setdefault(words, []).append(day)
    for words, days in days_of_gap.items():
        every = len(days) == scenario.floor.days
        when = "" if every else f" on day {listed(days, 'and')}"
        right = "move a shift or a break, or start the forecast later"
        found.warn(queue.path, f"contacts are expected and nobody is there from {words}{when}", right)


def _gaps(hours: Span, there: Iterable[Span]) -> list[Span]:
    """The parts of the hours that no span covers; the spans are in order of time and apart."""
    gaps: list[Span] = []
    reached, end = hours
    for start, until in there:
        if reached >= end:
            break
        gaps.append((reached, min(start, end)))
        reached = max(reached, until)
    gaps.append((reached, end))
    return [(a, b) for a, b in gaps if b - a >= _SHORTEST_GAP_S]
