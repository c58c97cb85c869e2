"""One contact: its trace, and the six steps to mark; what calibrated reviewers gave, once it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical

from floorsim.desk.quality.views import ContactView
from floorsim.floor.quality.calibrated import MARKS, Mark
from floorsim.present.agent_rows import agent_named
from floorsim.present.pick_entry import PickEntry
from floorsim.present.quality_rows import (
    contact_facts,
    contact_title,
    known_line,
    record_rows,
    rule_rows,
    step_row,
    trace_rows,
)
from floorsim.present.row import Row, keys_row
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.list_dialog import ListDialog
from floorsim.tui.taking import kind_named, take_kind

SIDE_CELLS: Final = 110
"""Columns from which trace and steps stand side by side (D)."""
WIDE_CELLS: Final = 150
"""Columns from which there is room for every rule, and for what else is known of the agent (D)."""


class ContactScreen(ListDialog):
    """The trace above, the steps below with a cursor; a digit marks the step under it."""

    HELP_TOPIC = "contact"
    NOUN = "contact"
    DEFAULT_CSS = """
    ContactScreen #parts { height: 1fr; }
    ContactScreen #marking { height: 7; }
    ContactScreen #rules { height: 0; }
    ContactScreen.-side #parts { layout: horizontal; }
    ContactScreen.-side #told { width: 1fr; height: 1fr; }
    ContactScreen.-side #marking { width: 54; height: 1fr; }
    ContactScreen.-wide #parts { layout: horizontal; }
    ContactScreen.-wide #told { width: 1fr; height: 1fr; }
    ContactScreen.-wide #marking { width: 96; height: 1fr; }
    ContactScreen.-wide #steps { height: 6; }
    ContactScreen.-wide #rules { height: 1fr; }
    ContactScreen.-side #steps { height: 6; }
    ContactScreen.-side #rules { height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_CELLS, "-side"), (WIDE_CELLS, "-wide")]
    BINDINGS = [
        *(
            Binding(str(digit), f"mark({digit})", f"Mark it: {mark.replace('_', ' ')}", show=False)
            for digit, mark in enumerate(MARKS, start=1)
        ),
        Binding("a", "analyst", "Leave the marks to an analyst", id="contact.analyst"),
        Binding("r", "review", "Review contacts of this agent", id="contact.review"),
        Binding("pageup", "page(-1)", "Earlier in the trace", show=False),
        Binding("pagedown", "page(1)", "Later in the trace", show=False),
    ]

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._marks: dict[str, Mark | None] = {}

    @property
    def contact(self) -> ContactView | None:
        """The contact as it stands."""
        session = self.floorsim.play.session
        return None if session is None else session.contact(self.key)

    def compose_body(self) -> ComposeResult:
        with Container(id="parts"):
            with Vertical(id="told"):
                yield RulePanel("Contact", id="contact-rule")
                yield TextPane(self._told, id="trace", focusable=False)
            with Vertical(id="marking"):
                yield RulePanel("Steps", id="steps-rule")
                yield PickList(id="steps", empty="Not heard yet: there is nothing to mark.")
                yield TextPane(self._rules, id="rules", focusable=False)

    def draw(self, keep: str | None = None) -> None:
        contact, steps = self.contact, self.query_one(PickList)
        if contact is None:
            return
        width = steps.size.width or 78
        scored = contact.row.points is not None
        entries = []
        for step in contact.steps if contact.heard else ():
            mark = step.given if scored else self._marks.get(step.step)
            entries.append(PickEntry(step.step, step_row(step, mark, width, scored=scored)))
        steps.set_rows(entries, keep=keep)
        self.query_one("#contact-rule", RulePanel).entitle(contact_title(contact), after=contact.row.driver)
        self.query_one("#steps-rule", RulePanel).entitle("Steps", after=self._score_words(contact))
        self._draw_text()

    def _score_words(self, contact: ContactView) -> str:
        row = contact.row
        if row.points is not None:
            return f"you {row.points:.0f}, calibrated {row.calibrated or 0.0:.0f}"
        left = sum(1 for step in contact.steps if self._marks.get(step.step) is None)
        if not contact.heard:
            return ""
        return f"{left} to mark" if left else "enter scores it"

    def _draw_text(self) -> None:
        """Draw the trace, scrolled as far down as the cursor is among the steps."""
        trace, steps = self.query_one("#trace", TextPane), self.query_one(PickList)
        over = max(len(self._told(trace.size.width or 78)) - trace.size.height, 0)
        places = max(steps.option_count - 1, 1)
        trace.compose_with(self._told, top=round(over * (steps.highlighted or 0) / places))
        self.query_one("#rules", TextPane).compose_with(self._rules)
        self.draw_frame()

    def _told(self, width: int) -> list[Row]:
        contact = self.contact
        if contact is None:
            return []
        if not contact.heard:
            return contact_facts(contact, width)
        return trace_rows(contact, width, self.query_one(PickList).row_id)

    def _rules(self, width: int) -> list[Row]:
        contact, chosen = self.contact, self.query_one(PickList).row_id
        steps = () if contact is None else contact.steps
        rows = [row for step in steps if step.step == chosen for row in rule_rows(step, width)]
        return [*rows, Row(), *self._agent(width)] if self.has_class("-wide") else rows

    def _agent(self, width: int) -> list[Row]:
        """What is known of whoever had the contact."""
        contact, view, session = self.contact, self.floorsim.view, self.floorsim.play.session
        agent = None if contact is None or view is None else agent_named(view, contact.row.agent)
        if agent is None or session is None:
            return []
        record = session.agent_record(agent.id)
        known = [] if record is None else record_rows(record, width)
        return [known_line(agent, width), *known]

    def thing(self) -> Thing:
        contact = self.contact
        return FLOOR if contact is None else Thing("agent", (contact.row.agent,), contact.row.name)

    def verbs(self, width: int) -> Row:
        contact = self.contact
        offered: tuple[tuple[str, str], ...] = (("r", "review contacts"), ("y", "copy"), ("d", "all"))
        if contact is not None and contact.heard and contact.row.points is None:
            offered = (
                *(("1", "met"), ("2", "partly"), ("3", "missed"), ("4", "does not apply")),
                *(("enter", "score it"), ("a", "analyst")),
            )
        return keys_row(offered)

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("up", "step", also="down"), KeyHint("pageup", "scroll", also="pagedown"), BACK, HELP)

    def on_option_list_option_highlighted(self) -> None:
        self.say("")
        self._draw_text()
        self._show_rule()

    def _show_rule(self) -> None:
        """On a narrow terminal the rule of the step under the cursor takes the row of the verbs."""
        contact, chosen = self.contact, self.query_one(PickList).row_id
        if contact is None or not self.has_class("-narrow") or not contact.heard:
            return
        step = next((one for one in contact.steps if one.step == chosen), None)
        if step is not None and contact.row.points is None:
            self.query_one("#steps-rule", RulePanel).entitle(
                f"2 partly: {step.rule.partly}", after=self._score_words(contact)
            )

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        contact = self.contact
        if contact is None or not contact.heard or contact.row.points is not None:
            return
        marks = [self._marks.get(step.step) for step in contact.steps]
        if None in marks:
            self.say("Mark every step first: 1 met, 2 partly, 3 missed, 4 does not apply.")
            return
        self._score(" ".join(str(MARKS.index(mark) + 1) for mark in marks if mark is not None))

    def action_mark(self, digit: int) -> None:
        contact, steps = self.contact, self.query_one(PickList)
        step = steps.row_id
        if contact is None or step is None or not contact.heard or contact.row.points is not None:
            return
        self._marks[step] = MARKS[digit - 1]
        names = [one.step for one in contact.steps]
        place = min(names.index(step) + 1, len(names) - 1)
        self.draw(keep=names[place])
        self._show_rule()

    def action_analyst(self) -> None:
        contact = self.contact
        if contact is not None and contact.heard and contact.row.points is None:
            self._score("")

    def _score(self, marks: str) -> None:
        refusal = take_kind(self.floorsim.play, "score_contact", {"contact": self.key, "marks": marks})
        self.draw()
        if refusal:
            self.later(lambda: self.say(refusal))

    def action_review(self) -> None:
        contact, kind = self.contact, kind_named(self.floorsim.play, "review_contacts")
        if contact is None or kind is None:
            return
        self.floorsim.play.open_form(kind, {"agent": contact.row.agent})

    def action_page(self, step: int) -> None:
        self.query_one("#trace", TextPane).action_page(step)

    def copied(self) -> str:
        contact = self.contact
        if contact is None:
            return ""
        rows = trace_rows(contact, 100, None) if contact.heard else contact_facts(contact, 100)
        return f"{contact_title(contact)}\n" + text_of(rows)
