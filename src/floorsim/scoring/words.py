"""How figures read in the parts of a score."""

from __future__ import annotations


def percent(share: float) -> str:
    """`68%`; one decimal below 10% unless it is whole."""
    value = 100.0 * share
    return f"{value:.1f}%" if 0 < value < 9.95 and abs(value - round(value)) > 0.05 else f"{value:.0f}%"


def length(seconds: float) -> str:
    """`40 s`, `2:10 min`, `26 h`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 3600:
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}:{rest:02d} min"
    return f"{seconds / 3600:.3g} h"


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
