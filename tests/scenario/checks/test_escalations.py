"""A scenario that names cases of the library names cases that there are."""

from __future__ import annotations

from floorsim.scenario.checks.escalations import check_escalations
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.escalation_library import escalation_cases
from tests.desk.desks import a_scenario


def test_a_case_that_is_not_in_the_library_is_told_with_the_nearest_name() -> None:
    known = next(iter(escalation_cases()))
    found = Findings()
    check_escalations(a_scenario(escalations={"cases": [known, known[:-1]]}), found)
    assert [fault.path for fault in found.faults] == [("escalations", "cases", 1)]
    assert known in str(found.faults[0])
