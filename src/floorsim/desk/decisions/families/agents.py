"""What decisions about several agents share: who is named, who of them can't, who is left to do it with."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Self

from pydantic import BeforeValidator, Field, model_validator

from floorsim.desk.decisions.agents_agenda import coming_items, shift_end_s
from floorsim.desk.decisions.crews import crew_named, crew_title, is_crew, many_words, people_words
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts import queues
from floorsim.desk.decisions.facts_about import MOST_PEOPLE
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.staff import not_at_work, unknown_agents
from floorsim.floor.agent import Agent
from floorsim.floor.states import ACTIVITY_STATES, READY
from floorsim.wording.activities import some_activity
from floorsim.wording.names import both
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


ALL = "all"
MOST_REASONS: Final = 12
"""So many reasons are told one by one (D)."""
FEW: Final = 3
"""So many agents are called by name where there is little room (D)."""


CREWS: Final = ("group", "pod")
"""Keys that choose agents together, in place of their ids."""


def _by_crew(written: Any) -> Any:
    """`group`, `pod` and `count` as an entry of `agents`: `12 of pod:retail-3`, `5 of all`."""
    if not isinstance(written, dict) or not {"count", *CREWS} & set(written):
        return written
    given = dict(written)
    crews = [f"{key}:{given.pop(key)}" for key in CREWS if key in given]
    if "agents" in given or len(crews) > 1:
        raise ValueError("choose people by agents, by group or by pod, only one of them")
    count = given.pop("count", None)
    if count is not None and (not isinstance(count, int) or isinstance(count, bool) or count < 1):
        raise ValueError("count is a whole number of agents from 1")
    whom = crews[0] if crews else ALL
    given["agents"] = (whom if count is None else f"{count} of {whom}",)
    return given


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


def _longest_idle(agent: Agent) -> tuple[bool, float, int]:
    ready = agent.state == READY
    return not ready, agent.idle_since_s if ready else 0.0, agent.index


def off_floor_by(desk: Workspace, agent: Agent, at_s: float) -> str | None:
    """What takes the agent off the floor before a time to come and lasts until then, or None."""
    for item in coming_items(desk, agent, ACTIVITY_STATES):
        if item.start_s <= at_s < item.start_s + item.length_s:
            what = some_activity(item.activity)
            return f"{desk.name(agent)} has {what} at {time_of_day(item.start_s)}, before this takes effect"
    return None


class AgentsDecision(Decision):
    """A decision about agents. A subclass has a field `agents` and says for each why not."""

    family: ClassVar[Family] = "agents"
    acts_on: ClassVar[ActsOn] = "agent"

    agents: AgentIds

    @model_validator(mode="before")
    @classmethod
    def _chosen_together(cls, written: Any) -> Any:
        return _by_crew(written)

    def definite(self, desk: Workspace) -> Self:
        """In place of a group, a pod or a number of people those of them with whom it is possible.

        Of a number those come first who are ready, the longest idle before the others.
        """
        if not any(is_crew(id) for id in self.agents):
            return self
        chosen = tuple(dict.fromkeys(id for one in self.agents for id in self._chosen(desk, one)))
        return self.model_copy(update={"agents": chosen})

    def _chosen(self, desk: Workspace, written: str) -> Sequence[str]:
        """The ids that an entry of `agents` means now; the entry itself where it means nobody."""
        found = crew_named(desk, written)
        if isinstance(found, str):
            return (written,)
        count, members = found
        able = [agent for agent in members if self.agent_why_not(desk, agent) is None]
        if count is not None:
            able.sort(key=_longest_idle)
        return [agent.id for agent in able[:count]] or (written,)

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
        if len(self.agents) == 1 and (found := desk.agent(self.agents[0])) is not None:
            return [found]
        named = set(self.agents)
        for crew in [crew_named(desk, id) for id in self.agents if is_crew(id)]:
            if not isinstance(crew, str):
                named.update(agent.id for agent in crew[1])
        return [agent for agent in desk.floor.agents if agent.id in named]

    def possible(self, desk: Workspace) -> list[Agent]:
        """Those named with whom it is possible now, in the order of the floor."""
        return [agent for agent in self.named(desk) if self.agent_why_not(desk, agent) is None]

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Of a few who are named what helps to choose them; of many the queues that they are for."""
        named = self.possible(desk) if self.agents else []
        if not 0 < len(named) <= MOST_PEOPLE:
            return queues(desk)
        lines = ((agent, self.about_agent(desk, agent)) for agent in named)
        return tuple(f"{desk.name(agent)}: {line}" for agent, line in lines if line)

    def why_not(self, desk: Workspace) -> str | None:
        """Everyone named must be able; of all, somebody."""
        reason = self._unknown(desk) or self.why_not_at_all(desk)
        if reason is not None:
            return reason
        if not self.agents:
            return None if self.possible(desk) else self.nobody(desk)
        return self._reasons(desk)

    def _unknown(self, desk: Workspace) -> str | None:
        """Who of those written is not there; of a group in which nobody is left, why not."""
        crews = [id for id in self.agents if is_crew(id)]
        faults = [unknown_agents(desk, [id for id in self.agents if id not in crews])]
        for crew in crews:
            found = crew_named(desk, crew)
            if isinstance(found, str):
                faults.append(found)
                continue
            why = Counter(self.agent_why_not(desk, agent) for agent in found[1])
            reason, many = why.most_common(1)[0] if why else (None, 0)
            if reason is not None:
                more = f", and {len(found[1]) - many} more can't either" if len(found[1]) > many else ""
                faults.append(f"nobody of {crew_title(desk, crew)} can do this now: {reason}{more}")
        return "; ".join(fault for fault in faults if fault is not None) or None

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
        told = list(dict.fromkeys(reason for reason in reasons if reason is not None))
        if len(told) > MOST_REASONS:
            told[MOST_REASONS - 1 :] = [f"nor is it possible with {len(told) - MOST_REASONS + 1} others"]
        return "; ".join(told) or None

    def without(self, desk: Workspace) -> dict[str, str]:
        """Those meant with whom it would not be done when its turn comes, and why; asked before it is taken.

        Of everyone those are left away who are not at work: nobody would think that they are meant.
        """
        done_s = self.timing(desk).done_s
        meant = self.named(desk)
        if not self.agents:
            meant = [agent for agent in meant if not_at_work(desk, agent) is None]
        found: dict[str, str] = {}
        for agent in meant:
            reason = self.agent_why_not(desk, agent) or self.agent_gone_by(desk, agent, done_s)
            if reason is not None:
                found[agent.id] = reason
        return found

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Why it will not be possible with the agent at a time to come, by what is planned, or None."""
        end_s = shift_end_s(agent, desk.now)
        if end_s <= at_s:
            return f"{desk.name(agent)}'s shift ends at {time_of_day(end_s)}, before this takes effect"
        return None

    def who_words(self, desk: Workspace) -> str:
        """Whom it is for: the names of a few, else how many; nobody named means everyone it concerns."""
        if self.agents:
            named = self.named(desk)
            few = len(named) <= FEW
            return both(desk.name(agent) for agent in named) if few else many_words(desk, named)
        concerned, everyone = len(self.concerned(desk)), len(desk.floor.agents)
        return f"all {everyone} agents" if concerned == everyone else f"{concerned} of all {everyone} agents"

    def concerned(self, desk: Workspace) -> list[Agent]:
        """Those for whom it would be done as things stand, in the order of the floor."""
        return self.possible(desk)

    def who(self, desk: Workspace) -> str:
        """Those named, as people call them; `the team` for everyone."""
        return "the team" if not self.agents else people_words(desk, self.named(desk))
