"""The conversation of a coaching exercise: what was said, what can be said, the evidence at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from floorsim.desktest.package.exercises import Coaching
from floorsim.errors import FloorsimError
from floorsim.present.answer_rows import Answers, number_of
from floorsim.present.desk_test.evidence_rows import evidence_rows
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.present.talk_rows import answer_rows, said_rows
from floorsim.tui.desk_test.in_exercise import HANDING_IN, PAUSING, InExercise
from floorsim.tui.desk_test.note_screen import NoteScreen
from floorsim.tui.desk_test.say_panel import SayPanel
from floorsim.tui.rows.answers_panel import AnswersPanel
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import PAGES, SCROLL, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen

LEAST_SAID_ROWS, FRAME_ROWS = 5, 4
"""Rows of what was said that the answers leave in sight, and rows that are neither (D)."""
THE_END = 10_000
"""A row after the last of every conversation."""


class CoachingScreen(InExercise, BaseScreen):
    """A digit chooses what to say, enter or the same digit says it; once it is over the note is written."""

    HELP_TOPIC = "test_coaching"
    DEFAULT_CSS = """
    CoachingScreen #head { height: 2; }
    CoachingScreen #halves { height: 1fr; }
    CoachingScreen #talk { height: 1fr; width: 1fr; }
    CoachingScreen #beside { display: none; width: 42%; }
    CoachingScreen.-side #beside { display: block; height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-side")]
    BINDINGS = [
        Binding("e", "evidence", "The evidence, and back to the conversation", id="talk.evidence"),
        Binding("enter", "say", "Say what is chosen; once it is over, write the note", id="talk.say",
                priority=True),
        *(Binding(str(number), f"choose({number})", f"Say {number}", show=False) for number in range(1, 10)),
        *quiet_keys(PAGES | SCROLL, priority=True),
        HANDING_IN,
        PAUSING,
    ]  # fmt: skip

    def __init__(self, exercise: Coaching) -> None:
        super().__init__()
        self._exercise = exercise
        self._ready: str | None = None
        """What enter says."""
        self._at_evidence = True
        """Where it is not beside: one begins with it."""

    def compose(self) -> ComposeResult:
        self._talk = self.sitting.talk()  # kept: the sitting has none once the time is up
        yield RowPanel(id="head")
        with Horizontal(id="halves"):
            with Vertical(id="talk"):
                yield TextPane(self._text, id="text", focusable=False)
                yield RulePanel("Say", id="answers-rule")
                yield AnswersPanel(id="answers")
            with Vertical(id="beside"):
                yield RulePanel("Evidence", id="evidence-rule")
                yield TextPane(partial(evidence_rows, self._exercise), id="evidence", focusable=False)
        yield SayPanel(id="say")
        yield KeyBar(id="keys")

    def rows_for_notes(self) -> int:
        return 2

    def on_mount(self) -> None:
        self._at_evidence = not self._talk.lines[1:]
        self.later(self._draw)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw)

    def on_screen_resume(self) -> None:
        self.later(self._draw)

    @property
    def _shows_evidence(self) -> bool:
        """Whether it stands in place of the conversation."""
        return self._at_evidence and not self.has_class("-side")

    def status_row(self, width: int) -> Row:
        talk, most = self._talk, self._exercise.conversation.minutes
        at = "over, now the note" if talk.ended else f"{talk.minutes:g} of {most:g} min used"
        back = "; e goes back to it" if self._shows_evidence else ""
        words = f"Conversation with {self._exercise.agent}: {at}{back}"
        return row_of((f" {words}", Role.DIM))

    def _draw(self) -> None:
        panel = self.query_one(AnswersPanel)
        answers = self._answers(panel.size.width or self.size.width)
        panel.show_answers(answers, most=self.size.height - FRAME_ROWS - LEAST_SAID_ROWS)
        ready = self._number()
        unchosen = "Say: press its number" if self._talk.ended is None else "It is over"
        chosen = f"Ready: enter says {ready}; another number changes it, esc leaves it"
        self.query_one("#answers-rule", RulePanel).entitle(unchosen if ready is None else chosen)
        self.query_one("#evidence-rule", RulePanel).mark(self._at_evidence)
        self.query_one(KeyBar).set_hints(self.hints())
        self.later(self._to_the_newest)
        self.show_time()

    def _to_the_newest(self) -> None:
        """Show the last line, once the answers have taken their rows."""
        self.query_one("#text", TextPane).compose_with(self._text, top=0 if self._shows_evidence else THE_END)

    def _number(self) -> int | None:
        return number_of(self._ready, self._talk.choices)

    def _answers(self, width: int) -> Answers:
        talk = self._talk
        if talk.ended is not None:
            return Answers((row_of((" Enter: write the note.", Role.ACCENT)),), (None,))
        return answer_rows(talk.choices, width, ready=self._number())

    def _text(self, width: int) -> list[Row]:
        if self._shows_evidence:
            return evidence_rows(self._exercise, width)
        talk = self._talk
        rows = said_rows(self._exercise.agent, talk.lines, width)
        ended = [] if talk.ended is None else wrapped(talk.ended, width - 2, Role.STRONG, indent=" ")
        return [*rows, Row(), *ended] if ended else rows

    def action_choose(self, number: int) -> None:
        """Choose what to say; the same digit again says it."""
        choices = self._talk.choices
        if number > len(choices):
            return
        if self._ready == choices[number - 1].id:
            self.action_say()
            return
        self._ready = choices[number - 1].id
        self._draw()

    def action_say(self) -> None:
        talk = self._talk
        if talk.ended is not None:
            self.app.switch_screen(NoteScreen(self._exercise, self.sitting.answer))
            return
        if self._ready is None:
            self.test_app.tell("Press the number of what you want to say first.")
            return
        try:
            talk.say(self._ready)
        except FloorsimError as error:
            self.test_app.tell(str(error), wrong=True)
            return
        self._ready, self._at_evidence = None, False
        self._draw()

    def missing(self) -> Sequence[str]:
        return (*(() if self._talk.ended else ("the end of the conversation",)), "the note")

    def action_evidence(self) -> None:
        self._at_evidence = not self._at_evidence
        self._draw()

    def action_back(self) -> None:
        """Leave what is chosen; else the evidence."""
        if self._ready is not None:
            self._ready = None
        else:
            self._at_evidence = False
        self._draw()

    def action_page(self, step: int) -> None:
        self._scrolled.action_page(step)

    def action_scroll_by(self, rows: int) -> None:
        self._scrolled.action_scroll_by(rows)

    @property
    def _scrolled(self) -> TextPane:
        beside = self._at_evidence and self.has_class("-side")
        return self.query_one("#evidence" if beside else "#text", TextPane)

    def hints(self) -> Sequence[KeyHint]:
        say = KeyHint("enter", "say it", "say") if self._ready else KeyHint("1-9", "choose")
        return (
            KeyHint("enter", "write the note", "say", keep=True) if self._talk.ended else say,
            KeyHint("e", "evidence", "evidence", keep=True),
            KeyHint("up", "scroll", also="down"),
            *self.exercise_hints(),
        )
