"""Everyone, one a row, with the facts one decides on; what is typed filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from floorsim.floor.view import AgentView
from floorsim.present.agent_rows import agent_list_row
from floorsim.present.pick_entry import PickEntry
from floorsim.present.team_rows import matching
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.quiet_keys import PAGES, ROWS, quiet_keys
from floorsim.tui.screens.base_screen import BACK, Dialog

MOST_LISTED = 200
"""Rows listed at once; what is typed finds the others (D)."""


class AgentsDialog(Dialog):
    """Find an agent; enter opens one."""

    HELP_TOPIC = "agents"
    NOUN: ClassVar[str] = "list"
    BINDINGS = quiet_keys(ROWS | PAGES, priority=True)

    def title_words(self) -> str:
        view = self.floorsim.view
        return f"Agents, {len(view.agents)}" if view else "Agents"

    def compose_body(self) -> ComposeResult:
        yield Input(placeholder="type to filter: name, state, channel, skill", id="asked", compact=True)
        yield PickList(id="agents", empty="Nobody matches.")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#agents").can_focus = False
        self.query_one(Input).focus()
        self._draw_rows()

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw_rows)

    def _draw_rows(self) -> None:
        view = self.floorsim.view
        if view is None:
            return
        listed: Sequence[AgentView] = matching(view.agents, self.query_one(Input).value)
        width = min(self.app.size.width, 120)
        rows = [PickEntry(agent.id, agent_list_row(view, agent, width)) for agent in listed[:MOST_LISTED]]
        if len(listed) > MOST_LISTED:
            rows.append(PickEntry(None, agent_list_row(view, None, width, len(listed) - MOST_LISTED)))
        self.query_one(PickList).set_rows(rows)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open", keep=True),
            KeyHint("up", "choose", also="down"),
            BACK,
        )

    def on_input_changed(self) -> None:
        self._draw_rows()

    def on_input_submitted(self) -> None:
        self._open(self.query_one(PickList).row_id)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        self._open(str(event.option_id))

    def _open(self, agent_id: str | None) -> None:
        from floorsim.tui.screens.agent_dialog import AgentDialog

        if agent_id is not None:
            self.app.push_screen(AgentDialog(agent_id))

    def action_move(self, step: int) -> None:
        found = self.query_one(PickList)
        (found.action_cursor_down if step > 0 else found.action_cursor_up)()

    def action_page(self, step: int) -> None:
        found = self.query_one(PickList)
        (found.action_page_down if step > 0 else found.action_page_up)()
