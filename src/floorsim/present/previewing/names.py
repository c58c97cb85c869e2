"""What a scenario's own things are called: channels, agents, decisions, milestones, incidents."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.desk.decisions.registry import kind_named
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.names import both
from floorsim.wording.sentences import initial_capital


class ScenarioNames:
    """Titles where the scenario has them, else the id in words."""

    def __init__(self, scenario: Scenario) -> None:
        self._channels = {id: one.title for id, one in scenario.floor.channels.items()}
        self._agents = {one.id: one.name for one in scenario.floor.agents}
        self._milestones = {one.id: one.title for one in scenario.milestones}
        self._incidents = {one.id: one.title for one in scenario.incidents}

    def channel(self, id: str) -> str:
        """A channel."""
        return self._channels.get(id) or _in_words(id)

    def agent(self, id: str) -> str:
        """One agent."""
        return self._agents.get(id) or id

    def agents(self, ids: Sequence[str]) -> str:
        """Some agents; none named: everyone."""
        return both(self.agent(id) for id in ids) if ids else "everyone"

    def decision(self, kind: str) -> str:
        """A kind of decision."""
        found = kind_named(kind)
        return found.title if found is not None else _in_words(kind)

    def milestone(self, id: str) -> str:
        """A milestone."""
        return self._milestones.get(id) or _in_words(id)

    def incident(self, id: str) -> str:
        """An incident."""
        return self._incidents.get(id) or _in_words(id)


def _in_words(id: str) -> str:
    return initial_capital(id.replace("_", " ").replace("-", " "))
