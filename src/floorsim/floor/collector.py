"""Python's cyclic garbage collector, held back while the floor runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection of cycles inside the block.

    The ledger only grows and a contact is part of no cycle, so collections would walk every record again
    and again and find nothing (a third of the time of a large run).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
