"""E10: a word with somebody of whom one has heard nothing for a while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import no_rest_words
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.decisions.spoken_to import last_word_s
from floorsim.floor.agent import Agent
from floorsim.floor.people.wellbeing import fatigue_at
from floorsim.units import HOUR_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

How = Literal["ping", "camera"]
LABELS: Final[dict[How, str]] = {
    "ping": "A message: how is it going, what is in your way?",
    "camera": "Camera on, please, so that I can see you",
}
PING_MORALE: Final = 0.01
"""Morale of one who is asked (D)."""
CAMERA_MORALE: Final = -0.02
"""Morale of one who is watched (D; monitoring brings no performance and a little strain, 94 samples:
Ravid, White, Tomczak, Miles and Behrend 2023)."""
TIRED: Final = 0.5
"""Fatigue, 0-1, from which somebody says that it has become much (D)."""
APART_S: Final = HOUR_S
"""The same person is not asked again within this (D): it would be watching."""


class CheckIn(PersonDecision):
    """Ask somebody how it is going."""

    kind: ClassVar[str] = "check_in"
    codes: ClassVar[tuple[str, ...]] = ("E10",)
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Check in with somebody"
    short: ClassVar[str] = "check in"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "c"}
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = "You hear how they are, which no figure shows."
    effect_later: ClassVar[str] = (
        "People at home who hear nothing for two hours lose morale; people who are watched lose more."
    )

    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(description="How you ask")

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """Where the agent works, and since when without a word from you."""
        since_s = last_word_s(desk, agent)
        heard = f"your last word {time_of_day(since_s)}"
        if since_s < agent.logged_in_s:
            heard = "no word from you today"
        return f"at home, {heard}" if agent.remote else heard

    def why_not(self, desk: Workspace) -> str | None:
        """They must not have heard from you lately."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        for order in reversed(desk.taken_before(self.kind)):
            if order.arguments.get("agent") == self.agent and desk.now - order.accepted_s < APART_S:
                asked, again = time_of_day(order.accepted_s), time_of_day(order.accepted_s + APART_S)
                return f"you asked {self.name(desk)} at {asked}; leave it until {again}"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Since when no word, since when no rest."""
        agent = desk.agent(self.agent)
        if agent is None:
            return ()
        return [line for line in (self.about_agent(desk, agent), no_rest_words(desk, agent)) if line]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """They say how they are; under a camera they say that all is fine."""
        agent, cause = desk.agent(self.agent), order.cause(agents=(self.agent,))
        assert agent is not None
        desk.consequences.record(self.kind, agent.id, 0.0, self.how, cause)
        desk.consequences.move_morale([agent], PING_MORALE if self.how == "ping" else CAMERA_MORALE, cause)
        said = _says(desk, agent) if self.how == "ping" else "all fine here"
        desk.say(f"{desk.name(agent)}: {said}", "effect")
        return f"you checked in with {desk.name(agent)}"

    def doing(self, desk: Workspace) -> str:
        """With whom."""
        return f"checking in with {self.name(desk)}"


def _says(desk: Workspace, agent: Agent) -> str:
    """What the agent says who is asked and not watched."""
    state, parts = agent.wellbeing, []
    if state.hostile_contacts:
        parts.append(f"{counted(round(state.hostile_contacts), 'customer')} shouted at me today")
    if fatigue_at(state, desk.now) >= TIRED:
        parts.append("I could do with a few minutes off")
    parts += [held.terms.says for held in state.concerns.values() if held.terms.says is not None]
    asked = [one for one in desk.floor.help_desk.questions if one.agent == agent.index]
    if len(asked) >= 3:
        parts.append(f"I had to ask {len(asked)} times")
    return both(parts) if parts else "going fine, thanks for asking"
