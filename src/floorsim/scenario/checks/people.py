"""Checks of shifts, schedules and kinds of people."""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.routing_rules import STAGGERED, agent_ids, crews_of
from floorsim.scenario.values.durations import DAY_S, format_duration
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.names import both
from floorsim.wording.sentences import shown
from floorsim.wording.short_names import NAME_CELLS, begins, is_usual, short_names

MOST_OF_SHIFT_AWAY: Final = 0.5  # D: more than half a shift off the queues is a slip in the times


def check_people(scenario: Scenario, found: Findings) -> None:
    """Shifts, who works them, and the profiles of people."""
    floor = scenario.floor
    worked: set[str] = set()
    for id, group in floor.groups.items():
        path: Path = ("floor", "groups", id)
        found.all_known((*path, "shifts"), group.shifts, floor.shifts, "shift")
        worked.update(group.shifts)
        _check_mix(scenario, (*path, "mix"), group.mix, found)
        for index, step in enumerate(group.staffing):
            if step.start > floor.closes + floor.run_on:
                right = f"the floor closes at {format_time(floor.closes)}; steps repeat every day"
                found.warn((*path, "staffing", index, "from"), "this step never comes", right)
            elif index and step.start < floor.opens < step.start + DAY_S < floor.closes:
                right = f"write {format_time(step.start + DAY_S)} for the morning after"
                found.warn((*path, "staffing", index, "from"), "this step comes before the opening", right)
    for index, agent in enumerate(floor.agents):
        path = ("floor", "agents", index)
        if agent.shift is not None:
            found.known((*path, "shift"), agent.shift, floor.shifts, "shift")
            worked.add(agent.shift)
        for key, days in (("leave", agent.leave), ("standby", agent.standby)):
            for place, day in enumerate(days):
                found.known_day((*path, key, place), day, floor.days)
        if agent.profile is not None:
            found.known((*path, "profile"), agent.profile, scenario.people.profiles, "people profile")
    for index, concern in enumerate(scenario.people.concerns):
        path = ("people", "concerns", index, "agents")
        found.all_known(path, concern.agents, agent_ids(scenario), "agent")
    _check_names(scenario, found)
    _check_mix(scenario, ("people", "mix"), scenario.people.mix, found)
    on_shift: dict[str | None, int] = {}
    for crew in crews_of(scenario):
        on_shift[crew.shift] = on_shift.get(crew.shift, 0) + crew.size
    for id in floor.shifts:
        _check_shift(scenario, id, found)
        _check_stagger(scenario, id, on_shift.get(id, 0), found)
        if id not in worked:
            found.warn(("floor", "shifts", id), "nobody works this shift", "give it to a group or an agent")


def _check_names(scenario: Scenario, found: Findings) -> None:
    """Listed agents whose names begin alike, so that the wallboard has no room for the usual short form."""
    names = {
        str(index): agent.name for index, agent in enumerate(scenario.floor.agents) if agent.name is not None
    }
    short = short_names(names)
    first: dict[str, str] = {}
    for key, name in names.items():
        other = first.setdefault(begins(name), key)
        if other == key or is_usual(name, short[key]):
            continue
        wrong = f"{shown(name)} begins like {shown(names[other])}"
        seen = f"the wallboard has room for {NAME_CELLS} letters and shows {both((short[other], short[key]))}"
        path: Path = ("floor", "agents", int(key), "name")
        found.warn(path, wrong, f"{seen}; begin the names otherwise if that will not do")


def _check_mix(scenario: Scenario, path: Path, mix: dict[str, float], found: Findings) -> None:
    for name in mix:
        found.known_key((*path, name), scenario.people.profiles, "people profile")
    if mix and fsum(mix.values()) <= 0:
        found.error(path, "the weights add up to nothing", "give at least one profile a weight above 0")


def _check_stagger(scenario: Scenario, id: str, size: int, found: Findings) -> None:
    """Staggered breaks of the last agent still lie inside the shift."""
    shift = scenario.floor.shifts[id]
    later = shift.stagger * max(0, size - 1)
    for activity in shift.activities:
        if activity.kind not in STAGGERED or activity.at + later + activity.length <= shift.end:
            continue
        right = f"{size} agents need {format_duration(later)} in all; stagger less"
        where: Path = ("floor", "shifts", id, "stagger")
        found.warn(where, f"the last agents' {activity.kind} would fall after the shift", right)


def _check_shift(scenario: Scenario, id: str, found: Findings) -> None:
    floor, shift = scenario.floor, scenario.floor.shifts[id]
    path: Path = ("floor", "shifts", id)
    hours = f"the floor is open from {format_time(floor.opens)} to {format_time(floor.closes)}"
    if shift.start >= floor.closes + floor.run_on or shift.end <= floor.opens:
        found.error((*path, "from"), "the whole shift lies outside the floor's hours", hours)
    if shift.start < floor.day_begins_s <= floor.opens:
        wrong = f"the shift begins before {format_time(floor.day_begins_s)}, in the night of the day before"
        meant = format_time(shift.start + DAY_S)
        found.error((*path, "from"), wrong, f"write {meant} for the morning after, or a later time")
    if shift.end - shift.start > DAY_S:
        found.error((*path, "to"), "the shift is longer than a day", "write from and to as times of one day")
    for index, day in enumerate(shift.days):
        found.known_day((*path, "days", index), day, floor.days)
    for index, activity in enumerate(shift.activities):
        if activity.length >= shift.end - shift.start:
            where: Path = (*path, "activities", index, "for")
            found.error(where, f"the {activity.kind} is as long as the shift", "write a shorter one")
        if activity.driver is not None:
            found.known((*path, "activities", index, "driver"), activity.driver, scenario.drivers, "driver")
        for number, day in enumerate(activity.days):
            if day > floor.days or (shift.days and day not in shift.days):
                where = (*path, "activities", index, "days", number)
                found.error(where, f"the shift is not worked on day {day}", "name a day of the shift")
    days = {day for activity in shift.activities for day in activity.days} or {1}
    away = max(fsum(one.length for one in shift.activities if one.is_on(day)) for day in days)
    if away > MOST_OF_SHIFT_AWAY * (shift.end - shift.start):
        right = "check their lengths"
        found.warn((*path, "activities"), "breaks and activities take more than half of the shift", right)
