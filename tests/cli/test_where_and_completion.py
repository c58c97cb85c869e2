"""`floorsim where` and `floorsim completion`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from floorsim.cli.main import COMMANDS, COMPLETION_VARIABLE, PROGRAM, root
from tests.cli.conftest import Command


def test_where_tells_every_folder_and_makes_none(floorsim: Command, floorsim_home: Path) -> None:
    done = floorsim("where", "--format", "json")
    assert done.status == 0
    found = json.loads(done.out)
    assert Path(found["runs"]).is_relative_to(floorsim_home)
    assert Path(found["scenarios"], "login-outage.yaml").is_file()
    assert not floorsim_home.exists()
    assert "not made yet" in floorsim("where").out


def test_a_folder_whose_name_is_too_long_is_not_made_yet(
    floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOORSIM_HOME", "/" + "a" * 300)
    done = floorsim("where")
    assert done.status == 0
    assert done.out.count("not made yet") == 4


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str, floorsim: Command) -> None:
    done = floorsim("completion", shell)
    assert done.status == 0
    assert COMPLETION_VARIABLE in done.out


def test_an_unknown_shell_is_refused_with_those_there_are(floorsim: Command) -> None:
    done = floorsim("completion", "tcsh")
    assert done.status == 2
    assert "fish" in done.err


def completions(*words: str) -> set[str]:
    *before, incomplete = words
    found = ShellComplete(root, {}, PROGRAM, COMPLETION_VARIABLE).get_completions(before, incomplete)
    return {item.value for item in found}


def test_the_shell_completes_commands_and_shipped_scenarios() -> None:
    assert completions("ru") == {"run", "runs"}
    assert completions("") >= set(COMMANDS)
    assert completions("run", "login") == {"login-outage"}
    assert completions("run", "login-outage", "--format", "j") == {"json"}
    assert completions("desk-test", "seal", "supervisor") == {"supervisor-a", "supervisor-b", "supervisor-c"}
