"""The live floor line by line: the clock runs while the prompt waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim.plain.asking import Asker
from floorsim.plain.desk import Desk
from floorsim.plain.desk_test.clocked import ClockedReader
from floorsim.plain.desk_test.handing_in import HAND_IN
from floorsim.plain.floor_shell import FloorShell
from floorsim.plain.lines import Unasked
from floorsim.play.desk_test.sitting import Sitting

NOT_BEFORE: Final = (
    "The floor runs until its time is over and is then handed in by itself. Type time to hear how long is "
    "left."
)


def live_floor(sitting: Sitting, asker: Asker, reader: ClockedReader, steady: Callable[[], float]) -> None:
    """Play until the exercise's time is up, which ends it by ExerciseOver."""
    shell = FloorShell(Desk(sitting.floor(), asker), Unasked(asker.lines, steady))
    reader.meanwhile = shell.hear
    try:
        shell.begin()
        while True:
            typed = asker.line()
            if " ".join(typed.lower().split()) == HAND_IN:  # also the beginning of a decision's name
                asker.lines.say("error", NOT_BEFORE)
            else:
                shell.handle(typed)
    finally:
        reader.meanwhile = lambda: None
