"""Giving queued work to an experienced agent, who leaves the queues for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area, Entry
from floorsim.desk.decisions.agents_agenda import coming_items, shift_end_s
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import AgentPicker, QueuedPicker
from floorsim.desk.decisions.staff import not_on_floor, unknown_agents
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.states import ACTIVITY_STATES, BACK_OFFICE
from floorsim.wording.activities import activity_words, some_activity
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

EXPERIENCED_WEEKS: Final = 26.0
"""Tenure from which an agent can do a supervisor's small tasks (D: half a year, past the steep part of
learning)."""
DELEGATED: Final = "delegated"


class Delegate(Decision):
    """Have an experienced agent do what waits for you; H8 of the catalogue."""

    kind: ClassVar[str] = "delegate"
    family: ClassVar[Family] = "plan"
    codes: ClassVar[tuple[str, ...]] = ("I5", "H8")
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Delegate a queued decision"
    short: ClassVar[str] = "assign"
    acts_on: ClassVar[ActsOn] = "own_work"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "a"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "It takes none of your time. The agent does it after the current contact and takes no contacts "
        "until it is done."
    )
    effect_later: ClassVar[str] = "One agent fewer takes contacts while it is being done."
    at_once: ClassVar[bool] = True

    decision: Annotated[int, Field(ge=0), QueuedPicker(hint="What you hand over")] = Field(
        description="Number of the decision in this run, from 0"
    )
    agent: Annotated[str, AgentPicker(hint="Who does it")] = Field(description="Who does it")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something that can be delegated must be waiting, and the supervisor must be free to speak."""
        if desk.calendar.blind_since_s is not None and desk.calendar.current is not None:
            return f"you are {desk.calendar.current.doing()} and can't speak to anybody else"
        if _can_be_delegated(desk):
            return None
        return "nothing you have queued can be delegated"

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be on the floor, experienced, and not be about to do something else."""
        reason = not_on_floor(desk, agent)
        if reason is not None:
            return reason
        name, weeks = desk.name(agent), agent.wellbeing.tenure_weeks
        if weeks < EXPERIENCED_WEEKS and desk.consequences.roles.get(agent.id) != "deputy":
            return f"{name} has been here for {counted(int(weeks), 'week')}, not long enough for this"
        busy = agent.now_item or next(iter(agent.due), None)
        if busy is not None:
            what = "something delegated" if busy.activity == DELEGATED else activity_words(busy.activity)
            return f"{name} has something else to do: {what}"
        return None

    def cost_minutes(self, desk: Workspace) -> float:
        """It takes a word."""
        return 0.0

    def why_not(self, desk: Workspace) -> str | None:
        """The work must be waiting and fit for it; the agent must have the time."""
        agent = desk.agent(self.agent)
        if agent is None:
            return unknown_agents(desk, [self.agent])
        waiting = {order.seq: order for order in desk.queued()}
        given = waiting.get(self.decision)
        if given is None:
            return f"decision {self.decision} is not queued; {listed(list(waiting), 'and')} are"
        fit = _can_be_delegated(desk)
        if self.decision not in fit:
            can = f"; {listed(fit, 'and')} can be" if fit else ""
            return f"{given.decision.doing(desk)} can't be delegated{can}"
        reason = self.agent_out_of_reach(desk, agent)
        return reason or _no_time(desk, agent, 60.0 * given.decision.cost_minutes(desk))

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The work leaves the supervisor's list; it is done when the agent's minutes are spent."""
        agent = desk.agent(self.agent)
        assert agent is not None
        given = next(one for one in desk.queued() if one.seq == self.decision)
        what, entry = given.decision.doing(desk), desk.calendar.hand_over(given.key)
        item = interventions.send_off(
            desk.floor,
            agent,
            DELEGATED,
            BACK_OFFICE,
            entry.left_s,
            "Delegated by you",
            on_done=lambda agent: desk.floor.at(desk.now, partial(_finish, desk, agent, entry, item)),
        )
        desk.consequences.record(DELEGATED, agent.id, entry.minutes, given.decision.kind, order.cause())
        desk.floor.at(shift_end_s(agent, desk.now), partial(_take_back, desk, agent, entry, item))
        return f"you delegated to {desk.name(agent)}: {what}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "delegating"


def _can_be_delegated(desk: Workspace) -> list[int]:
    """Numbers of the decisions that wait, have not been begun, and are of a kind that others may do."""
    begun = {entry.key for entry in desk.calendar.queue if entry.begun_s >= 0.0}
    return [one.seq for one in desk.queued() if type(one.decision).delegable and one.key not in begun]


def _no_time(desk: Workspace, agent: Agent, length_s: float) -> str | None:
    """Why the agent has no time for it before the next activity or the end of the shift, or None."""
    name, until_s, takes = desk.name(agent), desk.now + length_s, in_minutes(length_s)
    for item in coming_items(desk, agent, tuple(ACTIVITY_STATES)):
        if item.start_s < until_s:
            what = some_activity(item.activity)
            return f"{name} has {what} at {time_of_day(item.start_s)}, and this takes {takes}"
    end_s = shift_end_s(agent, desk.now)
    return None if until_s < end_s else f"{name}'s shift ends at {time_of_day(end_s)}, and this takes {takes}"


def _finish(desk: Workspace, agent: Agent, entry: Entry, item: AgendaItem) -> None:
    """The agent's minutes are spent: it is done as if by the supervisor, if it is still possible."""
    entry.begun_s = item.begun_s
    reason = entry.why_not()
    if reason is not None:
        entry.dropped(reason)
        return
    desk.say(f"{desk.name(agent)} has done what you delegated: {entry.doing()}", "floor")
    entry.turn_to()
    reason = entry.begin()
    if reason is None:
        entry.done()
    else:
        entry.dropped(reason)


def _take_back(desk: Workspace, agent: Agent, entry: Entry, item: AgendaItem) -> None:
    """The shift is over before the agent came to it: it waits for the supervisor again."""
    if item.begun_s >= 0.0:
        return
    interventions.cancel_item(desk.floor, agent, item)
    desk.say(f"{desk.name(agent)} did not get to {entry.doing()}; it is back in your queue", "floor")
    desk.calendar.add(entry)
