"""C2: the one-to-one that an agent is due: hold it now, shorten it, skip it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area, Duty
from floorsim.desk.calendar.one_to_ones import HELD_MORALE
from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.duty_pickers import name_of
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.kinds.defer_activity import CANCEL_MORALE
from floorsim.desk.decisions.kinds.fixed_duty import FixedDuty
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor import interventions
from floorsim.units import MINUTE_S
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import AgendaItem, Agent

How = Literal["now", "shorten", "skip"]
WAYS: Final[dict[How, str]] = {"now": "Hold it now", "shorten": "Shorten it", "skip": "Skip it"}
SHORT_MIN: Final = 15.0
"""Minutes of a shortened one-to-one (D: time for one conversation, none for subjects)."""


class OneToOne(PersonDecision):
    """Hold a one-to-one that is due now, shorten it, or skip it."""

    kind: ClassVar[str] = "one_to_one"
    codes: ClassVar[tuple[str, ...]] = ("C2",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Hold, shorten or skip a one-to-one"
    short: ClassVar[str] = "one-to-one"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "o"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "Held now, both of you leave the floor for its planned length."
    effect_later: ClassVar[str] = (
        "It becomes a conversation, whose end decides what comes of it. Skipped, it costs morale: time given "
        "to people is what they notice losing."
    )
    at_once: ClassVar[bool] = True

    how: Annotated[How, ChoicePicker(labels=WAYS)] = Field(default="now", description="What becomes of it")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Somebody who is due one today."""
        reason = super().agent_out_of_reach(desk, agent)
        if reason is None and _due(desk, agent) is None:
            return f"{desk.name(agent)} is due no one-to-one today; a feedback talk is still possible"
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """When it is, whether it was put off, what the scorecard shows, what either way does to morale."""
        agent = desk.agent(self.agent)
        duty = None if agent is None else _due(desk, agent)
        if agent is None or duty is None:
            return ()
        item = duty[1]
        put_off = ", put off before" if item.start_s != item.planned_s else ""
        return (
            f"due {time_of_day(item.start_s)}, {in_minutes(item.length_s)}{put_off}",
            *agent_facts(desk, agent).lines[:1],
            f"morale: held {HELD_MORALE:+.2f}, skipped {CANCEL_MORALE['one_to_one']:+.2f}",
        )

    def why_not(self, desk: Workspace) -> str | None:
        """To hold it now you must be free; to shorten it, it must be longer than that."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        due = None if agent is None else _due(desk, agent)
        if reason is not None or due is None:
            return reason
        current = desk.calendar.current
        if self.how == "now" and current is not None:
            return f"you are {current.doing()}; hold it when you are free, or let it come at its time"
        if self.how == "shorten" and due[1].length_s <= SHORT_MIN * MINUTE_S:
            return f"it takes {in_minutes(due[1].length_s)} as it is; hold it or skip it"
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The agent's plan changes, and the supervisor's with it."""
        agent = desk.agent(self.agent)
        assert agent is not None
        due = _due(desk, agent)
        assert due is not None
        duty, item = due
        if self.how == "now":
            duty.answered = True
            interventions.move_item(desk.floor, agent, item, desk.now)
            return f"you called {desk.name(agent)} over for the one-to-one"
        as_duty = {"duty": name_of(duty), "how": self.how, "minutes": int(SHORT_MIN)}
        return FixedDuty.model_validate(as_duty).carry_out(desk, order)

    def doing(self, desk: Workspace) -> str:
        """With whom."""
        return f"arranging the one-to-one with {self.name(desk)}"


def _due(desk: Workspace, agent: Agent) -> tuple[Duty, AgendaItem] | None:
    """The agent's one-to-one that is still to come: the duty, and the activity of the agent's plan."""
    for duty in desk.calendar.duties:
        if duty.with_agent is not None and duty.with_agent[0] is agent and duty is not desk.calendar.current:
            return duty, duty.with_agent[1]
    return None
