"""The trainer's workbench: a scenario file that is read, checked and previewed whenever it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding

from floorsim.present.row import Role, Row
from floorsim.present.workbench.rows import status_row
from floorsim.present.workbench.start import StartFrom
from floorsim.present.workbench.view import Version
from floorsim.tui.review.tab import Tab
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.tabbed_screen import TabbedScreen, tab_bindings
from floorsim.tui.workbench.play_from_dialog import PlayFromDialog
from floorsim.tui.workbench.tabs import BenchTab, EventsTab, FaultsTab, NotesTab, PreviewTab, ProofTab
from floorsim.tui.workbench.work import BenchWork

LOOK_EVERY_S = 0.3
"""How often it looks whether the file was saved (D): what a person takes for at once."""
FAULTS = 1


class WorkbenchScreen(TabbedScreen):
    """Everything about a scenario that its author needs beside the text editor."""

    HELP_TOPIC = "workbench"
    TITLE_WORD: ClassVar[str] = "Workbench"
    RETURNS_HERE: ClassVar[bool] = True
    """A run that was begun from here leads back to here."""
    BINDINGS = [
        *tab_bindings("workbench", ("Preview", "Faults", "Events", "Notes for the trainer", "Proof")),
        Binding("p", "play_from", "Play from a message or a time, as practice", id="workbench.play"),
        Binding("r", "prove(1)", "Prove it on ten days", id="workbench.prove"),
        Binding("a", "prove(0)", "Prove it on all thirty days", id="workbench.prove_all"),
        Binding("c", "give_up", "Give the proof up", id="workbench.give_up"),
    ]

    def __init__(self, work: BenchWork) -> None:
        self.work = work
        super().__init__()
        self._was_valid = True
        self._version: Version | None = None

    def _make_tabs(self) -> tuple[Tab[BenchWork], ...]:
        of = (self.work, self.draw)
        return (PreviewTab(*of), FaultsTab(*of), EventsTab(*of), NotesTab(*of), ProofTab(*of))

    def on_mount(self) -> None:
        super().on_mount()
        self.work.listener = self
        self.work.read()
        self.set_interval(LOOK_EVERY_S, self.work.look)

    def on_unmount(self) -> None:
        self.work.close()

    def about(self) -> str:
        version = self.work.view.version
        return "" if version is None else version.preview.title

    def _status(self) -> Row:
        row = status_row(self.work.view, self.work.reading)
        spans = list(row.spans)
        if self.work.leading_up:
            spans.append(("  leading up to it …", Role.ACCENT))
        if self.work.proof.running:
            spans.append((f"  proof {self.work.proof.done}/{self.work.proof.total or '…'}", Role.ACCENT))
        return Row(tuple(spans))

    def hints(self) -> Sequence[KeyHint]:
        return (*self.tab.hints(), KeyHint("tab", "next tab", "tab(1)"), BACK, HELP)

    def on_bench_work_changed(self) -> None:
        """Show what was read; of a file that was never valid yet, its faults."""
        view = self.work.view
        if view.errors and self._was_valid and view.version is None:
            self.place = FAULTS
        self._was_valid = not view.errors
        if view.version is not self._version and isinstance(self.tab, PreviewTab):
            self._top = 0  # what the save changed stands there
        self._version = view.version
        self.draw()

    def on_bench_work_refused(self, event: BenchWork.Refused) -> None:
        self.floorsim.tell(event.why, wrong=True)
        self.draw()

    def on_bench_work_led_up(self, event: BenchWork.LedUp) -> None:
        if not self.is_current:  # something else was opened meanwhile: it is not played after all
            return
        with self.floorsim.telling():
            session = self.work.source.begin(event.run)
            self.floorsim.play.open_floor(session, paused=True, replace=False)

    def action_play_from(self) -> None:
        version = self.work.view.version
        if version is None:
            self.floorsim.tell(
                "Nothing can be played before the file is valid; 2 lists its faults.", wrong=True
            )
            return
        tab = self.tab
        event = tab.happening() if isinstance(tab, BenchTab) else None
        self.floorsim.push_screen(PlayFromDialog(version, event, self._lead_up))

    def _lead_up(self, start: StartFrom) -> None:
        self.work.lead_up(start)

    def action_prove(self, quick: int) -> None:
        self.work.prove(quick=bool(quick))
        self._go(len(self.tabs) - 1)

    def action_give_up(self) -> None:
        self.work.stop()

    def action_back(self) -> None:
        """Close what is open; on a page of its own, leave the workbench for home."""
        if not self.tab.back():
            self.floorsim.pop_screen()
            return
        self._top = 0
        self.draw()
