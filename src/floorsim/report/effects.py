"""Effects as a report writes them: `+6.1 ± 1.4`, on how many days, and the label's sign before its word."""

from __future__ import annotations

from typing import Final

from floorsim.debrief.model import DecisionEffect, Estimate, Label
from floorsim.wording.numbers import NOTHING, counted, true_minus

ROUGH_UNDER: Final = 12
"""Days under which an estimate is called rough."""

_SIZES: Final = ("hardly any", "small", "clear", "large", "decisive")
"""What a label's step is called beside its sign."""
_SIGNS: Final = {1: "▲", 0: "·", -1: "▼"}


def measured(one: DecisionEffect) -> Estimate | None:
    """What a decision was worth in the total: expected when it was taken, or on this day where only that
    could be measured; None while neither is known."""
    if one.without is not None:
        return one.without["overall"]
    if one.this_day_only and one.realised is not None:
        return Estimate(one.realised["overall"], None, 1)
    return None


def figure(estimate: Estimate | None) -> str:
    """A mean with half its interval: `+6.1 ± 1.4`; `0` where it is exactly that."""
    if estimate is None:
        return NOTHING
    half = estimate.half_width
    if estimate.mean == 0.0 and not half:
        return "0"
    return points(estimate.mean) + (f" ± {half:.1f}" if half is not None else "")


def days(count: int) -> str:
    """How many redrawn days estimates rest on: `15 redrawn days`, `4 redrawn days, rough`."""
    return counted(count, "redrawn day") + (", rough" if count < ROUGH_UNDER else "")


def points(value: float | None) -> str:
    """A difference of scores: `+6.1`, `−3.9`, `0.0`."""
    if value is None:
        return NOTHING
    rounded = round(value, 1)
    return true_minus(f"{rounded:+.1f}") if rounded else "0.0"


def possible(one: DecisionEffect) -> str:
    """On how many of the redrawn days it could be taken: `15/15`."""
    return NOTHING if one.possible is None else f"{one.possible[0]}/{one.possible[1]}"


def label(one: Label | None) -> str:
    """The label with its sign: `▲ saved, clear`."""
    return NOTHING if one is None else f"{_SIGNS[one.sign]} {one.word}"


def short_label(one: Label | None) -> str:
    """The same in a few letters: `▲ clear`, `▼ large`, `· none`."""
    if one is None:
        return NOTHING
    return f"{_SIGNS[one.sign]} {_SIZES[one.step] if one.sign else 'none'}"
