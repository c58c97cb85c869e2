"""How the program ends: its exit status and what it says."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from floorsim import __version__
from floorsim.__main__ import main
from floorsim.errors import (
    BelowBarError,
    ExitCode,
    FloorsimError,
    RunError,
    ScenarioError,
    StoreError,
    UsageError,
)


def command_line_raises(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def raise_it(argv: list[str]) -> int:
        raise error

    monkeypatch.setattr("floorsim.cli.main.main", raise_it)


def test_version_is_told_alone_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"floorsim {__version__}\n", "")


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (FloorsimError, 1),
        (RunError, 1),
        (StoreError, 1),
        (UsageError, 2),
        (ScenarioError, 2),
        (BelowBarError, 3),
    ],
)
def test_an_understood_error_is_one_sentence_and_its_own_status(
    kind: type[FloorsimError],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command_line_raises(monkeypatch, kind("Agent A99 is not on this floor."))
    assert main(["run"]) == status
    assert capsys.readouterr() == ("", "Agent A99 is not on this floor.\n")


def test_a_defect_is_logged_without_messages_or_folders_and_ends_with_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], floorsim_home: Path
) -> None:
    first = KeyError("Ann Example")
    second = ValueError("cannot pay Ann Example")
    second.__cause__ = first
    command_line_raises(monkeypatch, second)
    assert main(["run", "ann-example.yaml"]) == ExitCode.DEFECT
    out, err = capsys.readouterr()
    (log,) = (floorsim_home / "state" / "logs").iterdir()
    assert out == ""
    assert str(log) in err
    assert "Traceback" not in err
    report = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "floorsim/__main__.py:" in report
    assert "Ann" not in report
    assert "ann-example" not in report
    assert str(Path(__file__).parents[1]) not in report


def test_a_defect_is_told_even_where_the_state_folder_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    not_a_folder = tmp_path / "file"
    not_a_folder.touch()
    monkeypatch.setenv("FLOORSIM_HOME", str(not_a_folder))
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(spare))
    command_line_raises(monkeypatch, ZeroDivisionError())
    assert main(["run"]) == 70
    (log,) = spare.iterdir()
    assert str(log) in capsys.readouterr().err


def test_an_interrupt_ends_with_130_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command_line_raises(monkeypatch, KeyboardInterrupt())
    assert main(["run"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def run_program(argument: str, stdout: IO[str], unbuffered: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "floorsim", argument],
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_reader_that_leaves_early_is_met_with_silence(argument: str, unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed_pipe:
        assert run_program(argument, closed_pipe, unbuffered) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_full_disk_is_told_in_a_sentence(argument: str, unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        status, told = run_program(argument, full, unbuffered)
    assert status == 1
    assert told == "floorsim stopped because it could write no more: No space left on device.\n"


LOAD_AND_PLAY = """
import gc, sys
from floorsim.__main__ import main
before = sum(one["collections"] for one in gc.get_stats())
sys.argv = ["floorsim", "run", "first-shift"]
status = main()
print(status, sum(one["collections"] for one in gc.get_stats()) - before, gc.isenabled())
"""


def test_a_command_of_its_own_collects_no_garbage_while_it_loads_or_as_it_ends() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD_AND_PLAY], capture_output=True, text=True, check=True)
    status, collections, enabled = done.stdout.splitlines()[-1].split()
    assert (status, enabled) == ("0", "False")
    assert int(collections) < 10


def test_a_command_that_another_program_runs_leaves_its_collector_alone() -> None:
    before = gc.isenabled(), gc.get_threshold()
    main(["scenario", "list"])
    assert (gc.isenabled(), gc.get_threshold()) == before
