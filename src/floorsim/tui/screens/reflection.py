"""The four questions of a review, one at a time beside the facts of the shift, before any score is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.message import Message

from floorsim.present.reflection_rows import DID_YOU, QUESTIONS, facts_rows
from floorsim.present.review_notes import Plan
from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_field import TextField
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen

LONGEST_ANSWER = 2000


class Answer(TextField):
    """The answer to a question; enter goes to the next one."""

    DEFAULT_CSS = "Answer { height: 5; }"

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
    """Answer one question after the other, or skip them."""

    HELP_TOPIC = "reflection"
    DEFAULT_CSS = """
    ReflectionScreen #head { height: 3; }
    ReflectionScreen #question { height: 1; }
    ReflectionScreen #halves { height: 1fr; }
    ReflectionScreen #asking { height: 6; }
    ReflectionScreen #beside { height: 1fr; }
    ReflectionScreen.-side #halves { layout: horizontal; }
    ReflectionScreen.-side #asking { width: 1fr; height: 1fr; }
    ReflectionScreen.-side #beside { width: 1fr; height: 1fr; }
    ReflectionScreen.-side Answer { height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-side")]
    BINDINGS = [
        Binding("f2,escape", "scores", "Skip to the scores; what you wrote is kept", id="reflection.scores"),
        Binding("shift+tab", "before", "Previous question", id="reflection.before", priority=True),
        Binding("tab", "next", "Next question", id="reflection.next", priority=True),
        Binding("pageup", "page(-1)", "Scroll the facts up", id="reflection.up", priority=True),
        Binding("pagedown", "page(1)", "Scroll the facts down", id="reflection.down", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self._answers = [""] * (len(QUESTIONS) + 1)
        self._plan: Plan | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked: the four questions, and whoever came with a plan about that."""
        return QUESTIONS if self._plan is None else (*QUESTIONS, DID_YOU)

    def compose(self) -> ComposeResult:
        yield TextPane(self._head, id="head", focusable=False)
        with Container(id="halves"):
            with Vertical(id="asking"):
                yield TextPane(self._question, id="question", focusable=False)
                yield Answer(most=LONGEST_ANSWER, placeholder="Write here; enter goes on.")
            with Vertical(id="beside"):
                yield RulePanel("The facts", id="facts-rule")
                yield TextPane(self._facts, id="facts", focusable=False)
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        work = self.floorsim.play.review_work()
        self._plan = None if work is None else work.source.notes.before
        self.query_one(Answer).focus()
        self._show()
        self.later(self._begin_review)

    def _begin_review(self) -> None:
        """Compute while the questions are answered."""
        work = self.floorsim.play.review_work()
        if work is not None:
            work.begin()

    def _head(self, width: int) -> list[Row]:
        view = self.floorsim.view
        title = view.title if view else "The run"
        return [
            rule(
                f"{title}: the shift is over",
                width,
                after=f"question {self._place + 1} of {len(self.questions)}",
            ),
            *wrapped(
                f"{'Four' if self._plan is None else 'Five'} questions before any score. A few words are "
                "enough; they are kept with the run.",
                width - 2,
                Role.DIM,
                indent=" ",
            ),
        ]

    def _question(self, width: int) -> list[Row]:
        return [row_of((f" {self.questions[self._place]}", Role.STRONG))]

    def _facts(self, width: int) -> list[Row]:
        view, session = self.floorsim.view, self.floorsim.play.session
        return (
            []
            if view is None or session is None
            else facts_rows(self._place, view, session.briefing, width, self._plan)
        )

    def hints(self) -> Sequence[KeyHint]:
        last = self._place == len(self.questions) - 1
        return (
            KeyHint("enter", "show the scores" if last else "next question", keep=True),
            KeyHint("shift+tab", "previous question", "before", dim=self._place == 0),
            KeyHint("pageup", "scroll the facts", "page(1)", also="pagedown"),
            KeyHint("escape", "skip", "scores", keep=True),
        )

    def _go(self, place: int) -> None:
        """Keep what is written and show another question."""
        answer = self.query_one(Answer)
        self._answers[self._place] = answer.text.strip()
        self._place = place
        answer.text = self._answers[place]
        answer.move_cursor(answer.document.end)
        self._show()

    def _show(self) -> None:
        for pane_id, composer in (
            ("head", self._head),
            ("question", self._question),
            ("facts", self._facts),
        ):
            self.query_one(f"#{pane_id}", TextPane).compose_with(composer)
        self.query_one(KeyBar).set_hints(self.hints())

    def on_answer_done(self) -> None:
        if self._place == len(self.questions) - 1:
            self.action_scores()
        else:
            self._go(self._place + 1)

    def action_next(self) -> None:
        if self._place < len(self.questions) - 1:
            self._go(self._place + 1)

    def action_before(self) -> None:
        if self._place:
            self._go(self._place - 1)

    def action_page(self, step: int) -> None:
        self.query_one("#facts", TextPane).action_page(step)

    def action_scores(self) -> None:
        from floorsim.tui.screens.review import ReviewScreen

        session = self.floorsim.play.session
        if session is None:
            self.floorsim.play.go_home()
            return
        self._go(self._place)
        *answers, kept = self._answers
        if any(answers):
            session.save_reflection(tuple(answers))
        if kept:
            self._keep(kept)
        self.floorsim.play.keep_result()
        work = self.floorsim.play.review_work()
        if work is not None:
            self.app.switch_screen(ReviewScreen(work))

    def _keep(self, kept: str) -> None:
        """Note whether the plan was kept."""
        work = self.floorsim.play.review_work()
        if work is None:
            return
        with self.floorsim.telling():
            work.source.save_notes(replace(work.source.notes, kept=kept))
