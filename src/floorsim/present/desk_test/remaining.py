"""How much time an exercise has left, in the words of every front end."""

from __future__ import annotations

from typing import Final

from floorsim.present.desk_test.views import Gap
from floorsim.present.row import Role, Span
from floorsim.wording.numbers import counted
from floorsim.wording.times import length, span

TOLD_AT_S: Final = (300.0, 60.0)
"""Real seconds left at which the time is told in words (D)."""
TIME_WAS_UP: Final = "Time was up: the exercise was handed in as it stood."


def remaining_words(left_s: float) -> str:
    """Return the time that is left: `12:40 left`."""
    return f"{span(max(left_s, 0.0))} left"


def remaining_span(left_s: float, *, paused: bool = False) -> Span:
    """Return the same with a sign that changes with the role: plenty, five minutes, one minute, a pause."""
    five, one = TOLD_AT_S
    if paused:
        mark, role = "‖", Role.WARN
    elif left_s <= one:
        mark, role = "!", Role.BAD
    elif left_s <= five:
        mark, role = "◆", Role.WARN
    else:
        mark, role = "▶", Role.GOOD
    return f"{mark} {remaining_words(left_s)}", role


def time_told(before_s: float, left_s: float) -> str | None:
    """Return what is to be said when the time left went from `before_s` to `left_s`; None for nothing."""
    passed = [at_s for at_s in TOLD_AT_S if left_s <= at_s < before_s]
    if not passed or left_s <= 0:
        return None
    return f"{counted(round(min(passed) / 60), 'minute')} left in this exercise."


def gap_words(gap: Gap, ended: str = "") -> str:
    """Return what a time without the program meant; `ended` is the title of an exercise that is over."""
    if ended:
        return (
            f"floorsim was not running for {length(gap.seconds)} while “{ended}” was open. Its clock went "
            "on; it was handed in as it stood."
        )
    return (
        f"floorsim was not running for {length(gap.seconds)} while this exercise was open. The clock went "
        "on, so that time counted; what you had done was kept."
    )
