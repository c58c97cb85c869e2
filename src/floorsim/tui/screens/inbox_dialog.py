"""The inbox: what came in, by deadline; the case under the cursor with its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import Input

from floorsim.desk.view import FloorView, MessageView
from floorsim.present.answer_rows import ANSWERING, REPLY_QUEUED, Answers, answers_of, number_of
from floorsim.present.conversation_rows import conversation_rows, settled_words
from floorsim.present.inbox_narrowing import Narrowing
from floorsim.present.inbox_rows import (
    FILTERS,
    Filter,
    answered_now,
    filter_words,
    in_order,
    is_unread,
    message_row,
    wants_answer,
)
from floorsim.present.object_rows import case_name
from floorsim.present.own_time_rows import order_number
from floorsim.present.pick_entry import PickEntry
from floorsim.present.quote import Quote
from floorsim.present.row import Role, Row, Span, row_of
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.acting import act, verbs_for
from floorsim.tui.rows.answers_panel import AnswersPanel
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.quiet_keys import PAGES, ROWS, quiet_keys
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.full_dialog import FullDialog
from floorsim.tui.screens.talk_dialog import TalkDialog
from floorsim.tui.taking import take_kind
from floorsim.tui.way_round import way_that_clears

LEAST_TEXT_ROWS, MOST_ANSWER_ROWS = 4, 9
"""Rows of the case that answers leave in sight, and rows of answers on a terminal of 24 rows (D)."""


SIDE_CELLS, WIDE_CELLS = 110, 170
"""Columns from which list and case stand side by side, and from which the list has room for more (D)."""


class InboxDialog(FullDialog):
    """Read messages and answer them: a digit chooses an answer, enter or the digit again sends it.

    Tab goes through what is to answer, owed, to read and closed; the arrows to the side through who wrote;
    `/` finds words. What is looked for stays until esc.
    """

    HELP_TOPIC = "inbox"
    NOUN = "inbox"
    DEFAULT_CSS = """
    InboxDialog #case { height: 1fr; }
    InboxDialog #halves { height: 1fr; }
    InboxDialog #answers { height: 3; }
    InboxDialog #asked { height: 1; display: none; }
    InboxDialog.-asking #asked { display: block; }
    InboxDialog.-side #halves, InboxDialog.-wide #halves { layout: horizontal; }
    InboxDialog.-side #items { width: 46; height: 1fr; }
    InboxDialog.-wide #items { width: 88; height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_CELLS, "-side"), (WIDE_CELLS, "-wide")]
    BINDINGS = [
        Binding("tab", "tab(1)", "Next part of the inbox", id="inbox.next", priority=True),
        Binding("shift+tab", "tab(-1)", "Previous part of the inbox", id="inbox.before", priority=True),
        Binding("right", "role(1)", "What others have written: agents, IT, HR, …", id="inbox.role"),
        Binding("left", "role(-1)", "The same, the other way round", id="inbox.role_before"),
        Binding("slash", "find", "Find words in the inbox", id="inbox.find"),
        Binding("u", "undo", "Undo the last decision, until the clock moves", id="inbox.undo"),
        Binding("w", "withdraw", "Withdraw the reply that is queued", id="inbox.withdraw"),
        *(
            Binding(str(number), f"choose({number})", f"Answer {number}", show=False)
            for number in range(1, 10)
        ),
        *quiet_keys(PAGES | ROWS, priority=True),
    ]

    def __init__(self, message_id: str | None) -> None:
        super().__init__()
        self._wanted = message_id
        self._only: Filter = "current"
        self._narrowed = Narrowing()
        self._order: list[str] = []
        self._ready: tuple[str, str] | None = None
        """The message and the answer to it that enter sends."""
        self._shown: str | None = None
        """The message whose case is drawn."""
        self._drawn: object = None
        """What of the inbox the list was drawn from."""

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Inbox", id="tabs")
        yield Input(placeholder="find words: who, about what, what was said", id="asked", compact=True)
        with Container(id="halves"):
            yield PickList(id="items", empty="No messages yet. What comes in will show here, by deadline.")
            with Vertical(id="case"):
                yield RulePanel("Case", id="text-rule")
                yield TextPane(self._text, id="text", focusable=False)
                yield RulePanel(id="answers-rule")
                yield AnswersPanel(id="answers")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#items").focus()
        view, play = self._view, self.floorsim.play
        if view is not None and not in_order(view.inbox, play.read, play.answering):
            self._only = "all"  # with nothing left to do there is still something to look up

    def on_resize(self, event: events.Resize) -> None:
        wanted, self._wanted = self._wanted, None
        self.later(lambda: self._draw_items(wanted))

    def see(self, view: FloorView | None) -> None:
        if view is not None and self._drawn != self._state(view):
            self._draw_items()
        super().see(view)

    def _state(self, view: FloorView) -> object:
        return [(item.id, item.state, item.at_s) for item in view.inbox], self.floorsim.play.answering

    @property
    def _view(self) -> FloorView | None:
        return self.floorsim.view

    def _item(self) -> MessageView | None:
        chosen, view = self.query_one("#items", PickList).row_id, self._view
        return None if view is None else next((item for item in view.inbox if item.id == chosen), None)

    def _draw_items(self, wanted: str | None = None) -> None:
        """Sort the list anew and show the item under the cursor, or the one wanted."""
        view, play = self._view, self.floorsim.play
        if view is None:
            return
        self._drawn = self._state(view)
        here = wanted or self.query_one("#items", PickList).row_id
        inbox = self._narrowed.of(view.inbox)
        shown = {item.id for item in in_order(inbox, play.read, play.answering, only=self._only)} | {here}
        every = in_order(inbox, play.read, play.answering, only="all")
        self._order = [item.id for item in every if item.id in shown]
        self._read(here)
        self._draw_list(wanted)
        self._draw_case()

    def _read(self, wanted: str | None) -> None:
        """What the cursor will stand on counts as read before the list is drawn, so it is drawn once."""
        first = wanted if wanted in self._order else next(iter(self._order), None)
        item = (
            None if self._view is None else next((one for one in self._view.inbox if one.id == first), None)
        )
        if item is not None:
            self.floorsim.play.mark_read(item)

    def _draw_list(self, wanted: str | None = None) -> None:
        """Draw the list in the order it has: what is read meanwhile stays where it stands."""
        view, items, play = self._view, self.query_one("#items", PickList), self.floorsim.play
        if view is None:
            return
        known = {item.id: item for item in view.inbox}
        row = partial(
            message_row,
            now_s=view.now_s,
            width=items.size.width or 78,
            read=play.read,
            answering=play.answering,
            in_hand=answered_now(view),
        )
        rows = [PickEntry(one, row(known[one])) for one in self._order if one in known]
        empty = f"Nothing under “{FILTERS[self._only]}”; tab shows the rest." if view.inbox else None
        items.set_rows(rows, keep=wanted, empty=empty)
        words = filter_words(self._narrowed.of(view.inbox), self._only, play.read, play.answering)
        if self._narrowed.words:
            words = f"{FILTERS[self._only]} {len(self._order)} of {len(view.inbox)}"
        self.query_one("#tabs", RulePanel).entitle(f"Inbox{self._narrowed.words}", after=words)

    def _draw_case(self) -> None:
        """Show the case under the cursor, from its newest lines, with its answers."""
        item = self._item()
        self._shown = item.id if item is not None else None
        if self._ready is not None and (item is None or item.id != self._ready[0]):
            self._ready = None
        if item is not None and is_unread(item, self.floorsim.play.read):
            self.floorsim.play.mark_read(item)
            self._draw_list()
        self.query_one("#text-rule", RulePanel).entitle(item.subject if item else "Case")
        self._draw_answers(item)
        text = self.query_one("#text", TextPane)
        before, _ = self._conversation(text.size.width or 78)
        text.compose_with(self._text, top=len(before) if item is not None and len(item.turns) > 1 else 0)
        self.draw_frame()

    def _draw_answers(self, item: MessageView | None) -> None:
        panel = self.query_one(AnswersPanel)
        panel.show_answers(self._answers(item, panel.size.width or 78), most=self._share_rows())
        ready = self._ready_number(item)
        title = "Answer: press its number"
        if ready is not None:
            title = f"Ready: Enter confirms answer {ready}; another number changes it, esc leaves it"
        elif item is None or not wants_answer(item) or not self._possible(item):
            title = "Answer"
        self.query_one("#answers-rule", RulePanel).entitle(title)

    def _share_rows(self) -> int:
        """Give the list some rows, and return how many the answers may take; the text has what is left."""
        side = self.size.width >= SIDE_CELLS
        room = self.size.height - 7
        listed = 0 if side else max(min(len(self._order), room // 4, 16), 3)
        self.query_one("#items").styles.height = "1fr" if side else listed
        return max(room - listed - LEAST_TEXT_ROWS, MOST_ANSWER_ROWS)

    def _answers(self, item: MessageView | None, width: int) -> Answers:
        session, view = self.floorsim.play.session, self._view
        if item is None or session is None or view is None:
            return _said("Nothing to answer.")
        if not wants_answer(item):
            return _said(settled_words(item))
        if item.id in self.floorsim.play.answering:
            queued = order_number(view, item.id) is not None
            return _said(REPLY_QUEUED if queued else ANSWERING, Role.ACCENT)
        quotes = {choice.id: session.answer(item, choice.id) for choice in item.choices}
        return answers_of(item, quotes, width, ready=self._ready_number(item), now_s=view.now_s)

    def _ready_number(self, item: MessageView | None) -> int | None:
        if item is None or self._ready is None or self._ready[0] != item.id:
            return None
        return number_of(self._ready[1], item.choices)

    def _possible(self, item: MessageView) -> bool:
        """Whether it is for the supervisor to answer now."""
        return item.id not in self.floorsim.play.answering

    def _text(self, width: int) -> list[Row]:
        before, newest = self._conversation(width)
        return [*before, *newest]

    def _conversation(self, width: int) -> tuple[list[Row], list[Row]]:
        item, view = self._item(), self._view
        return ([], []) if item is None or view is None else conversation_rows(item, view, width)

    def thing(self) -> Thing:
        item = self._item()
        return FLOOR if item is None else Thing("case", (item.id,), case_name(item))

    def on_key(self, event: events.Key) -> None:
        """A small letter is a verb of the case under the cursor."""
        letter = event.character or ""
        if letter.islower() and act(self.floorsim, letter, self.thing()):
            event.stop()

    def verbs(self, width: int) -> Row:
        item, session = self._item(), self.floorsim.play.session
        spans: list[Span] = []
        if self._view is not None and item is not None and order_number(self._view, item.id) is not None:
            spans += [(" w", Role.ACCENT), (" withdraw the reply ", Role.TEXT)]
        for verb in verbs_for(self.floorsim, self.thing()) if item is not None else ():
            role = Role.DIM if verb.why_not else Role.TEXT
            spans += [
                (f" {verb.letter}", Role.DIM if verb.why_not else Role.ACCENT),
                (f" {verb.words} ", role),
            ]
        spans += [(" y", Role.ACCENT), (" copy ", Role.TEXT)]
        if session is not None and not session.ended:
            spans += [(" d", Role.ACCENT), (f" all {len(session.kinds())} ", Role.TEXT)]
        if self._view is not None and self._view.own_time.blind:
            spans.append((" You are with someone; new messages show afterwards.", Role.WARN))
        return Row(tuple(spans))

    def hints(self) -> Sequence[KeyHint]:
        ready = self._ready is not None
        return (
            *((KeyHint("enter", "confirm", keep=True),) if ready else self._answer_hint()),
            KeyHint("up", "message", also="down"),
            *((KeyHint("u", "undo", "undo"),) if self.floorsim.play.can_undo else ()),
            KeyHint("tab", "part", "tab(1)"),
            KeyHint("left", "who", "role(-1)", also="right"),
            KeyHint("slash", "find", "find"),
            KeyHint("pageup", "scroll", "page(-1)", also="pagedown"),
            BACK,
            HELP,
        )

    def _answer_hint(self) -> Sequence[KeyHint]:
        """Return the key that answers, where what is open takes an answer."""
        item = self._item()
        open_to_it = item is not None and wants_answer(item) and item.id not in self.floorsim.play.answering
        return (KeyHint("1-9", "answer", keep=True),) if open_to_it else ()

    def on_option_list_option_highlighted(self) -> None:
        item = self._item()
        if item is not None and item.id != self._shown:
            self._draw_case()
            self.say("")

    def on_option_list_option_selected(self) -> None:
        """Enter confirms the answer that was chosen by its number; it opens the conversation one is in."""
        item = self._item()
        if item is None:
            return
        if self._ready is not None:
            self._send(item, self._ready[1])
        elif item.talk is not None and item.talk.ended is None:
            self.app.switch_screen(TalkDialog(item.id))
        elif wants_answer(item) and self._possible(item):
            self.say("Press the number of an answer first.")

    def action_choose(self, number: int) -> None:
        """Make an answer ready, or send the one that is."""
        item = self._item()
        if item is None or not wants_answer(item) or not self._possible(item):
            self.say(REPLY_QUEUED if item is not None and not self._possible(item) else "No reply needed.")
            return
        if number > len(item.choices):
            self.say(f"There are {len(item.choices)} answers to this.")
            return
        choice = item.choices[number - 1].id
        if self._ready == (item.id, choice):
            self._send(item, choice)
            return
        quote = self._quote(item, choice)
        if quote is None or quote.why_not:
            way = way_that_clears(self.floorsim, quote)
            refusal = (quote and quote.why_not) or "This answer is not possible now."
            self.say(refusal if way is None else f"{refusal} {way.words}")
            self.floorsim.way_round.offer(way)
            return
        self._ready = (item.id, choice)
        self.say("")
        self._draw_answers(item)

    def _quote(self, item: MessageView, choice: str) -> Quote | None:
        session = self.floorsim.play.session
        return None if session is None else session.answer(item, choice)

    def _send(self, item: MessageView, choice: str) -> None:
        self._ready = None
        quote = self._quote(item, choice)
        if quote is None or quote.decision is None or quote.why_not:
            self.say((quote and quote.why_not) or "This answer is not possible now.")
            self._draw_answers(item)
            return
        if self.floorsim.play.take(quote.decision):
            self._draw_items()
            self._go_to_next()
            self.say(f"{self._came_of(item)}: {item.subject}", Role.GOOD)

    def _came_of(self, item: MessageView) -> str:
        """Say what has become of an answer that was confirmed."""
        if item.id not in self.floorsim.play.answering:
            return "Sent"
        now = self._view is not None and answered_now(self._view) == item.id
        return "Answering now" if now else "Reply queued"

    def _go_to_next(self) -> None:
        """Put the cursor on what wants an answer next, if anything does."""
        view, play = self._view, self.floorsim.play
        inbox = () if view is None else self._narrowed.of(view.inbox)
        ordered = in_order(inbox, play.read, play.answering, only="to_answer")
        if ordered and ordered[0].id not in play.answering:
            self._draw_items(ordered[0].id)

    def action_undo(self) -> None:
        self.floorsim.play.undo()
        self._draw_items()

    def action_withdraw(self) -> None:
        """Take back the reply that is queued."""
        item, session = self._item(), self.floorsim.play.session
        number = order_number(self._view, item.id) if self._view is not None and item is not None else None
        if number is None or session is None:
            self.say("No reply to this is queued.")
            return
        refusal = take_kind(self.floorsim.play, "withdraw", {"decision": number})
        self._draw_items()
        self.say(refusal or "Reply withdrawn; choose another.", Role.WARN if refusal else Role.GOOD)

    def action_tab(self, step: int) -> None:
        parts = list(FILTERS)
        self._only = parts[(parts.index(self._only) + step) % len(parts)]
        self._draw_from_the_top()

    def action_role(self, step: int) -> None:
        """Show what another kind of sender has written, whatever became of it; all is one of them."""
        if self._view is not None:
            self._narrowed = self._narrowed.next_role(self._view.inbox, step)
            self._draw_from_the_top()

    def action_find(self) -> None:
        """Ask for words."""
        self.add_class("-asking")
        self.query_one("#asked").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._narrowed = replace(self._narrowed, asked=event.value)
        if event.value.strip():
            self._only = "all"  # what is looked for may be over
        self._draw_from_the_top()

    def on_input_submitted(self) -> None:
        self.query_one("#items").focus()

    def action_move(self, step: int) -> None:
        items = self.query_one("#items", PickList)
        (items.action_cursor_down if step > 0 else items.action_cursor_up)()

    def _draw_from_the_top(self) -> None:
        """Draw what is left of the list, with the cursor on its first item."""
        view, play = self._view, self.floorsim.play
        if view is not None:
            ordered = in_order(self._narrowed.of(view.inbox), play.read, play.answering, only=self._only)
            self._order = [item.id for item in ordered]
            self._read(None)
            self._draw_list(self._order[0] if self._order else None)
            self._draw_case()

    def action_back(self) -> None:
        if self._ready is not None:
            self._ready = None
            self._draw_answers(self._item())
            self.draw_frame()
            return
        if self.has_class("-asking"):
            self.remove_class("-asking")
            asked = self.query_one("#asked", Input)
            self.query_one("#items").focus()
            asked.value = ""
            self._only = "current"
            return
        super().action_back()

    def action_page(self, step: int) -> None:
        self.query_one("#text", TextPane).action_page(step)

    def copied(self) -> str:
        item = self._item()
        if item is None:
            return ""
        return f"{item.subject}\n" + text_of(self._text(1000))


def _said(sentence: str, role: Role = Role.DIM) -> Answers:
    return Answers((row_of((f" {sentence}", role)),), (None,))
