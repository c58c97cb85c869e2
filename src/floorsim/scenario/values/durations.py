"""Durations as a scenario writes them, `20s`, `5m`, `1h30m`, read into seconds and written back."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Final

from floorsim.scenario.values.refusal import refusal
from floorsim.units import DAY_S as _DAY_S
from floorsim.wording.sentences import shown, stands_instead

DAY_S: Final = int(_DAY_S)
"""A whole number, which exact decimal arithmetic takes."""
LONGEST_DURATION_S: Final = 1_000 * DAY_S  # D: far beyond any scenario; a longer one is a slip of the pen
LONGEST_TEXT: Final = 400  # characters; the smallest float in full digits has 343

DURATION_PATTERN: Final = r"^(?=.)(\d+(\.\d+)? *d)? *(\d+(\.\d+)? *h)? *(\d+(\.\d+)? *m)? *(\d+(\.\d+)? *s)?$"
"""What the JSON Schema lets an editor accept."""

_UNIT_S: Final = {"d": DAY_S, "h": 3_600, "m": 60, "s": 1}
_NUMBER: Final = r"\d+(?:\.\d+)?"
_DURATION: Final = re.compile(r"\s*".join(rf"(?:({_NUMBER})\s*{unit})?" for unit in _UNIT_S), re.ASCII)
_UNITLESS: Final = re.compile(_NUMBER, re.ASCII)
_LONG_HAND: Final = re.compile(
    rf"({_NUMBER})\s*(milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[dhms])\.?",
    re.IGNORECASE | re.ASCII,
)
_EXAMPLES: Final = "write 20s, 5m or 1h30m"


def plain_number(number: Decimal) -> str:
    """A decimal in full digits, with no exponent and no trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_seconds(seconds: float) -> Decimal:
    """The shortest decimal that reads back to this float; ValueError if it is negative or not finite."""
    if not math.isfinite(seconds) or seconds < 0:
        raise ValueError(f"{seconds!r} s cannot be written; it must be finite and not negative")
    return Decimal(repr(float(seconds)))


def format_duration(s: float) -> str:
    """A duration of `s` seconds (0 or more) as a scenario writes it: `20s`, `1h30m`, `2d`, `0.25s`.

    Reading the text gives `s` again, exactly. Raises ValueError if `s` is negative or not finite.
    """
    rest, parts = exact_seconds(s), ""
    for letter in "dhm":
        count, rest = divmod(rest, _UNIT_S[letter])
        if count:
            parts += f"{plain_number(count)}{letter}"
    return parts + f"{plain_number(rest)}s" if rest or not parts else parts


def read_duration(written: object) -> float:
    """Seconds from `20s`, `5m`, `1h30m`, `1.5h` or `2d`, at most 1000 days; else raises a refusal."""
    if isinstance(written, str):
        text = " ".join(written.split())
    elif isinstance(written, int | float) and not isinstance(written, bool) and math.isfinite(written):
        text = plain_number(Decimal(repr(written)))
    else:
        wrong = stands_instead(written, "a duration") or f"{shown(written)} is not a duration"
        raise refusal(wrong, _EXAMPLES)
    if not text:
        raise refusal("there is no duration here", _EXAMPLES)
    if text.startswith("-"):
        raise refusal(f"{shown(text)} is negative", "a duration is 0s or longer")
    if _UNITLESS.fullmatch(text):
        units = f"write {text}s, {text}m or {text}h, whichever is meant" if len(text) < 9 else _EXAMPLES
        raise refusal(f"{shown(text)} has no unit", units)
    match = _DURATION.fullmatch(text) if len(text) <= LONGEST_TEXT else None
    if match is None:
        meant = _meant(text) if len(text) <= LONGEST_TEXT else None
        raise refusal(f"{shown(text)} is not a duration", f"write {meant}" if meant else _EXAMPLES)
    parts = zip(_UNIT_S.values(), match.groups(), strict=True)
    total = Decimal(0)
    for unit_s, count in parts:
        total += Decimal(count or 0) * unit_s
    if total > LONGEST_DURATION_S:
        raise refusal(f"{shown(text)} is too long", f"write at most {format_duration(LONGEST_DURATION_S)}")
    return float(total)


def _meant(text: str) -> str | None:
    """What was probably meant by `5 min`, `2 hours`, `1h30`, or None."""
    text = re.sub(rf"(\dh\s*{_NUMBER})$", r"\1m", re.sub(rf"(\dm\s*{_NUMBER})$", r"\1s", text))
    found = list(_LONG_HAND.finditer(text))
    if not found or _LONG_HAND.sub("", text).replace("and", "").strip(" ,"):
        return None
    total = Decimal(0)
    for part in found:
        unit = part[2].lower()
        thousandth = unit == "ms" or unit.startswith("milli")
        total += Decimal(part[1]) * (Decimal("0.001") if thousandth else _UNIT_S[unit[0]])
    return format_duration(float(total)) if total <= LONGEST_DURATION_S else None
