"""C15: an error that comes again and again gets a cause: a person, training, the process or a tool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, fsum
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.kinds.nominate import NEW_WEEKS
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.review_book import Review
from floorsim.scenario.effects.written import effect
from floorsim.scenario.values.steps import Step
from floorsim.units import MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

ErrorCause = Literal["person", "training", "process", "tool"]
LABELS: Final[dict[ErrorCause, str]] = {
    "person": "One person: coach the person who misses it most",
    "training": "Training: practise it with everyone",
    "process": "The process: settle what the rule is",
    "tool": "The tool: have the form ask for it",
}
LEAST_REVIEWS: Final = 5
"""Reviews below which nothing is called repeated (D)."""
COACHED: Final = 0.3
"""Part of what one person lacks at the step that being coached on it makes good (D)."""
TRAINED: Final = 0.08
"""The same for everyone in a short practice (D)."""
TOOL_AFTER_S: Final = 90 * MINUTE_S
"""A form is changed after so long (D)."""
UNFAIR_MORALE: Final = -0.03
"""For who is picked out and misses it no more than the others in truth (D)."""
MOST_NAMED: Final = 3


class ErrorCauseDecision(Decision):
    """Say what is behind an error that reviews find again and again, and act on that."""

    kind: ClassVar[str] = "error_cause"
    family: ClassVar[Family] = "message"
    codes: ClassVar[tuple[str, ...]] = ("C15",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Find the cause of a repeated error"
    short: ClassVar[str] = "error cause"
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 10.0
    effect_now: ClassVar[str] = (
        "You act on the cause that you name: one person, everyone's practice, the rule, the form."
    )
    effect_later: ClassVar[str] = (
        "On the right cause the error becomes rare; on a wrong one it comes back. An error that everyone "
        "makes is seldom one person's fault."
    )

    step: Annotated[
        Step, ChoicePicker(labels={step: step.capitalize() for step in STEPS}, label="Missed")
    ] = Field(description="Step of the rubric that is missed")
    cause: Annotated[ErrorCause, ChoicePicker(labels=LABELS, label="Because of")] = Field(
        description="What is taken for the cause"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be reviews to go by."""
        if len(desk.floor.reviews.written()) < LEAST_REVIEWS:
            return f"fewer than {LEAST_REVIEWS} reviews are written; no error is known to come again"
        return None

    @classmethod
    def about_choice(cls, desk: Workspace, value: str) -> str:
        """How often reviews found a step missed."""
        if value not in STEPS:
            return ""
        reviews = desk.floor.reviews.written()
        missed = _missed(reviews, STEPS.index(value))
        return f"missed in {len(missed)} of {len(reviews)} reviews"

    def why_not(self, desk: Workspace) -> str | None:
        """It must be found more than once, and not have been acted on so already."""
        place = STEPS.index(self.step)
        if len(_missed(desk.floor.reviews.written(), place)) < 2:
            return f"reviews have not found {self.step} missed more than once"
        orders = [*desk.taken_before(self.kind), *(one for one in desk.pending())]
        if any(order.decision == self for order in orders):
            return "you have acted on this cause already"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who misses it, how the new ones do, and on which contacts."""
        reviews, floor = desk.floor.reviews.written(), desk.floor
        missed = _missed(reviews, STEPS.index(self.step))
        read, wrong = Counter(one.agent for one in reviews), Counter(one.agent for one in missed)
        most = sorted(wrong, key=lambda agent: (-wrong[agent], agent))[:MOST_NAMED]
        people = ", ".join(f"{desk.name(floor.agents[one])} {wrong[one]} of {read[one]}" for one in most)
        new = {agent.index for agent in floor.agents if agent.wellbeing.tenure_weeks < NEW_WEEKS}
        drivers = Counter(_driver(desk, one) for one in missed)
        on = ", ".join(
            f"{desk.floor.scenario.driver_title(id)} {n}" for id, n in drivers.most_common(MOST_NAMED)
        )
        of_new = [one for one in reviews if one.agent in new]
        rookies = f"new people: {len(_missed(of_new, STEPS.index(self.step)))} of {len(of_new)}"
        return [
            f"{self.step}: missed in {len(missed)} of {counted(len(reviews), 'review')}, by "
            f"{counted(len(wrong), 'agent')} of {len(read)}",
            f"most: {people}",
            *([rookies] if of_new else ()),
            f"on: {on}",
        ]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Acts on the cause named; whether the error stops follows from what is behind it."""
        on, cause = desk.consequences, order.cause()
        on.record(self.kind, self.step, 0.0, self.cause, cause)
        if self.cause == "person":
            who = self._worst(desk)
            on.bring_about("skill", {"agents": [who.id], "step": self.step, "lacking": COACHED}, cause)
            skills = [agent.wellbeing.step_skill[STEPS.index(self.step)] for agent in desk.floor.agents]
            if who.wellbeing.step_skill[STEPS.index(self.step)] >= fsum(skills) / len(skills):
                on.bring_about("morale", {"agents": [who.id], "by": UNFAIR_MORALE}, cause)
            return f"you coached {desk.name(who)} on {self.step}"
        if self.cause == "training":
            on.bring_about("skill", {"step": self.step, "lacking": TRAINED}, cause)
            return f"you had everyone practise {self.step}"
        if self.cause == "process":
            about = tuple(sorted({_driver(desk, one) for one in self._missed(desk)}))
            titles = map(desk.floor.scenario.driver_title, about)
            on.bring_about("guidance", about, cause)
            return f"you settled the rule on {self.step} for {both(titles)}"
        for drivers, lost in self._by_tool(desk).items():
            fixed = effect("driver", {"drivers": [drivers], "mistakes": {self.step: exp(-lost)}})
            on.apply_later(TOOL_AFTER_S, [fixed], cause)
        return f"you had the form changed so that it asks for {self.step}"

    def doing(self, desk: Workspace) -> str:
        """On which step."""
        return f"looking into why {self.step} is missed"

    def _missed(self, desk: Workspace) -> list[Review]:
        return _missed(desk.floor.reviews.written(), STEPS.index(self.step))

    def _worst(self, desk: Workspace) -> Agent:
        """Who misses it most often in the reviews there are; of equals the first."""
        wrong = Counter(one.agent for one in self._missed(desk))
        return desk.floor.agents[min(wrong, key=lambda agent: (-wrong[agent], agent))]

    def _by_tool(self, desk: Workspace) -> dict[str, float]:
        """Drivers on which something else than people costs log odds at the step, with how much."""
        place = STEPS.index(self.step)
        return {
            one.driver_id: one.errors[place]
            for one in desk.floor.compiled.contact_types
            if one.errors and one.errors[place] > 0.0
        }


def _missed(reviews: Sequence[Review], place: int) -> list[Review]:
    return [one for one in reviews if one.missed[place]]


def _driver(desk: Workspace, review: Review) -> str:
    return desk.floor.ledger.contacts[review.contact].type.driver_id
