"""A conversation with an agent: what was said, what can be said; the floor runs on by what each of it
takes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.desk.view import FloorView, MessageView, TalkView
from floorsim.present.row import Role, Row, keys_row, row_of, wrapped
from floorsim.present.talk_rows import (
    ENDED_WORDS,
    MARKS_TO_LEVEL,
    evidence_rows,
    out_of_sight_row,
    said_rows,
    so_far_row,
    title_words,
)
from floorsim.tui.rows.conversation import Conversation
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.conversing import SIDE_BY_SIDE, TALKING, Conversing
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.full_dialog import FullDialog
from floorsim.tui.taking import take_kind


class TalkDialog(Conversing, FullDialog):
    """Talk to somebody; the clock goes on until the reply."""

    HELP_TOPIC = "talk"
    NOUN = "conversation"
    DEFAULT_CSS = "TalkDialog #so-far { height: 1; }"
    HORIZONTAL_BREAKPOINTS = SIDE_BY_SIDE
    BINDINGS = [
        *TALKING,
        Binding("s", "stop", "Break it off", id="talk.stop"),
        Binding("enter", "say", "Say what is chosen", id="talk.say", priority=True),
    ]

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self._talk_id = talk_id
        self._speaking = False

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Conversation", id="about")
        yield Conversation(self._text, self._evidence)
        yield RowPanel(id="so-far")

    def see(self, view: FloorView | None) -> None:
        super().see(view)
        if view is not None and self.is_mounted and not self._speaking:
            self.draw()

    def second_row(self, view: FloorView, width: int) -> Row:
        found = self._found()
        return super().second_row(view, width) if found is None else out_of_sight_row(*found, view, width)

    def _found(self) -> tuple[MessageView, TalkView] | None:
        """The message whose conversation it is, and the conversation."""
        view = self.floorsim.view
        items = () if view is None else view.inbox
        return next(((one, one.talk) for one in items if one.id == self._talk_id and one.talk), None)

    def draw(self) -> None:
        found, view = self._found(), self.floorsim.view
        if found is None or view is None:
            return
        item, talk = found
        about = title_words(item, talk, view, self.size.width)
        self.query_one("#about", RulePanel).entitle(item.subject, after=about)
        self.conversation.show(item.choices, _instead(talk), over=talk.ended is not None)
        self.query_one("#so-far", RowPanel).show([self._so_far(talk, self.size.width)])
        self.draw_frame()

    def _so_far(self, talk: TalkView, width: int) -> Row:
        session = self.floorsim.play.session
        if session is None or session.is_test or session.briefing.level > MARKS_TO_LEVEL:
            return Row()
        return so_far_row(talk, width)

    def _text(self, width: int) -> list[Row]:
        found, view = self._found(), self.floorsim.view
        if found is None or view is None:
            return []
        item, talk = found
        rows = said_rows(item.sender, item.turns, width)
        if talk.ended is not None:
            came = [line.text for line in view.log if line.text.startswith(f"{item.sender}: ")]
            rows += [Row(), *wrapped(came[-1], width - 2, Role.STRONG, indent=" ")] if came else []
        return rows

    def _evidence(self, width: int) -> list[Row]:
        found = self._found()
        return [] if found is None else evidence_rows(found[1], width)

    def tell(self, sentence: str) -> None:
        self.say(sentence)

    def utter(self, choice: str) -> None:
        """Say it; the clock runs until the reply has come."""
        found = self._found()
        if found is not None and not self._speaking:
            self._speaking = True
            self.run_worker(self._speak(found[0], choice), exclusive=True)

    async def _speak(self, item: MessageView, choice: str) -> None:
        play = self.floorsim.play
        quote = None if play.session is None else play.session.answer(item, choice)
        self.conversation.ready = None
        if quote is None or quote.decision is None or quote.why_not:
            self.say((quote and quote.why_not) or "This can’t be said now.")
        elif play.take(quote.decision, quiet=True) and quote.done_s is not None:
            await play.run_to(quote.done_s)
        self._speaking = False
        self.said()

    def action_stop(self) -> None:
        """Break it off, as one breaks off anything in hand."""
        take_kind(self.floorsim.play, "stop_own_task", {})

    def go_on(self) -> None:
        self.dismiss()

    def go_back(self) -> None:
        """Leave the screen; the conversation goes on."""
        if self.floorsim.play.is_test:
            self.say("In a test a conversation can’t be left open; s breaks it off.")
            return
        self.floorsim.play.pause()
        self.dismiss()

    def verbs(self, width: int) -> Row:
        return keys_row((("e", "evidence"), ("s", "break it off")))

    def hints(self) -> Sequence[KeyHint]:
        ready = self.conversation.ready is not None
        return (
            KeyHint("enter", "say it", keep=True)
            if ready
            else KeyHint("1-9", "choose what to say", keep=True),
            KeyHint("e", "evidence", "evidence"),
            KeyHint("pageup", "scroll", "page(-1)", also="pagedown"),
            BACK,
            HELP,
        )

    def copied(self) -> str:
        found = self._found()
        return "" if found is None else text_of(said_rows(found[0].sender, found[0].turns, 100))


def _instead(talk: TalkView) -> Row | None:
    """What stands in place of what can be said: how it ended, or that the other is about to answer."""
    if talk.ended is not None:
        return row_of((f" {ENDED_WORDS[talk.ended]} Enter: back to the floor.", Role.ACCENT))
    return None if talk.speaking_until_s is None else row_of((" …", Role.DIM))
