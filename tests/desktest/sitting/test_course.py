"""What the lines of a sitting's log say has happened, and how much time has passed."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desktest.chain.line import Line, next_line
from floorsim.desktest.sitting.course import Attempt, Course, Gap
from tests.desktest.hand_clocks import HandClocks

BEGUN: dict[str, Any] = {"exercise": "mail", "minutes": 10.0, "pace": None}


class Lines:
    """Lines as a log would have them, at the times that a test's clocks show."""

    def __init__(self) -> None:
        self.clocks = HandClocks()
        self.lines: list[Line] = []
        self.write("opened")

    def write(self, kind: str, **body: Any) -> None:
        before = self.lines[-1] if self.lines else None
        self.lines.append(next_line(before, self.clocks.at, self.clocks.steady_s, kind, body))

    def after(self, seconds: float, kind: str, **body: Any) -> None:
        self.clocks.pass_s(seconds)
        self.write(kind, **body)

    def elapsed_s(self) -> float:
        """Real seconds of the open exercise's time by now."""
        course = Course(self.lines)
        return open_one(course).elapsed_s(course.at(self.clocks.steady_s))


def open_one(course: Course) -> Attempt:
    assert course.open is not None
    return course.open


@pytest.fixture
def log() -> Lines:
    made = Lines()
    made.write("begun", **BEGUN)
    return made


def test_setting_the_wall_clock_neither_takes_nor_gives_time_while_the_program_runs(log: Lines) -> None:
    for set_s in (-3000, 9000):
        log.clocks.set_wall(set_s)
        log.after(30, "beat", exercise="mail", remaining_s=0)
    assert log.elapsed_s() == 60


def test_a_time_without_the_program_counts_and_is_on_record(log: Lines) -> None:
    log.after(30, "beat", exercise="mail", remaining_s=570)
    log.after(200, "reopened", exercise="mail", gap_s=200.0)
    assert log.elapsed_s() == 230
    assert Course(log.lines).gaps == [Gap("mail", 200.0)]


def test_a_restart_of_the_machine_counts_by_the_wall_clock(log: Lines) -> None:
    log.clocks.pass_s(240)
    log.clocks.steady_s = 12.0
    log.write("reopened", exercise="mail", gap_s=240.0)
    log.clocks.pass_s(5)
    assert log.elapsed_s() == 245


def test_setting_the_wall_clock_back_before_starting_again_buys_nothing(log: Lines) -> None:
    log.clocks.set_wall(-500)
    log.after(240, "reopened", exercise="mail", gap_s=240.0)
    assert log.elapsed_s() == 240


def test_an_exercise_has_never_used_more_than_its_time(log: Lines) -> None:
    log.clocks.pass_s(5000)
    assert log.elapsed_s() == 600


def test_a_thinking_pause_stops_the_clock_and_no_longer_than_it_may(log: Lines) -> None:
    log.after(60, "pause", exercise="mail", minutes=3.0)
    log.clocks.pass_s(100)
    assert log.elapsed_s() == 60
    log.after(20, "go_on", exercise="mail")
    log.after(10, "pause", exercise="mail", minutes=3.0)
    log.clocks.pass_s(180 + 40)
    assert log.elapsed_s() == 60 + 10 + 40
    course = Course(log.lines)
    assert open_one(course).paused_until_s(course.at(log.clocks.steady_s)) is None


def test_a_thinking_pause_goes_on_without_the_program_and_ends_at_its_limit(log: Lines) -> None:
    log.after(60, "pause", exercise="mail", minutes=3.0)
    log.after(200, "reopened", exercise="mail", gap_s=200.0)
    assert log.elapsed_s() == 80
