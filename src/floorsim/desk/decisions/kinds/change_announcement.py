"""E6: a changed step is announced to the team: by a post, in a huddle with practice, or with a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.calendar.stand_up import REMEMBERED, Called, call_together, dismiss
from floorsim.desk.decisions.families.words import MessageDecision
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor import interventions
from floorsim.floor.people.steps import STEPS
from floorsim.floor.states import LOGGED_IN, MEETING
from floorsim.scenario.effects.catalogue.changed_step import ChangedStep
from floorsim.scenario.values.steps import Step
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock_from, in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

Way = Literal["post", "huddle", "quiz"]
WAYS: Final[dict[Way, str]] = {
    "post": "A post alone",
    "huddle": "A huddle in which everyone practises it",
    "quiz": "A post, and a short quiz for each",
}
MINUTES: Final[dict[Way, float]] = {"post": 4.0, "huddle": 10.0, "quiz": 10.0}
"""Supervisor minutes (D)."""
KNOWN_AFTER: Final[dict[Way, float]] = {"post": 0.4, "quiz": 0.75, "huddle": REMEMBERED}
"""Chance that somebody does it the new way afterwards (D: reading is not doing; testing oneself keeps more
than reading again, Roediger and Karpicke 2006; practice as at a stand-up)."""
QUIZ_S: Final = 180.0
"""What a quiz takes each agent (D)."""
AT_ONCE: Final = 2
"""Agents who do it at the same time (D)."""


class ChangeAnnouncement(MessageDecision):
    """Tell the team how a changed step goes now."""

    kind: ClassVar[str] = "change_announcement"
    codes: ClassVar[tuple[str, ...]] = ("E6",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Announce a changed step"
    short: ClassVar[str] = "changed step"
    minutes: ClassVar[float] = 10.0
    effect_now: ClassVar[str] = (
        "A huddle takes everyone at the queues for its ten minutes; a quiz takes each of them three, two at "
        "a time."
    )
    effect_later: ClassVar[str] = (
        "Those who know the new way stop missing the step. After a post alone most go on as before."
    )

    step: Annotated[Step, ChoicePicker(labels={one: one.capitalize() for one in STEPS}, label="Step")] = (
        Field(description="The step that has changed")
    )
    how: Annotated[Way, ChoicePicker(labels=WAYS)] = Field(description="How you tell them")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """A step must have changed, and somebody not know it yet."""
        if not desk.floor.ledger.effects_of(ChangedStep.key):
            return "no step of handling a contact has changed"
        if any(desk.consequences.unlearnt(step) for step in STEPS):
            return None
        return "everyone does the changed step the new way already"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """The minutes of a way; when a step changed."""
        if value in MINUTES:
            return in_minutes(60.0 * MINUTES[value])
        changed = _changed_s(desk, value)
        return "as before" if changed is None else f"changed {clock_from(changed, desk.now)}"

    def cost_minutes(self, desk: Workspace) -> float:
        """Those of the way."""
        return desk.minutes_for(self.kind, MINUTES[self.how])

    def facts(self, desk: Workspace) -> Sequence[str]:
        """How often reviews since then found it missed, how it was told, and whom a huddle takes off."""
        changed = _changed_s(desk, self.step)
        if changed is None:
            return ()
        place = STEPS.index(self.step)
        since = [one for one in desk.floor.reviews.written() if one.written_s >= changed]
        missed = len([one for one in since if one.missed[place]])
        told = [
            order.decision.how
            for order in desk.taken_before(self.kind)
            if isinstance(order.decision, ChangeAnnouncement) and order.decision.step == self.step
        ]
        at_queues = len([one for one in desk.floor.agents if one.state in LOGGED_IN])
        return (
            f"{self.step} changed {clock_from(changed, desk.now)}, since then missed in {missed} of "
            f"{counted(len(since), 'review')}",
            f"told so far: {', '.join(told) if told else 'not by you'}",
            f"{counted(at_queues, 'agent')} at the queues",
        )

    def why_not(self, desk: Workspace) -> str | None:
        """This step must have changed; the same way twice says nothing new."""
        if _changed_s(desk, self.step) is None:
            return f"{self.step} is done as before; nothing has changed there"
        if not desk.consequences.unlearnt(self.step):
            return f"everyone does {self.step} the new way already"
        same = [
            order
            for order in (*desk.taken_before(self.kind), *desk.pending())
            if isinstance(order.decision, ChangeAnnouncement)
            and (order.decision.step, order.decision.how) == (self.step, self.how)
        ]
        if self.how != "huddle" and same:
            return "they have it in writing already; practise it in a huddle"
        return None

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """A huddle calls everyone together."""
        if self.how == "huddle":
            until_s = desk.now + 60.0 * self.cost_minutes(desk)
            order.notes["called"] = call_together(desk.consequences, until_s)
            order.notes["begun_s"] = desk.now
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Those who were there practise it; the others read it, and a quiz is taken two at a time."""
        there: list[Agent] = []
        if self.how == "huddle":
            called: list[Called] = order.notes["called"]
            there = dismiss(desk.consequences, called, desk.now - order.notes["begun_s"])
        reading = [agent for agent in desk.floor.agents if agent not in there]
        self._learn(desk, order, there, "huddle")
        self._learn(desk, order, reading, "post")
        if self.how == "quiz":
            at_queues = [agent for agent in desk.floor.agents if agent.state in LOGGED_IN]
            for number, agent in enumerate(at_queues):
                interventions.send_off(
                    desk.floor, agent, "meeting", MEETING, QUIZ_S, "Quiz",
                    on_done=lambda who: self._learn(desk, order, [who], "quiz"),
                    at_s=desk.now + QUIZ_S * (number // AT_ONCE),
                )  # fmt: skip
        desk.consequences.record(self.kind, "", float(len(there)), f"{self.step}: {self.how}", order.cause())
        if self.how == "huddle":
            return f"you practised the new {self.step} with {counted(len(there), 'agent')}"
        return f"you wrote to the team how {self.step} goes now"

    def _learn(self, desk: Workspace, order: Order, agents: Sequence[Agent], way: Way) -> None:
        """By a number of the person and the change: who gets it from a post gets it in any other way."""
        changed = _changed_s(desk, self.step) or 0.0
        who = tuple(
            agent.id
            for agent in agents
            if desk.floor.random.few(1, "changed step", self.step, round(changed), agent.id)[0]
            < KNOWN_AFTER[way]
        )
        if who:
            desk.consequences.bring_about("learn_step", {"agents": who, "step": self.step}, order.cause())

    def doing(self, desk: Workspace) -> str:
        """What it is about."""
        return f"announcing the new {self.step}"


def _changed_s(desk: Workspace, step: str) -> float | None:
    """When a step changed last; None where it did not."""
    found = [one.at_s for one in desk.floor.ledger.effects_of(ChangedStep.key) if one.detail == step]
    return found[-1] if found else None
