"""What models cannot see: names that lead nowhere, people and queues that never meet, impossible times."""

from __future__ import annotations

from collections.abc import Collection

from floorsim.scenario.checks.ageing import check_ageing
from floorsim.scenario.checks.answers import check_answers
from floorsim.scenario.checks.coverage import check_coverage
from floorsim.scenario.checks.decisions import check_decisions
from floorsim.scenario.checks.demand import check_demand
from floorsim.scenario.checks.dialers import check_dialers
from floorsim.scenario.checks.escalations import check_escalations
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.floor import check_floor, play_ends_early
from floorsim.scenario.checks.incidents import check_incidents
from floorsim.scenario.checks.messages import check_messages
from floorsim.scenario.checks.numbers import holds_too_many
from floorsim.scenario.checks.people import check_people
from floorsim.scenario.checks.reach import check_reach
from floorsim.scenario.checks.routing import check_routing
from floorsim.scenario.checks.scoring import check_scoring
from floorsim.scenario.checks.supervisor import check_supervisor
from floorsim.scenario.checks.traps import check_traps
from floorsim.scenario.checks.written import check_written
from floorsim.scenario.faults.fault import PathFault
from floorsim.scenario.models.scenario import Scenario

_ALL = (
    check_floor,
    check_written,
    check_routing,
    check_ageing,
    check_people,
    check_coverage,
    check_demand,
    check_dialers,
    check_incidents,
    check_messages,
    check_answers,
    check_escalations,
    check_supervisor,
    check_reach,
    check_scoring,
)


def check(scenario: Scenario, decision_kinds: Collection[str] | None = None) -> list[PathFault]:
    """Every fault in a scenario whose values are each valid: errors that make it unplayable, and warnings.

    Play that ends days too early is told alone, since most of the rest would only follow from it; so is a
    block of more entries than can be checked against one another in bounded time.
    `decision_kinds` are the names that `do:` and `decided:` may use; None leaves these names unchecked.
    """
    found = Findings()
    if holds_too_many(scenario, found):
        return found.faults
    if play_ends_early(scenario, found):
        return found.faults
    for checked in _ALL:
        checked(scenario, found)
    check_decisions(scenario, found, decision_kinds)
    check_traps(scenario, found, decision_kinds)
    return found.faults
