"""`floorsim play` and `floorsim` alone: what reaches the screen, and what is told without one."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.cli.main import main as command_line
from tests.cli.conftest import Command


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the screen was opened with, in place of a screen."""
    calls: list[dict[str, Any]] = []

    def run_app(**options: Any) -> int:
        calls.append({name: value for name, value in options.items() if value is not None})
        return 0

    monkeypatch.setattr("floorsim.tui.app.run_app", run_app)
    return calls


@pytest.mark.parametrize(
    ("arguments", "reaches"),
    [
        ([], {}),
        (["play"], {}),
        (["play", "login-outage"], {"scenario": "login-outage"}),
        (
            ["play", "login-outage", "--seed", "7", "--speed", "60"],
            {"scenario": "login-outage", "seed": 7, "speed": 60.0},
        ),
        (["play", "mine.yaml", "--allow-outside"], {"scenario": "mine.yaml"}),
        (["play", "--resume"], {"resume": ""}),
        (["play", "--resume", "abc"], {"resume": "abc"}),
        (["play", "--glyphs", "ascii", "--no-mouse", "--theme", "dark"],
         {"glyphs": "ascii", "mouse": False, "theme": "dark"}),
    ],
)  # fmt: skip
def test_the_screen_opens_as_asked(
    arguments: list[str], reaches: dict[str, Any], opened: list[dict[str, Any]]
) -> None:
    assert command_line(arguments) == 0
    flag = {"allow_outside": "--allow-outside" in arguments} if arguments else {}
    assert opened == [{**reaches, **flag}]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["play", "login-outage", "--resume", "abc"], "leave them out with --resume"),
        (["play", "--seed", "7"], "A seed needs a scenario"),
    ],
)
def test_what_contradicts_itself_is_refused(
    arguments: list[str], sentence: str, floorsim: Command, opened: list[dict[str, Any]]
) -> None:
    done = floorsim(*arguments)
    assert done.status == 2
    assert sentence in done.err
    assert opened == []


@pytest.mark.parametrize("arguments", [[], ["play", "login-outage"]])
def test_without_a_terminal_one_sentence_says_so(arguments: list[str], floorsim: Command) -> None:
    done = floorsim(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "The screen needs a terminal" in done.err
    assert len(done.err.splitlines()) == 1
