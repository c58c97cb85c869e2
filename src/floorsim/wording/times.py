"""How a moment and a length of time are written: in a sentence, in a table, in a few cells of a screen."""

from __future__ import annotations

from floorsim.units import DAY_S
from floorsim.wording.numbers import NOTHING, counted


def time_of_day(at_s: float, *, seconds: bool = False) -> str:
    """The time of day, `09:31` or `09:31:20`, of a moment in seconds since any midnight, rounded down."""
    minutes, second = divmod(int(at_s % DAY_S), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}" if seconds else f"{hour:02d}:{minute:02d}"


def clock(at_s: float, *, seconds: bool = False) -> str:
    """A moment in seconds since midnight before day 1: its time of day, after its day from day 2 on."""
    return clock_from(at_s, 0.0, seconds=seconds)


def clock_from(at_s: float, now_s: float, *, seconds: bool = False) -> str:
    """A moment as its time of day, after its day where that is not the present one."""
    day, time = at_s // DAY_S, time_of_day(at_s, seconds=seconds)
    return time if day == now_s // DAY_S else f"d{int(day) + 1} {time}"


def between(from_s: float, to_s: float) -> int:
    """Whole seconds from one moment to another by the clock on the screen, which rounds both down."""
    return int(to_s) - int(from_s)


def full_minutes(from_s: float, to_s: float) -> str | None:
    """The full minutes from one moment to another by the clock on the screen; None below one."""
    left_s = between(from_s, to_s)
    return in_minutes(left_s - left_s % 60) if left_s >= 60 else None


def in_minutes(length_s: float) -> str:
    """A length of time in whole minutes: `1 minute`, `20 minutes`."""
    return counted(round(length_s / 60.0), "minute")


def in_hours(length_s: float) -> str:
    """A length of time in hours with at most one decimal: `1.5 hours`."""
    hours = round(length_s / 3600.0, 1)
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


def length(seconds: float) -> str:
    """`40 s`, `2:10 min`, `26 h`, `4 h 35`: hours and minutes from an hour on."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    if round(seconds) < 3600:
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}:{rest:02d} min"
    hours, minutes = divmod(round(seconds / 60.0), 60)
    return f"{hours} h {minutes:02d}" if minutes else f"{hours} h"


def span(length_s: float | None) -> str:
    """A duration as `2:40`, from an hour on as `1h05`, from two days on as `3 d`."""
    if length_s is None:
        return NOTHING
    whole = max(int(length_s), 0)
    if whole >= 2 * DAY_S:
        return f"{whole // int(DAY_S)} d"
    hours, rest = divmod(whole, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}h{minutes:02d}" if hours else f"{minutes}:{seconds:02d}"


def since(length_s: float) -> str:
    """How long something has gone on, in few cells: `2:40`, from ten minutes on `17m`, `1h05`."""
    if 600 <= length_s < 3600:
        return f"{int(length_s) // 60}m"
    return span(length_s)


def age(length_s: float) -> str:
    """How old something is, roughly: `45 s`, `12 min`, `31 h`, `3 d`."""
    whole = max(length_s, 0.0)
    if whole < 60:
        return f"{whole:.0f} s"
    if whole < 5400:
        return f"{whole / 60:.0f} min"
    if whole < 2 * DAY_S:
        return f"{whole / 3600:.0f} h"
    return f"{whole / DAY_S:.0f} d"


def within(length_s: float) -> str:
    """A target's time without blanks: `20s`, `5m`, `24h`."""
    if length_s < 120:
        return f"{length_s:.0f}s"
    if length_s < 7200:
        return f"{length_s / 60:.0f}m"
    return f"{length_s / 3600:.0f}h"


def minutes(count: float) -> str:
    """Supervisor minutes as `2 min` or `0.5 min`."""
    return f"{count:g} min" if count == round(count, 1) else f"{count:.1f} min"
