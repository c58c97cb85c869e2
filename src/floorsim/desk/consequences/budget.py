"""What the supervisor may still spend: agent time as overtime, and money."""

from __future__ import annotations

from floorsim.desk.view import BudgetView
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S
from floorsim.wording.times import in_hours


def overtime_usable(scenario: Scenario) -> bool:
    """Whether somebody's shift ends within play, so that more time at its end could be worked."""
    floor = scenario.floor
    used = {name for group in floor.groups.values() for name in group.shifts}
    used |= {agent.shift for agent in floor.agents if agent.shift is not None}
    every_day = range(floor.days)
    ends = [
        day * DAY_S + shift.end
        for name, shift in floor.shifts.items()
        if name in used
        for day in ([number - 1 for number in shift.days] or every_day)
    ]
    steps = [step.start for group in floor.groups.values() for step in group.staffing[1:]]
    ends += [day * DAY_S + at_s for day in every_day for at_s in (*steps, floor.closes + floor.run_on)]
    return any(scenario.play_from_s < end_s < scenario.end_s for end_s in ends)


class Budget:
    """Spent counts from the moment a decision is accepted; a decision that is dropped gives it back."""

    def __init__(self, scenario: Scenario) -> None:
        self.overtime_s = scenario.decisions.overtime_budget
        """Agent time that may be bought, seconds."""
        self.overtime_used_s = 0.0
        self.money = scenario.decisions.money_budget
        self.money_spent = 0.0
        self.currency = scenario.prices.currency
        self.overtime_usable = overtime_usable(scenario)

    @property
    def overtime_left_s(self) -> float:
        """Agent time that may still be bought, seconds."""
        return max(0.0, self.overtime_s - self.overtime_used_s)

    def grant_overtime(self, length_s: float) -> None:
        """Somebody with the authority adds to the overtime budget."""
        self.overtime_s += length_s

    def too_little_overtime(self, length_s: float) -> str | None:
        """Why this agent time can't be bought, or None."""
        if length_s <= self.overtime_left_s:
            return None
        wanted, left = in_hours(length_s), in_hours(self.overtime_left_s)
        return f"this is {wanted} of overtime, and your budget has {left} left"

    def too_little_money(self, amount: float) -> str | None:
        """Why this amount can't be spent, or None."""
        if self.money is None or amount <= 0.0 or self.money_spent + amount <= self.money:
            return None
        left = self.money - self.money_spent
        return f"it costs {amount:.0f} {self.currency} and {left:.0f} {self.currency} of your budget is left"

    def spend(self, money: float, overtime_s: float) -> None:
        """Commits money and overtime; negative amounts give it back."""
        self.money_spent += money
        self.overtime_used_s += overtime_s

    def view(self) -> BudgetView:
        """What the wallboard shows of it."""
        return BudgetView(
            self.overtime_used_s,
            self.overtime_s,
            self.money_spent,
            self.money,
            self.currency,
            self.overtime_usable,
        )
