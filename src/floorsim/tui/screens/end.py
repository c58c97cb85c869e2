"""The end of a run: scores with their parts, the timeline, figures per channel, what you wrote."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.present.reflection_rows import QUESTIONS
from floorsim.present.result_view import ResultView
from floorsim.present.row import Role, Row, Span, row_of
from floorsim.present.score_rows import channel_rows, reflection_rows, score_rows
from floorsim.present.timeline_rows import most_scrolled, slice_bounds, slices, timeline_rows
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, BaseScreen
from floorsim.tui.screens.copying import copy_out, text_of

PAGES = ("Scores", "Timeline", "Channels", "Your review")


class EndScreen(BaseScreen):
    """Turn the pages of a finished run."""

    HELP_TOPIC = "end"
    DEFAULT_CSS = """
    EndScreen #tabs { height: 2; }
    """
    BINDINGS = [
        Binding("tab", "page(1)", "Next page", id="end.next", priority=True),
        Binding("shift+tab", "page(-1)", "Previous page", id="end.before", priority=True),
        Binding("1", "go(0)", "Scores", id="end.scores"),
        Binding("2", "go(1)", "Timeline", id="end.timeline"),
        Binding("3", "go(2)", "Figures per channel", id="end.channels"),
        Binding("4", "go(3)", "What you wrote", id="end.review"),
        Binding(
            "left",
            "across(-1)",
            "Earlier on the timeline, else the previous page",
            id="end.left",
            priority=True,
        ),
        Binding(
            "right", "across(1)", "Later on the timeline, else the next page", id="end.right", priority=True
        ),
        Binding("n", "mark(1)", "Next decision or message on the timeline", id="end.mark"),
        Binding("p", "mark(-1)", "Previous decision or message on the timeline", id="end.markbefore"),
        Binding("e", "explain", "How the points of a score are calculated", id="end.explain"),
        Binding("s", "store", "Try again to store the run’s scores", id="end.store"),
        Binding("q", "back", "Home", id="end.home"),
        *quiet_keys(
            {"up": "told(-1)", "down": "told(1)", "pageup": "told(-3)", "pagedown": "told(3)"}, priority=True
        ),
    ]

    def __init__(self, result: ResultView) -> None:
        super().__init__()
        self.told_top = 0
        """First row in sight of what happened at the timeline's cursor."""
        self.result = result
        self.page = 0
        self.cursor = 0
        self.explained = False
        self._warned = False

    def compose(self) -> ComposeResult:
        yield RowPanel(id="tabs")
        yield TextPane(self._text, id="page")
        yield KeyBar(self.hints(), id="keys")

    def rows_for_notes(self) -> int:
        return 2

    def on_mount(self) -> None:
        self.query_one(TextPane).focus()
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.draw)

    def draw(self) -> None:
        """Show the page that is turned to."""
        spans: list[Span] = [(f" {self.result.title}  ", Role.TITLE)]
        for place, title in enumerate(PAGES):
            here = place == self.page
            spans += [
                (f"  {place + 1} ", Role.ACCENT),
                (f"[{title}]" if here else title, Role.STRONG if here else Role.DIM),
            ]
        self.query_one("#tabs", RowPanel).show([Row(tuple(spans)), self._stored_line()])
        self.query_one(TextPane).compose_with(self._text)
        self.query_one(KeyBar).set_hints(self.hints())

    def _stored_line(self) -> Row:
        unkept = self.floorsim.play.unkept
        return Row() if unkept is None else row_of((f" Not stored yet: {unkept}", Role.BAD))

    def _text(self, width: int) -> list[Row]:
        if self.page == 0:
            return score_rows(self.result, width, explained=self.explained)
        if self.page == 1:
            rows = self.query_one(TextPane).size.height
            return timeline_rows(self.result, self.cursor, width, rows, self.told_top)
        if self.page == 2:
            return channel_rows(self.result, width)
        return reflection_rows(self.result, QUESTIONS, width)

    def hints(self) -> Sequence[KeyHint]:
        on_timeline = self.page == 1
        unkept = self.floorsim.play.unkept is not None
        return (
            *((KeyHint(self.key_of("end.store", "s"), "store again", "store", keep=True),) if unkept else ()),
            KeyHint("left", "earlier, later" if on_timeline else "pages", also="right", keep=True),
            *(
                (KeyHint("n", "next mark", "mark(1)"), KeyHint("p", "previous mark", "mark(-1)"))
                if on_timeline
                else ()
            ),
            KeyHint("tab", "next page", "page(1)", keep=True),
            *((KeyHint("e", "less" if self.explained else "explain", "explain"),) if self.page == 0 else ()),
            KeyHint("up", "scroll", also="down"),
            KeyHint("q", "home", "back", keep=True),
            HELP,
        )

    def action_page(self, step: int) -> None:
        self.page = (self.page + step) % len(PAGES)
        self.told_top = 0
        self.draw()

    def action_go(self, page: int) -> None:
        self.page = page
        self.told_top = 0
        self.draw()

    def action_across(self, step: int) -> None:
        if self.page != 1:
            self.action_page(step)
            return
        self.cursor = max(min(self.cursor + step, slices(self.result) - 1), 0)
        self.told_top = 0
        self.draw()

    def action_mark(self, step: int) -> None:
        begin, end = slice_bounds(self.result, self.cursor)
        times = sorted({mark.at_s for mark in self.result.marks})
        onward = [at for at in times if (at >= end if step > 0 else at < begin)]
        if not onward:
            return
        at = onward[0] if step > 0 else onward[-1]
        length = slice_bounds(self.result, 0)[1] - self.result.start_s
        self.cursor = min(int((at - self.result.start_s) / length), slices(self.result) - 1)
        self.page, self.told_top = 1, 0
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the timeline alone what happened at the cursor is scrolled, under charts that stay."""
        return self.page == 1 if action == "told" else True

    def action_told(self, step: int) -> None:
        size = self.query_one(TextPane).size
        most = most_scrolled(self.result, self.cursor, size.width, size.height)
        self.told_top = max(min(self.told_top + step, most), 0)
        self.draw()

    def action_copy(self) -> None:
        """Copy what the mouse has selected, else the page."""
        width = self.query_one(TextPane).size.width
        text = self.get_selected_text() or text_of(self._text(width))
        self.floorsim.tell(copy_out(self.floorsim, text))

    def action_explain(self) -> None:
        self.explained = not self.explained
        self.page = 0
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

    def action_back(self) -> None:
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
