"""The review of a run, in six tabs: ledger, moments, timeline, messages, scores, plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from floorsim.errors import FloorsimError
from floorsim.present.review_notes import Plan
from floorsim.present.review_words import not_whole
from floorsim.present.row import Role, Row, Span, row_of, wrapped
from floorsim.present.scrolling import scrolled
from floorsim.tui.review.ledger_tab import LedgerTab
from floorsim.tui.review.messages_tab import MessagesTab
from floorsim.tui.review.moments_tab import MomentsTab
from floorsim.tui.review.plan_tab import PlanTab
from floorsim.tui.review.scores_tab import ScoresTab
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.timeline_tab import TimelineTab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, BaseScreen
from floorsim.tui.screens.copying import copy_out, text_of
from floorsim.wording.times import clock

WIDE_FROM = 118
"""Columns from which what is under the cursor stands beside the page."""
PAGE_WIDTH = 80
TALL_FROM = 40


class ReviewScreen(BaseScreen):
    """Why the run ended as it did, what else could have been done, and what to try next."""

    HELP_TOPIC = "review"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    DEFAULT_CSS = f"""
    ReviewScreen #head {{ height: 2; }}
    ReviewScreen #fixed {{ height: 0; }}
    ReviewScreen #beside {{ display: none; }}
    ReviewScreen.-wide #page {{ width: {PAGE_WIDTH}; }}
    ReviewScreen.-wide #beside {{ display: block; width: 1fr; margin-left: 1; }}
    ReviewScreen.-wide.-alone #page {{ width: 1fr; }}
    ReviewScreen.-wide.-alone #beside {{ display: none; }}
    """
    BINDINGS = [
        Binding("tab", "tab(1)", "Next tab", id="review.next_tab", priority=True),
        Binding("shift+tab", "tab(-1)", "Previous tab", id="review.tab_before", priority=True),
        *(
            Binding(f"{number}", f"digit({number})", words, id=f"review.{number}")
            for number, words in enumerate(
                ("Ledger", "Moments", "Timeline", "Messages", "Scores", "Plan"), start=1
            )
        ),
        Binding("enter", "enter", "Open what is under the cursor", id="review.open", priority=True),
        Binding("left", "across(-1)", "One minute earlier; else the tab before", id="review.left",
                priority=True),
        Binding("right", "across(1)", "One minute later; else the next tab", id="review.right",
                priority=True),
        Binding("n", "following(1)", "Next: mark, moment, decision or message", id="review.following"),
        Binding("p", "following(-1)", "The one before; on a moment, pass and show the best",
                id="review.before"),
        Binding("f", "letter('floor')", "The floor as it stood at a moment", id="review.floor"),
        Binding("r", "letter('practise_from')", "Play on from a moment, as practice", id="review.practise"),
        Binding("w", "letter('walk')", "Predict the worked run, decision by decision", id="review.walk"),
        Binding("o", "letter('order')", "Decisions by time, or by what they were worth", id="review.order"),
        Binding("e", "letter('explain')", "How the points of a score are calculated", id="review.explain"),
        Binding("s", "store", "Try again to store the run’s scores", id="review.store"),
        Binding("q", "home", "Home", id="review.home"),
        *quiet_keys(
            {"up": "move(-1)", "down": "move(1)", "pageup": "page(-1)", "pagedown": "page(1)"}, priority=True
        ),
    ]  # fmt: skip

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self.work = work
        self.tabs: tuple[Tab, ...] = self._make_tabs()
        self.place = 4 if work.source.why_not is not None else 0
        self._top = 0
        self._page = Page(())
        self._warned = False

    def _make_tabs(self) -> tuple[Tab, ...]:
        of = (self.work, self.draw)
        self._ledger = LedgerTab(*of)
        return (
            self._ledger,
            MomentsTab(*of, keep=self.draw, show_floor=self._show_floor, practise_from=self._practise_from),
            TimelineTab(*of, show_decision=self._show_decision),
            MessagesTab(*of),
            ScoresTab(*of),
            PlanTab(*of, write=self._write_plan),
        )

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return self.tabs[self.place]

    def compose(self) -> ComposeResult:
        yield RowPanel(id="head")
        yield RowPanel(id="fixed")
        with Horizontal():
            yield TextPane(id="page")
            yield TextPane(id="beside", focusable=False)
        yield KeyBar(id="keys")

    def rows_for_notes(self) -> int:
        return 2

    def on_mount(self) -> None:
        self.query_one("#page", TextPane).focus()
        self.work.listener = self
        self.work.begin()
        self.later(self.draw)

    def on_unmount(self) -> None:
        self.work.listener = None
        self.work.stop()

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.draw)

    def on_screen_resume(self) -> None:
        self.later(self.draw)

    def on_review_work_changed(self) -> None:
        self.draw()

    # Drawing

    def draw(self) -> None:
        """Show the tab as it is now."""
        if not self.is_mounted or not self.is_current:
            return
        width, height = self.size.width, self.size.height
        wide = width >= WIDE_FROM
        beside = list(self.tab.beside(width - PAGE_WIDTH - 1)) if wide else []
        self.set_class(wide and not beside, "-alone")
        shown = PAGE_WIDTH if beside else width
        room = height - 3
        self.tab.width = shown
        page = self._page = self._told(shown, room)
        self.query_one("#head", RowPanel).show([self._title(width), self._status()])
        fixed = self.query_one("#fixed", RowPanel)
        fixed.styles.height = len(page.fixed)
        fixed.show(page.fixed)
        left = room - len(page.fixed)
        self._top = scrolled(self._top, left, len(page.rows), page.cursor)
        self.query_one("#page", TextPane).compose_with(lambda width: page.rows, top=self._top)
        self.query_one("#beside", TextPane).compose_with(lambda width: beside)
        self.query_one("#keys", KeyBar).set_hints(self.hints())

    def _told(self, width: int, room: int) -> Page:
        """The tab's page, below why it is not all there; of a run that is only stored, what is stored."""
        why = self.work.source.why_not or self.work.failed
        if why is None:
            return self.tab.page(width, room)
        above = wrapped(why, width - 2, Role.WARN, indent=" ")
        if self.work.source.why_not is not None and not isinstance(self.tab, ScoresTab | PlanTab):
            return Page((), above)
        page = self.tab.page(width, room - len(above))
        return Page(page.rows, (*above, *page.fixed), page.cursor)

    def _title(self, width: int) -> Row:
        spans: list[Span] = [("━ ", Role.ACCENT), ("Review", Role.TITLE), (" ━ ", Role.ACCENT)]
        for place, tab in enumerate(self.tabs):
            here = place == self.place
            spans += [
                (f"{place + 1} ", Role.ACCENT),
                (tab.TITLE, Role.PICKED if here else Role.DIM),
                ("  " if width > 84 else " ", Role.TEXT),
            ]
        row = Row(tuple(spans))
        name = self.work.source.title
        return Row((*row.spans, ("━" * max(width - row.width - len(name) - 3, 0), Role.ACCENT),
                    (f" {name} " if row.width + len(name) + 3 < width else "", Role.DIM),
                    ("━", Role.ACCENT)))  # fmt: skip

    def _status(self) -> Row:
        """What the reader has to know: not stored, can't be computed, half a run, still sharpening."""
        unkept, source, review = self.floorsim.play.unkept, self.work.source, self.work.review
        if unkept is not None:
            return row_of((f" Not stored yet: {unkept}", Role.BAD))
        if source.why_not is not None or self.work.failed is not None:
            return row_of((" Not everything can be shown.", Role.WARN))
        told = [one for one in (None if review is None else not_whole(review),) if one]
        if told and review is not None and not review.done:
            told = [f"To {clock(review.until_s)}, where the run was left."]
        if review is None or not (review.done or review.step):
            told.append("Computing what each decision was worth.")
        elif not review.done:
            told.append(f"Still at work: {review.step}.")
        elif review.seeds:
            told.append(f"Over {len(review.seeds)} redrawn days; ± is half a 95% interval.")
        return row_of((f" {' '.join(told)}", Role.DIM))

    def hints(self) -> Sequence[KeyHint]:
        unkept = self.floorsim.play.unkept is not None
        return (
            *(
                (KeyHint(self.key_of("review.store", "s"), "store again", "store", keep=True),)
                if unkept
                else ()
            ),
            *self.tab.hints(),
            KeyHint("tab", "next tab", "tab(1)"),
            KeyHint("q", "home", "home", keep=True),
            HELP,
        )

    # Keys

    def action_tab(self, step: int) -> None:
        self._go((self.place + step) % len(self.tabs))

    def action_digit(self, number: int) -> None:
        if not self.tab.digit(number):
            self._go(number - 1)
        self.draw()

    def _go(self, place: int) -> None:
        self.place, self._top = place, 0
        self.draw()

    def action_move(self, step: int) -> None:
        if not self.tab.move(step):
            self._top = max(self._top + step, 0)
        self.draw()

    def action_page(self, step: int) -> None:
        rows = max(self.query_one("#page", TextPane).size.height - 1, 1)
        if self._page.cursor is None:
            self._top = max(self._top + step * rows, 0)
        else:
            self.tab.move(step * rows)
        self.draw()

    def action_across(self, step: int) -> None:
        if self.tab.across(step):
            self._top = 0
            self.draw()
        else:
            self.action_tab(step)

    def action_enter(self) -> None:
        self._top = 0
        self.tab.enter()
        self.draw()

    def action_following(self, step: int) -> None:
        self._top = 0
        self._do(lambda: self.tab.following(step))

    def action_letter(self, name: str) -> None:
        self._do(lambda: self.tab.letter(name))

    def _do(self, what: object) -> None:
        try:
            what()  # type: ignore[operator]
        except FloorsimError as error:
            self.floorsim.tell(str(error), wrong=True)
        self.draw()

    def action_back(self) -> None:
        if not self.tab.back() and self.place:
            self._go(0)
        self._top = 0
        self.draw()

    def action_copy(self) -> None:
        """Copy what the mouse has selected, else the page."""
        text = self.get_selected_text() or text_of([*self._page.fixed, *self._page.rows])
        self.floorsim.tell(copy_out(self.floorsim, text))

    def on_click(self, event: events.Click) -> None:
        pane = self.query_one("#page", TextPane)
        if pane.region.contains(event.screen_x, event.screen_y):
            self.tab.click(event.screen_y - pane.region.y + self._top)
            self.draw()

    def action_store(self) -> None:
        play = self.floorsim.play
        if play.unkept is None:
            return
        play.keep_result()
        if play.unkept is None:
            self.floorsim.tell("The scores and what you wrote are stored now.")
        else:
            self.floorsim.tell(play.unkept, wrong=True)
        self.draw()

    def action_home(self) -> None:
        play = self.floorsim.play
        if play.unkept is not None and not self._warned:
            play.keep_result()
        if play.unkept is None or self._warned:
            play.leave_run()
            return
        self._warned = True
        self.floorsim.tell(
            f"{play.unkept} The scores and what you wrote are not stored. "
            "Leave again to go without storing them.",
            wrong=True,
        )

    # What tabs ask for

    def _show_decision(self, seq: int) -> None:
        self._ledger.show(seq)
        self._go(0)

    def _show_floor(self, at_s: float) -> None:
        from floorsim.tui.screens.floor_then import FloorThenScreen

        self.floorsim.push_screen(FloorThenScreen(self.work.source.floor_at(at_s)))

    def _practise_from(self, at_s: float) -> None:
        session = self.work.source.practise_from(at_s)
        self.floorsim.play.practise(session)

    def _write_plan(self) -> None:
        from floorsim.tui.screens.plan_editor import PlanEditor

        self.floorsim.push_screen(PlanEditor(self.work.source.notes.plan, self._keep_plan))

    def _keep_plan(self, plan: Plan) -> None:
        source = self.work.source
        try:
            source.save_notes(replace(source.notes, plan=plan))
        except FloorsimError as error:
            self.floorsim.tell(str(error), wrong=True)
        self.later(self.draw)
