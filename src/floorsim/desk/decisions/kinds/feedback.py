"""C4, C5: a feedback talk with one agent about one step, as a conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, get_args

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.talks import coached_words
from floorsim.desk.decisions.agents_agenda import coming_item, shift_end_s
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.people.learning import SAME_SHIFT_DAYS, WEEK_DAYS, WEEK_LATE
from floorsim.floor.states import COACHING
from floorsim.scenario.values.steps import Step
from floorsim.units import DAY_S, MINUTE_S
from floorsim.wording.activities import some_activity
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.cases.case import Case
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

WEAKEST: Final = "weakest"
"""Instead of a step: the one that reviews show as weakest."""
WAIT_S: Final = 10 * MINUTE_S
"""So long the supervisor waits for the agent to finish the contact in hand (D)."""
SLACK_S: Final = 10 * MINUTE_S
"""The agent stays beyond the time of the talk for what is being said when it is up."""
ACTIVITIES: Final = ("break", "lunch", "meeting", "training", "coaching", "one_to_one")


class Feedback(PersonDecision):
    """Take an agent aside and talk about one step of their contacts."""

    kind: ClassVar[str] = "feedback"
    codes: ClassVar[tuple[str, ...]] = ("C4", "C5")
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Give feedback"
    short: ClassVar[str] = "feedback"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "f"}
    minutes: ClassVar[float] = 16.0
    effect_now: ClassVar[str] = (
        "The agent leaves the queues after the contact in hand. You talk, and see nothing else of the floor "
        "until it is over."
    )
    effect_later: ClassVar[str] = (
        "Skill at the step grows, by what was agreed and whether it was practised. Talking about the person "
        "instead of one contact does harm more often. A contact from a week ago gives "
        f"{percent(WEEK_LATE)} of what today's gives."
    )
    open_ended: ClassVar[bool] = True

    step: Annotated[
        Literal["weakest", "greeting", "verification", "listening", "policy", "resolution", "documentation"],
        ChoicePicker(labels={WEAKEST: "the weakest in reviews", **{step: step for step in get_args(Step)}}),
    ] = Field(default="weakest", description="Step of the contact that you talk about")

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """What the agent's reviews show, and which step looks weak in them."""
        seen = desk.floor.reviews.of_agent(agent.index)
        return "no reviews yet" if seen is None else seen.sentence

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The scorecard with its interval, how old the contact is, and when the agent was coached."""
        agent = desk.agent(self.agent)
        if agent is None:
            return ()
        seen = desk.floor.reviews.of_agent(agent.index)
        coached = coached_words(desk.floor.ledger.last_coaching(agent.index), desk.now)
        if seen is None:
            return "no contact of theirs is scored yet", coached
        days = (desk.now - seen.latest_s) / DAY_S
        age = (
            "today"
            if days < SAME_SHIFT_DAYS
            else f"{days:.0f} days ago, full effect within 1, least from {WEEK_DAYS:.0f}"
        )
        return seen.sentence, f"last scored contact {age}", coached

    def owed(self, desk: Workspace) -> Sequence[str]:
        """Only what is promised in it."""
        return ("a follow-up, if you agree on one",)

    def topic(self, desk: Workspace, agent: Agent) -> str:
        """The step that it is about."""
        return desk.cases.talks.weak_step(agent) if self.step == WEAKEST else self.step

    def cost_minutes(self, desk: Workspace) -> float:
        """As long as the conversation may take."""
        agent = desk.agent(self.agent)
        fitting = (
            None if agent is None else desk.cases.talks.fitting(agent, self.topic(desk, agent), "feedback")
        )
        return desk.minutes_for(self.kind, self.minutes if fitting is None else fitting.minutes)

    def why_not(self, desk: Workspace) -> str | None:
        """The agent must be on the floor for all of it, and there must be something to say."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None:
            return reason
        name, step = desk.name(agent), self.topic(desk, agent)
        if any(
            isinstance(order.decision, Feedback) and order.decision.agent == self.agent
            for order in desk.queued()
        ):
            return f"a talk with {name} is queued already; withdraw it to choose another step"
        if desk.cases.talks.fitting(agent, step, "feedback") is None:
            return f"you and {name} have talked about {step}; sit beside {name}, or choose another step"
        length, end_s = in_minutes(60.0 * self.cost_minutes(desk)), self.timing(desk).done_s
        item = coming_item(desk, agent, ACTIVITIES)
        if item is not None and item.start_s < end_s:
            what = some_activity(item.activity)
            return f"{name} has {what} at {time_of_day(item.start_s)}, and this takes {length}; talk after it"
        if shift_end_s(agent, desk.now) < end_s:
            ends = time_of_day(shift_end_s(agent, desk.now))
            return f"{name}'s shift ends at {ends}, and this takes {length}; talk tomorrow"
        return None

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The agent must still be on the floor."""
        agent = desk.agent(self.agent)
        return None if agent is None else self.agent_out_of_reach(desk, agent)

    def takes_hands(self, desk: Workspace) -> bool:
        """From the moment at which the agent is there."""
        return False

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """The agent is asked over, and comes after the contact in hand."""
        agent = desk.agent(self.agent)
        assert agent is not None
        step = self.topic(desk, agent)
        conversation = desk.cases.talks.fitting(agent, step, "feedback")
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None or conversation is None:
            return reason or "there is nothing left to talk about"

        def over(outcome: str) -> None:
            if desk.in_hand() is order:
                desk.calendar.break_off()

        def sits_down(agent: Agent) -> None:
            desk.calendar.is_taken_whole()
            order.notes["case"] = desk.cases.talks.begin(agent, conversation, step, over)

        order.notes["item"] = interventions.send_off(
            desk.floor,
            agent,
            self.kind,
            COACHING,
            conversation.minutes * MINUTE_S + SLACK_S,
            on_done=lambda agent: self._agent_leaves(desk, order),
            on_begin=sits_down,
        )
        desk.floor.at(desk.now + WAIT_S, lambda: self._waited(desk, order))
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The agent is back on the queues; what comes of it came when it ended."""
        agent = desk.agent(self.agent)
        assert agent is not None
        case: Case | None = order.notes.get("case")
        item: AgendaItem = order.notes["item"]
        if case is not None:
            desk.cases.talks.leave(case)
        if agent.now_item is item:
            interventions.bring_back(desk.floor, agent)
        elif item.begun_s < 0.0:
            interventions.cancel_item(desk.floor, agent, item)
        if case is None:
            return f"you waited for {self.name(desk)}, who could not get away from a contact"
        return f"you talked with {self.name(desk)} for {in_minutes(desk.now - case.opened_s)}"

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """It can, at any moment; it ends as if the time were up."""
        return None

    def doing(self, desk: Workspace) -> str:
        """With whom."""
        return f"talking with {self.name(desk)}"

    def _waited(self, desk: Workspace, order: Order) -> None:
        if desk.in_hand() is order and "case" not in order.notes:
            desk.calendar.break_off()

    def _agent_leaves(self, desk: Workspace, order: Order) -> None:
        """The agent has to go: home, or to something that cannot wait."""
        if desk.in_hand() is order:
            desk.calendar.break_off()
