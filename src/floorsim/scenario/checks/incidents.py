"""Checks of incidents: they happen during the run, and to something that is there."""

from __future__ import annotations

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.effects.effect_type import Place
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Incident, TimedEffect
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.values.times_of_day import format_time


def check_incidents(scenario: Scenario, found: Findings) -> None:
    """Every incident and its effects."""
    found.unique(("incidents",), (incident.id for incident in scenario.incidents), "incident")
    for index, incident in enumerate(scenario.incidents):
        path: Path = ("incidents", index)
        span = f"the run lasts from {format_time(scenario.start_s)} to {format_time(scenario.end_s)}"
        if incident.start >= scenario.end_s or incident.end <= scenario.start_s:
            found.error((*path, "from"), "the incident lies outside the run", span)
        elif incident.start < scenario.start_s:
            found.warn((*path, "from"), "the incident begins before the run", span)
        for number, timed in enumerate(incident.effects):
            where: Path = (*path, "effects", number)
            _check_times(scenario, incident, timed, where, found)
            begins_s, ends_s = incident.span_of(timed)
            timed.effect.check(Place(scenario, found, where, begins_s, ends_s))


def _check_times(
    scenario: Scenario, incident: Incident, timed: TimedEffect, path: Path, found: Findings
) -> None:
    begins_s, ends_s = incident.span_of(timed)
    if ends_s <= begins_s:
        key = "to" if timed.end is not None else "from"
        right = f"the incident lasts from {format_time(incident.start)} to {format_time(incident.end)}"
        found.error((*path, key), "the effect ends before it starts", right)
    elif begins_s >= scenario.end_s:
        found.warn(
            (*path, "from"), "the effect begins after the run", f"it ends at {format_time(scenario.end_s)}"
        )
