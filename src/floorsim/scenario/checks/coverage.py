"""Checks of the plan by the clock: somebody is there when contacts are expected, and trunks suffice."""

from __future__ import annotations

from collections.abc import Iterable

from floorsim.scenario.checks.expected_contacts import expects_anyone
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.scenario.models.demand import Driver
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.week import WEEKDAYS
from floorsim.scenario.opening_hours import hours_of_channel, hours_of_floor
from floorsim.scenario.routing_rules import (
    Crew,
    QueueSpec,
    Span,
    at_work,
    channel_of,
    crews_of,
    drivers_of,
    may_serve,
    queue_for,
    waiting_queues_of,
)
from floorsim.scenario.values.durations import DAY_S
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.names import listed

_SHORTEST_GAP_S = 60.0


def check_coverage(scenario: Scenario, found: Findings) -> None:
    """Gaps in who is there, and trunks."""
    queues = waiting_queues_of(scenario)
    crews = crews_of(scenario)
    feeding = _streams_by_line(scenario, queues)
    without_staff = _check_days(scenario, crews, found)
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
            _check_gaps(scenario, queue, streams, able, without_staff, found)
    for id, channel in scenario.floor.channels.items():
        heads = _most_at_once(scenario, [crew for crew in crews if id in crew.on])
        if channel.trunks is not None and channel.trunks < heads:
            right = "waiting callers hold a trunk too; write more of them"
            path = ("floor", "channels", id, "trunks")
            found.warn(path, f"{channel.trunks} trunks keep some of {heads} agents idle", right)


def _check_days(scenario: Scenario, crews: list[Crew], found: Findings) -> list[int]:
    """Warns of days that are open and on which nobody works, and of shifts on closed days; gives the former,
    from 1."""
    floor, opening = scenario.floor, hours_of_floor(scenario.floor)
    days = range(1, floor.days + 1)
    is_open = {day: opening.on(day - 1) is not None for day in days}
    without = [
        day for day in days if is_open[day] and not any(_presence(scenario, crew, day) for crew in crews)
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


def _streams_by_line(scenario: Scenario, queues: dict[str, QueueSpec]) -> dict[str, list[str]]:
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
    without_staff: list[int],
    found: Findings,
) -> None:
    """Warns of the hours in which contacts are expected and nobody who could serve them is there."""
    days_of_gap: dict[str, list[int]] = {}
    opening = hours_of_channel(scenario.floor, queue.channel)
    for day in (day for day in range(1, scenario.floor.days + 1) if day not in without_staff):
        there = [span for crew in able for span in _presence(scenario, crew, day)]
        opens, closes = opening.on(day - 1) or (0.0, 0.0)
        simulated = scenario.end_s - (day - 1) * DAY_S
        gaps = _gaps((opens, min(closes, simulated)), there)
        open_gaps = [gap for gap in gaps if any(expects_anyone(scenario, id, day, *gap) for id in streams)]
        if open_gaps:
            words = listed([f"{format_time(a)} to {format_time(b)}" for a, b in open_gaps], "and")
            days_of_gap.setdefault(words, []).append(day)
    for words, days in days_of_gap.items():
        every = len(days) == scenario.floor.days
        when = "" if every else f" on day {listed(days, 'and')}"
        right = "move a shift or a break, or start the forecast later"
        found.warn(queue.path, f"contacts are expected and nobody is there from {words}{when}", right)


def _presence(scenario: Scenario, crew: Crew, day: int) -> list[Span]:
    """When the members of a crew are on the queues, in seconds after midnight of that day.

    A crew without a shift has one span for all of its members.
    """
    floor = scenario.floor
    closing = floor.closes + floor.run_on
    hours = hours_of_floor(floor).on(day - 1)
    if crew.shift is not None:
        shift = floor.shifts.get(crew.shift)
        if shift is None or (day not in shift.days if shift.days else hours is None):
            return []
        turns = range(crew.turn, crew.turn + crew.size)
        return [span for turn in turns for span in at_work(shift, turn)]
    if hours is None:
        return []
    group = floor.groups.get(crew.group)
    if group is not None and group.staffing and crew.path[1] == "groups":
        ends = [*(step.start for step in group.staffing[1:]), closing]
        return [(step.start, end) for step, end in zip(group.staffing, ends, strict=True) if step.agents]
    return [(hours[0], hours[1] + floor.run_on)]


def _gaps(hours: Span, there: Iterable[Span]) -> list[Span]:
    """The parts of the hours that no span covers."""
    gaps: list[Span] = []
    reached, end = hours
    for start, until in sorted(there):
        if start > reached:
            gaps.append((reached, min(start, end)))
        reached = max(reached, until)
        if reached >= end:
            break
    if reached < end:
        gaps.append((reached, end))
    return [(a, b) for a, b in gaps if b - a >= _SHORTEST_GAP_S]


def _most_at_once(scenario: Scenario, crews: list[Crew]) -> int:
    """The most agents that the plan has on the floor at any one time of any day; an upper estimate."""
    most = 0
    for day in range(1, scenario.floor.days + 1):
        changes = []
        for crew in crews:
            spans = _presence(scenario, crew, day)
            size = 1 if crew.shift is not None else crew.size
            changes += [(start, size) for start, _ in spans] + [(end, -size) for _, end in spans]
        there = 0
        for _, change in sorted(changes):
            there += change
            most = max(most, there)
    return most
