"""Ending an exercise before its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim.errors import FloorsimError
from floorsim.plain.asking import Asker
from floorsim.play.desk_test.sitting import Sitting

HAND_IN: Final = "hand in"
"""What is typed for it."""


def wants_to_hand_in(sitting: Sitting, asker: Asker, missing: str, keep: Callable[[], object]) -> bool:
    """Ask, and hand in if so; whether it was.

    `missing` says what is not answered, empty for nothing; `keep` keeps what could not be kept before.
    """
    gone = f"Still missing: {missing}. " if missing else ""
    if not asker.yes(f"{gone}Hand in? There is no way back to this exercise."):
        return False
    try:
        keep()
        sitting.hand_in()
    except FloorsimError as error:
        asker.lines.say("error", str(error))
        return False
    asker.lines.say("done", "handed in")
    return True
