"""The page for programs shows the answer as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.cli.conftest import Command

PAGE = (Path(__file__).parents[2] / "docs" / "guide" / "headless.md").read_text(encoding="utf-8")


def block(start: str, holding: str = "") -> str:
    """The first block of a language that holds a text."""
    found = re.findall(rf"^```{start}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(next(text for text in found if holding in text))


def keys(nested: Any) -> Any:
    """The keys of a value at every depth."""
    if isinstance(nested, dict):
        return {key: keys(value) for key, value in nested.items()}
    return [keys(value) for value in nested] if isinstance(nested, list) else None


def test_the_example_has_the_keys_of_the_answer(floorsim: Command) -> None:
    example = json.loads(block("json example"))
    answer = json.loads(floorsim("run", "login-outage", "--policy", "competent", "--format", "json").out)
    answer["runs"][0]["channels"] = {"voice": answer["runs"][0]["channels"]["voice"]}
    decided = [one for one in answer["runs"][0]["decisions"] if one["do"] == "answer"]
    answer["runs"][0]["decisions"] = decided[:1]
    answer["summary"] = {name: answer["summary"][name] for name in example["summary"]}
    answer["summary"] = {name: {**entry, "ci95": [0, 0]} for name, entry in answer["summary"].items()}
    assert keys(example) == keys(answer)


def test_the_example_of_decisions_and_of_changes_can_be_played(floorsim: Command, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(block("yaml"), encoding="utf-8")
    done = floorsim("run", "login-outage", "--decisions", file)
    assert (done.status, done.err) == (0, "")
    command = block("sh", "--set").strip().replace("'", "").split(" ", 1)[1]
    words = command.replace("{alpha: 30}", "{alpha:_30}").split()
    assert floorsim(*(word.replace("_30", " 30") for word in words)).status == 0
