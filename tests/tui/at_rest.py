"""Waiting until the screen has nothing left to do: by what its event loop holds, not by the clock.

Textual's own way is to sleep until the process has been idle for a fiftieth of a second, three times for each
key: nearly all the time of a test of the screen.
"""

from __future__ import annotations

import asyncio
from math import inf
from typing import Any, Final

SOON_S: Final = 0.02
"""A timer that goes off within this time belongs to what is being waited for: a refresh is due in 1/60 s."""
QUIET_TURNS: Final = 6
"""Turns of the loop without anything to do after which it is at rest."""
MOST_S: Final = 1.0
"""Something that never rests is waited for no longer, as Textual does."""


async def at_rest(min_sleep: float = 0.0, max_sleep: float = MOST_S) -> None:
    """Returns when nothing is ready to run and no timer goes off soon. Takes the place of `wait_for_idle`."""
    loop: Any = asyncio.get_running_loop()
    until_s = loop.time() + max_sleep
    quiet = 0
    while quiet < QUIET_TURNS and loop.time() < until_s:
        await asyncio.sleep(0)
        if loop._ready:
            quiet = 0
            continue
        due_s = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=inf)
        left_s = due_s - loop.time()
        if left_s < SOON_S:
            quiet = 0
            await asyncio.sleep(max(0.0, left_s))
        else:
            quiet += 1
