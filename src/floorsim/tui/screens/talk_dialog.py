"""A conversation with an agent: what was said, what can be said; the floor runs on by what each of it
takes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical

from floorsim.desk.view import FloorView, MessageView
from floorsim.present.answer_rows import Answers, number_of
from floorsim.present.row import Role, Row, keys_row, row_of, wrapped
from floorsim.present.talk_rows import (
    ENDED_WORDS,
    MARKS_TO_LEVEL,
    answer_rows,
    evidence_rows,
    out_of_sight_row,
    said_rows,
    so_far_row,
    title_words,
)
from floorsim.tui.rows.answers_panel import AnswersPanel
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.quiet_keys import PAGES, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.full_dialog import FullDialog
from floorsim.tui.taking import take_kind

LEAST_SAID_ROWS = 4
"""Rows of what was said that the answers leave in sight (D)."""
FRAME_ROWS = 7
"""Rows of a terminal that are neither what was said nor what can be said."""


class TalkDialog(FullDialog):
    """Talk: a digit chooses what to say, enter or the same digit says it, and the clock goes on until the
    reply."""

    HELP_TOPIC = "talk"
    NOUN = "conversation"
    DEFAULT_CSS = """
    TalkDialog #halves { height: 1fr; }
    TalkDialog #talk { height: 1fr; width: 1fr; }
    TalkDialog #beside { display: none; width: 38%; }
    TalkDialog.-side #halves { layout: horizontal; }
    TalkDialog.-side #beside { display: block; height: 1fr; }
    TalkDialog #so-far { height: 1; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-side")]
    BINDINGS = [
        Binding("e", "evidence", "Look at the evidence, and back", id="talk.evidence"),
        Binding("s", "stop", "Break it off", id="talk.stop"),
        Binding("enter", "say", "Say what is chosen", id="talk.say", priority=True),
        *(Binding(str(number), f"choose({number})", f"Say {number}", show=False) for number in range(1, 10)),
        *quiet_keys(PAGES, priority=True),
    ]

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._ready: str | None = None
        """What enter says."""
        self._at_evidence = False
        self._speaking = False

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Conversation", id="about")
        with Container(id="halves"):
            with Vertical(id="talk"):
                yield TextPane(self._text, id="text", focusable=False)
                yield RulePanel("Say", id="answers-rule")
                yield AnswersPanel(id="answers")
            with Vertical(id="beside"):
                yield RulePanel("Evidence", id="evidence-rule")
                yield TextPane(self._evidence, id="evidence", focusable=False)
        yield RowPanel(id="so-far")

    def on_mount(self) -> None:
        super().on_mount()
        self.later(self._draw)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw)

    def see(self, view: FloorView | None) -> None:
        super().see(view)
        if view is not None and self.is_mounted and not self._speaking:
            self._draw()

    def second_row(self, view: FloorView, width: int) -> Row:
        item = self._item()
        if item is None or item.talk is None:
            return super().second_row(view, width)
        return out_of_sight_row(item, item.talk, view, width)

    def _item(self) -> MessageView | None:
        view = self.floorsim.view
        return None if view is None else next((one for one in view.inbox if one.id == self._talk_id), None)

    def _draw(self) -> None:
        item, view = self._item(), self.floorsim.view
        if item is None or item.talk is None or view is None:
            return
        title = title_words(item, item.talk, view, self.size.width)
        self.query_one("#about", RulePanel).entitle(item.subject, after=title)
        panel = self.query_one(AnswersPanel)
        answers = self._answers(panel.size.width or 78)
        panel.show_answers(answers, most=self.size.height - FRAME_ROWS - LEAST_SAID_ROWS)
        ready = self._ready_number()
        unchosen = "It is over" if item.talk.ended is not None else "Say: press its number"
        chosen = f"Ready: Enter says {ready}; another number changes it, esc leaves it"
        self.query_one("#answers-rule", RulePanel).entitle(unchosen if ready is None else chosen)
        self.call_after_refresh(self._to_the_newest)
        self.query_one("#evidence", TextPane).draw()
        self.query_one("#so-far", RowPanel).show([self._so_far(self.size.width)])
        self.draw_frame()

    def _to_the_newest(self) -> None:
        """The last line is in sight, once the answers have taken their rows."""
        self.query_one("#text", TextPane).compose_with(self._text, top=0 if self._at_evidence else 10_000)

    def _so_far(self, width: int) -> Row:
        item, session = self._item(), self.floorsim.play.session
        if item is None or item.talk is None or session is None or session.is_test:
            return Row()
        if session.briefing.level > MARKS_TO_LEVEL:
            return Row()
        return so_far_row(item.talk, width)

    def _answers(self, width: int) -> Answers:
        item = self._item()
        if item is None or item.talk is None:
            return Answers((), ())
        if item.talk.ended is not None:
            words = f"{ENDED_WORDS[item.talk.ended]} Enter: back to the floor."
            return Answers((row_of((f" {words}", Role.ACCENT)),), (None,))
        if item.talk.speaking_until_s is not None:
            return Answers((row_of((" …", Role.DIM)),), (None,))
        return answer_rows(item.choices, width, ready=self._ready_number())

    def _ready_number(self) -> int | None:
        item = self._item()
        return None if item is None else number_of(self._ready, item.choices)

    def _text(self, width: int) -> list[Row]:
        item = self._item()
        if item is None or item.talk is None:
            return []
        if self._at_evidence:
            return evidence_rows(item.talk, width)
        rows = said_rows(item.sender, item.turns, width)
        view = self.floorsim.view
        if item.talk.ended is not None and view is not None:
            came = [line.text for line in view.log if line.text.startswith(f"{item.sender}: ")]
            rows += [Row(), *wrapped(came[-1], width - 2, Role.STRONG, indent=" ")] if came else []
        return rows

    def _evidence(self, width: int) -> list[Row]:
        item = self._item()
        return [] if item is None or item.talk is None else evidence_rows(item.talk, width)

    def action_choose(self, number: int) -> None:
        """Choose what to say; the same digit again says it."""
        item = self._item()
        if item is None or number > len(item.choices):
            self.say("There is nothing of this number to say.")
            return
        choice = item.choices[number - 1].id
        if self._ready == choice:
            self.action_say()
            return
        self._ready = choice
        self.say("")
        self._draw()

    def action_say(self) -> None:
        """Say what is chosen; the clock runs until the reply has come."""
        item = self._item()
        if item is None or item.talk is None or item.talk.ended is not None:
            self.dismiss()
            return
        if self._ready is None or self._ready_number() is None:
            self._ready = None
            self.say("Press the number of what you want to say first.")
            return
        if self._speaking:
            return
        self._speaking = True
        self.run_worker(self._speak(item, self._ready), exclusive=True)

    async def _speak(self, item: MessageView, choice: str) -> None:
        play = self.floorsim.play
        quote = None if play.session is None else play.session.answer(item, choice)
        self._ready = None
        if quote is None or quote.decision is None or quote.why_not:
            self.say((quote and quote.why_not) or "This can’t be said now.")
            self._draw()
        elif play.take(quote.decision, quiet=True) and quote.done_s is not None:
            await play.run_to(quote.done_s)
        self._speaking = False
        self._at_evidence = False
        self._draw()

    def action_evidence(self) -> None:
        """Show the evidence in place of what was said, or go back."""
        self._at_evidence = not self._at_evidence
        self._draw()

    def action_stop(self) -> None:
        """Break it off, as one breaks off anything in hand."""
        take_kind(self.floorsim.play, "stop_own_task", {})

    def action_back(self) -> None:
        """Leave what is chosen, then the screen; the conversation goes on."""
        if self._ready is not None:
            self._ready = None
            self._draw()
            return
        if self.floorsim.play.is_test:
            self.say("In a test a conversation can’t be left open; s breaks it off.")
            return
        self.floorsim.play.pause()
        self.dismiss()

    def verbs(self, width: int) -> Row:
        return keys_row((("e", "evidence"), ("s", "break it off")))

    def hints(self) -> Sequence[KeyHint]:
        ready = self._ready is not None
        return (
            KeyHint("enter", "say it", keep=True)
            if ready
            else KeyHint("1-9", "choose what to say", keep=True),
            KeyHint("e", "evidence", "evidence"),
            KeyHint("pageup", "scroll", "page(-1)", also="pagedown"),
            BACK,
            HELP,
        )

    def action_page(self, step: int) -> None:
        self.query_one("#text", TextPane).action_page(step)

    def copied(self) -> str:
        item = self._item()
        return "" if item is None else text_of(said_rows(item.sender, item.turns, 100))
