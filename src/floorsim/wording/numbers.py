"""How counts, shares, amounts and differences are written."""

from __future__ import annotations

import re

NOTHING = "–"
"""Stands where there is no figure yet."""

_HYPHEN_AS_MINUS = re.compile(r"(?<!\w)-(?=\d)")


ORDINALS = ("first", "second", "third", "fourth", "fifth")


def counted(number: int, one: str) -> str:
    """A number with its noun: `1 agent`, `3 agents`."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def amount(number: float) -> str:
    """A number of contacts or the like: `1,200`, `54.4`."""
    return f"{number:,.1f}".removesuffix(".0")


def exact_percent(share: float) -> str:
    """`68%`; one decimal below 10% unless it is whole."""
    value = 100.0 * share
    return f"{value:.1f}%" if 0 < value < 9.95 and abs(value - round(value)) > 0.05 else f"{value:.0f}%"


def times(number: float) -> str:
    """How often something counts: `once`, `twice`, `3 times`."""
    return {1.0: "once", 2.0: "twice"}.get(number, f"{number:g} times")


def of(count: int, total: int, thing: str) -> str:
    """`3 of 18 breaks`."""
    return f"{count} of {total} {thing}{'' if total == 1 else 's'}"


def signed(value: float, digits: int = 2) -> str:
    """`+0.05`, `-0.12`, `0`."""
    text = f"{value:+.{digits}f}"
    return "0" if float(text) == 0 else text


def ahead(value: float, other: float) -> str:
    """How far a score is ahead of another, `+5`, `-16` or `the same`: the difference of both as shown."""
    between = int(f"{value:.0f}") - int(f"{other:.0f}")
    return f"{between:+d}" if between else "the same"


def points(amount: float) -> str:
    """A change of a level 0-1 in points of 100: `+5`, `−2.5`."""
    return true_minus(f"{round(amount * 100.0, 1):+g}")


def rounded(figure: float | None) -> str:
    """A figure without decimals: `12`."""
    return NOTHING if figure is None else f"{figure:.0f}"


def percent(share: float | None) -> str:
    """A share 0-1 as `62%`."""
    return NOTHING if share is None else f"{share * 100:.0f}%"


def money(amount: float, currency: str) -> str:
    """An amount as `EUR 120`, with cents only where there are any."""
    return f"{currency} {amount:,.0f}" if amount == int(amount) else f"{currency} {amount:,.2f}"


def how_often(number: int) -> str:
    """`once`, `twice`, then `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def ordinal(number: int) -> str:
    """`first` to `fifth`, then `6th`, `7th`, `21st`."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def true_minus(text: str) -> str:
    """The text with the minus sign before every negative number; a hyphen between two stays."""
    return _HYPHEN_AS_MINUS.sub("−", text)
