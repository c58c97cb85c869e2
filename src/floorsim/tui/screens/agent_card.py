"""One agent: what the supervisor can see, and what can be decided."""

from __future__ import annotations

from floorsim.tui.figures import span
from floorsim.tui.floor.panels import agent_named
from floorsim.tui.floor.side_lines import agent_sentences
from floorsim.tui.floor.states import AGENT_STATES, state_words
from floorsim.tui.lines.line import Ink, Line, line, wrapped
from floorsim.tui.screens.subject_card import SubjectCard


class AgentCard(SubjectCard):
    """Everything about one agent."""

    HELP_TOPIC = "agent"
    PICK = "agent"

    def title_words(self) -> str:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        return agent.name if agent else "Agent"

    def facts(self, width: int) -> list[Line]:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        if view is None or agent is None:
            return []
        look = AGENT_STATES[agent.state]
        kinds = {channel.id: channel.kind for channel in view.channels}
        now = line(
            (f" {look.glyph} {state_words(agent, kinds.get(agent.channel or ''))}", look.ink),
            (f" for {span(view.now_s - agent.since_s)}", Ink.TEXT),
            (f" on {agent.channel}" if agent.channel else "", Ink.TEXT),
        )
        lines = [now, Line()]
        for sentence in agent_sentences(view, agent):
            lines += wrapped(sentence, width - 2, indent=" ", hang="  ")
        return lines
