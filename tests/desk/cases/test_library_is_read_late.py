"""Escalation cases are read when a customer first asks for a manager, so that starting is quick."""

from __future__ import annotations

import pytest

from floorsim.desk.cases import library
from floorsim.scenario.escalation_library import EscalationCase
from tests.desk.desks import NINE, a_scenario, at, quiet


def test_a_run_in_which_nobody_asks_reads_no_case(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def cases() -> dict[str, EscalationCase]:
        read.append("read")
        return {}

    monkeypatch.setattr(library, "escalation_cases", cases)
    for scenario in (quiet(), a_scenario()):
        at(scenario, NINE + 3600.0)
    assert read == []
