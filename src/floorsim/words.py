"""Words that every room uses: a number with its noun, a moment as a clock shows it."""

from __future__ import annotations

from floorsim.units import DAY_S


def counted(number: int, one: str) -> str:
    """A number with its noun: `1 agent`, `3 agents`."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def time_of_day(at_s: float, *, seconds: bool = False) -> str:
    """The time of day, `09:31` or `09:31:20`, of a moment in seconds since any midnight, rounded down."""
    minutes, second = divmod(int(at_s % DAY_S), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}" if seconds else f"{hour:02d}:{minute:02d}"


def clock(at_s: float, *, seconds: bool = False) -> str:
    """A moment in seconds since midnight before day 1: its time of day, after its day from day 2 on."""
    day, time = int(at_s // DAY_S), time_of_day(at_s, seconds=seconds)
    return f"d{day + 1} {time}" if day else time
