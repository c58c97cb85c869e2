"""A13: help an agent through the contact in hand, without taking it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.on_contact import OnContactDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.floor import stepping_in
from floorsim.floor.stepping_in import LEFT_WITH_HELP
from floorsim.wording.numbers import percent

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class CoachThrough(OnContactDecision):
    """Tell an agent what to do while the customer waits."""

    kind: ClassVar[str] = "coach_through"
    codes: ClassVar[tuple[str, ...]] = ("A13", "A14")
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Coach an agent through a contact"
    short: ClassVar[str] = "coach through"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "w"}
    minutes: ClassVar[float] = 4.0
    effect_now: ClassVar[str] = (
        f"The rest takes {percent(LEFT_WITH_HELP)} of the time, and it is more likely to be resolved."
    )
    effect_later: ClassVar[str] = "The agent knows what to do next time."
    hands_on: ClassVar[bool] = True

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """The agent hears it at once, if the customer is still there."""
        agent = desk.agent(self.agent)
        assert agent is not None
        reason = self.agent_out_of_reach(desk, agent)
        if reason is None:
            stepping_in.help_through(desk.floor, agent, desk.now)
        return reason

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """Half an answer helps nobody."""
        return f"you are {self.doing(desk)}; that is too short to break off"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The agent goes on alone."""
        desk.consequences.record("coached_through", self.agent, 0.0, "", order.cause())
        return f"you coached {self.name(desk)} through a contact"

    def doing(self, desk: Workspace) -> str:
        """Whom."""
        return f"coaching {self.name(desk)} through a contact"
