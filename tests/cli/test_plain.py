"""Lines open in place of the screen where they are asked for, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from floorsim.play.settings_file import save_settings, settings_file
from tests.cli.conftest import Command

TYPED = "2\ncancel\nsettings\nscreen\nquit\n"


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that types a few lines."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(TYPED))
    monkeypatch.setattr("floorsim.play.stored_run_library.secrets.randbelow", lambda most: 0)


@pytest.mark.usefixtures("typing")
@pytest.mark.parametrize("by", ["flag", "variable", "setting"])
def test_lines_open_where_they_are_asked_for(
    by: str, floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by == "variable":
        monkeypatch.setenv("ACCESSIBLE", "1")
    elif by == "setting":
        save_settings({"plain": True})
    done = floorsim(*(["--plain"] if by == "flag" else []))
    assert (done.status, done.err) == (0, "")
    first, second, *_, last = done.out.splitlines()
    assert first.startswith("plain: floorsim")
    assert "screen opens" in f"{first} {second}"
    assert last == "done: everything is kept. Goodbye."
    assert "plain = false" in settings_file().read_text(encoding="utf-8")


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
