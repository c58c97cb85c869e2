"""The terminal to draw on: whether there is one, and what signals do to it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from floorsim.errors import UsageError

LEAVING_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
"""Signals that end the program as leaving it does; not every system has all of them."""
SIGNALLED: Final = 128
"""A shell's convention: the exit status of a program that a signal ended is this and the signal's number."""
MODES_AGAIN: Final = "\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
"""The other screen, no cursor, focus and paste told, no wrapping (xterm, "Private Modes")."""
MOUSE_AGAIN: Final = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"


def require_terminal() -> None:
    """Return if the program talks to a terminal that can be drawn on.

    Raises:
        UsageError: input or output is not a terminal, or it is a dumb one.
    """
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise UsageError(
            "The screen needs a terminal, and input or output here is not one; --plain plays line by line, "
            "and `floorsim run SCENARIO` plays without a screen."
        )
    if os.environ.get("TERM") == "dumb":
        raise UsageError(
            "The screen needs a terminal that it can draw on, and TERM is 'dumb'; --plain plays line by "
            "line, and `floorsim run SCENARIO` plays without a screen."
        )


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Call `leave` with an exit status, in the running event loop, when a signal asks the program to end."""
    loop = asyncio.get_running_loop()
    for name in LEAVING_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            # Windows has none, and only the main thread may set them: there the signal ends us at once.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, SIGNALLED + number)


class Continuing:
    """Makes going on after a plain STOP harmless.

    Textual takes every CONT for the end of a suspension of its own, and would begin to read keys a second
    time beside the first, so that each of the two gets only some of them.

    The event loop does what is to be done, not the handler: a handler that writes while the screen is being
    written would wait for a lock that it holds itself.

    Args:
        write: sends a text to the terminal.
        mouse: whether the mouse can be used.
        redraw: draws everything anew.
    """

    def __init__(self, write: Callable[[str], object], mouse: bool, redraw: Callable[[], object]) -> None:
        self._write, self._mouse, self._redraw = write, mouse, redraw
        self._suspended = False
        self._attributes: list[Any] | None = None
        self._own: dict[int, Any] = {}
        self._loop: asyncio.AbstractEventLoop

    def install(self) -> None:
        """Stand before the driver's handlers; call it in the event loop, once the driver has set up the
        terminal."""
        if not hasattr(signal, "SIGCONT"):
            return
        self._loop = asyncio.get_running_loop()
        self._attributes = _attributes()
        self._own = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
        signal.signal(signal.SIGTSTP, self._suspend)
        signal.signal(signal.SIGCONT, self._go_on)

    def _suspend(self, number: int, frame: Any) -> None:
        self._suspended = True
        if callable(self._own[number]):
            self._own[number](number, frame)

    def _go_on(self, number: int, frame: Any) -> None:
        if self._suspended:
            self._suspended = False
            if callable(self._own[number]):
                self._own[number](number, frame)
            return
        with suppress(RuntimeError):  # the loop is closed: nothing is drawn any more
            self._loop.call_soon_threadsafe(self._restore)

    def _restore(self) -> None:
        """Set the terminal up again and draw everything."""
        _set_attributes(self._attributes)
        self._write(MODES_AGAIN + (MOUSE_AGAIN if self._mouse else ""))
        self._redraw()


def _attributes() -> list[Any] | None:
    """How the terminal treats what is typed; None where that cannot be known."""
    import termios

    with suppress(termios.error, OSError, ValueError, AttributeError):
        return termios.tcgetattr(sys.__stdin__.fileno())  # type: ignore[union-attr]
    return None


def _set_attributes(attributes: list[Any] | None) -> None:
    """Treat what is typed in this way again, without losing what was typed meanwhile."""
    if attributes is None:
        return
    import termios

    with suppress(termios.error, OSError, ValueError, AttributeError):
        termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, attributes)  # type: ignore[union-attr]
