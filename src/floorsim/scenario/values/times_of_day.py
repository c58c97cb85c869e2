"""Times of day as a scenario writes them, `08:00` and `d2 08:00`, read into seconds and written back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from floorsim.scenario.values.durations import DAY_S, LONGEST_TEXT, exact_seconds, plain_number
from floorsim.scenario.values.refusal import refusal
from floorsim.wording.sentences import shown, stands_instead

LAST_DAY: Final = 366  # D: a scenario plays at most a year

ALL_DAYS: Final = f"days run from d1 to d{LAST_DAY}"
"""What is right about the day of a time where it is not known how many days a scenario has."""

TIME_PATTERN: Final = r"^(d\d{1,3} +)?([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?$"
"""What the JSON Schema lets an editor accept."""

_TIME: Final = re.compile(r"(?:d(\d{1,4})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?", re.ASCII)
_TWELVE_HOUR: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.IGNORECASE | re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})[.h](\d{2})", re.ASCII)
_EXAMPLES: Final = "write a time such as 08:00, or d2 08:00 for the second day"


def format_time(s: float) -> str:
    """The moment `s` seconds after midnight of day 1 as a scenario writes it: `08:00`, `24:00`, `d2 08:00`.

    Seconds appear only when they are not zero; midnight is the end of the day that it closes. Reading
    the text gives `s` again, exactly. Raises ValueError if `s` is negative or not finite.
    """
    days, rest = divmod(exact_seconds(s), DAY_S)
    if days and not rest:
        days, rest = days - 1, Decimal(DAY_S)
    hours, rest = divmod(rest, 3_600)
    minutes, seconds = divmod(rest, 60)
    day = f"d{int(days) + 1} " if days else ""
    whole, _, fraction = plain_number(seconds).partition(".")
    tail = f":{whole:0>2}" + (f".{fraction}" if fraction else "") if seconds else ""
    return f"{day}{int(hours):02d}:{int(minutes):02d}{tail}"


def read_time(written: object) -> float:
    """Seconds since midnight of day 1 from `08:00`, `8:00`, `08:00:30`, `24:00` or `d2 08:00`.

    Raises a refusal for anything else.
    """
    if isinstance(written, int) and not isinstance(written, bool) and 0 <= written <= 24:
        raise refusal(f"{shown(written)} is not a time of day", f"write {written:02d}:00")
    if isinstance(written, float) and (meant := _meant(f"{written:.2f}")):
        raise refusal(f"{shown(written)} is not a time of day", f"write {meant}")
    if not isinstance(written, str):
        wrong = stands_instead(written, "a time") or f"{shown(written)} is not a time of day"
        raise refusal(wrong, _EXAMPLES)
    text = " ".join(written.split())
    match = _TIME.fullmatch(text) if len(text) <= LONGEST_TEXT else None
    if match is None:
        meant = _meant(text)
        raise refusal(f"{shown(text)} is not a time of day", f"write {meant}" if meant else _EXAMPLES)
    day, hour, minute, second = int(match[1] or 1), int(match[2]), int(match[3]), Decimal(match[4] or 0)
    if not 1 <= day <= LAST_DAY:
        raise refusal(f"{shown(text)} is on day {day}", ALL_DAYS)
    if minute > 59 or second >= 60:
        raise refusal(f"{shown(text)} is not a time of day", "minutes and seconds run from 00 to 59")
    if hour > 24 or (hour == 24 and (minute or second)):
        later = f"d{day + hour // 24} {hour % 24:02d}:{minute:02d}"
        raise refusal(f"{shown(text)} is past midnight", f"write {later}")
    return float((day - 1) * DAY_S + hour * 3_600 + minute * 60 + second)


def _meant(text: str) -> str | None:
    """What was probably meant by `8am`, `5.30 pm` or `8.30`, or None."""
    if twelve := _TWELVE_HOUR.fullmatch(text):
        hour, minute, half = int(twelve[1]), int(twelve[2] or 0), twelve[3].lower()
        if 1 <= hour <= 12 and minute <= 59:
            return f"{hour % 12 + (12 if half == 'p' else 0):02d}:{minute:02d}"
    if (dotted := _DOTTED.fullmatch(text)) and int(dotted[1]) <= 23 and int(dotted[2]) <= 59:
        return f"{int(dotted[1]):02d}:{dotted[2]}"
    return None
