"""A14: an experienced agent answers the others' questions for a while instead of taking contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import coming_items, shift_end_s
from floorsim.desk.decisions.facts import handle_times, questions, queues
from floorsim.desk.decisions.families.agents import AgentsDecision, SomeAgentIds
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.kinds.delegate import EXPERIENCED_WEEKS
from floorsim.desk.decisions.pickers import AgentsPicker, MinutesPicker
from floorsim.desk.decisions.staff import not_on_floor
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.states import ACTIVITY_STATES, COACHING
from floorsim.sums import whole_sum
from floorsim.units import MINUTE_S
from floorsim.wording.activities import some_activity
from floorsim.wording.names import both
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

QUICK_HELP: Final = "quick_help"
"""The kind of decision, and the activity of whoever helps."""


class QuickHelp(AgentsDecision):
    """Set seniors aside to answer questions, one after the other."""

    kind: ClassVar[str] = QUICK_HELP
    codes: ClassVar[tuple[str, ...]] = ("A14",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Set a senior aside for questions"
    short: ClassVar[str] = "quick help"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 1.0
    effect_now: ClassVar[str] = (
        "One agent fewer takes contacts. Customers are on hold for a shorter time, more is resolved and "
        "fewer contacts are handed on."
    )
    effect_later: ClassVar[str] = "New hires learn faster. It pays only where many have to ask."

    agents: Annotated[SomeAgentIds, AgentsPicker(hint="Who; several take turns")] = Field(
        description="Who helps; several take turns, in the order of the floor"
    )
    length: Annotated[
        int, Field(ge=15, le=120), MinutesPicker(steps=(15, 30, 45, 60, 90, 120), label="Minutes each")
    ] = Field(default=30, description="Minutes each")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be on the floor and experienced."""
        reason = not_on_floor(desk, agent)
        if reason is None and agent.wellbeing.tenure_weeks < EXPERIENCED_WEEKS:
            reason = f"{desk.name(agent)} is too new to answer for others"
        if reason is None and coming_items(desk, agent, (QUICK_HELP,)):
            reason = f"{desk.name(agent)} has a turn coming already"
        return reason

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """How experienced, and which channel loses the agent."""
        where = both(desk.floor.channels[index].title for index in agent.on)
        years = agent.wellbeing.tenure_weeks / 52.0
        return f"{years:.0f} years here, on {where}" if 1.0 <= years < 60.0 else f"on {where}"

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """The turn must not run into the end of the shift or what is planned."""
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None:
            return reason
        start_s = desk.now + MINUTE_S * self.length * self._place(agent)
        end_s, name = start_s + MINUTE_S * self.length, desk.name(agent)
        if shift_end_s(agent, desk.now) < end_s:
            return (
                f"{name}'s shift ends at {time_of_day(shift_end_s(agent, desk.now))}, before the turn is over"
            )
        for item in coming_items(desk, agent, ACTIVITY_STATES):
            if item.start_s < end_s and start_s < item.start_s + item.length_s:
                what = some_activity(item.activity)
                return f"{name} has {what} at {time_of_day(item.start_s)}, within the turn"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What was asked lately and by whom, handle times, and the queues that lose somebody."""
        return [*questions(desk), *handle_times(desk), *queues(desk)[:1]]

    def ends_s(self, desk: Workspace) -> float | None:
        """When the last turn is over."""
        return self.timing(desk).done_s + MINUTE_S * self.length * len(self.agents)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """One turn after the other from now on."""
        helpers = self.possible(desk)
        for place, agent in enumerate(helpers):
            length_s = MINUTE_S * self.length
            item = AgendaItem(QUICK_HELP, COACHING, desk.now + length_s * place, length_s, "Quick help")
            item.on_begin = desk.floor.help_desk.opens
            item.on_done = desk.floor.help_desk.closes
            interventions.put_on_agenda(desk.floor, agent, item)
            desk.consequences.record(QUICK_HELP, agent.id, float(self.length), "", order.cause())
        who = both(desk.name(agent) for agent in helpers) or "nobody"
        return f"you set {who} aside for questions, {in_minutes(MINUTE_S * self.length)} each"

    def doing(self, desk: Workspace) -> str:
        """Whom."""
        return f"setting {self.who(desk)} aside for questions"

    def _place(self, agent: Agent) -> int:
        """Which turn the agent has: the floor's order among those named."""
        named = frozenset(self.agents)
        if agent.id not in named:
            return 0
        return whole_sum(one.id in named for one in agent.floor.agents[: agent.index])
