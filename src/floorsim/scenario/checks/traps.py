"""Checks of traps: both arms can be played, and the figure is compared while there is something to see."""

from __future__ import annotations

from collections.abc import Collection

from floorsim.scenario.checks.decisions import check_planned
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.values.times_of_day import format_time


def check_traps(scenario: Scenario, found: Findings, kinds: Collection[str] | None) -> None:
    """Every trap: its id, its figure, the decisions of both arms."""
    found.unique(("traps",), (trap.id for trap in scenario.traps), "trap")
    for index, trap in enumerate(scenario.traps):
        path: Path = ("traps", index)
        found.known((*path, "looks", "channel"), trap.looks.channel, scenario.floor.channels, "channel")
        check_planned(scenario, trap.tempting, (*path, "tempting"), found, kinds)
        check_planned(scenario, trap.better, (*path, "better"), found, kinds)
        if trap.compared_s >= scenario.end_s:
            wrong = f"the figure would be compared at {format_time(trap.compared_s)}, when play is over"
            found.error((*path, "after"), wrong, "write a shorter time")
