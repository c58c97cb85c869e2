"""What a run cost, from hours and counts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import fsum

from floorsim.scenario.models.desk import Prices
from floorsim.units import HOUR_S


@dataclass(frozen=True, slots=True)
class RunCost:
    """The cost of a run by what it was spent on, in the scenario's currency."""

    agents: float
    overtime: float
    supervisor: float
    partner: float
    replacement: float
    """People who resigned, and how many more (or fewer) are now expected to, times the price of one."""
    spent_by_decisions: float

    def by_part(self) -> dict[str, float]:
        """Each part by its name."""
        return asdict(self)

    @property
    def total(self) -> float:
        """All of it."""
        return fsum(self.by_part().values())


def run_cost(
    prices: Prices,
    *,
    agent_s: float,
    overtime_s: float,
    supervisor_s: float,
    partner_contacts: int,
    resigned: int = 0,
    more_leavers: float = 0.0,
    spent_by_decisions: float = 0.0,
) -> RunCost:
    """The cost of a run.

    `agent_s` is paid agent time within shifts and `overtime_s` beyond them, each at its own price.
    `more_leavers` is the sum over the agents still there of the month's chance to resign at the end less the
    one at the start. `spent_by_decisions` is money the decisions themselves cost, such as credits.
    """
    return RunCost(
        agents=prices.agent_hour * agent_s / HOUR_S,
        overtime=prices.overtime_hour * overtime_s / HOUR_S,
        supervisor=prices.supervisor_hour * supervisor_s / HOUR_S,
        partner=prices.partner_contact * partner_contacts,
        replacement=prices.replace_agent * (resigned + more_leavers),
        spent_by_decisions=spent_by_decisions,
    )
