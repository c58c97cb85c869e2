"""What is shown between two days of play: the evening and the morning. All of it is frozen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayFigure:
    """A figure of a whole day, as it is shown."""

    title: str
    said: str
    counted: str
    """`104 of 867`, or what else stands behind it; empty for nothing."""
    target: str
    """Its target in words; empty where it has none."""
    met: bool | None
    """Whether it reaches its target; None without one."""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Something that waits for the next day."""

    owed: bool
    """It is a promise of the supervisor's."""
    words: str
    due_s: float | None
    """Seconds since midnight before day 1; None where nothing waits for it."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that the next shift was to see to."""

    subject: str
    how: str
    """How they were told of it, in words."""
    dropped: bool
    """Nobody saw to it; known in the morning."""


@dataclass(frozen=True, slots=True)
class BetweenDays:
    """What evening and morning share. Times are seconds since midnight before day 1."""

    title: str
    weekday: str
    day: int
    """Which of the days that are played, from 1."""
    days: int
    now_s: float
    figures: tuple[DayFigure, ...]
    """In the evening those of the day, in the morning the three chosen yesterday, as they were then."""
    carried: tuple[CarriedOver, ...]
    passed: tuple[Passed, ...]
    skipped: tuple[tuple[str, int], ...]
    """Whose planned one-to-ones did not take place, and how many in a row."""
    plan: str
    """What was written for the day that comes, or has come; empty for nothing."""


@dataclass(frozen=True, slots=True)
class EveningView(BetweenDays):
    """A day is over."""

    morning_s: float
    next_weekday: str


@dataclass(frozen=True, slots=True)
class MorningView(BetweenDays):
    """A day is about to begin."""

    missing: tuple[tuple[str, bool], ...]
    """Who is not there though the shift has begun, and whether they may still come."""
    heard: tuple[tuple[str, str], ...]
    """What people say in passing, by name."""
    can_choose: bool
    """The three figures can be chosen now."""
    chosen: tuple[str, ...]
    """The figures chosen for the day that begins."""
    stand_up_s: float | None
    """When the stand-up of the day is; None without one."""
    points: tuple[str, ...]
    """What could be said there."""
    points_chosen: bool
