"""The cost of a run."""

from __future__ import annotations

import pytest

from floorsim.floor.measures.prices import run_cost
from floorsim.scenario.models.desk import Prices


def test_each_hour_and_count_costs_its_own_price() -> None:
    cost = run_cost(
        Prices(),
        agent_s=160 * 3600,
        overtime_s=2.5 * 3600,
        supervisor_s=8 * 3600,
        partner_contacts=40,
        resigned=1,
        more_leavers=-0.02,
        spent_by_decisions=120.0,
    )
    assert (cost.agents, cost.overtime, cost.supervisor, cost.partner) == (4160, 75, 360, 260)
    assert cost.replacement == pytest.approx(9800)
    assert cost.total == pytest.approx(4160 + 75 + 360 + 260 + 9800 + 120)
    assert sum(cost.by_part().values()) == cost.total
    assert cost.by_part()["spent_by_decisions"] == 120


def test_the_scenarios_prices_are_used() -> None:
    cost = run_cost(Prices(agent_hour=10.0), agent_s=3600, overtime_s=0, supervisor_s=0, partner_contacts=0)
    assert cost.total == 10
