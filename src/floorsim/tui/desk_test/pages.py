"""The pages of a sitting that are read, without a clock: terms, tutorial, before an exercise, the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.errors import FloorsimError
from floorsim.present.briefing import Briefing
from floorsim.present.briefing_rows import briefing_rows
from floorsim.present.desk_test.exercise_pages import before_page, end_page, withdrawn_page
from floorsim.present.desk_test.introduction import introduction_page, tutorial_page
from floorsim.present.desk_test.page import Page, Section, page_rows
from floorsim.present.row import Row
from floorsim.tui.desk_test.in_exercise import InExercise
from floorsim.tui.desk_test.say_panel import SayPanel
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, BaseScreen

KEYS = (
    "Arrow keys move, enter opens or confirms, esc goes one step back, tab goes to the next part.",
    "Digits choose: an answer, a finding, something to say, a panel of the floor.",
    "On the floor d lists what can be decided about what is under the cursor, g the places to go to. "
    "Each decision shows the minutes that it takes you.",
    "F2 confirms a form and hands in an exercise; before handing in it asks once.",
    "? explains the screen that you see; where letters are typed it is F1. Try it now.",
    "ctrl+q leaves, after a question. All is kept, and the clock of an open exercise goes on.",
)
"""What every candidate on the screen is told of its keys."""
TYPED_AHEAD_S = 3.0
"""Real seconds without a key after which enter no longer means the exercise whose time ran out (D)."""
SCROLL = KeyHint("up", "pgdn scroll", also="down")


class PageScreen(InExercise, BaseScreen):
    """A page to read; enter goes on."""

    SCROLLS = True
    """Whether the arrow keys scroll it."""

    def __init__(self, notes: Sequence[str] = ()) -> None:
        super().__init__()
        self._notes = tuple(notes)
        self._shown_s = 0.0
        self._page: Page | None = None
        """As it was read first: what it tells of may be over while it is still on the screen."""

    def page(self) -> Page:
        """What is read."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield TextPane(self.text, id="text", focusable=self.SCROLLS)
        yield SayPanel(id="say")
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        self.query_one(TextPane).focus()
        self._shown_s = self.test_app.play.pacer.now()

    def on_key(self, event: events.Key) -> None:
        self.typed_ahead()

    def typed_ahead(self) -> bool:
        """Whether a key that is pressed now may be meant for an exercise that has just run out: one goes on
        typing. It says what to do."""
        now_s = self.test_app.play.pacer.now()
        if not self._notes or now_s - self._shown_s >= TYPED_AHEAD_S:
            return False
        self._shown_s = now_s
        self.test_app.tell(f"The exercise is over. Press nothing for {TYPED_AHEAD_S:g} seconds, then enter.")
        return True

    def text(self, width: int) -> list[Row]:
        """The page at a width."""
        self._page = self._page or self.page()
        return page_rows(self._page, width)

    def go_on(self, what: Callable[[], object], still: str = "") -> None:
        """Do something to the sitting once the end of the page has been in sight."""
        if self.query_one(TextPane).shows_the_end:
            self.test_app.do(what)
        else:
            self.test_app.tell(f"Read to the end first: pgdn.{still}")

    def action_back(self) -> None:
        """Scroll to the top: there is no page to go back to."""
        self.query_one(TextPane).action_scroll_by(-100_000)


class IntroductionScreen(PageScreen):
    """The terms: agreed to by a key that nothing else uses, once the end of the page has been in sight."""

    HELP_TOPIC = "test_terms"
    BINDINGS = [
        Binding("a", "agree", "Agree, and go on to the check of this terminal", id="test.agree"),
        Binding("r", "refuse", "Refuse, and leave the test; asks once", id="test.refuse"),
    ]

    def page(self) -> Page:
        return introduction_page(self.sitting.introduction, practice=self.sitting.is_practice)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("a", "I agree", "agree", keep=True),
            KeyHint("r", "I refuse", "refuse", keep=True),
            SCROLL,
            HELP,
        )

    def action_agree(self) -> None:
        self.go_on(lambda: self.sitting.consent(True))

    def action_refuse(self) -> None:
        if not self.test_app.asks("refuse", "Refuse, and leave? r again refuses, any other key stays."):
            self.test_app.do(lambda: self.sitting.consent(False))


class TutorialScreen(PageScreen):
    """What every candidate reads before the first exercise."""

    HELP_TOPIC = "test_tutorial"
    BINDINGS = [Binding("enter", "go_on", "Go on to the exercises", id="test.next")]

    def page(self) -> Page:
        page = tutorial_page(self.sitting.introduction.test)
        return replace(page, sections=(*page.sections, Section("Keys", KEYS, listed=True)))

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "go on", "go_on", keep=True), SCROLL, HELP)

    def action_go_on(self) -> None:
        self.go_on(self.sitting.tutorial_done)


class BeforeScreen(PageScreen):
    """The next exercise; enter starts its clock."""

    HELP_TOPIC = "test_before"
    BINDINGS = [Binding("enter", "begin", "Start the exercise: its clock runs from now on", id="test.begin")]

    _briefing: Briefing | None = None
    _speed = 1.0

    def page(self) -> Page:
        sitting = self.sitting
        exercise, told = sitting.next_exercise, sitting.introduction
        assert exercise is not None
        self._briefing = sitting.briefing
        if self._briefing is not None:
            real_min = exercise.minutes * told.accommodations.time_factor
            self._speed = (self._briefing.end_s - self._briefing.play_from_s) / 60 / real_min
        return before_page(
            exercise,
            number=sitting.number,
            count=len(told.test.exercises),
            time_factor=told.accommodations.time_factor,
            notes=self._notes,
        )

    def text(self, width: int) -> list[Row]:
        rows = super().text(width)
        if self._briefing is None:
            return rows
        return [*rows, Row(), *briefing_rows(self._briefing, self._speed, width, is_test=True)]

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "start the clock", "begin", keep=True), SCROLL, HELP)

    def action_begin(self) -> None:
        if not self.typed_ahead():
            self.go_on(self.sitting.begin, " The clock does not run yet.")


class EndScreen(PageScreen):
    """The sealed result, and what comes next."""

    HELP_TOPIC = "test_end"
    BINDINGS = [
        Binding("enter,q", "leave", "Leave floorsim", id="test.leave"),
        Binding("s", "seal", "Try again to seal the result", id="test.seal"),
    ]

    def page(self) -> Page:
        return Page("Sealing the result", (Section("One moment", ("This takes a few seconds.",)),))

    def on_mount(self) -> None:
        super().on_mount()
        self.later(self.action_seal)

    def action_seal(self) -> None:
        """Seal the result; where that fails, say why and what to do."""
        if self.sitting.stage == "withdrawn":
            return
        try:
            sealed = self.sitting.finish().absolute()
        except FloorsimError as error:
            now = (
                "All your answers are kept.",
                "s tries again. You can also leave and give the command again; --out names another folder.",
            )
            self._page = Page("Not sealed yet", (Section("", (str(error),)), Section("What to do", now)))
        else:
            test, practice = self.sitting.introduction.test, self.sitting.is_practice
            marks, self.test_app.sealed = self.sitting.marks, sealed
            self._page = end_page(test, sealed, self._notes, practice=practice, marks=marks)
        self.query_one(TextPane).draw()

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "leave", "leave", keep=True), SCROLL, HELP)

    async def action_leave(self) -> None:
        if not self.typed_ahead():
            await self.test_app.action_quit()


class WithdrawnScreen(EndScreen):
    """What a refusal means."""

    def page(self) -> Page:
        return withdrawn_page(self.sitting.introduction.sitting)
