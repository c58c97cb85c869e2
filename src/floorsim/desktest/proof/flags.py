"""What is odd about the times in a log. A flag proves nothing; somebody looks into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import Final, Literal, NamedTuple

from floorsim.desktest.chain.line import Line
from floorsim.desktest.sitting.course import Attempt, Course
from floorsim.scenario.models.scenario import Scenario
from floorsim.wording.times import length

About = Literal["clock", "restart", "gap", "too_fast", "floor_time", "overtime", "closed"]

CLOCK_DIFFERENCE_S: Final = 2.0
"""The two clocks may part by so much between two lines (D: more than a time server corrects at once)."""
SILENCE_S: Final = 20.0
"""Without a line for so long while an exercise is open, the program stood still (D: four beats)."""
FASTEST_S: Final = 0.5
"""Two decisions closer together than this were not made by hand (D: a decision takes two keys and a look)."""
FLOOR_TOLERANCE_S: Final = 5.0
"""Real seconds by which a decision's moment on the floor may differ from the time that had passed (D: one
beat)."""
OVERTIME_S: Final = 10.0
"""Real seconds after the end of an exercise's time in which something may still be written (D: two beats)."""
BY_HAND: Final = frozenset({"decision", "said"})
"""Kinds of line that a person causes one at a time."""
ANSWERS: Final = BY_HAND | {"answer"}
"""Kinds of line that count for an exercise."""


class Flag(NamedTuple):
    """Something to look into."""

    about: About
    line: int
    """The line of the log at which it shows."""
    sentence: str


def flags(lines: Sequence[Line], floors: Mapping[str, Scenario]) -> tuple[Flag, ...]:
    """Everything odd about the times of a log, in its order; `floors` are the live floors by exercise."""
    return tuple(_flags(lines, floors))


def _flags(lines: Sequence[Line], floors: Mapping[str, Scenario]) -> Iterator[Flag]:
    course = Course()
    before: Line | None = None
    by_hand: tuple[float, int] | None = None
    for line in lines:
        open_, then_s = course.open, course.now_s
        course.add(line)
        now_s = course.now_s
        if before is not None:
            yield from _of_clocks(before, line)
            if open_ is not None:
                yield from _of_silence(line, open_, then_s, now_s)
            elif line.kind == "reopened":
                closed = length(now_s - then_s)
                yield Flag(
                    "closed", line.number, f"The program was closed for {closed}; no exercise was open."
                )
        if line.kind in BY_HAND:
            if by_hand is not None and now_s - by_hand[0] < FASTEST_S:
                apart = f"{now_s - by_hand[0]:.2f} s after line {by_hand[1]}"
                yield Flag("too_fast", line.number, f"{apart}: faster than a person decides.")
            by_hand = (now_s, line.number)
        if line.kind == "decision" and open_ is not None and open_.exercise in floors:
            yield from _of_moment(line, open_, floors[open_.exercise], now_s)
        before = line


def _of_clocks(before: Line, line: Line) -> Iterator[Flag]:
    wall, steady = (line.at - before.at).total_seconds(), line.steady_s - before.steady_s
    if steady < 0:
        by_clock = f"gives {length(wall)}" if wall >= 0 else f"went back by {length(-wall)}"
        told = f"The machine was restarted, so there is only the wall clock for the time; it {by_clock}."
        yield Flag("restart", line.number, told)
    elif abs(wall - steady) > CLOCK_DIFFERENCE_S:
        way = "forward" if wall > steady else "back"
        restart = "; or the machine was restarted" if line.kind == "reopened" and wall > steady else ""
        yield Flag("clock", line.number, f"The clock was set {way} by {length(abs(wall - steady))}{restart}.")


def _of_silence(line: Line, open_: Attempt, then_s: float, now_s: float) -> Iterator[Flag]:
    """Time in which nothing was written though the exercise's clock ran."""
    paused = any(pause.taken_s(now_s) > pause.taken_s(then_s) for pause in open_.pauses)
    passed, exercise = length(now_s - then_s), open_.exercise
    if line.kind == "reopened":
        yield Flag("gap", line.number, f"The program did not run for {passed} of {exercise}.")
    elif now_s - then_s > SILENCE_S and not paused:
        yield Flag("gap", line.number, f"The program stood still for {passed} of {exercise}.")
    over = open_.passed_s(now_s) - open_.length_s
    if line.kind in ANSWERS and over > OVERTIME_S:
        yield Flag("overtime", line.number, f"It was written {length(over)} after the time of {exercise}.")


def _of_moment(line: Line, open_: Attempt, floor: Scenario, now_s: float) -> Iterator[Flag]:
    at_s = line.body["at_s"]
    played_s = fsum(min(max(at_s - from_s, 0.0), to_s - from_s) for from_s, to_s in floor.workdays)
    off = played_s / floor.played_s * open_.length_s - open_.elapsed_s(now_s)
    if abs(off) > FLOOR_TOLERANCE_S:
        way = "later" if off > 0 else "earlier"
        yield Flag(
            "floor_time",
            line.number,
            f"The decision's moment on the floor is {length(abs(off))} {way} than the time that had passed.",
        )
