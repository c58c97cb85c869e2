"""What the run cost, from the ledger's hours and counts."""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.prices import RunCost, run_cost
from floorsim.scenario.models.desk import Prices
from floorsim.sums import whole_sum

COUNTED_AS_USED: Final = frozenset({"extend_coverage", "overtime", "partner_overflow"})
"""Kinds of decision whose money is hours or contacts, which are counted where they are worked."""


def cost(
    prices: Prices,
    ledger: Ledger,
    *,
    paid_s: float,
    overtime_s: float,
    supervisor_s: float,
    partner_contacts: int,
    more_leavers: float,
    from_s: float,
    to_s: float,
) -> RunCost:
    """Cost = paid hours, overtime hours, supervisor's hours and partner contacts at their prices, replacing
    those who are now likelier to leave, and money that decisions spent.

    `paid_s` is all paid time within the window, overtime included; `supervisor_s` the hours in which the
    floor is open.
    """
    spent = fsum(
        record.money
        for record in ledger.decisions
        if from_s <= record.accepted_s < to_s and record.kind not in COUNTED_AS_USED
    )
    return run_cost(
        prices,
        agent_s=paid_s - overtime_s,
        overtime_s=overtime_s,
        supervisor_s=supervisor_s,
        partner_contacts=partner_contacts,
        resigned=whole_sum(1 for at_s, _ in ledger.resigned if from_s <= at_s < to_s),
        more_leavers=more_leavers,
        spent_by_decisions=spent,
    )
