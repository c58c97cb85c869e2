"""My time: what I do now, what is next, what is queued and fixed; put first, handed over, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.desk.calendar.entry import duty_name
from floorsim.desk.view import CalendarRow, FloorView
from floorsim.present.own_time_rows import (
    calendar_row,
    day_strip,
    due_items,
    due_row,
    energy_words,
    if_first_words,
    number_of,
    out_of_reach_row,
    rows_of_today,
    title_words,
)
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, keys_row, row_of, wrapped
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.duty_dialog import DutyDialog
from floorsim.tui.screens.list_dialog import ListDialog
from floorsim.tui.taking import NOT_HERE, kind_named, take_kind, why_not_kind
from floorsim.wording.sentences import whole_sentence

STRIP_FROM = 100
"""Columns from which the day is shown as a strip too (D)."""

MESSAGE = "message "
"""Before the ids of rows that are messages."""


class MyTimeScreen(ListDialog):
    """The supervisor's calendar with a cursor; small letters act on the row under it."""

    HELP_TOPIC = "my_time"
    NOUN = "my time"
    DEFAULT_CSS = """
    MyTimeScreen #about { height: 3; }
    MyTimeScreen #strip { height: 2; display: none; }
    """
    BINDINGS = [
        Binding("f", "first", "First: before everything else that is queued", id="my_time.first"),
        Binding("a", "assign", "Assign it to an experienced agent", id="my_time.assign"),
        Binding("m", "move", "Move it to another place or time", id="my_time.move"),
        Binding("p", "protect", "Protect its time", id="my_time.protect"),
        Binding("b", "batch", "Batch it with work like it", id="my_time.batch"),
        Binding("r", "rest", "Take a break of your own", id="my_time.rest"),
        Binding("n", "note", "When putting something aside: note first where it stands", id="my_time.note"),
        Binding("s", "stop", "Break off what you are doing", id="my_time.stop"),
        Binding(
            "u", "withdraw", "Withdraw what is queued; else undo the last decision", id="my_time.withdraw"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._ready: tuple[str, str, dict[str, Any]] | None = None
        """The key, the kind and the arguments of what enter or the same key confirms."""
        self._drawn: object = None

    def compose_body(self) -> ComposeResult:
        yield RulePanel("My time", id="time-rule")
        yield PickList(
            id="times", empty="Nothing is booked. What you decide and what the plan fixes will show here."
        )
        yield RowPanel(id="strip")
        yield RulePanel("About it", id="about-rule")
        yield TextPane(self._about, id="about", focusable=False)

    def see(self, view: FloorView | None) -> None:
        if view is not None and self._drawn != (view.own_time, view.inbox):
            self.draw()
        super().see(view)

    def draw(self) -> None:
        view, times = self.floorsim.view, self.query_one(PickList)
        if view is None:
            return
        self._drawn = (view.own_time, view.inbox)
        times.set_rows(self._entries(view, times.size.width or 78))
        self.query_one("#time-rule", RulePanel).entitle("My time", after=title_words(view))
        strip = self.query_one("#strip", RowPanel)
        strip.display = self.size.width >= STRIP_FROM
        if strip.display:
            strip.show(day_strip(view, self.size.width))
        self._draw_about()

    def _entries(self, view: FloorView, width: int) -> list[PickEntry]:
        own, place = view.own_time, 0
        entries = []
        for row in rows_of_today(view):
            place += not row.fixed and not row.in_hand
            entries.append(PickEntry(row.key, calendar_row(row, place, width, view.now_s)))
        entries += [PickEntry(row.key, out_of_reach_row(row, width)) for row in own.out_of_reach]
        due = due_items(view, set(self.floorsim.play.answering))
        if due:
            entries.append(PickEntry(None, row_of((" Due, and not taken on yet", Role.TITLE))))
            entries += [PickEntry(MESSAGE + item.id, due_row(item, view.now_s, width)) for item in due]
        return entries

    def _row(self) -> CalendarRow | None:
        """What of the calendar is under the cursor."""
        view, chosen = self.floorsim.view, self.query_one(PickList).row_id
        rows = () if view is None else (*view.own_time.coming, *view.own_time.out_of_reach)
        return next((row for row in rows if row.key == chosen), None)

    def _queued(self) -> tuple[CalendarRow, int] | None:
        """What is queued under the cursor, with its number."""
        row = self._row()
        number = None if row is None or row.in_hand else number_of(row)
        return None if row is None or number is None else (row, number)

    def _draw_about(self) -> None:
        self.query_one("#about", TextPane).compose_with(self._about)
        title, view = "About it", self.floorsim.view
        if self._ready is not None:
            title = f"Ready: Enter or {self._ready[0]} confirms, esc leaves it"
        energy = "" if view is None else energy_words(view.own_time.energy)
        self.query_one("#about-rule", RulePanel).entitle(title, after=energy)
        self.draw_frame()

    def _about(self, width: int) -> list[Row]:
        view, session, queued = self.floorsim.view, self.floorsim.play.session, self._queued()
        chosen = self.query_one(PickList).row_id or ""
        if view is None or session is None:
            return []
        if queued is not None:
            row, number = queued
            kind = kind_named(self.floorsim.play, "do_first")
            late = () if kind is None else session.quote(kind, {"decision": number}).late
            words = if_first_words(row.key, session.coming_if_first(number), late)
            saved = self._facts("batch_work", {"decision": number})
            batch = f" If you batch it (b): {', '.join(saved)}." if saved else ""
            return wrapped(f"If you do it first (f): {words}{batch}", width - 2, indent=" ")
        if chosen.startswith(MESSAGE):
            return wrapped("Enter opens it in the inbox.", width - 2, Role.DIM, indent=" ")
        here = self._row()
        if here is not None and here.in_hand:
            why_not = self._why_not("stop_own_task", {})
            words = why_not or "You can break it off: s."
            return wrapped(words, width - 2, Role.DIM if why_not else Role.TEXT, indent=" ")
        if here is not None:
            words = "It comes before what is queued, and ends on time even if you start late. "
            words += "What would run into it waits." if here.protected else "p keeps queued work out of it."
            return wrapped(words, width - 2, Role.DIM, indent=" ")
        return []

    def _facts(self, kind: str, arguments: dict[str, Any]) -> tuple[str, ...]:
        """What one decides on, where the decision is possible."""
        session, named = self.floorsim.play.session, kind_named(self.floorsim.play, kind)
        if session is None or named is None or session.why_not(named) is not None:
            return ()
        return session.quote(named, arguments).facts

    def _why_not(self, kind: str, arguments: dict[str, Any]) -> str | None:
        return why_not_kind(self.floorsim.play, kind, arguments)

    def thing(self) -> Thing:
        queued = self._queued()
        return FLOOR if queued is None else Thing("own_work", (str(queued[1]),), queued[0].doing)

    def verbs(self, width: int) -> Row:
        row, queued = self._row(), self._queued()
        offered: tuple[tuple[str, str], ...] = (("r", "break"),)
        if queued is not None:
            offered = (("f", "first"), ("m", "move"), ("p", "protect"), ("b", "batch"), ("a", "assign"))
            offered += (("u", "withdraw"),)
        elif row is not None and row.in_hand:
            offered = (("s", "break off"), ("r", "break"))
        elif row is not None:
            offered = (("m", "move, shorten, leave out"), ("p", "protect"))
        return keys_row((*offered, ("d", "all")))

    def hints(self) -> Sequence[KeyHint]:
        ready = self._ready is not None
        return (
            *((KeyHint("enter", "confirm", keep=True),) if ready else ()),
            KeyHint("up", "choose", also="down"),
            BACK,
            HELP,
        )

    def on_option_list_option_highlighted(self) -> None:
        self._ready = None
        self.say("")
        self._draw_about()

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        chosen = str(event.option_id)
        if self._ready is not None:
            self._confirm()
        elif chosen.startswith(MESSAGE):
            from floorsim.tui.screens.inbox_dialog import InboxDialog

            self.app.push_screen(InboxDialog(chosen.removeprefix(MESSAGE)))

    def _confirm(self) -> None:
        assert self._ready is not None
        _, kind, arguments = self._ready
        self._ready = None
        self._take(kind, arguments)

    def _take(self, kind: str, arguments: dict[str, Any]) -> None:
        refusal = take_kind(self.floorsim.play, kind, arguments)
        self.draw()
        if refusal:
            self.say(refusal)
        elif self.floorsim.view is not None:
            done = [line for line in self.floorsim.view.log if line.category == "decision"]
            self.say(f"Done: {done[-1].text}" if done else "Done.", Role.GOOD)

    def _ask(self, key: str, kind: str, arguments: dict[str, Any], what: str) -> None:
        """Make something ready to be confirmed, or do it if it is ready already."""
        if self._ready == (key, kind, arguments):
            self._confirm()
            return
        refusal = self._why_not(kind, arguments)
        if refusal:
            self.say(refusal)
            return
        self._ready = (key, kind, arguments)
        self.say(what, Role.TEXT)
        self._draw_about()

    def action_first(self) -> None:
        queued = self._queued()
        if queued is None:
            self.say("Put the cursor on something queued; that can be done first.")
            return
        arguments: dict[str, Any] = {"decision": queued[1]}
        if self._ready is None and self._why_not("do_first", arguments) is None:
            self._take("do_first", arguments)
            return
        in_hand = self.floorsim.view.own_time.doing if self.floorsim.view is not None else None
        what = (
            f"Put aside {in_hand} and do this now. n notes first where you were."
            if in_hand
            else "Do this now."
        )
        self._ask("f", "do_first", {**arguments, "now": True}, what)

    def action_withdraw(self) -> None:
        queued, play = self._queued(), self.floorsim.play
        if queued is None:
            if play.can_undo:
                play.undo()
                self.draw()
            else:
                self.say("Put the cursor on something queued; that can be withdrawn.")
            return
        row, number = queued
        self._ask("u", "withdraw", {"decision": number}, f"Withdraw {row.doing}: it will not be done.")

    def action_note(self) -> None:
        """What is ready to be done now is done after a note on what is put aside."""
        if self._ready is None or not self._ready[2].get("now"):
            self.say("n notes where you were, when f is about to put something aside.")
            return
        self._ready[2]["note"] = True
        self._confirm()

    def action_move(self) -> None:
        row, queued = self._row(), self._queued()
        if queued is not None:
            self._open("move_work", {"decision": queued[1]})
        elif row is not None and row.fixed and not row.in_hand:
            self.app.push_screen(DutyDialog(row))
        else:
            self.say("Put the cursor on something queued or fixed; that can be moved.")

    def action_protect(self) -> None:
        row, queued = self._row(), self._queued()
        if queued is not None:
            self._open("protect", {"decision": queued[1]})
        elif row is not None and row.fixed and not row.in_hand:
            self._ask("p", "protect", {"duty": duty_name(row.key)}, f"Keep queued work out of {row.doing}.")
        else:
            self.say("Put the cursor on something queued or fixed; its time can be protected.")

    def action_batch(self) -> None:
        queued = self._queued()
        arguments = {} if queued is None else {"decision": queued[1]}
        saved = ", ".join(self._facts("batch_work", arguments))
        self._ask("b", "batch_work", arguments, f"Do like work together: {saved}.")

    def action_rest(self) -> None:
        self._open("own_break", {})

    def _open(self, name: str, preset: dict[str, Any]) -> None:
        """Open the form of a kind of decision, or say why it is not possible."""
        play, kind = self.floorsim.play, kind_named(self.floorsim.play, name)
        refusal = NOT_HERE if kind is None or play.session is None else play.session.why_not(kind)
        if refusal:
            self.say(whole_sentence(refusal))
        elif kind is not None:
            play.open_form(kind, preset)

    def action_stop(self) -> None:
        in_hand = self.floorsim.view.own_time.doing if self.floorsim.view is not None else None
        self._ask("s", "stop_own_task", {}, f"Break off {in_hand}.")

    def action_assign(self) -> None:
        queued = self._queued()
        if queued is None:
            self.say("Put the cursor on something queued; that can be assigned to an agent.")
        else:
            self._open("delegate", {"decision": queued[1]})

    def action_back(self) -> None:
        if self._ready is not None:
            self._ready = None
            self.say("")
            self._draw_about()
            return
        super().action_back()

    def copied(self) -> str:
        view = self.floorsim.view
        if view is None:
            return ""
        return f"{title_words(view)}\n" + text_of([entry.line for entry in self._entries(view, 100)])
