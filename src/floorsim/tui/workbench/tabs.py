"""The pages of the workbench: preview, faults, events, the trainer's notes, the proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from floorsim.present.previewing.model import Happening
from floorsim.present.previewing.preview_rows import preview_rows
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.present.workbench.proof_page import proof_page_rows
from floorsim.present.workbench.rows import (
    change_rows,
    event_list_rows,
    event_notes_rows,
    fault_rows,
    notes_rows,
)
from floorsim.present.workbench.view import Version
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.workbench.work import BenchWork

SCROLL = KeyHint("up", "scroll", also="down")
PLAY = KeyHint("p", "play from …", "play_from")


class BenchTab(Tab[BenchWork]):
    """A page of the workbench."""

    @property
    def version(self) -> Version | None:
        """The last valid version of the file."""
        return self.work.view.version

    def _nothing(self, width: int) -> Page:
        words = "Nothing to show yet: the file has to be valid first. 2 lists its faults."
        return Page(wrapped(words if self.work.view.saved else "Reading …", width - 2, Role.DIM, indent=" "))

    def happening(self) -> Happening | None:
        """The event under the cursor, where there is one."""
        return None


class PreviewTab(BenchTab):
    """The scenario on one page, below what the last save changed."""

    TITLE: ClassVar[str] = "preview"

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        self._drawn: tuple[Version, int, list[Row]] | None = None

    def page(self, width: int, height: int) -> Page:
        version = self.version
        if version is None:
            return self._nothing(width)
        if self._drawn is None or self._drawn[0] is not version or self._drawn[1] != width:
            self._drawn = (version, width, preview_rows(version.preview, width))
        changed = [] if self.wide else change_rows(self.work.view, width)
        return Page([*changed, *([Row()] if changed else []), *self._drawn[2]])

    def beside(self, width: int) -> Sequence[Row]:
        view = self.work.view
        rows = change_rows(view, width) or [row_of((" Save the file: what changes stands here.", Role.DIM))]
        if view.faults:
            rows += [Row(), row_of((" Faults", Role.TITLE)), *fault_rows(view, -1, width)[0]]
        return rows

    def hints(self) -> Sequence[KeyHint]:
        return (PLAY, SCROLL)


class FaultsTab(BenchTab):
    """Everything that is wrong, each fault at its line."""

    TITLE: ClassVar[str] = "faults"

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        self.cursor = 0

    def page(self, width: int, height: int) -> Page:
        if not self.work.view.saved:
            return self._nothing(width)
        self.cursor = max(min(self.cursor, len(self.work.view.faults) - 1), 0)
        rows, cursor = fault_rows(self.work.view, self.cursor, width)
        return Page(rows, cursor=cursor, last=None if cursor is None else min(cursor + 4, len(rows) - 1))

    def move(self, step: int) -> bool:
        self.cursor = max(self.cursor + step, 0)
        return True


class EventsTab(BenchTab):
    """Everything that happens; opened, an event shows what only the trainer may know."""

    TITLE: ClassVar[str] = "events"

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        self.cursor = 0
        self.opened = False

    def page(self, width: int, height: int) -> Page:
        if self.version is None:
            return self._nothing(width)
        self.cursor = max(min(self.cursor, len(self.version.events) - 1), 0)
        if self.opened:
            return Page(event_notes_rows(self.work.view, self.cursor, width))
        return Page(event_list_rows(self.work.view, self.cursor, width), cursor=self.cursor)

    def beside(self, width: int) -> Sequence[Row]:
        return () if self.opened else event_notes_rows(self.work.view, self.cursor, width)

    def happening(self) -> Happening | None:
        events = () if self.version is None else self.version.events
        return events[self.cursor].of if self.cursor < len(events) else None

    def hints(self) -> Sequence[KeyHint]:
        if self.opened:
            return (PLAY, SCROLL)
        return (PLAY, KeyHint("enter", "its notes", "enter"))

    def move(self, step: int) -> bool:
        if self.opened:
            return False
        self.cursor = max(self.cursor + step, 0)
        return True

    def enter(self) -> None:
        self.opened = self.happening() is not None

    def back(self) -> bool:
        was, self.opened = self.opened, False
        return was

    def click(self, place: int) -> None:
        if not self.opened:
            again = self.cursor == place
            self.cursor = place
            self.opened = again


class NotesTab(BenchTab):
    """What the author notes for the trainer: aims, the worked run, traps, questions."""

    TITLE: ClassVar[str] = "notes"

    def page(self, width: int, height: int) -> Page:
        return self._nothing(width) if self.version is None else Page(notes_rows(self.version.notes, width))

    def hints(self) -> Sequence[KeyHint]:
        return (PLAY, SCROLL)


class ProofTab(BenchTab):
    """Whether the scenario teaches what it should, as far as automated supervisors can tell."""

    TITLE: ClassVar[str] = "proof"

    def page(self, width: int, height: int) -> Page:
        if self.version is None:
            return self._nothing(width)
        proof = self.work.proof
        newest = not proof.saved or proof.saved == self.version.saved
        return Page(proof_page_rows(proof, newest, width))

    def hints(self) -> Sequence[KeyHint]:
        running = self.work.proof.running
        return (
            KeyHint("r", "prove on 10 days", "prove(1)", dim=running or self.version is None),
            KeyHint("a", "on 30 days", "prove(0)", dim=running or self.version is None),
            KeyHint("c", "give it up", "give_up", dim=not running),
            SCROLL,
        )
