"""One agent: what the supervisor can see, and what can be decided."""

from __future__ import annotations

from typing import ClassVar

from floorsim.desk.decisions.decision import ActsOn
from floorsim.present.agent_states import AGENT_STATES, state_words
from floorsim.present.figures import span
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.present.side_rows import agent_sentences
from floorsim.tui.floor.panels import agent_named
from floorsim.tui.screens.subject_dialog import SubjectDialog


class AgentDialog(SubjectDialog):
    """Everything about one agent."""

    HELP_TOPIC = "agent"
    ACTS_ON: ClassVar[ActsOn] = "agent"
    PICK = "agent"

    def title_words(self) -> str:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        return agent.name if agent else "Agent"

    def facts(self, width: int) -> list[Row]:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        if view is None or agent is None:
            return []
        look = AGENT_STATES[agent.state]
        kinds = {channel.id: channel.kind for channel in view.channels}
        now = row_of(
            (f" {look.glyph} {state_words(agent, kinds.get(agent.channel or ''))}", look.role),
            (f" for {span(view.now_s - agent.since_s)}", Role.TEXT),
            (f" on {agent.channel}" if agent.channel else "", Role.TEXT),
        )
        rows = [now, Row()]
        for sentence in agent_sentences(view, agent):
            rows += wrapped(sentence, width - 2, indent=" ", hang="  ")
        return rows
