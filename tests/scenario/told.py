"""What is told of a scenario that a test writes: its warnings, or the faults for which it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.loader import load_scenario


def with_changes(text: str, *changes: tuple[str, str]) -> str:
    """A text with some of its words replaced, each of which stands in it once."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the scenario"
        text = text.replace(old, new)
    return text


def faults_of(text: str, folder: Path, **loading: Any) -> list[Fault]:
    """What is told of a text in a file of its own."""
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        return list(load_scenario(file, **loading).warnings)
    except InvalidScenarioError as refused:
        return list(refused.faults)


def told_of(text: str, folder: Path, *changes: tuple[str, str], **loading: Any) -> list[str]:
    """The same in sentences without the file's name, of a text with changes."""
    return [
        str(fault).removeprefix(f"{folder / 'mine.yaml'}:")
        for fault in faults_of(with_changes(text, *changes), folder, **loading)
    ]
