"""How times, durations, shares and money are written for people, on a screen or in a table."""

from __future__ import annotations

import re

from floorsim.units import DAY_S

NOTHING = "–"
"""Stands where there is no figure yet."""

_HYPHEN_AS_MINUS = re.compile(r"(?<!\w)-(?=\d)")


def span(length_s: float | None) -> str:
    """Return a duration as `2:40`, from an hour on as `1h05`, from two days on as `3 d`."""
    if length_s is None:
        return NOTHING
    whole = max(int(length_s), 0)
    if whole >= 2 * DAY_S:
        return f"{whole // int(DAY_S)} d"
    hours, rest = divmod(whole, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}h{minutes:02d}" if hours else f"{minutes}:{seconds:02d}"


def since(length_s: float) -> str:
    """Return how long something has gone on, in few cells: `2:40`, from ten minutes on `17m`, `1h05`."""
    if 600 <= length_s < 3600:
        return f"{int(length_s) // 60}m"
    return span(length_s)


def age(length_s: float) -> str:
    """Return how old something is, roughly: `45 s`, `12 min`, `31 h`, `3 d`."""
    whole = max(length_s, 0.0)
    if whole < 60:
        return f"{whole:.0f} s"
    if whole < 5400:
        return f"{whole / 60:.0f} min"
    if whole < 2 * DAY_S:
        return f"{whole / 3600:.0f} h"
    return f"{whole / DAY_S:.0f} d"


def within(length_s: float) -> str:
    """Return a target's time without blanks: `20s`, `5m`, `24h`."""
    if length_s < 120:
        return f"{length_s:.0f}s"
    if length_s < 7200:
        return f"{length_s / 60:.0f}m"
    return f"{length_s / 3600:.0f}h"


def rounded(figure: float | None) -> str:
    """Return a figure without decimals: `12`."""
    return NOTHING if figure is None else f"{figure:.0f}"


def percent(share: float | None) -> str:
    """Return a share 0-1 as `62%`."""
    return NOTHING if share is None else f"{share * 100:.0f}%"


def minutes(count: float) -> str:
    """Return supervisor minutes as `2 min` or `0.5 min`."""
    return f"{count:g} min" if count == round(count, 1) else f"{count:.1f} min"


def money(amount: float, currency: str) -> str:
    """Return an amount as `EUR 120`, with cents only where there are any."""
    return f"{currency} {amount:,.0f}" if amount == int(amount) else f"{currency} {amount:,.2f}"


def true_minus(text: str) -> str:
    """Return the text with the minus sign before every negative number; a hyphen between two stays."""
    return _HYPHEN_AS_MINUS.sub("−", text)


def initial_capital(sentence: str) -> str:
    """Return the sentence with its first letter raised and the rest untouched."""
    return sentence[:1].upper() + sentence[1:]
