"""Kinds of decision that are content: what data/decisions holds, made into classes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, cast

from pydantic import Field, create_model

from floorsim.content import content_dir
from floorsim.desk.decisions.content_decision import ContentDecision, DecisionContent
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision, off_floor_by
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.families.driver import DriverDecision
from floorsim.desk.decisions.families.knowledge import KnowledgeDecision
from floorsim.desk.decisions.families.open_case import OpenCaseDecision
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.families.words import MessageDecision, PlanDecision, ReportDecision
from floorsim.desk.decisions.kind_facts import Family
from floorsim.desk.decisions.pickers import AgentsPicker, ChoicePicker
from floorsim.desk.decisions.staff import not_on_floor
from floorsim.desk.decisions.workspace import Workspace
from floorsim.floor.agent import Agent
from floorsim.scenario.content_file import read_content


class _SeveralAgents(AgentsDecision):
    """Content about several agents: those on the floor."""

    agents: Annotated[AgentIds, AgentsPicker(hint="Who; none chosen: everyone on the floor")] = Field(
        default=(), description="Who; nobody named means everyone on the floor"
    )

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be on the floor."""
        return not_on_floor(desk, agent)

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Nor may a break or another activity begin before."""
        return super().agent_gone_by(desk, agent, at_s) or off_floor_by(desk, agent, at_s)


FAMILIES: Final[dict[Family, Any]] = {
    "agents": _SeveralAgents,
    "channel": ChannelDecision,
    "case": OpenCaseDecision,
    "message": MessageDecision,
    "person": PersonDecision,
    "knowledge": KnowledgeDecision,
    "driver": DriverDecision,
    "plan": PlanDecision,
    "report": ReportDecision,
}
"""What the content of each family is about."""


@cache
def content_kinds() -> tuple[type[Decision], ...]:
    """Every kind of decision in data/decisions, in the order of its file's name.

    Raises:
        InvalidScenarioError: a file is not a kind of decision.
    """
    folder = content_dir("data") / "decisions"
    return tuple(kind_from(file) for file in sorted(folder.glob("*.yaml")))


def kind_from(file: Path) -> type[Decision]:
    """The kind of decision that a file describes.

    Raises:
        InvalidScenarioError: it does not describe one; with everything that is wrong.
    """
    return kind_of(read_content(file, DecisionContent)[0])


def kind_of(content: DecisionContent) -> type[Decision]:
    """The class of a kind of decision that is content."""
    family = FAMILIES[content.family]
    base = type(
        "".join(part.capitalize() for part in content.kind.split("_")),
        (ContentDecision, family),
        {
            "__module__": __name__,
            "__doc__": f"{content.title}.",
            "__annotations__": {},
            "content": content,
            "kind": content.kind,
            "codes": content.codes,
            "area": content.area,
            "title": content.title,
            "short": content.short,
            "verbs": content.verbs,
            "acts_on": content.acts_on or family.acts_on,
            "minutes": content.minutes,
            "effect_now": content.now,
            "effect_later": content.later,
            "hands_on": content.hands_on,
        },
    )
    if not content.choices:
        return base
    labels = {choice.id: choice.label for choice in content.choices}
    answer: Any = Annotated[Literal[tuple(labels)], ChoicePicker(labels=labels, label=content.question)]
    choice: Any = (answer, Field(description=content.question))
    made: Any = create_model(base.__name__, __base__=base, __doc__=base.__doc__, choice=choice)
    return cast(type[Decision], made)
