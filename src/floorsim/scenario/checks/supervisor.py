"""Checks of the supervisor's own day: names, and times that fit the run and one another."""

from __future__ import annotations

from itertools import pairwise

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.effects.effect_type import Place
from floorsim.scenario.effects.subjects import check_names
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.supervisor import FixedDuty
from floorsim.scenario.routing_rules import agent_ids, drivers_in_use
from floorsim.scenario.values.times_of_day import format_time
from floorsim.units import DAY_S
from floorsim.wording.numbers import counted


def check_supervisor(scenario: Scenario, found: Findings) -> None:
    """Fixed duties."""
    duties = scenario.supervisor.duties
    ids = [duty.id for duty in duties if duty.id is not None]
    for index, duty in enumerate(duties):
        path: Path = ("supervisor", "duties", index)
        _check_duty(scenario, duty, path, found)
        if duty.id is not None and duty.id in ids[: ids.index(duty.id)] + ids[ids.index(duty.id) + 1 :]:
            found.error((*path, "id"), f"another duty has the id {duty.id}", "give each its own id")
    for (_, first), (index, second) in pairwise(sorted(enumerate(duties), key=lambda one: one[1].at)):
        same_day = not first.days or not second.days or bool(set(first.days) & set(second.days))
        if same_day and first.at + first.length > second.at:
            wrong = f"it begins at {format_time(second.at)}, while the {first.kind} is going on"
            found.warn(("supervisor", "duties", index, "at"), wrong, "move one of them")


def _check_duty(scenario: Scenario, duty: FixedDuty, path: Path, found: Findings) -> None:
    floor = scenario.floor
    if duty.at >= DAY_S:
        found.error((*path, "at"), "a duty is held at a time of day", "write its days under days:")
        return
    days = [number - 1 for number in duty.days] or list(range(floor.days))
    for number in duty.days:
        if number > floor.days:
            found.warn(
                (*path, "days"), f"the floor has {counted(floor.days, 'day')}, and none is day {number}"
            )
    starts = [day * DAY_S + duty.at for day in days]
    if not any(scenario.is_played_at(at_s) for at_s in starts):
        found.warn((*path, "at"), f"this {duty.kind} is outside play", scenario.play_words)
    if duty.agent is not None:
        found.known((*path, "with"), duty.agent, agent_ids(scenario), "agent")
    at = Place(scenario, found, path, duty.at + duty.length, None, None, about=True)
    for index, point in enumerate(duty.points):
        here = at.at("points", index)
        check_names(point.guidance, drivers_in_use(scenario), "driver", here.at("guidance"))
        for place, effect in enumerate(point.effects):
            effect.check(here.at("effects", place))
    for key in ("if_held", "if_missed"):
        for place, effect in enumerate(getattr(duty, key)):
            effect.check(at.at(key, place))
