"""The newcomer's path of the guide, taken as it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from floorsim.__main__ import main

PAGE = Path(__file__).parents[2] / "docs" / "guide" / "your-first-scenario.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILE = Path("rainy-monday.yaml")
COMMANDS = [
    shlex.split(line) for block in re.findall(r"```sh\n(.*?)```", TEXT, re.S) for line in block.splitlines()
]
SHOWN = re.findall(r"```text\n(.*?)```", TEXT, re.S)


def edits(heading: str) -> list[tuple[str, str]]:
    """What a part of the page says to find, and to write in its place."""
    part = TEXT.split(f"## {heading}")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)`[^|]*\| `(.+?)` \|", part, re.M)
    assert len(rows) == 3
    return rows


def change(found: str, written: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert found in text
    FILE.write_text(text.replace(found, written, 1), encoding="utf-8")


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder after the first part of the page, without being asked."""
    monkeypatch.chdir(tmp_path)
    (new,) = [command for command in COMMANDS if "--title" in command]
    assert main(new[1:]) == 0
    capsys.readouterr()


def checked(capsys: pytest.CaptureFixture[str]) -> str:
    main(["scenario", "check", str(FILE)])
    return capsys.readouterr().out


@pytest.mark.usefixtures("begun")
def test_the_mistakes_of_the_page_are_told_as_it_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys) == SHOWN[0]
    for found, written in edits("2. Make it yours"):
        change(found, written)
    assert checked(capsys) == SHOWN[0]
    mistakes = edits("3. Three mistakes")
    for found, written in mistakes:
        change(found, written)
    assert checked(capsys) == SHOWN[1]
    change(*reversed(mistakes[1]))
    assert checked(capsys) == SHOWN[2]
    for found, written in mistakes:
        if written in FILE.read_text(encoding="utf-8") and found != "deadline: 12m":
            change(written, found)
    assert checked(capsys) == SHOWN[0]
    lines = FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    FILE.write_text("".join(line for line in lines if "    cue: From 09:20" not in line), encoding="utf-8")
    assert checked(capsys) == SHOWN[3]


@pytest.mark.usefixtures("begun")
def test_the_preview_shows_what_the_page_says_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    for found, written in edits("2. Make it yours"):
        change(found, written)
    (preview,) = [command for command in COMMANDS if "preview" in command]
    assert main(preview[1:]) == 0
    voice = capsys.readouterr().out.split(" Voice ")[1].split(" Chat ")[0]
    over = re.search(r"over +(.*)", voice)
    assert over is not None
    half_hours = [int(one.replace("−", "-")) for one in over[1].split()]
    assert all(-9 < one <= -2 for one in half_hours[3:6])


def test_every_command_of_the_page_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    for program, *words in COMMANDS:
        assert program == "floorsim"
        command = [word for word in words[:2] if word.isalpha()]
        assert main([*command, "--help"]) == 0
        told = capsys.readouterr().out
        assert all(word in told for word in words if word.startswith("--"))
