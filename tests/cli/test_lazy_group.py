"""Commands are imported when used, and not before."""

import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from floorsim.cli.lazy_group import LazyGroup

COMMAND = """
import click

@click.command()
def greet():
    "Say hello."
    click.echo("hello")
"""


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> click.Group:
    for name in ("lazy_one", "lazy_two"):
        (tmp_path / f"{name}.py").write_text(COMMAND)
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    return LazyGroup("program", lazy_commands={"one": "lazy_one:greet", "two": "lazy_two:greet"})


def test_using_one_command_imports_only_its_module(group: click.Group) -> None:
    done = CliRunner().invoke(group, ["one"])
    assert done.output == "hello\n"
    assert "lazy_one" in sys.modules
    assert "lazy_two" not in sys.modules


def test_help_lists_every_command_with_its_first_sentence(group: click.Group) -> None:
    shown = CliRunner().invoke(group, ["--help"]).output
    assert [line.split() for line in shown.splitlines()[-2:]] == [
        ["one", "Say", "hello."],
        ["two", "Say", "hello."],
    ]


def test_a_mistyped_command_is_refused_with_the_nearest_name(group: click.Group) -> None:
    done = CliRunner().invoke(group, ["tow"])
    assert done.exit_code == 2
    assert "There is no command 'tow'; did you mean 'two'?" in done.output


def test_a_command_like_no_other_points_to_help(group: click.Group) -> None:
    done = CliRunner().invoke(group, ["xyzzy"])
    assert done.exit_code == 2
    assert "--help' lists them all" in done.output
