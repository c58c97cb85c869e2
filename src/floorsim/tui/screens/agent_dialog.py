"""One agent: the scorecard, how they are, what was done, their contacts, and what can be decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical

from floorsim.desk.quality.views import AgentRecordView
from floorsim.present.agent_rows import agent_named, agent_page
from floorsim.present.pick_entry import PickEntry
from floorsim.present.quality_rows import contact_line
from floorsim.present.row import Row
from floorsim.present.team_rows import names_of
from floorsim.present.things import Thing
from floorsim.tui.floor.object_panel import ObjectPanel
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.subject_dialog import SubjectDialog

SIDE_CELLS: Final = 110
"""Columns from which facts and contacts stand side by side (D)."""


class AgentDialog(SubjectDialog):
    """Everything about one agent; tab goes to the contacts, enter opens one."""

    HELP_TOPIC = "agent"
    DEFAULT_CSS = """
    AgentDialog #dialog { max-width: 100%; }
    AgentDialog #parts { height: 1fr; }
    AgentDialog #record { height: 6; }
    AgentDialog.-side #parts { layout: horizontal; }
    AgentDialog.-side #record { width: 1fr; height: 1fr; }
    AgentDialog.-side #facts { width: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_CELLS, "-side")]
    BINDINGS = [Binding("tab", "other_part", "The contacts, and back", id="agent.part", priority=True)]

    def title_words(self) -> str:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        return agent.name if agent else "Agent"

    def thing(self) -> Thing:
        view = self.floorsim.view
        names = names_of(view.agents) if view else {}
        return Thing("agent", (self.subject_id,), names.get(self.subject_id, self.subject_id))

    def record(self) -> AgentRecordView | None:
        """What is on record about the agent."""
        session = self.floorsim.play.session
        return None if session is None else session.agent_record(self.subject_id)

    def compose_body(self) -> ComposeResult:
        with Container(id="parts"):
            yield TextPane(self.facts, id="facts")
            with Vertical(id="record"):
                yield RulePanel("Contacts", id="contacts-rule")
                yield PickList(id="contacts", empty="No contact is finished yet.")
        yield RulePanel("What you can do", id="verbs-rule")
        yield ObjectPanel(id="verbs")

    def facts(self, width: int) -> list[Row]:
        view = self.floorsim.view
        agent = agent_named(view, self.subject_id) if view else None
        return [] if view is None or agent is None else agent_page(view, agent, width, self.record())

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.later(self._draw_contacts)

    def on_screen_resume(self) -> None:
        self.later(self._draw_contacts)

    def _draw_contacts(self) -> None:
        record, contacts = self.record(), self.query_one(PickList)
        rows = () if record is None else record.contacts
        width = contacts.size.width or 78
        contacts.set_rows([PickEntry(row.key, contact_line(row, width, whose=False)) for row in rows])
        heard = sum(1 for row in rows if row.how)
        self.query_one("#contacts-rule", RulePanel).entitle(
            "Contacts", after=f"latest first, {heard} heard" if rows else ""
        )

    def action_other_part(self) -> None:
        facts, contacts = self.query_one("#facts"), self.query_one(PickList)
        (facts if contacts.has_focus else contacts).focus()

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        from floorsim.tui.screens.contact_screen import ContactScreen

        self.app.push_screen(ContactScreen(str(event.option_id)))

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("d", "decide", "decide", keep=True),
            KeyHint("tab", "contacts"),
            KeyHint("up", "pgup pgdn scroll", also="down"),
            BACK,
            HELP,
        )
