"""Case 15: a floor that starts empty, is overrun for half an hour, and recovers."""

from __future__ import annotations

from floorsim.floor.floor import Floor
from tests.theory.exact import storm
from tests.theory.readings import whole
from tests.theory.replications import Figures, Known

HANDLING, PATIENCE = 4.0, 3.0
"""Means, minutes."""
LOOKED_AT_MIN = (60, 75, 90, 105)
END_MIN = 180
FINISHING = 0.3
"""Agents who leave at 105 finish their call first, so a little less is lost than where they drop it."""


def alone() -> dict[str, Known]:
    """What ten agents must show."""
    phases = [(0, 2.0, 10), (60, 5.0, 10), (90, 2.0, 10)]
    exact = storm(phases, HANDLING, PATIENCE, (*LOOKED_AT_MIN, END_MIN))
    waiting = {
        f"waiting at {at}": Known(queue) for at, queue in zip(LOOKED_AT_MIN, exact.queue_at, strict=False)
    }
    return {**waiting, "abandoned": Known(exact.abandoned), "offered": Known(450.0)}


def helped() -> dict[str, Known]:
    """What must be lost with six more from minute 75 to 105."""
    phases = [(0, 2.0, 10), (60, 5.0, 10), (75, 5.0, 16), (90, 2.0, 16), (105, 2.0, 10)]
    exact = storm(phases, HANDLING, PATIENCE, (END_MIN,))
    return {"abandoned": Known(exact.abandoned, error=FINISHING)}


def watched(floor: Floor) -> Figures:
    """The number waiting at four moments, and the counts at the end."""
    waiting = {}
    for at in LOOKED_AT_MIN:
        floor.advance(floor.start_s + at * 60.0)
        waiting[f"waiting at {at}"] = float(sum(queue.waiting for queue in floor.queues))
    return {**waiting, **whole(floor)}
