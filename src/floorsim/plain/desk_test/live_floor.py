"""The live floor line by line: the clock runs while the prompt waits."""

from __future__ import annotations

from collections.abc import Callable

from floorsim.plain.asking import Asker
from floorsim.plain.desk import Desk
from floorsim.plain.desk_test.clocked import ClockedReader
from floorsim.plain.floor_shell import FloorShell
from floorsim.plain.lines import Unasked
from floorsim.play.desk_test.sitting import Sitting


def live_floor(sitting: Sitting, asker: Asker, reader: ClockedReader, steady: Callable[[], float]) -> None:
    """Play until the exercise's time is up, which ends it by ExerciseOver."""
    shell = FloorShell(Desk(sitting.floor(), asker), Unasked(asker.lines, steady))
    reader.meanwhile = shell.hear
    try:
        shell.begin()
        while True:
            shell.handle(asker.line())
    finally:
        reader.meanwhile = lambda: None
