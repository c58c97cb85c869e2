"""Checks of how a scenario is scored."""

from __future__ import annotations

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.models.scenario import Scenario


def check_scoring(scenario: Scenario, found: Findings) -> None:
    """A cap on the total is told: a low score pulls the total down by itself."""
    if scenario.scoring.cap_under is not None:
        wrong = "it changes nothing: the total has no cap, and a low score pulls it down by itself"
        found.warn(("scoring", "cap_under"), wrong, "leave it out")
