"""What decisions about several agents share: who is named, who of them can't, who is left to do it with."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.staff import unknown_agents
from floorsim.floor.agent import Agent
from floorsim.wording.names import both

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


ALL = "all"


def _listed(written: Any) -> Any:
    """One id stands for a list of it, `all` for an empty one; an id written twice counts once."""
    if isinstance(written, str):
        return () if written == ALL else (written,)
    if isinstance(written, list | tuple) and all(isinstance(id, str) for id in written):
        return tuple(dict.fromkeys(written))
    return written


AgentIds = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Ids of agents. None, or the word `all`, means everyone whom it concerns, where a decision allows that."""

SomeAgentIds = Annotated[tuple[str, ...], Field(min_length=1), BeforeValidator(_listed)]
"""Ids of agents, at least one."""


class AgentsDecision(Decision):
    """A decision about agents. A subclass has a field `agents` and says for each why not."""

    family: ClassVar[Family] = "agents"
    acts_on: ClassVar[ActsOn] = "agent"

    agents: AgentIds

    @classmethod
    @abstractmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Why this agent can't be chosen now, whatever else is chosen, or None."""

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """Why it can't be done with this agent now, or None."""
        return self.agent_out_of_reach(desk, agent)

    def why_not_at_all(self, desk: Workspace) -> str | None:
        """Why it can't be done with anybody, or None; asked first."""
        return None

    def nobody(self, desk: Workspace) -> str:
        """What to say when it is for everyone and concerns nobody."""
        return "there is nobody for whom this is possible now"

    def named(self, desk: Workspace) -> list[Agent]:
        """Those named, or everyone, in the order of the floor; unknown ids are left out."""
        if not self.agents:
            return list(desk.floor.agents)
        return [agent for agent in desk.floor.agents if agent.id in self.agents]

    def possible(self, desk: Workspace) -> list[Agent]:
        """Those named with whom it is possible now, in the order of the floor."""
        return [agent for agent in self.named(desk) if self.agent_why_not(desk, agent) is None]

    def why_not(self, desk: Workspace) -> str | None:
        """Everyone named must be able; of all, somebody."""
        reason = unknown_agents(desk, self.agents) or self.why_not_at_all(desk)
        if reason is not None:
            return reason
        if not self.agents:
            return None if self.possible(desk) else self.nobody(desk)
        return self._reasons(desk)

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """When the turn comes it is done with those who still can; only if nobody can, it is dropped."""
        reason = self.why_not_at_all(desk)
        if reason is not None or self.possible(desk):
            return reason
        return self.why_not(desk)

    def left_out(self, desk: Workspace) -> str | None:
        """Of those named; among everyone it was for those who can from the start."""
        return self._reasons(desk) if self.agents else None

    def _reasons(self, desk: Workspace) -> str | None:
        """Why not with each of those named with whom it can't be done now, or None."""
        reasons = [self.agent_why_not(desk, agent) for agent in self.named(desk)]
        return "; ".join(dict.fromkeys(reason for reason in reasons if reason is not None)) or None

    def who(self, desk: Workspace) -> str:
        """Those named, as people call them; `the team` for everyone."""
        return "the team" if not self.agents else both(desk.name(agent) for agent in self.named(desk))
