"""The four questions of a review, asked before any score is shown."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import FIELDS, quiet_keys
from floorsim.tui.rows.text_pane import Composer, TextPane
from floorsim.tui.screens.base_screen import BaseScreen

QUESTIONS = (
    "What was meant to happen?",
    "What did happen?",
    "Why was there a gap?",
    "What will you do next time?",
)
"""The questions of an after-action review, in their order."""

LONGEST_ANSWER = 2000


class Answer(TextArea):
    """One answer; enter goes to the next question."""

    DEFAULT_CSS = "Answer { height: 1fr; min-height: 2; }"

    class Done(Message):
        """The answer is finished."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
            return
        await super()._on_key(event)


class ReflectionScreen(BaseScreen):
    """Answer, or skip the questions."""

    HELP_TOPIC = "reflection"
    DEFAULT_CSS = """
    ReflectionScreen TextPane { height: 1; }
    ReflectionScreen #head { height: 3; }
    """
    BINDINGS = [
        Binding("f2,escape", "scores", "Show the scores", id="reflection.scores"),
        *quiet_keys(FIELDS),
    ]

    def compose(self) -> ComposeResult:
        yield TextPane(self._head, id="head", focusable=False)
        for place, question in enumerate(QUESTIONS):
            yield TextPane(_asking(question), focusable=False, id=f"question-{place}")
            yield Answer(id=f"answer-{place}", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        self.query_one("#answer-0").focus()

    def _head(self, width: int) -> list[Row]:
        view = self.floorsim.view
        title = view.title if view else "The run"
        return [
            rule(f"{title}: the shift is over", width),
            *wrapped(
                "Four questions before you see any score. A few words are enough; your answers are kept "
                "with the run.",
                width - 2,
                Role.DIM,
                indent=" ",
            ),
        ]

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "next question", keep=True),
            KeyHint("f2", "show the scores", "scores", keep=True, also="escape"),
        )

    def on_answer_done(self) -> None:
        if self.focused is not None and self.focused.id == f"answer-{len(QUESTIONS) - 1}":
            self.action_scores()
        else:
            self.focus_next()

    def action_scores(self) -> None:
        from floorsim.tui.screens.end import EndScreen

        session = self.floorsim.play.session
        if session is None:
            self.floorsim.play.go_home()
            return
        answers = tuple(area.text.strip()[:LONGEST_ANSWER] for area in self.query(Answer))
        if any(answers):
            session.save_reflection(answers)
        self.floorsim.play.keep_result()
        self.app.switch_screen(EndScreen(session.result()))


def _asking(question: str) -> Composer:
    return lambda width: [row_of((f" {question}", Role.STRONG))]
