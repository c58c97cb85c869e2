"""From where a scenario is tried: a time, who decides until then, which customers come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.present.previewing.model import Happening, Preview
from floorsim.present.row import Row
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.start_rows import start_rows
from floorsim.present.workbench.view import Version
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.quiet_keys import quiet_keys
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog
from floorsim.units import MINUTE_S

BEFORE_S: Final = 120.0
"""How long before an event play begins (D): time to look round, as with a drill."""


class PlayFromDialog(Dialog):
    """Arrow keys set the moment and who decides until then; enter plays."""

    HELP_TOPIC = "play_from"
    NOUN: ClassVar[str] = "form"
    BINDINGS = [
        Binding("s", "seed", "Other customers: the next seed", id="play_from.seed"),
        Binding("enter", "play", "Lead up to it, then play on", id="play_from.play", priority=True),
        *quiet_keys(
            {
                "left": "later(-1)",
                "right": "later(1)",
                "pageup": "later(-30)",
                "pagedown": "later(30)",
                "up": "who",
                "down": "who",
            },
            priority=True,
        ),
    ]

    def __init__(
        self, version: Version, event: Happening | None, on_play: Callable[[StartFrom], object]
    ) -> None:
        super().__init__()
        self._version = version
        self._event = event
        self._on_play = on_play
        self._start = start_at(version.preview, event)

    def title_words(self) -> str:
        return "Play from a moment, as practice"

    def compose_body(self) -> ComposeResult:
        yield TextPane(self._text, focusable=False)

    def _text(self, width: int) -> list[Row]:
        return start_rows(self._start, self._version, self._event, width)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "play", "play", keep=True),
            KeyHint("left", "1 min", also="right"),
            KeyHint("pageup", "30 min", also="pagedown"),
            KeyHint("up", "who decides until then", also="down"),
            KeyHint("s", "next seed", "seed"),
            BACK,
            HELP,
        )

    def _set(self, start: StartFrom) -> None:
        self._start = start
        self.query_one(TextPane).draw()

    def action_later(self, minutes: int) -> None:
        start = self._start
        if start.at_s is None:  # from here on by the clock, and no more by the message
            start = replace(start, at_s=played(self._version.preview)[0], message=None)
        self._set(
            replace(start, at_s=within_play(self._version.preview, (start.at_s or 0.0) + minutes * MINUTE_S))
        )

    def action_who(self) -> None:
        if self._version.has_worked_run:
            self._set(replace(self._start, worked=not self._start.worked))

    def action_seed(self) -> None:
        self._set(replace(self._start, seed=self._start.seed + 1))

    def action_play(self) -> None:
        self.floorsim.pop_screen()
        self._on_play(self._start)


def start_at(preview: Preview, event: Happening | None) -> StartFrom:
    """A little before an event; when it has come, if only a condition brings it; else the start of play."""
    if event is None or (event.at_s is None and event.kind != "message"):
        return StartFrom(played(preview)[0])
    if event.at_s is None:
        return StartFrom(None, message=event.id)
    return StartFrom(within_play(preview, event.at_s - BEFORE_S))


def played(preview: Preview) -> tuple[float, float]:
    """When play begins and ends."""
    plays = [day.play for day in preview.days if day.play is not None]
    return plays[0][0], plays[-1][1]


def within_play(preview: Preview, at_s: float) -> float:
    """The moment, or the nearest one that is played."""
    first_s, last_s = played(preview)
    return min(max(at_s, first_s), last_s - MINUTE_S)
