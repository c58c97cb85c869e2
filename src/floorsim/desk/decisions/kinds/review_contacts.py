"""C6: take a sample of somebody's contacts and listen to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.pickers import AgentPicker, ChoicePicker, NumberPicker
from floorsim.desk.quality.samples import HOW_WORDS, How
from floorsim.floor.agent import Agent
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

EACH_MIN: Final = 6.0
"""Minutes that one contact takes to hear or read and to score (decision catalogue C6, D)."""
MOST: Final = 10
BIAS: Final[dict[How, str]] = {
    "random": "a fair picture: the interval holds",
    "targeted": "long, much hold, back again: mean too low",
    "convenient": "quick to hear: mean too high",
}


class ReviewContacts(PersonDecision):
    """Listen to a few contacts of an agent, to score them after."""

    kind: ClassVar[str] = "review_contacts"
    codes: ClassVar[tuple[str, ...]] = ("C6",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Review contacts of an agent"
    short: ClassVar[str] = "review contacts"
    minutes: ClassVar[float] = EACH_MIN
    effect_now: ClassVar[str] = (
        "You hear or read the contacts; their traces open, and you can score them. You still see the floor."
    )
    effect_later: ClassVar[str] = (
        "What you score counts in the agent's reviews. Chosen at random it is a fair sample; chosen "
        "by anything else it is not, however many there are."
    )

    agent: Annotated[str, AgentPicker()] = Field(description="Whose contacts")
    how: Annotated[How, ChoicePicker(labels=HOW_WORDS, label="Which")] = Field(
        default="random", description="How they are chosen among those not reviewed yet"
    )
    n: Annotated[int, Field(ge=1, le=MOST), NumberPicker(steps=(1, 2, 3, 5, 10), label="How many")] = Field(
        default=5, description=f"How many, {EACH_MIN:g} minutes each"
    )

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """There must be a contact to review; the agent may be anywhere."""
        if desk.samples.reviewable(agent):
            return None
        return f"{desk.name(agent)} has no finished contact today that you have not reviewed"

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """What is known so far, and how much there is to review."""
        there = counted(len(desk.samples.reviewable(agent)), "contact")
        return f"{agent_facts(desk, agent).lines[0]}; {there} to review"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What such a sample is worth."""
        return BIAS.get(value, "")

    def cost_minutes(self, desk: Workspace) -> float:
        """So many minutes for each contact."""
        return self.n * desk.minutes_for(self.kind, EACH_MIN)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is seen of the agent so far, and what the sample is worth."""
        agent = desk.agent(self.agent)
        if agent is None:
            return ()
        return (*agent_facts(desk, agent).lines, f"{self.how}: {BIAS[self.how]}")

    def why_not(self, desk: Workspace) -> str | None:
        """There must be as many contacts as are wanted."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None:
            return reason
        there = len(desk.samples.reviewable(agent))
        if there < self.n:
            return (
                f"{desk.name(agent)} has {counted(there, 'contact')} that you have not reviewed; choose fewer"
            )
        return None

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """Some must be left; if there are fewer than were wanted, those are reviewed."""
        agent = desk.agent(self.agent)
        return None if agent is None else self.agent_out_of_reach(desk, agent)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The traces of those that were heard are open."""
        agent = desk.agent(self.agent)
        assert agent is not None
        contacts = desk.samples.chosen(agent, self.how, order.notes.get("heard", self.n))
        desk.samples.take(contacts, self.how)
        for contact in contacts:
            desk.consequences.record("reviewed", agent.id, 0.0, f"{self.how}: {contact.key}", order.cause())
        if not contacts:
            return f"you broke off before you had heard a contact of {self.name(desk)} to its end"
        return f"you reviewed {counted(len(contacts), 'contact')} of {self.name(desk)}; score them now"

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """It can: what was heard so far stays heard."""
        return None

    def break_off(self, desk: Workspace) -> str:
        """Those heard to their end count."""
        order, entry = desk.in_hand(), desk.calendar.current
        assert order is not None
        assert entry is not None
        at_it_s = desk.now - entry.started_s if entry.started_s >= 0.0 else 0.0
        done_s = getattr(entry, "worked_s", 0.0) + at_it_s
        order.notes["heard"] = int(done_s // (60.0 * self.cost_minutes(desk) / self.n))
        return super().break_off(desk)

    def doing(self, desk: Workspace) -> str:
        """Whose, and how many."""
        return f"reviewing {counted(self.n, 'contact')} of {self.name(desk)}"
