"""Opening a sitting: a new one, or one that was interrupted, exactly where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from floorsim._version import __version__
from floorsim.desktest.chain.clocks import CLOCKS, Clocks
from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.content import Package
from floorsim.errors import FloorsimError
from floorsim.play.desk_test.stored_sitting import StoredSitting

LOG: Final = "log.jsonl"
"""The log's name in a sitting's folder."""


def open_in(
    folder: Path,
    sitting: str,
    package: Package,
    accommodations: Accommodations,
    seal_log: Callable[[ChainedLog], Path],
    *,
    practice: bool,
    clocks: Clocks = CLOCKS,
) -> StoredSitting:
    """The sitting whose log lies in a folder, or a new one there.

    Accommodations and whether it is practice are those with which it was opened first.

    Raises:
        FloorsimError: the log was changed by something else, or is that of another desk test.
        StoreError: it can't be read or written, or it is open in another floorsim.
    """
    log = ChainedLog.open(folder / LOG, clocks)
    try:
        if log.lines:
            if log.lines[0].body.get("package") != package.digest:
                raise FloorsimError(
                    f"{folder} holds a sitting of another desk test; ask for a new admission."
                )
            stored = StoredSitting(log, package, seal_log)
            stored.reopen()
            return stored
        log.append(
            "opened",
            {
                "sitting": sitting,
                "package": package.digest,
                "model_version": package.model_version,
                "floorsim": __version__,
                "practice": practice,
                "accommodations": asdict(accommodations),
            },
        )
        return StoredSitting(log, package, seal_log)
    except BaseException:
        log.close()
        raise
