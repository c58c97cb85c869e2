"""Checks of which cases of the library customers bring: those that are named must exist."""

from __future__ import annotations

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.escalation_library import escalation_cases
from floorsim.scenario.models.scenario import Scenario


def check_escalations(scenario: Scenario, found: Findings) -> None:
    """Each case that is named is one of the library."""
    wanted = scenario.escalations.cases
    if isinstance(wanted, tuple):
        found.all_known(("escalations", "cases"), wanted, escalation_cases(), "case of the library")
