"""The command line as a whole: options, wrong usage, statuses."""

import subprocess
import sys

import click
import pytest

from floorsim import __version__
from floorsim.cli.main import COMMANDS, main, root


def test_version_beside_other_arguments_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--help"]) == 0
    assert capsys.readouterr().out == f"floorsim {__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_goes_to_stdout(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: floorsim")
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
