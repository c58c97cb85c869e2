"""Lines open in place of the screen where they are asked for, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from floorsim.cli.plain import how_to_leave
from floorsim.play.settings_file import save_settings, settings_file
from tests.cli.conftest import Command

TYPED = "settings\nscreen\nquit\n"


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that types a few lines."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(TYPED))


@pytest.mark.usefixtures("typing")
def test_lines_open_by_the_flag_and_the_first_one_says_how_to_leave(floorsim: Command) -> None:
    done = floorsim("--plain")
    assert (done.status, done.err) == (0, "")
    first, second, *_, last = done.out.splitlines()
    assert first.startswith("plain: floorsim")
    assert "Without --plain the screen opens." in f"{first} {second}"
    assert last == "done: everything is kept. Goodbye."
    assert "plain = false" in settings_file().read_text(encoding="utf-8")


def test_the_flag_may_stand_before_the_command(floorsim: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "floorsim.plain.program.run_plain", lambda leave, **asked: print(asked["scenario"]) or 0
    )
    assert floorsim("--plain", "play", "first-shift").out == "first-shift\n"


def test_the_flag_wins_over_the_variable_and_that_over_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert how_to_leave(None) is None
    save_settings({"plain": True})
    assert how_to_leave(None) == "It is your setting; with --no-plain the screen opens."
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert how_to_leave(None) == "ACCESSIBLE is set; with --no-plain the screen opens."
    assert how_to_leave(False) is None


@pytest.mark.parametrize(("arguments", "variable"), [([], ""), ([], "0"), (["--no-plain"], "1")])
def test_nobody_guesses_that_lines_are_wanted(
    arguments: list[str], variable: str, floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE", variable)
    monkeypatch.setenv("TERM", "dumb")
    done = floorsim(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "--plain plays line by line" in done.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["play", "login-outag", "--plain"], "login-outage"),
        (["play", "--resume", "nosuchrun", "--plain"], "nosuchrun"),
        (["debrief", "nosuchrun", "--plain"], "nosuchrun"),
        (["debrief", "first-shift", "--policy", "expert", "--plain"], "leave out --policy"),
    ],
)
def test_a_mistake_on_the_command_line_is_told_before_anything_is_asked(
    arguments: list[str], sentence: str, floorsim: Command
) -> None:
    done = floorsim(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert sentence in done.err
