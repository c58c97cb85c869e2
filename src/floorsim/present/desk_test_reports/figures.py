"""Figures and days as the reports write them."""

from __future__ import annotations

from datetime import date

from floorsim.wording.numbers import NOTHING, true_minus


def plain_figure(value: float | None) -> str:
    """Two decimals; a dash where there is nothing."""
    return NOTHING if value is None else true_minus(f"{value:.2f}")


def range_of(ends: tuple[float, float] | None) -> str:
    """`0.44 to 0.84`; a dash where there is nothing."""
    return NOTHING if ends is None else true_minus(f"{ends[0]:.2f} to {ends[1]:.2f}")


def day(when: date) -> str:
    """`3 May 2026`."""
    return f"{when.day} {when:%B %Y}"
