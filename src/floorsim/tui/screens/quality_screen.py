"""Quality: what is to score, what is flagged, whom least is known of; the yardsticks below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container

from floorsim.desk.view import FloorView
from floorsim.present.agent_rows import agent_named, agent_page
from floorsim.present.quality_rows import (
    AGENT,
    CONTACT,
    FLAG,
    contact_line,
    contact_title,
    quality_entries,
    quality_title,
    trace_rows,
    yardstick_rows,
)
from floorsim.present.row import Role, Row, keys_row, row_of
from floorsim.present.team_rows import names_of
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.list_dialog import ListDialog
from floorsim.tui.taking import NOT_HERE, kind_named
from floorsim.wording.sentences import whole_sentence

SIDE_CELLS: Final = 150
"""Columns from which what is under the cursor stands beside the list (D)."""
MOST_BESIDE: Final = 20
"""Contacts of an agent that are listed there (D)."""


class QualityScreen(ListDialog):
    """The review queue with a cursor; enter opens what is under it."""

    HELP_TOPIC = "quality"
    NOUN = "quality"
    DEFAULT_CSS = """
    QualityScreen #parts { height: 1fr; }
    QualityScreen #yardsticks { height: 4; }
    QualityScreen #beside { display: none; }
    QualityScreen.-side #parts { layout: horizontal; }
    QualityScreen.-side #queue { width: 100; height: 1fr; }
    QualityScreen.-side #beside { display: block; width: 1fr; height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_CELLS, "-side")]
    BINDINGS = [
        Binding("r", "form('review_contacts')", "Review contacts of an agent", id="quality.review"),
        Binding("f", "form('handle_flag')", "Deal with a flagged contact", id="quality.flag"),
        Binding("c", "form('calibrate')", "Hold a calibration session", id="quality.calibrate"),
        Binding("b", "form('simplify_rubric')", "Cut the rubric", id="quality.rubric"),
        Binding("s", "form('side_by_side')", "Sit beside the agent", id="quality.sit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._drawn: object = None
        self._to_score = False

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Quality", id="quality-rule")
        with Container(id="parts"):
            yield PickList(id="queue", empty="Nobody is here, and nothing has been reviewed.")
            yield TextPane(self._beside, id="beside", focusable=False)
        yield RulePanel("How far scores agree", id="yardsticks-rule")
        yield TextPane(self._yardsticks, id="yardsticks", focusable=False)

    def see(self, view: FloorView | None) -> None:
        if view is not None and self._drawn != len(view.log):
            self.draw()
        super().see(view)

    def draw(self) -> None:
        view, session, queue = self.floorsim.view, self.floorsim.play.session, self.query_one(PickList)
        if view is None or session is None:
            return
        self._drawn = len(view.log)
        seen = session.quality()
        entries, at = quality_entries(view, seen, queue.size.width or 78), queue.row_id
        # What was under the cursor and is scored now has moved to the end; the next to score takes its place.
        scored = {CONTACT + row.key for row in seen.scored}
        first = next((entry.id for entry in entries if entry.id is not None), None)
        queue.set_rows(entries, keep=first if at in scored and self._to_score else at)
        self._to_score = bool(seen.to_score)
        self.query_one("#quality-rule", RulePanel).entitle("Quality", after=quality_title(seen))
        self.query_one("#yardsticks", TextPane).compose_with(self._yardsticks)
        self.draw_frame()

    def _beside(self, width: int) -> list[Row]:
        """What is under the cursor, where the terminal has room for it: a contact, or an agent."""
        view, session, chosen = (
            self.floorsim.view,
            self.floorsim.play.session,
            self.query_one(PickList).row_id,
        )
        if view is None or session is None or chosen is None:
            return []
        contact = session.contact(chosen.partition(" ")[2])
        if contact is not None and contact.heard:
            return [row_of((f" {contact_title(contact)}", Role.TITLE)), *trace_rows(contact, width, None)]
        agent = agent_named(view, self._agent())
        if agent is None:
            return []
        record = session.agent_record(agent.id)
        contacts = () if record is None else record.contacts
        return [
            row_of((f" {agent.name}", Role.TITLE)),
            *agent_page(view, agent, width, record),
            Row(),
            *(contact_line(row, width, whose=False) for row in contacts[:MOST_BESIDE]),
        ]

    def _yardsticks(self, width: int) -> list[Row]:
        session = self.floorsim.play.session
        return [] if session is None else yardstick_rows(session.quality(), width)

    def _agent(self) -> str | None:
        """The agent whose row, or whose contact's row, is under the cursor."""
        chosen, session = self.query_one(PickList).row_id or "", self.floorsim.play.session
        if chosen.startswith(AGENT):
            return chosen.removeprefix(AGENT)
        contact = None if session is None else session.contact(chosen.partition(" ")[2])
        return None if contact is None else contact.row.agent

    def thing(self) -> Thing:
        agent, view = self._agent(), self.floorsim.view
        if agent is None or view is None:
            return FLOOR
        return Thing("agent", (agent,), names_of(view.agents).get(agent, agent))

    def verbs(self, width: int) -> Row:
        chosen = self.query_one(PickList).row_id or ""
        opens = "score" if chosen.startswith(CONTACT) else "listen" if chosen.startswith(FLAG) else "open"
        offered = (
            ("enter", opens),
            ("r", "review"),
            ("f", "flag"),
            ("s", "sit beside"),
            ("c", "calibrate"),
            ("b", "rubric"),
            ("d", "all"),
        )
        return keys_row(offered)

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "open", keep=True), KeyHint("up", "choose", also="down"), BACK, HELP)

    def on_option_list_option_highlighted(self) -> None:
        self.say("")
        self.query_one("#beside", TextPane).compose_with(self._beside)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        from floorsim.tui.screens.agent_dialog import AgentDialog
        from floorsim.tui.screens.contact_screen import ContactScreen

        what, _, id = str(event.option_id).partition(" ")
        if what == AGENT.strip():
            self.app.push_screen(AgentDialog(id))
        elif what == FLAG.strip():
            self.action_form("handle_flag")
        else:
            self.app.push_screen(ContactScreen(id))

    def action_form(self, name: str) -> None:
        """Open the form of a kind with what is under the cursor filled in, or say why it is not possible."""
        play, kind = self.floorsim.play, kind_named(self.floorsim.play, name)
        if kind is None or play.session is None:
            self.say(NOT_HERE)
            return
        reason = play.session.why_not(kind)
        if reason is not None:
            self.say(whole_sentence(reason))
            return
        preset: dict[str, Any] = {}
        chosen, agent = self.query_one(PickList).row_id or "", self._agent()
        if "agent" in kind.model_fields and agent is not None:
            preset["agent"] = agent
        if name == "handle_flag" and chosen.startswith(FLAG):
            preset["contact"] = chosen.removeprefix(FLAG)
        play.open_form(kind, preset)

    def copied(self) -> str:
        view, session = self.floorsim.view, self.floorsim.play.session
        if view is None or session is None:
            return ""
        seen = session.quality()
        rows = [entry.line for entry in quality_entries(view, seen, 100)]
        return f"{quality_title(seen)}\n" + text_of([*rows, *yardstick_rows(seen, 100)])
