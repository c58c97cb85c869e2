"""Words for the size of an effect: its part of what the reference is ahead of hands-off."""

from __future__ import annotations

from typing import Final

from floorsim.debrief.model import Estimate, Label

STEPS: Final = (0.02, 0.05, 0.10, 0.20)
"""Parts of the reference's lead at which an effect becomes small, clear, large, and decisive (D)."""
SIZES: Final = ("nothing to speak of", "small", "clear", "large", "decisive")
SAVED: Final = ("", "saved", "saved", "saved", "made the day")
COST: Final = ("", "cost", "cost", "cost", "cost the day")


def label_of(effect: Estimate, lead: float) -> Label:
    """The label of an effect on the total beside a lead, both in points; the lead is above 0."""
    step = step_of(effect.mean, lead)
    if not effect.clear_of_zero:
        return Label(step, 0, "made no difference that can be measured")
    sign = 1 if effect.mean > 0 else -1
    if step == 0:
        return Label(0, sign, "nothing to speak of")
    verb = (SAVED if sign > 0 else COST)[step]
    return Label(step, sign, verb if step == len(STEPS) else f"{verb}, {SIZES[step]}")


def label_of_day(effect: float, lead: float) -> Label:
    """The label of an effect that was measured on one day only."""
    step = step_of(effect, lead)
    sign = 0 if step == 0 else 1 if effect > 0 else -1
    if not sign:
        return Label(step, 0, "nothing to speak of")
    verb = (SAVED if sign > 0 else COST)[step]
    return Label(step, sign, f"{verb if step == len(STEPS) else f'{verb}, {SIZES[step]}'}, on this day")


def step_of(effect: float, lead: float) -> int:
    """0 to 4 by the size of the effect beside the lead."""
    part = abs(effect) / lead
    return sum(part >= step for step in STEPS)
