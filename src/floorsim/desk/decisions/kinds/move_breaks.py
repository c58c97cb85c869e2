"""A7: stagger, delay, cancel or bring forward breaks and lunches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import (
    coming_item,
    no_rest_since_s,
    no_rest_words,
    shift_end_s,
)
from floorsim.desk.decisions.crews import people_words
from floorsim.desk.decisions.facts import queues
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentsPicker, ChoicePicker, MinutesPicker
from floorsim.desk.decisions.staff import not_at_work
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.states import RESTING
from floorsim.scenario.effects.world import Cause
from floorsim.wording.activities import some_activity
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_hours, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

How = Literal["stagger", "delay", "cancel", "now"]

LABELS: Final[dict[How, str]] = {
    "stagger": "One after the other",
    "delay": "Later",
    "cancel": "Cancel",
    "now": "Send them now",
}
RESTS: Final = ("break", "lunch")
AHEAD_S: Final = 90 * 60.0
"""Breaks that begin within this time can be moved (D); later ones need no decision yet."""
MOST_DELAY_S: Final = 90 * 60.0
"""No break is moved further than this from its plan (D)."""
REST_WITHIN_S: Final = 4 * 3600.0
"""The law: nobody works longer than this without a rest (D: rules of several countries ask for a rest after 4
to 6 hours)."""
GRIEVANCE_S: Final = 45 * 60.0
"""A break moved further than this from its plan is felt as taken (D)."""
GRIEVANCE_MORALE: Final = -0.02
CANCEL_MORALE: Final = -0.05
"""Morale that a break moved far, or cancelled, costs (D: control over one's time, Bakker et al. 2003)."""


class MoveBreaks(AgentsDecision):
    """Move the next breaks and lunches."""

    kind: ClassVar[str] = "move_breaks"
    codes: ClassVar[tuple[str, ...]] = ("A7",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Move breaks and lunches"
    short: ClassVar[str] = "breaks"
    acts_on: ClassVar[ActsOn] = "agent"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "b", "agent": "b", "interval": "b"}
    minutes: ClassVar[float] = 2.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = "Fewer people are away at the same time."
    effect_later: ClassVar[str] = (
        "People whose break comes late tire, slow down and make mistakes. A cancelled break is owed; a "
        "cancelled lunch is a compliance breach."
    )

    agents: Annotated[
        AgentIds, AgentsPicker(hint="Whose; if you choose nobody, all due a break within 90 min")
    ] = Field(
        default=(),
        description="Whose; if nobody is named, everyone whose next break begins within 90 minutes",
    )
    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(description="What happens to the break")
    by: Annotated[
        int,
        Field(ge=5, le=60),
        MinutesPicker(
            steps=(5, 10, 15, 20, 30, 45, 60),
            label="Minutes",
            hint="Minutes later, or minutes apart if one after the other",
        ),
    ] = Field(default=15, description="Minutes later, or minutes apart if staggered; ignored otherwise")

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """When the next break begins, and since when without a rest."""
        item = coming_item(desk, agent, RESTS)
        comes = "" if item is None else f"{item.activity} {time_of_day(item.start_s)}"
        return ", ".join(words for words in (comes, no_rest_words(desk, agent)) if words)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """A break must be near."""
        reason = not_at_work(desk, agent)
        if reason is not None or _near(desk, agent) is not None:
            return reason
        name, item = desk.name(agent), agent.now_item
        if item is not None and item.activity in RESTS:
            return f"{name}'s {item.activity} has begun already"
        return f"{name} has no break in the next {in_minutes(AHEAD_S)}"

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """The new time must lie within the shift and not too far from the plan."""
        reason = self.agent_out_of_reach(desk, agent)
        item = _near(desk, agent)
        if reason is not None or item is None:
            return reason
        name = desk.name(agent)
        if self.how == "delay":
            start_s = item.start_s + 60.0 * self.by
            if start_s - item.planned_s > MOST_DELAY_S:
                return (
                    f"{name}'s {item.activity} was planned for {time_of_day(item.planned_s)}; it can be put "
                    f"off by {in_minutes(MOST_DELAY_S)} at most"
                )
            if start_s + item.length_s > shift_end_s(agent, desk.now):
                return f"{name}'s shift would end before the {item.activity} is over"
        if self.how == "now" and agent.now_item is not None:
            return f"{name} is not on the floor"
        return None

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Nor may the break itself begin before."""
        item = _near(desk, agent)
        if item is not None and item.start_s <= at_s:
            begins = time_of_day(item.start_s)
            return f"{desk.name(agent)}'s {item.activity} begins at {begins}, before this takes effect"
        return super().agent_gone_by(desk, agent, at_s)

    def why_not(self, desk: Workspace) -> str | None:
        """Staggering needs at least two breaks."""
        reason = super().why_not(desk)
        if reason is None and self.how == "stagger" and len(self.possible(desk)) < 2:
            reason = "one after the other needs at least two breaks"
        return reason

    def nobody(self, desk: Workspace) -> str:
        """Nobody has a break near."""
        return f"nobody has a break in the next {in_minutes(AHEAD_S)} that could be moved"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Whose break stands when, since when without a rest, until when the law lets them work, and the
        queues."""
        lines = []
        people = [(item.start_s, agent) for agent in self.possible(desk) if (item := _near(desk, agent))]
        for _, agent in sorted(people, key=lambda one: (one[0], one[1].index))[:5]:
            by = time_of_day(no_rest_since_s(agent) + REST_WITHIN_S)
            lines.append(f"{desk.name(agent)}: {self.about_agent(desk, agent)}; a rest by {by} by law")
        return [*lines, *queues(desk)[:2]]

    def owed(self, desk: Workspace) -> Sequence[str]:
        """Breaks still to be given, with the time of each; a cancelled one by when the law wants a rest."""
        if self.how == "now":
            return ()
        owed, done_s = [], self.timing(desk).done_s
        for agent in self.possible(desk):
            item = _near(desk, agent)
            if item is None:
                continue
            at_s = max(item.start_s, done_s)
            if self.how == "delay":
                at_s = item.start_s + 60.0 * self.by
            if self.how == "cancel":
                at_s = no_rest_since_s(agent) + REST_WITHIN_S
            owed.append(
                (at_s, f"{some_activity(item.activity)} for {desk.name(agent)} by {time_of_day(at_s)}")
            )
        return [words for _, words in sorted(owed)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The breaks move."""
        rests = [(item, agent) for agent in self.possible(desk) if (item := _near(desk, agent)) is not None]
        rests.sort(key=lambda rest: (rest[0].start_s, rest[1].index))
        earliest_s, cause = 0.0, order.cause()
        for item, agent in rests:
            if self.how == "cancel":
                _cancel(desk, agent, item, cause)
            elif self.how == "delay":
                _move(desk, agent, item, item.start_s + 60.0 * self.by, cause)
            elif self.how == "now":
                _move(desk, agent, item, desk.now, cause)
            else:
                latest_s = min(item.planned_s + MOST_DELAY_S, shift_end_s(agent, desk.now) - item.length_s)
                start_s = max(item.start_s, min(earliest_s, latest_s))
                _move(desk, agent, item, start_s, cause)
                earliest_s = start_s + 60.0 * self.by
        who = people_words(desk, [agent for _, agent in rests]) or "nobody"
        if self.how == "stagger":
            return (
                f"you put {counted(len(rests), 'break')} at least {in_minutes(60.0 * self.by)} apart: {who}"
            )
        verb = {"cancel": "cancelled", "delay": "put off", "now": "brought forward"}[self.how]
        later = f" by {in_minutes(60.0 * self.by)}" if self.how == "delay" else ""
        return f"you {verb} the next break of {who}{later}"

    def doing(self, desk: Workspace) -> str:
        """Whose breaks."""
        return f"moving the breaks of {self.who(desk)}"


def _cancel(desk: Workspace, agent: Agent, item: AgendaItem, cause: Cause) -> None:
    interventions.cancel_item(desk.floor, agent, item)
    desk.consequences.record("break", agent.id, 0.0, "cancelled", cause)
    desk.consequences.move_morale([agent], CANCEL_MORALE, cause)
    _watch_rest(desk, agent, cause)
    if item.activity == "lunch":
        breach = f"{agent.written_name} was not given the lunch planned for {time_of_day(item.planned_s)}"
        desk.consequences.record("compliance", agent.id, 0.0, breach, cause)
        desk.consequences.breach(breach, "a lunch at another time of the same shift")


def _watch_rest(desk: Workspace, agent: Agent, cause: Cause) -> None:
    """The law is broken if the agent is still at work without a rest when the hours are over."""
    since_s = no_rest_since_s(agent)

    def look() -> None:
        if agent.shift_end_s is None or agent.state in RESTING or no_rest_since_s(agent) != since_s:
            return
        who = agent.written_name
        breach = f"{who} worked {in_hours(REST_WITHIN_S)} without a rest, since {time_of_day(since_s)}"
        desk.consequences.record("compliance", agent.id, 0.0, breach, cause)
        desk.consequences.breach(breach, "a break within that time, however short")

    desk.floor.at(max(desk.now, since_s + REST_WITHIN_S), look)


def _near(desk: Workspace, agent: Agent) -> AgendaItem | None:
    """The agent's next break or lunch, if it begins soon enough to be moved."""
    item = coming_item(desk, agent, RESTS)
    return item if item is not None and item.start_s <= desk.now + AHEAD_S else None


def _move(desk: Workspace, agent: Agent, item: AgendaItem, start_s: float, cause: Cause) -> None:
    if start_s == item.start_s:
        return
    near = abs(item.start_s - item.planned_s) <= GRIEVANCE_S
    desk.consequences.record("break", agent.id, (start_s - item.start_s) / 60.0, "moved", cause)
    interventions.move_item(desk.floor, agent, item, start_s)
    if item.start_s > no_rest_since_s(agent) + REST_WITHIN_S:
        _watch_rest(desk, agent, cause)
    if near and abs(item.start_s - item.planned_s) > GRIEVANCE_S:
        desk.consequences.move_morale([agent], GRIEVANCE_MORALE, cause)
