"""Python's cyclic garbage collector, held back while the floor runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

MANY: Final = 1_000
"""Objects that a block must make for them to count as long-lived (D: a slice of live play makes fewer)."""
DUE_AFTER: Final = 250_000
"""Objects taken for long-lived before the next block begins with a full collection (D: those of forty days of
twenty agents, about 50 MB)."""


WITHIN_ANOTHER: Final = 5_000
"""New objects from which a block inside another one is collected (D: about 1 MB; one short guess at a floor
makes more)."""


class _LongLived:
    """Objects taken for long-lived since the last full collection."""

    gathered = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection of cycles inside the block.

    The ledger only grows and a contact is part of no cycle, so collections would walk every record again
    and again and find nothing (a third of the time of a large run). For the same reason what a long block
    has made joins the oldest generation at once, instead of being walked as new when the block ends.
    """
    was_on = gc.isenabled()
    if was_on and _LongLived.gathered > DUE_AFTER:
        _LongLived.gathered = 0
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _take_for_long_lived()
            gc.enable()


def _take_for_long_lived() -> None:
    """Puts every object into the oldest generation if many are new, at no cost per object."""
    made = gc.get_count()[0]
    # Freezing and its undoing is the only way there; what somebody else has frozen must stay so.
    if made >= MANY and not gc.get_freeze_count():
        _LongLived.gathered += made
        gc.freeze()
        gc.unfreeze()


@contextmanager
def collected_afterwards() -> Iterator[None]:
    """For a run of which nothing is kept but its result: no collection inside the block, one when it ends.

    By then the floor is garbage, so one walk over what is new frees all of it, and the next run finds its
    memory still in the processor's cache. So it is inside another such block too, unless there is little: a
    supervisor who looks ahead plays hundreds of runs within one, and one collection of them all at the end
    would take five times as long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        if was_on or gc.get_count()[0] > WITHIN_ANOTHER:
            gc.collect(0)
