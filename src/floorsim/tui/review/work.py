"""The work behind a review, in a thread: its story first, then what each decision was worth, ever sharper."""

from __future__ import annotations

import os
from contextlib import redirect_stderr
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from floorsim.defect_log import defect_words
from floorsim.errors import FloorsimError

if TYPE_CHECKING:
    from floorsim.debrief.difference import Difference
    from floorsim.debrief.model import Review
    from floorsim.play.run_review import RunReview, Story
    from floorsim.present.behind_rows import PartBehind
    from floorsim.tui.app import FloorsimApp


class ReviewWork:
    """Computes a review while other things are shown. What it finds is told to the screen that listens."""

    class Changed(Message):
        """There is something new to show."""

    def __init__(self, app: FloorsimApp, source: RunReview) -> None:
        self._app = app
        self.source = source
        self.story: Story | None = None
        self.review: Review | None = None
        self.differences: dict[int, Difference] = {}
        self.behind: dict[str, PartBehind] = {}
        self.failed: str | None = None
        """Why it could not be computed, in a sentence."""
        self.listener: MessagePump | None = None
        self._asked: set[int | str] = set()
        self._stop = Event()
        self._begun = False

    def begin(self) -> None:
        """Start, unless it was started or there is nothing to compute."""
        if self._begun or self.source.why_not is not None:
            return
        self._begun = True
        self._app.run_worker(self._compute, thread=True, exit_on_error=False, group="review")

    def stop(self) -> None:
        """Give up; what was found until then stays."""
        self._stop.set()

    def ask_difference(self, seq: int) -> None:
        """Find out what a decision changed, unless that is known or asked already."""
        if seq in self._asked or self.source.why_not is not None:
            return
        self._asked.add(seq)
        self._app.run_worker(
            lambda: self._find_difference(seq), thread=True, exit_on_error=False, group="review"
        )

    def ask_behind(self, part_id: str) -> None:
        """Find out what is behind a part of a score, unless that is known or asked already."""
        if part_id in self._asked or not part_id or self.source.why_not is not None:
            return
        self._asked.add(part_id)
        self._app.run_worker(
            lambda: self._find_behind(part_id), thread=True, exit_on_error=False, group="review"
        )

    def _find_behind(self, part_id: str) -> None:
        self.behind[part_id] = self.source.behind(part_id)
        self._tell()

    def _compute(self) -> None:
        try:
            self.story = self.source.story()
            self._tell()
            if not self._stop.is_set():
                prepare_processes()
                self.source.compute(self._take, self._stop.is_set)
        except FloorsimError as error:
            self.failed = str(error)
        except Exception as error:  # a defect: the run and its scores are there all the same
            self.failed = defect_words(error, "keeps the rest of this review from being computed")
        self._tell()

    def _take(self, review: Review) -> None:
        self.review = review
        self._tell()

    def _find_difference(self, seq: int) -> None:
        self.differences[seq] = self.source.difference(seq)
        self._tell()

    def _tell(self) -> None:
        listener = self.listener
        if listener is not None and not self._stop.is_set():
            listener.post_message(self.Changed())


def prepare_processes() -> None:
    """Start the helper of multiprocessing that keeps count of what processes share.

    It is handed the descriptor of `sys.stderr`, for which Textual has put an object that has none.
    """
    if os.name != "posix":
        return
    from multiprocessing import resource_tracker

    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
        resource_tracker.ensure_running()
