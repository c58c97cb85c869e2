"""Whether there is a terminal to draw on."""

from __future__ import annotations

import os
import sys

from floorsim.errors import UsageError


def require_terminal() -> None:
    """Return if the program talks to a terminal that can be drawn on.

    Raises:
        UsageError: input or output is not a terminal, or it is a dumb one.
    """
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise UsageError(
            "The screen needs a terminal, and input or output here is not one; "
            "`floorsim run SCENARIO` plays without a screen."
        )
    if os.environ.get("TERM") == "dumb":
        raise UsageError(
            "The screen needs a terminal that it can draw on, and TERM is 'dumb'; "
            "`floorsim run SCENARIO` plays without a screen."
        )
