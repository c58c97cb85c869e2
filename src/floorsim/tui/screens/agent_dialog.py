"""One agent: what the supervisor can see, and what can be decided."""

from __future__ import annotations

from floorsim.present.agent_rows import agent_named, agent_page
from floorsim.present.row import Row
from floorsim.present.team_rows import names_of
from floorsim.present.things import Thing
from floorsim.tui.screens.subject_dialog import SubjectDialog


class AgentDialog(SubjectDialog):
    """Everything about one agent."""

    HELP_TOPIC = "agent"

    def title_words(self) -> str:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        return agent.name if agent else "Agent"

    def thing(self) -> Thing:
        view = self.floorsim.view
        names = names_of(view.agents) if view else {}
        return Thing("agent", (self.subject_id,), names.get(self.subject_id, self.subject_id))

    def facts(self, width: int) -> list[Row]:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        return [] if view is None or agent is None else agent_page(view, agent, width)
