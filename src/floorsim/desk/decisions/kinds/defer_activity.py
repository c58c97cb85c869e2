"""A6, B9: put off or cancel meetings, coaching, one-to-ones and training of the plan, or let them be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, cast

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import coming_item, coming_items, shift_end_s
from floorsim.desk.decisions.crews import people_words
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import AgentsPicker, ChoicePicker, MinutesPicker
from floorsim.desk.decisions.staff import not_at_work
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.people.learning import FADES, fade
from floorsim.scenario.effects.world import Cause
from floorsim.wording.activities import activity_words
from floorsim.wording.times import in_hours, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

ActivityKind = Literal["meeting", "coaching", "one_to_one", "training"]

WORDS: Final[dict[ActivityKind, str]] = {
    "meeting": "meeting",
    "coaching": "coaching session",
    "one_to_one": "one-to-one",
    "training": "training session",
}
CANCEL_MORALE: Final[dict[ActivityKind, float]] = {
    "meeting": 0.0, "coaching": -0.02, "one_to_one": -0.05, "training": -0.03,
}  # fmt: skip
"""Morale that a cancelled activity costs the agent (D: time given to people is what they notice losing)."""
AGAIN_MORALE: Final = -0.02
"""Morale that putting off once more what was put off before costs (D)."""


LEAST_DAYS_A_YEAR: Final = 2.5
"""Days of training that somebody needs in a year (practitioners' rule)."""
MOST_TOLD: Final = 5
"""So many people's activities are told before it is decided (D)."""


class DeferActivity(AgentsDecision):
    """Put an activity of the plan off, or cancel it."""

    kind: ClassVar[str] = "defer_activity"
    family: ClassVar[Family] = "plan"
    codes: ClassVar[tuple[str, ...]] = ("A6", "B9")
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Defer or cancel meetings and coaching"
    short: ClassVar[str] = "activity"
    acts_on: ClassVar[ActsOn] = "agent"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"interval": "a"}
    minutes: ClassVar[float] = 1.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = "The agents stay on the floor at that time."
    effect_later: ClassVar[str] = (
        "Put off, it takes them off the floor later. Cancelled, the time is owed to them, and people notice; "
        "what a training was about fades."
    )

    agents: Annotated[
        AgentIds, AgentsPicker(hint="Whose; if you choose nobody, everyone who has one left")
    ] = Field(default=(), description="Whose; if nobody is named, everyone who has one left")
    activity: Annotated[ActivityKind, ChoicePicker(labels=WORDS)] = Field(description="Which activity")
    how: Annotated[
        Literal["defer", "cancel"], ChoicePicker(labels={"defer": "Put off", "cancel": "Cancel"})
    ] = Field(default="defer", description="Put it off or cancel it")
    minutes_later: Annotated[
        int,
        Field(ge=15, le=240),
        MinutesPicker(
            steps=(15, 30, 45, 60, 90, 120), label="Later by", hint="Minutes; only if you put it off"
        ),
    ] = Field(default=30, description="Minutes later; ignored if cancelled")

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """What is coming today, with its times."""
        coming = coming_items(desk, agent, tuple(WORDS))
        return ", ".join(f"{activity_words(item.activity)} {time_of_day(item.start_s)}" for item in coming)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Some activity must be coming."""
        reason = not_at_work(desk, agent)
        if reason is None and all(coming_item(desk, agent, (kind,)) is None for kind in WORDS):
            reason = f"{desk.name(agent)} has nothing of this kind left today"
        return reason

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """The activity must be coming, and its new time within the shift."""
        reason = not_at_work(desk, agent)
        if reason is not None:
            return reason
        name, word = desk.name(agent), WORDS[self.activity]
        item = coming_item(desk, agent, (self.activity,))
        if item is None:
            if agent.now_item is not None and agent.now_item.activity == self.activity:
                return f"{name}'s {word} has begun already"
            return f"{name} has no {word} left today"
        if self.how == "defer":
            end_s, at_s = shift_end_s(agent, desk.now), self._new_start_s(desk, item.start_s)
            if at_s + item.length_s > end_s:
                return f"{name}'s shift ends at {time_of_day(end_s)}, before the {word} would be over"
        return None

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Nor may the activity itself begin before."""
        item = coming_item(desk, agent, (self.activity,))
        if item is not None and item.start_s <= at_s:
            word, begins = WORDS[self.activity], time_of_day(item.start_s)
            return f"{desk.name(agent)}'s {word} begins at {begins}, before this takes effect"
        return super().agent_gone_by(desk, agent, at_s)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is coming of those named; of a training, how much of it these days have had."""
        return (*super().facts(desk), *(training_words(desk) if self.activity == "training" else ()))

    def owed(self, desk: Workspace) -> Sequence[str]:
        """What is put off at its new time; what is cancelled as time."""
        coming = self._coming(desk)
        if self.how == "cancel":
            total_s = fsum(item.length_s for _, item in coming)
            return (f"{in_minutes(total_s)} of {WORDS[self.activity]}, cancelled",) if coming else ()
        word, told = WORDS[self.activity], coming[:MOST_TOLD]
        times = [time_of_day(self._new_start_s(desk, item.start_s)) for _, item in told]
        return tuple(
            f"{desk.name(agent)}'s {word} at {at}" for (agent, _), at in zip(told, times, strict=True)
        )

    def nobody(self, desk: Workspace) -> str:
        """Nobody has one coming."""
        return f"nobody has a {WORDS[self.activity]} left that could be put off"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The plan changes."""
        word = WORDS[self.activity]
        done, cause = self.possible(desk), order.cause()
        for agent in done:
            item = coming_item(desk, agent, (self.activity,))
            assert item is not None
            if self.how == "cancel":
                cancel(desk, agent, item, cause)
            else:
                put_off(desk, agent, item, self._new_start_s(desk, item.start_s), cause)
        who = people_words(desk, done) or "nobody"
        if self.how == "cancel":
            return f"you cancelled the {word} of {who}"
        return f"you put off the {word} of {who} by {in_minutes(60.0 * self.minutes_later)}"

    def doing(self, desk: Workspace) -> str:
        """Whose activity."""
        verb = "cancelling" if self.how == "cancel" else "putting off"
        return f"{verb} the {WORDS[self.activity]} of {self.who(desk)}"

    def _coming(self, desk: Workspace) -> list[tuple[Agent, AgendaItem]]:
        """With whom it would be done, and their activity, in order of time."""
        found = [(agent, coming_item(desk, agent, (self.activity,))) for agent in self.possible(desk)]
        there = [(agent, item) for agent, item in found if item is not None]
        return sorted(there, key=lambda one: (one[1].start_s, one[0].index))

    def _new_start_s(self, desk: Workspace, start_s: float) -> float:
        return max(start_s, desk.now) + 60.0 * self.minutes_later


def cancel(desk: Workspace, agent: Agent, item: AgendaItem, cause: Cause) -> None:
    """Takes an activity out of the agent's plan, which the agent notices."""
    interventions.cancel_item(desk.floor, agent, item)
    desk.consequences.record(item.activity, agent.id, 0.0, "cancelled", cause)
    desk.consequences.move_morale([agent], CANCEL_MORALE[cast(ActivityKind, item.activity)], cause)
    family = None if item.driver is None else desk.floor.compiled.family_of(item.driver)
    if family is not None and desk.floor.people:
        fade(agent.wellbeing, family)
        desk.consequences.record("fades", agent.id, -FADES, item.driver or "", cause)


def training_words(desk: Workspace) -> tuple[str, ...]:
    """How much training these days have had and have planned, beside the least a year."""
    now_s, planned, held, gone = desk.now, 0, 0, 0
    for agent in desk.floor.agents:
        for item in agent.agenda:
            if item.activity == "training":
                held += round(item.length_s) * item.done
                planned += round(item.length_s) * (
                    not item.done and not item.cancelled and item.start_s >= now_s
                )
                gone += item.cancelled and item.planned
    if not held and not planned and not gone:
        return ()
    return (
        f"training so far {in_hours(held)}, planned {in_hours(planned)}, cancelled {gone}; "
        f"least a year {LEAST_DAYS_A_YEAR:g} days each",
    )


def put_off(desk: Workspace, agent: Agent, item: AgendaItem, start_s: float, cause: Cause) -> None:
    """Moves an activity of the agent's plan to later, which the agent notices the second time."""
    if item.start_s != item.planned_s:
        desk.consequences.move_morale([agent], AGAIN_MORALE, cause)
    later_min = (start_s - item.start_s) / 60.0
    desk.consequences.record(item.activity, agent.id, later_min, "put off", cause)
    interventions.move_item(desk.floor, agent, item, start_s)
