"""Everything that an examiner would ask about a scenario."""

from __future__ import annotations

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.examining.exercise import examine_exercise
from floorsim.scenario.examining.plausible import examine_numbers
from floorsim.scenario.examining.workload import examine_workload
from floorsim.scenario.faults.fault import PathFault
from floorsim.scenario.models.scenario import Scenario


def examine(scenario: Scenario) -> list[PathFault]:
    """What is probably not meant in a scenario in which `checks` find no error, each as a warning.

    The work of a day is looked at only where its numbers are a contact centre's: else it follows from them.
    """
    found = Findings()
    examine_numbers(scenario, found)
    if not found.faults:
        examine_workload(scenario, found)
    examine_exercise(scenario, found)
    return found.faults
