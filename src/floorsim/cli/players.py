"""Where the runs of a command are played: here, in processes, or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor


@contextmanager
def players(jobs: int, address: str | None) -> Iterator[Executor | None]:
    """The executor that `--jobs` and `--cluster` ask for; None plays here, one run after the other.

    Raises:
        UsageError: the cluster can't be used; the sentence says why.
        RunError: the cluster was lost.
    """
    if address is not None:
        from floorsim.lab.cluster import cluster

        with cluster(address) as executor:
            yield executor
    elif jobs > 1:
        from floorsim.lab.processes import Processes

        with Processes(jobs) as pool:
            yield pool
    else:
        yield None
