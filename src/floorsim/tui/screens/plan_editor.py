"""Writing the plan for next time: one trigger, one action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from floorsim.present.review_notes import LONGEST, Plan
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, Dialog


class PlanEditor(Dialog):
    """Two lines: when what happens, what I do."""

    HELP_TOPIC = "plan_editor"
    NOUN: ClassVar[str] = "plan"
    DEFAULT_CSS = """
    PlanEditor #what { height: 5; }
    PlanEditor .label { height: 1; }
    """
    BINDINGS = [Binding("f2", "save", "Keep the plan", id="plan.save", priority=True)]

    def __init__(self, plan: Plan | None, keep: Callable[[Plan], None]) -> None:
        super().__init__()
        self._plan = plan
        self._keep_plan = keep

    def title_words(self) -> str:
        return "Your plan for next time"

    def compose_body(self) -> ComposeResult:
        yield TextPane(self._what, id="what", focusable=False)
        yield TextPane(lambda width: [row_of((" When …", Role.STRONG))], classes="label", focusable=False)
        yield Input(
            self._plan.when if self._plan else "",
            placeholder="three callers in a row say the same",
            max_length=LONGEST,
            id="when",
        )
        yield TextPane(lambda width: [row_of((" … I", Role.STRONG))], classes="label", focusable=False)
        yield Input(
            self._plan.then if self._plan else "",
            placeholder="put the notice on before I move anybody",
            max_length=LONGEST,
            id="then",
        )

    def _what(self, width: int) -> list[Row]:
        return wrapped(
            "One trigger that you would see on the floor, one action that you can take at once. It comes "
            "back in the next briefing, and you are asked about it after that run.",
            width - 2,
            Role.DIM,
            indent=" ",
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#when", Input).focus()

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "next, then keep", keep=True),
            KeyHint("f2", "keep", "save", keep=True),
            BACK,
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "when":
            self.query_one("#then", Input).focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        when, then = (self.query_one(name, Input).value.strip() for name in ("#when", "#then"))
        if not when or not then:
            self.floorsim.tell("Write both: when what happens, and what you do.", wrong=True)
            return
        self.floorsim.pop_screen()
        self._keep_plan(Plan(when, then))
