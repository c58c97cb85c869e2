"""A9: let people go home before the end of their shift."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.crews import people_words
from floorsim.desk.decisions.facts import queues
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentsPicker, ChoicePicker, NumberPicker
from floorsim.desk.decisions.staff import not_on_floor
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.units import HOUR_S
from floorsim.wording.numbers import money
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

First = Literal["volunteers", "shift_ends_soonest"]
LABELS: Final[dict[First, str]] = {
    "volunteers": "Those who would like to go",
    "shift_ends_soonest": "Whose shift ends soonest, wish or not",
}
WOULD_GO: Final = 0.5
"""Chance that somebody would like to go early, unpaid, on a given day (D)."""
LEAST_S: Final = 30 * 60.0
"""Nobody is sent home for less than this before the end of the shift (D: it saves nothing)."""
VOLUNTEER_MORALE: Final = 0.02
"""Morale of one who wanted to go and may (D: control over one's time, Bakker et al. 2003)."""
SENT_MORALE: Final = -0.04
"""Morale of one who is sent home and loses the pay (D)."""


class EarlyFinish(AgentsDecision):
    """End shifts early, unpaid."""

    kind: ClassVar[str] = "early_finish"
    codes: ClassVar[tuple[str, ...]] = ("A9",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Let people finish early"
    short: ClassVar[str] = "early finish"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "v", "interval": "v"}
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = "They go home after the contact in hand, and are not paid for the rest."
    effect_later: ClassVar[str] = (
        "It saves their hours, and those who wanted to go remember it. If customers come after all, they are "
        "gone."
    )

    agents: Annotated[AgentIds, AgentsPicker(hint="Who; if you choose nobody, as below")] = Field(
        default=(), description="Who; if nobody is named, as many as `many` by `first`"
    )
    many: Annotated[
        int,
        Field(ge=1, le=10),
        NumberPicker(steps=(1, 2, 3, 5, 10), label="How many", hint="How many, if you choose nobody"),
    ] = Field(default=1, description="How many; ignored for those who are named")
    first: Annotated[
        First, ChoicePicker(labels=LABELS, label="Who first", hint="Who goes first, if you choose nobody")
    ] = Field(default="volunteers", description="Who is asked first; ignored for those who are named")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be on the floor, with enough of the shift left."""
        reason = not_on_floor(desk, agent)
        if reason is None and (agent.shift_end_s is None or agent.shift_end_s - desk.now < LEAST_S):
            end = "" if agent.shift_end_s is None else f" at {time_of_day(agent.shift_end_s)}"
            reason = f"{desk.name(agent)}'s shift ends{end} anyway"
        return reason

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """When the shift ends, and whether the agent would like to go."""
        if agent.shift_end_s is None:
            return ""
        wish = "would like to go" if would_go(desk, agent) else "would rather work"
        return f"until {time_of_day(agent.shift_end_s)}, {wish}"

    def nobody(self, desk: Workspace) -> str:
        """Nobody is left who could go."""
        return "nobody on the floor has enough of the shift left to finish early"

    def why_not(self, desk: Workspace) -> str | None:
        """Somebody must want to go, unless they are named or sent."""
        reason = super().why_not(desk)
        if reason is None and not self.concerned(desk):
            reason = "nobody on the floor would like to go early; name who has to, or leave it"
        return reason

    def concerned(self, desk: Workspace) -> list[Agent]:
        """Those named, or so many of those who come first."""
        able = self.possible(desk)
        if self.agents:
            return able
        if self.first == "volunteers":
            able = [agent for agent in able if would_go(desk, agent)]
        return sorted(able, key=lambda agent: (agent.shift_end_s or 0.0, agent.index))[: self.many]

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Whether there are people to spare, who would like to go and what it saves."""
        willing = [agent for agent in self.possible(desk) if would_go(desk, agent)]
        wishes = people_words(desk, willing) or "nobody"
        prices = desk.floor.scenario.prices
        saved_s = fsum(self._left_s(desk, agent) for agent in self.concerned(desk))
        saved = money(prices.agent_hour * saved_s / HOUR_S, prices.currency)
        return [*queues(desk), f"would like to go: {wishes}", f"saves {saved}"]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """They go after the contact in hand."""
        cause, goers = order.cause(), self.concerned(desk)
        for agent in goers:
            desk.consequences.record("early_finish", agent.id, self._left_s(desk, agent) / 60.0, "", cause)
            desk.consequences.move_morale(
                [agent], VOLUNTEER_MORALE if would_go(desk, agent) else SENT_MORALE, cause
            )
            interventions.finish_early(desk.floor, agent)
        left_s = fsum(self._left_s(desk, agent) for agent in goers)
        who = people_words(desk, goers) or "nobody"
        return f"you let {who} finish early, {in_minutes(left_s)} in all"

    def doing(self, desk: Workspace) -> str:
        """Who."""
        return f"letting {'people' if not self.agents else self.who(desk)} finish early"

    @staticmethod
    def _left_s(desk: Workspace, agent: Agent) -> float:
        end_s = desk.now if agent.shift_end_s is None else min(agent.shift_end_s, desk.floor.end_s)
        return max(0.0, end_s - desk.now)


def would_go(desk: Workspace, agent: Agent) -> bool:
    """Whether the agent would like to finish early today: a draw of the person and the day."""
    day = desk.floor.day_of(desk.now)
    return desk.floor.random.few(1, "early finish", agent.id, day)[0] < WOULD_GO
