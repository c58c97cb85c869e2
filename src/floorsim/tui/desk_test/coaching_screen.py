"""The conversation of a coaching exercise: what was said, what can be said, the evidence at hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.desktest.package.exercises import Coaching
from floorsim.present.desk_test.evidence_rows import evidence_rows
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.present.talk_rows import said_rows
from floorsim.tui.desk_test.in_exercise import HANDING_IN, PAUSING, InExercise
from floorsim.tui.desk_test.note_screen import NoteScreen
from floorsim.tui.desk_test.say_panel import SayPanel
from floorsim.tui.rows.conversation import Conversation
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.screens.base_screen import BaseScreen
from floorsim.tui.screens.conversing import SIDE_BY_SIDE, TALKING, Conversing


class CoachingScreen(Conversing, InExercise, BaseScreen):
    """A conversation that begins with the evidence; once it is over the note is written."""

    HELP_TOPIC = "test_coaching"
    DEFAULT_CSS = """
    CoachingScreen #head { height: 2; }
    CoachingScreen Conversation #beside { width: 42%; }
    """
    HORIZONTAL_BREAKPOINTS = SIDE_BY_SIDE
    BINDINGS = [
        *TALKING,
        Binding("enter", "say", "Say what is chosen; once it is over, write the note", id="talk.say",
                priority=True),
        HANDING_IN,
        PAUSING,
    ]  # fmt: skip

    def __init__(self, exercise: Coaching) -> None:
        super().__init__()
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        self._talk = self.sitting.talk()  # kept: the sitting has none once the time is up
        yield RowPanel(id="head")
        begun = len(self._talk.lines) > 1
        yield Conversation(self._text, partial(evidence_rows, self._exercise), at_evidence=not begun)
        yield SayPanel(id="say")
        yield KeyBar(id="keys")

    def rows_for_notes(self) -> int:
        return 2

    def status_row(self, width: int) -> Row:
        talk, most = self._talk, self._exercise.conversation.minutes
        at = "over, now the note" if talk.ended else f"{talk.minutes:g} of {most:g} min used"
        back = "; e goes back to it" if self.conversation.in_place else ""
        words = f"Conversation with {self._exercise.agent}: {at}{back}"
        return row_of((f" {words}", Role.DIM))

    def draw(self) -> None:
        over = self._talk.ended is not None
        instead = row_of((" Enter: write the note.", Role.ACCENT)) if over else None
        self.conversation.show(self._talk.choices, instead, over=over)
        self.query_one(KeyBar).set_hints(self.hints())
        self.show_time()

    def _text(self, width: int) -> list[Row]:
        rows = said_rows(self._exercise.agent, self._talk.lines, width)
        if self._talk.ended is None:
            return rows
        return [*rows, Row(), *wrapped(self._talk.ended, width - 2, Role.STRONG, indent=" ")]

    def tell(self, sentence: str) -> None:
        if sentence:  # what was told is taken away by any key
            self.test_app.tell(sentence)

    def utter(self, choice: str) -> None:
        with self.test_app.telling():
            self._talk.say(choice)
            self.said()

    def go_on(self) -> None:
        self.app.switch_screen(NoteScreen(self._exercise, self.sitting.answer))

    def go_back(self) -> None:
        """Leave the evidence: an exercise is left by handing it in."""
        self.conversation.at_evidence = False
        self.draw()

    def missing(self) -> Sequence[str]:
        return (*(() if self._talk.ended else ("the end of the conversation",)), "the note")

    def hints(self) -> Sequence[KeyHint]:
        say = KeyHint("enter", "say it", "say") if self.conversation.ready else KeyHint("1-9", "choose")
        return (
            KeyHint("enter", "write the note", "say", keep=True) if self._talk.ended else say,
            KeyHint("e", "evidence", "evidence", keep=True),
            KeyHint("up", "scroll", also="down"),
            *self.exercise_hints(),
        )
