"""Where typed lines come from: a terminal with line editing, a pipe, or a thread that listens meanwhile."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Final

from floorsim.plain.asking import Read

PROMPT: Final = "> "
_PLAIN_EDITING: Final = (
    "set enable-bracketed-paste off", "set bell-style none", "set horizontal-scroll-mode on",
    "set enable-meta-key off", "set colored-stats off",
)  # fmt: skip


def reader(prompt: str = PROMPT) -> Read:
    """Read standard input: a terminal with line editing after a prompt, or a pipe line by line.

    Bytes that are no text in its encoding stand as a sign, and don't end the program.
    """
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if sys.stdin.isatty() and sys.stdout.isatty():
        _edit_plainly()
        return lambda: input(prompt)

    def read() -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    return read


def _edit_plainly() -> None:
    """Let readline edit lines without one escape byte: it takes the terminal for one that knows none."""
    before = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"
    try:
        import readline

        if "libedit" not in (readline.__doc__ or ""):
            for setting in _PLAIN_EDITING:
                readline.parse_and_bind(setting)
    except ImportError:  # there is no line editing, and input() does without
        pass
    finally:
        if before is None:
            del os.environ["TERM"]
        else:
            os.environ["TERM"] = before


@contextmanager
def terminal_as_it_was() -> Iterator[None]:
    """Put the terminal back in order at the end: a thread that still waits for a line would not."""
    try:
        import termios
    except ImportError:  # no terminal of this kind
        yield
        return
    try:
        keyboard = sys.stdin.fileno()
        before = termios.tcgetattr(keyboard)
    except (OSError, ValueError, termios.error):  # no terminal
        yield
        return
    try:
        yield
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


class Listening:
    """Reads lines in a thread, so that time can pass while somebody types; only a paced floor needs it.

    A line is not read before it is asked for, so that a prompt comes behind what was said before.

    Args:
        read: where lines come from.
    """

    def __init__(self, read: Callable[[], str]) -> None:
        self._read = read
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._asked = threading.Semaphore(0)
        self._waiting = False
        self._thread: threading.Thread | None = None
        self._over = False

    def poll(self, timeout_s: float) -> str | None:
        """A line if one was typed within so many seconds, else None. Raises EOFError at the end of input."""
        if self._over:
            raise EOFError
        if self._thread is None:
            self._thread = threading.Thread(target=self._listen, daemon=True)
            self._thread.start()
        if not self._waiting:
            self._waiting = True
            self._asked.release()
        try:
            line = self._lines.get(timeout=timeout_s)
        except queue.Empty:
            return None
        self._waiting = False
        if line is None:
            self._over = True
            raise EOFError
        return line

    def _listen(self) -> None:
        while self._asked.acquire():
            try:
                self._lines.put(self._read())
            except (EOFError, OSError, ValueError):
                self._lines.put(None)
                return
