"""Effects in a report's tables: figures where there are any, labels with their sign."""

from __future__ import annotations

from floorsim.debrief.model import DecisionEffect, Estimate, Label
from floorsim.present.review_words import ROUGH_UNDER, estimate, label_look, number
from floorsim.wording.numbers import NOTHING, counted


def measured(one: DecisionEffect) -> Estimate | None:
    """What a decision was worth in the total: expected when it was taken, or on this day where only that
    could be measured; None while neither is known."""
    if one.this_day_only or one.without is None:
        return None if one.realised is None else Estimate(one.realised["overall"], None, 1)
    return one.without["overall"]


def figure(found: Estimate | None) -> str:
    """A mean with half its interval: `+6.1 ± 1.4`; `0` where it is exactly that on every day."""
    if found is None:
        return NOTHING
    return "0" if found.mean == 0.0 and not found.half_width else estimate(found)


def points(value: float | None) -> str:
    """A difference of scores: `+6.1`, `−3.9`; `0` where it is exactly that."""
    return NOTHING if value is None else number(value) if value else "0"


def days(count: int) -> str:
    """How many redrawn days estimates rest on: `15 redrawn days`, `4 redrawn days, rough`."""
    return counted(count, "redrawn day") + (", rough" if count < ROUGH_UNDER else "")


def possible(one: DecisionEffect) -> str:
    """On how many of the redrawn days it could be taken: `15/15`."""
    return NOTHING if one.possible is None else f"{one.possible[0]}/{one.possible[1]}"


def label(one: Label | None) -> str:
    """The label with its sign: `▲ saved, clear`."""
    return NOTHING if one is None else f"{label_look(one)[0]} {one.word}"


def short_label(one: Label | None) -> str:
    """The same as short as a narrow table needs it: `· none`."""
    glyph, _, word = label_look(one)
    return f"{glyph} {word}"
