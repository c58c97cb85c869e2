"""The review of a run, in six tabs: ledger, moments, timeline, messages, scores, plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding

from floorsim.present.review_notes import Plan
from floorsim.present.review_words import not_whole
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.tui.review.ledger_tab import LedgerTab
from floorsim.tui.review.messages_tab import MessagesTab
from floorsim.tui.review.moments_tab import MomentsTab
from floorsim.tui.review.plan_tab import PlanTab
from floorsim.tui.review.scores_tab import ScoresTab
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.timeline_tab import TimelineTab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.screens.base_screen import HELP
from floorsim.tui.screens.tabbed_screen import TabbedScreen, tab_bindings
from floorsim.wording.times import clock


class ReviewScreen(TabbedScreen):
    """Why the run ended as it did, what else could have been done, and what to try next."""

    HELP_TOPIC = "review"
    TITLE_WORD: ClassVar[str] = "Review"
    BINDINGS = [
        *tab_bindings("review", ("Ledger", "Moments", "Timeline", "Messages", "Scores", "Plan")),
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
    ]  # fmt: skip

    def __init__(self, work: ReviewWork) -> None:
        self.work = work
        super().__init__()
        self.place = 4 if work.source.why_not is not None else 0
        self._warned = False

    def _make_tabs(self) -> tuple[Tab[ReviewWork], ...]:
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

    def on_mount(self) -> None:
        super().on_mount()
        self.work.listener = self
        self.work.begin()

    def on_unmount(self) -> None:
        self.work.listener = None
        self.work.stop()

    def on_review_work_changed(self) -> None:
        self.draw()

    # Drawing

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

    def about(self) -> str:
        return self.work.source.title

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

    def action_across(self, step: int) -> None:
        if self.tab.across(step):
            self._top = 0
            self.draw()
        else:
            self.action_tab(step)

    def action_following(self, step: int) -> None:
        self._top = 0
        self._do(lambda: self.tab.following(step))

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
        with self.floorsim.telling():
            source.save_notes(replace(source.notes, plan=plan))
        self.later(self.draw)
