"""Processes that play runs: they leave Ctrl-C to the one that started them, and end when it does."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import Final

POLITENESS: Final = 10
"""Steps of niceness by which a process that works behind a screen lets others go first (D)."""


class Processes(ProcessPoolExecutor):
    """Processes that play runs.

    They are fresh rather than forks: the same on every platform, and safe under a screen's threads. Each
    waits for the end of a pipe that only this process holds open, so it ends when this one is killed too.
    Left as a context, they are abandoned: who wants a result waits for it before.
    """

    def __init__(self, jobs: int, *, stand_back: bool = False) -> None:
        """So many processes; `stand_back` lets a screen go first."""
        context = multiprocessing.get_context("spawn")
        ends_with, self._held = context.Pipe(duplex=False)
        super().__init__(jobs, context, initializer=_begin, initargs=(stand_back, ends_with))

    def abandon(self) -> None:
        """Ends them at once, in the middle of a run too: one takes up to minutes, and nobody waits for it."""
        self.shutdown(wait=False, cancel_futures=True)
        self._held.close()

    def __exit__(self, *_: object) -> None:
        self.abandon()


def _begin(stand_back: bool, ends_with: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if stand_back and hasattr(os, "nice"):
        os.nice(POLITENESS)
    Thread(target=_end_with, args=(ends_with,), daemon=True).start()


def _end_with(pipe: Connection) -> None:
    """Waits until the other end of a pipe is closed, by whom it belongs to or because they are gone."""
    with suppress(OSError):
        pipe.poll(None)
    os._exit(1)
