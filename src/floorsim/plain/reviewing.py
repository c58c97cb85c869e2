"""The work behind a review: its story at once, what each decision was worth meanwhile, in a thread."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from floorsim.defect_log import defect_words
from floorsim.errors import FloorsimError
from floorsim.plain.lines import Lines, Progress

if TYPE_CHECKING:
    from floorsim.debrief.model import Review
    from floorsim.play.run_review import RunReview

Start = Callable[[Callable[[], None]], object]
"""Runs something, in a thread or at once."""
LOOK_EVERY_S: Final = 0.5
"""Seconds between two looks at how far the work has come."""
_STEP: Final = re.compile(r"(\d+) of (\d+)")


def in_thread(work: Callable[[], None]) -> None:
    """Run something beside what is typed."""
    threading.Thread(target=work, daemon=True).start()


class Reviewing:
    """Computes a review while other things are read out."""

    def __init__(self, source: RunReview, start: Start = in_thread) -> None:
        self.source = source
        self.review: Review | None = None
        self.failed: str | None = source.why_not
        """Why it can't be computed, in a sentence."""
        self._start = start
        self._done = threading.Event()
        self._stop = threading.Event()

    def begin(self) -> None:
        """Start to compute, unless there is nothing to. Raises FloorsimError where nothing can be shown."""
        if self.failed is None:
            self.source.story()
            self._start(self._compute)

    def stop(self) -> None:
        """Give up; what was found until then stays."""
        self._stop.set()

    @property
    def done(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self._done.is_set() or self.failed is not None

    def wait(self, lines: Lines) -> None:
        """Wait until everything is computed, telling every ten seconds how far it has come.

        An interrupt ends the waiting and not the work.
        """
        progress = Progress(lines)
        with suppress(KeyboardInterrupt):
            while not self.done and not self._done.wait(LOOK_EVERY_S):
                step = "" if self.review is None else self.review.step
                found = _STEP.search(step)
                progress.show(int(found[1]) / max(int(found[2]), 1) if found else None, step)

    def _compute(self) -> None:
        try:
            self.source.compute(self._take, self._stop.is_set)
        except FloorsimError as error:
            self.failed = str(error)
        except Exception as error:  # a defect: the run and its scores are there all the same
            self.failed = defect_words(error, "keeps the rest of this review from being computed")
        self._done.set()

    def _take(self, review: Review) -> None:
        self.review = review
