"""A conversation: what was said, what can be said, and the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from floorsim.desk.view import ChoiceView
from floorsim.present.answer_rows import Answers, number_of
from floorsim.present.row import Row
from floorsim.present.talk_rows import answer_rows
from floorsim.scenario.models.events import Choice
from floorsim.tui.rows.answers_panel import AnswersPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import Composer, TextPane

LEAST_SAID_ROWS: Final = 4
"""Rows of what was said that the answers leave in sight (D)."""
THE_END: Final = 10_000
"""A row after the last of every conversation."""


class Conversation(Horizontal):
    """What was said above what can be said; the evidence in place of what was said, or beside both.

    Args:
        said, evidence: give the rows of either for a width.
        at_evidence: whether one begins with the evidence.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Conversation { height: 1fr; }
    Conversation #talk { height: 1fr; width: 1fr; }
    Conversation #beside { display: none; height: 1fr; width: 38%; }
    .-side Conversation #beside { display: block; }
    """

    def __init__(self, said: Composer, evidence: Composer, *, at_evidence: bool = False) -> None:
        super().__init__()
        self._said, self._evidence = said, evidence
        self.at_evidence = at_evidence
        self.choices: Sequence[ChoiceView | Choice] = ()
        self.ready: str | None = None
        """The id of what enter says."""
        self.over = False
        self._drawn: object = None
        """What stood in place of the text, and in how much room, when it was drawn last."""

    def compose(self) -> ComposeResult:
        with Vertical(id="talk"):
            yield TextPane(self._text, id="text", focusable=False)
            yield RulePanel("Say", id="answers-rule")
            yield AnswersPanel(id="answers")
        with Vertical(id="beside"):
            yield RulePanel("Evidence", id="evidence-rule")
            yield TextPane(self._evidence, id="evidence", focusable=False)

    @property
    def in_place(self) -> bool:
        """Whether the evidence stands in place of what was said."""
        return self.at_evidence and not self.screen.has_class("-side")

    @property
    def scrolled(self) -> TextPane:
        """What the arrow keys scroll."""
        beside = self.at_evidence and not self.in_place
        return self.query_one("#evidence" if beside else "#text", TextPane)

    def _text(self, width: int) -> Sequence[Row]:
        return self._evidence(width) if self.in_place else self._said(width)

    def show(self, choices: Sequence[ChoiceView | Choice], instead: Row | None, *, over: bool) -> None:
        """Show what can be said, or a row in its place; what is new of what was said comes in sight."""
        self.choices, self.over = choices, over
        panel, ready = self.query_one(AnswersPanel), number_of(self.ready, choices)
        answers = answer_rows(choices, panel.size.width or self.screen.size.width, ready=ready)
        panel.show_answers(
            answers if instead is None else Answers((instead,), (None,)),
            most=self.size.height - 1 - LEAST_SAID_ROWS,
        )
        title = "It is over" if over else "Say: press its number"
        if ready is not None:
            title = f"Ready: Enter says {ready}; another number changes it, esc leaves it"
        self.query_one("#answers-rule", RulePanel).entitle(title)
        self.query_one("#evidence-rule", RulePanel).mark(self.at_evidence)
        self.query_one("#evidence", TextPane).draw()
        self.call_after_refresh(self._show_text)

    def _show_text(self) -> None:
        """Draw the text once the answers have taken their rows; where it has changed, show its end."""
        pane = self.query_one("#text", TextPane)
        drawn = (list(self._text(pane.size.width)), pane.size)
        if drawn != self._drawn:
            self._drawn = drawn
            pane.compose_with(self._text, top=0 if self.in_place else THE_END)
