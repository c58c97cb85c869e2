"""The command line as a whole: options, wrong usage, statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from floorsim import __version__
from floorsim.__main__ import main as program
from floorsim.cli.main import COMMANDS, main, root
from floorsim.scenario.canonical import canonical_json
from tests.desk.desks import a_scenario


def test_version_beside_other_arguments_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--help"]) == 0
    assert capsys.readouterr().out == f"floorsim {__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_goes_to_stdout(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    out, err = capsys.readouterr()
    assert all(name in out for name in ("floorsim", *COMMANDS))  # the words around them are click's
    assert err == ""


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["no-such-command"]])
def test_wrong_usage_is_told_on_stderr_with_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert arguments[0] in err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_where_the_table_says(name: str) -> None:
    assert isinstance(root.get_command(click.Context(root), name), click.Command)


@pytest.mark.parametrize(("returned", "status"), [(3, 3), (None, 0)])
def test_a_command_may_return_the_status(
    returned: int | None, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(root.commands, "stand-in", click.Command("stand-in", callback=lambda: returned))
    assert main(["stand-in"]) == status


def test_a_prompt_that_is_given_up_counts_as_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up() -> None:
        raise click.Abort

    monkeypatch.setitem(root.commands, "stand-in", click.Command("stand-in", callback=give_up))
    with pytest.raises(KeyboardInterrupt):
        main(["stand-in"])


def test_the_shell_can_ask_for_completion() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "floorsim"],
        env={"_FLOORSIM_COMPLETE": "bash_source", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "complete" in done.stdout
    assert "_FLOORSIM_COMPLETE" in done.stdout


def in_latin_1(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Runs a command about a scenario with a title that its output cannot be written in."""
    scenario = a_scenario(meta={"id": "small", "title": "Łódź, café"})
    (folder / "small.yaml").write_text(canonical_json(scenario), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "floorsim", *arguments],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        cwd=folder,
        capture_output=True,
        check=False,
    )


def test_letters_that_the_output_cannot_hold_become_question_marks(tmp_path: Path) -> None:
    done = in_latin_1(tmp_path, "scenario", "show", "small.yaml")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("latin-1").startswith("?ód?, café (small")


def test_json_keeps_them_whatever_the_output_can_hold(tmp_path: Path) -> None:
    done = in_latin_1(tmp_path, "scenario", "show", "small.yaml", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("latin-1"))["title"] == "Łódź, café"


@pytest.mark.parametrize("command", [["where"], ["runs", "list"], ["runs", "show", "last"]])
def test_a_home_of_an_unknown_user_is_a_sentence(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "floorsim", *command],
        env={**os.environ, "FLOORSIM_HOME": "~nobody-of-that-name/floorsim"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "FLOORSIM_HOME is '~nobody-of-that-name/floorsim', which leads to no folder; "
        "set it to the full path of a folder.\n"
    )


def test_a_defect_is_logged_even_where_floorsim_has_no_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FLOORSIM_HOME", "~nobody-of-that-name/floorsim")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setitem(root.commands, "stand-in", click.Command("stand-in", callback=lambda: 1 // 0))
    assert program(["stand-in"]) == 70
    (log,) = tmp_path.glob("floorsim-*/defect-*.log")
    assert str(log) in capsys.readouterr().err
