"""Processes that play runs: they leave Ctrl-C to the one that started them, and end when it does."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from threading import Thread
from typing import Final

POLITENESS: Final = 10
"""Steps of niceness by which a process that works behind a screen lets others go first (D)."""


def processes(jobs: int, *, stand_back: bool = False) -> ProcessPoolExecutor:
    """So many processes; `stand_back` lets a screen go first.

    They are fresh rather than forks: the same on every platform, and safe under a screen's threads.
    """
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(stand_back,))


def _begin(stand_back: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if stand_back and hasattr(os, "nice"):
        os.nice(POLITENESS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Waits until the process that started this one is gone; killed, it could tell nobody to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
