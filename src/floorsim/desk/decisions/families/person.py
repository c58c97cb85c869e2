"""Decisions about one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts_about import about_people
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import AgentPicker
from floorsim.desk.decisions.staff import not_on_floor, unknown_agents

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent


class PersonDecision(Decision):
    """A decision about an agent, who must be within reach."""

    family: ClassVar[Family] = "person"
    acts_on: ClassVar[ActsOn] = "agent"

    agent: Annotated[str, AgentPicker()] = Field(description="Whom it is about")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be on the floor."""
        return not_on_floor(desk, agent)

    def why_not(self, desk: Workspace) -> str | None:
        """The agent must exist, and be within reach."""
        agent = desk.agent(self.agent)
        if agent is None:
            return unknown_agents(desk, [self.agent])
        return self.agent_out_of_reach(desk, agent)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What helps to choose the agent, and their next break."""
        agent = desk.agent(self.agent)
        return () if agent is None else about_people(desk, [agent], self.about_agent(desk, agent))

    def name(self, desk: Workspace) -> str:
        """The agent as people call them."""
        agent = desk.agent(self.agent)
        return self.agent if agent is None else desk.name(agent)
