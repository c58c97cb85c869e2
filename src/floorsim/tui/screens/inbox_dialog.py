"""The inbox: what came in, most urgent first; read one, choose an answer."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from floorsim.desk.view import FloorView, MessageView
from floorsim.present.conversation_rows import answer_entries, conversation_rows, settled_words
from floorsim.present.inbox_rows import in_order, is_unread, message_row, wants_answer
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Row
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.quiet_keys import FIELDS, PAGES, quiet_keys
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog


class InboxDialog(Dialog):
    """Read messages and answer them."""

    HELP_TOPIC = "inbox"
    DEFAULT_CSS = """
    InboxDialog #items { height: 6; }
    InboxDialog.-framed #items { height: 11; }
    InboxDialog #answers { height: auto; max-height: 9; }
    """
    BINDINGS = quiet_keys(PAGES, priority=True) + quiet_keys(FIELDS | {"right": "answers", "left": "items"})

    def __init__(self, message_id: str | None) -> None:
        super().__init__()
        self._wanted = message_id
        self._order: list[str] = []

    def title_words(self) -> str:
        view = self.floorsim.view
        blind = view is not None and view.own_time.blind
        return "Inbox" + (" (you are busy with someone: answers wait until you are free)" if blind else "")

    def compose_body(self) -> ComposeResult:
        yield PickList(id="items", empty="No messages yet.")
        yield RulePanel("Message", id="text-rule")
        yield TextPane(self._text, id="text", focusable=False)
        yield RulePanel("Answer", id="answers-rule")
        yield PickList(id="answers", empty="No answer is needed.")

    def on_mount(self) -> None:
        super().on_mount()
        self._draw_items(self._wanted)
        self.query_one("#items").focus()
        if self._wanted is not None:
            self.action_answers()

    def on_resize(self, event: events.Resize) -> None:
        self._draw_items()

    @property
    def _view(self) -> FloorView | None:
        return self.floorsim.view

    def _item(self) -> MessageView | None:
        chosen = self.query_one("#items", PickList).row_id
        view = self._view
        return None if view is None else next((item for item in view.inbox if item.id == chosen), None)

    def _in_order(self, view: FloorView) -> list[MessageView]:
        return in_order(view, self.floorsim.play.read, self.floorsim.play.answering, only="all")

    def _draw_items(self, wanted: str | None = None) -> None:
        """Sort the list anew and show the item under the cursor, or the one wanted."""
        view = self._view
        if view is not None:
            self._order = [item.id for item in self._in_order(view)]
            self._draw_list(wanted)
            self._draw_message()

    def _draw_list(self, wanted: str | None = None) -> None:
        """Draw the list in the order it has: what is read meanwhile stays where it stands."""
        view, items = self._view, self.query_one("#items", PickList)
        if view is None:
            return
        known = {item.id: item for item in view.inbox}
        width, play = items.size.width or 78, self.floorsim.play
        rows = [
            PickEntry(
                one, message_row(known[one], view.now_s, width, read=play.read, answering=play.answering)
            )
            for one in self._order
            if one in known
        ]
        items.set_rows(rows, keep=wanted)

    def _draw_message(self) -> None:
        item = self._item()
        if item is not None and is_unread(item, self.floorsim.play.read):
            self.floorsim.play.read[item.id] = item.at_s
            self._draw_list()
        self.query_one("#text-rule", RulePanel).entitle(item.subject if item else "Message")
        text = self.query_one("#text", TextPane)
        before, _ = self._conversation(text.size.width or 78)
        text.compose_with(self._text, top=len(before) if item is not None and len(item.turns) > 1 else 0)
        answers = self.query_one("#answers", PickList)
        rows, empty = self._answers(item, answers.size.width or 78)
        answers.set_rows(rows, empty=empty)
        answers.styles.height = max(sum(len(row.rows) for row in rows), 1)
        title = "Answer: enter sends it" if rows else "Answer"
        self.query_one("#answers-rule", RulePanel).entitle(title)

    def _answers(self, item: MessageView | None, width: int) -> tuple[list[PickEntry], str]:
        session = self.floorsim.play.session
        if item is None or session is None:
            return [], "Nothing to answer."
        if not wants_answer(item):
            return [], settled_words(item)
        quotes = {choice.id: session.answer(item, choice.id) for choice in item.choices}
        return answer_entries(item, quotes, width), ""

    def _text(self, width: int) -> list[Row]:
        before, newest = self._conversation(width)
        return [*before, *newest]

    def _conversation(self, width: int) -> tuple[list[Row], list[Row]]:
        item, view = self._item(), self._view
        return ([], []) if item is None or view is None else conversation_rows(item, view, width)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open, send", keep=True),
            KeyHint("up", "choose", also="down"),
            KeyHint("left", "list"),
            KeyHint("right", "answers"),
            KeyHint("pagedown", "scroll the text", "page(1)"),
            BACK,
            HELP,
        )

    def on_option_list_option_highlighted(self, event: PickList.OptionHighlighted) -> None:
        if event.option_list.id == "items":
            self._draw_message()

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        if event.option_list.id == "items":
            self.action_answers()
            return
        self._send(str(event.option_id))

    def _send(self, choice: str) -> None:
        item, session = self._item(), self.floorsim.play.session
        if item is None or session is None:
            return
        quote = session.answer(item, choice)
        if quote.decision is None or quote.why_not:
            self.floorsim.tell(quote.why_not or "This answer is not possible now.", wrong=True)
            return
        if self.floorsim.play.take(quote.decision):
            self._draw_items()
            self._go_to_next()
            self.draw_frame()

    def _go_to_next(self) -> None:
        """Put the cursor on what wants an answer next, if anything does."""
        view, items = self._view, self.query_one("#items", PickList)
        items.focus()
        ordered = self._in_order(view) if view is not None else []
        if ordered and wants_answer(ordered[0]) and ordered[0].id not in self.floorsim.play.answering:
            items.point_at(ordered[0].id)

    def action_answers(self) -> None:
        answers = self.query_one("#answers", PickList)
        if answers.row_id is not None:
            answers.focus()

    def action_items(self) -> None:
        self.query_one("#items").focus()

    def action_page(self, step: int) -> None:
        self.query_one("#text", TextPane).action_page(step)
