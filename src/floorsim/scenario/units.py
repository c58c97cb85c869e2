"""How a scenario writes durations, times of day, shares and money, and how they are written back.

Each is a `float` in Python and reads from the text a trainer writes. Dumping a model gives a form that reads
again to exactly the same value, so a scenario survives being stored.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Annotated, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from floorsim.scenario.refusal import refusal

DAY_S: Final = 86_400
LONGEST_DURATION_S: Final = 1_000 * DAY_S  # D: far beyond any scenario; a longer one is a slip of the pen
LAST_DAY: Final = 366  # D: a scenario plays at most a year
LARGEST_AMOUNT: Final = 1_000_000_000_000  # D: no floor spends more in any currency

_UNIT_S: Final = {"d": DAY_S, "h": 3_600, "m": 60, "s": 1}
_NUMBER: Final = r"\d+(?:\.\d+)?"
_DURATION: Final = re.compile(
    rf"(?=\S)(?:({_NUMBER})\s*d)?\s*(?:({_NUMBER})\s*h)?\s*(?:({_NUMBER})\s*m)?\s*(?:({_NUMBER})\s*s)?",
    re.ASCII,
)
_LONG_HAND: Final = re.compile(
    rf"({_NUMBER})\s*(milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[dhms])\.?",
    re.I | re.A,
)
_TIME: Final = re.compile(r"(?:d(\d{1,4})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?", re.ASCII)
_TWELVE_HOUR: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.I | re.A)
_DOTTED: Final = re.compile(r"(\d{1,2})[.h](\d{2})", re.ASCII)
_PLAIN_NUMBER: Final = re.compile(rf"-?{_NUMBER}", re.ASCII)
_PERCENT: Final = re.compile(rf"(-?{_NUMBER})\s*%", re.ASCII)

_DURATION_PATTERN: Final = (
    r"^(?=.)(\d+(\.\d+)? *d)? *(\d+(\.\d+)? *h)? *(\d+(\.\d+)? *m)? *(\d+(\.\d+)? *s)?$"
)
_TIME_PATTERN: Final = r"^(d\d{1,3} +)?([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?$"


def _shown(written: object) -> str:
    """The value as its author wrote it, shortened so that a sentence stays a sentence."""
    if written is None:
        return "nothing"
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, dict):
        return "a mapping"
    if isinstance(written, list | tuple):
        return "a list"
    text = written if isinstance(written, str) else str(written)
    return f"'{text[:37]}...'" if len(text) > 40 else f"'{text}'"


def _plain(number: Decimal) -> str:
    """A decimal in full digits, with no exponent and no trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _exact(seconds: float) -> Decimal:
    """The shortest decimal that reads back to this float."""
    if not math.isfinite(seconds) or seconds < 0:
        raise ValueError(f"{seconds!r} s cannot be written: it must be finite and not negative")
    return Decimal(repr(float(seconds)))


def format_duration(s: float) -> str:
    """A duration of `s` seconds (0 or more) as a scenario writes it: `20s`, `1h30m`, `2d`, `0.25s`.

    Reading the text gives `s` again, exactly. Raises ValueError if `s` is negative or not finite.
    """
    rest, parts = _exact(s), ""
    for letter in "dhm":
        count, rest = divmod(rest, _UNIT_S[letter])
        if count:
            parts += f"{_plain(count)}{letter}"
    return parts + f"{_plain(rest)}s" if rest or not parts else parts


def format_time(s: float) -> str:
    """The moment `s` seconds after midnight of day 1 as a scenario writes it: `08:00`, `24:00`, `d2 08:00`.

    Seconds appear only when they are not zero; midnight is the end of the day it closes. Reading the text gives
    `s` again, exactly. Raises ValueError if `s` is negative or not finite.
    """
    days, rest = divmod(_exact(s), DAY_S)
    if days and not rest:
        days, rest = days - 1, Decimal(DAY_S)
    hours, rest = divmod(rest, 3_600)
    minutes, seconds = divmod(rest, 60)
    day = f"d{int(days) + 1} " if days else ""
    whole, _, fraction = _plain(seconds).partition(".")
    tail = f":{whole:0>2}" + (f".{fraction}" if fraction else "") if seconds else ""
    return f"{day}{int(hours):02d}:{int(minutes):02d}{tail}"


def _suggested_duration(text: str) -> str | None:
    """What was probably meant by `5 min`, `2 hours`, `1h 30`, or None."""
    text = re.sub(rf"(\dh\s*{_NUMBER})$", r"\1m", re.sub(rf"(\dm\s*{_NUMBER})$", r"\1s", text))
    found = list(_LONG_HAND.finditer(text))
    if not found or _LONG_HAND.sub("", text).replace("and", "").strip(" ,"):
        return None
    total = Decimal(0)
    for part in found:
        number, unit = Decimal(part[1]), part[2].lower()
        total += number / 1_000 if unit in ("ms",) or unit.startswith("milli") else number * _UNIT_S[unit[0]]
    return format_duration(float(total)) if total <= LONGEST_DURATION_S else None


def read_duration(written: object) -> float:
    """Seconds from `20s`, `5m`, `1h30m`, `1.5h` or `2d`; raises a refusal for anything else."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        if not math.isfinite(written) or written < 0:
            raise refusal(f"{_shown(written)} is not a duration", "write 20s, 5m or 1h30m")
        number = _plain(Decimal(repr(written)))
        raise refusal(
            f"{_shown(written)} has no unit", f"write {number}s, {number}m or {number}h, whichever is meant"
        )
    if not isinstance(written, str):
        raise refusal(f"{_shown(written)} is not a duration", "write 20s, 5m or 1h30m")
    text = written.strip()
    if _PLAIN_NUMBER.fullmatch(text) and not text.startswith("-"):
        raise refusal(f"{_shown(text)} has no unit", f"write {text}s, {text}m or {text}h, whichever is meant")
    if not text:
        raise refusal("there is no duration here", "write 20s, 5m or 1h30m")
    if text.startswith("-"):
        raise refusal(f"{_shown(text)} is negative", "a duration is 0s or longer")
    match = _DURATION.fullmatch(text)
    if match is None:
        meant = _suggested_duration(text)
        raise refusal(
            f"{_shown(text)} is not a duration", f"write {meant}" if meant else "write 20s, 5m or 1h30m"
        )
    total = sum(
        (Decimal(part) * _UNIT_S[u] for u, part in zip("dhms", match.groups(), strict=True) if part),
        Decimal(0),
    )
    if total > LONGEST_DURATION_S:
        raise refusal(f"{_shown(text)} is too long", f"write at most {format_duration(LONGEST_DURATION_S)}")
    return float(total)


def _suggested_time(text: str) -> str | None:
    """What was probably meant by `8am`, `5.30 pm` or `8.30`, or None."""
    if twelve := _TWELVE_HOUR.fullmatch(text):
        hour, minute, half = int(twelve[1]), int(twelve[2] or 0), twelve[3].lower()
        if 1 <= hour <= 12 and minute <= 59:
            return f"{hour % 12 + (12 if half == 'p' else 0):02d}:{minute:02d}"
    if (dotted := _DOTTED.fullmatch(text)) and int(dotted[1]) <= 23 and int(dotted[2]) <= 59:
        return f"{int(dotted[1]):02d}:{dotted[2]}"
    return None


def read_time(written: object) -> float:
    """Seconds since midnight of day 1 from `08:00`, `8:00`, `08:00:30`, `24:00` or `d2 08:00`.

    Raises a refusal for anything else.
    """
    example = "write a time such as 08:00, or d2 08:00 for the second day"
    if isinstance(written, int) and not isinstance(written, bool) and 0 <= written <= 24:
        raise refusal(f"{_shown(written)} is not a time of day", f"write {written:02d}:00")
    if not isinstance(written, str):
        raise refusal(f"{_shown(written)} is not a time of day", example)
    text = written.strip()
    match = _TIME.fullmatch(text)
    if match is None:
        meant = _suggested_time(text)
        raise refusal(f"{_shown(text)} is not a time of day", f"write {meant}" if meant else example)
    day, hour, minute, second = int(match[1] or 1), int(match[2]), int(match[3]), Decimal(match[4] or 0)
    if not 1 <= day <= LAST_DAY:
        raise refusal(f"{_shown(text)} is on day {day}", f"days run from d1 to d{LAST_DAY}")
    if minute > 59 or second >= 60:
        raise refusal(f"{_shown(text)} is not a time of day", "minutes and seconds run from 00 to 59")
    if hour > 24 or (hour == 24 and (minute or second)):
        later = f"d{day + hour // 24} {hour % 24:02d}:{minute:02d}"
        raise refusal(f"{_shown(text)} is past midnight", f"write {later}")
    return float((day - 1) * DAY_S + hour * 3_600 + minute * 60 + second)


def read_share(written: object) -> float:
    """A share from 0 to 1, from `80%` or `0.8`; raises a refusal for anything else."""
    share = _number(written, _PERCENT)
    if share is None:
        raise refusal(
            f"{_shown(written)} is not a share", "write a percentage such as 80% or a number from 0 to 1"
        )
    if share < 0:
        raise refusal(f"{_shown(written)} is below 0", "write a share from 0% to 100%")
    if share > 1:
        percent = isinstance(written, str) and "%" in written
        meant = f"write {_plain(share)}%" if not percent and share <= 100 else "write a share from 0% to 100%"
        raise refusal(f"{_shown(written)} is more than the whole", meant)
    return float(share)


def read_money(written: object) -> float:
    """An amount of the scenario's currency, 0 or more; raises a refusal for anything else."""
    amount = _number(written, None)
    if amount is None:
        raise refusal(
            f"{_shown(written)} is not an amount of money",
            "write a plain number such as 1200 or 26.50, without a currency",
        )
    if amount < 0:
        raise refusal(f"{_shown(written)} is below 0", "write an amount of 0 or more")
    if amount > LARGEST_AMOUNT:
        raise refusal(f"{_shown(written)} is too large", f"write at most {LARGEST_AMOUNT}")
    return float(amount)


def _number(written: object, percent: re.Pattern[str] | None) -> Decimal | None:
    """The number as written (a percentage as its share where allowed), or None."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        if isinstance(written, float) and not math.isfinite(written):
            return None
        return Decimal(repr(written))
    if not isinstance(written, str) or len(written) > 40:
        return None
    text = written.strip()
    if percent is not None and (match := percent.fullmatch(text)):
        return Decimal(match[1]) / 100
    return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else None


Seconds = Annotated[
    float,
    BeforeValidator(read_duration),
    PlainSerializer(format_duration, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _DURATION_PATTERN,
            "examples": ["20s", "5m", "1h30m"],
            "title": "Duration",
        }
    ),
]
"""A length of time, in seconds; written `20s`, `5m`, `1h30m`, `1.5h`, `2d`."""

TimeOfDay = Annotated[
    float,
    BeforeValidator(read_time),
    PlainSerializer(format_time, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _TIME_PATTERN,
            "examples": ["08:00", "d2 08:00"],
            "title": "Time of day",
        }
    ),
]
"""A moment, in seconds since midnight of day 1; written `08:00`, `24:00` or `d2 08:00`."""

Share = Annotated[
    float,
    BeforeValidator(read_share),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^(100(\.0+)?|\d{1,2}(\.\d+)?) *%$"},
            ],
            "examples": ["80%", 0.8],
            "title": "Share",
        }
    ),
]
"""A part of a whole, 0 to 1; written `80%` or `0.8`."""

Money = Annotated[
    float, BeforeValidator(read_money), WithJsonSchema({"type": "number", "minimum": 0, "title": "Money"})
]
"""An amount of the scenario's currency, 0 or more."""
