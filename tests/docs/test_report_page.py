"""The page about the report shows the JSON as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from floorsim.report.review_json import review_json
from tests.report.contents_by_hand import REVIEW, SUBJECT

PAGE = (Path(__file__).parents[2] / "docs" / "guide" / "report.md").read_text(encoding="utf-8")
ESTIMATES = ("without", "share")


def first_of_each(value: Any) -> Any:
    """The keys of a value at every depth; of lists of objects, those of the first."""
    if isinstance(value, dict):
        return {
            key: first_of_each(inner) for key, inner in value.items() if key not in ("arguments", "decision")
        }
    return (
        [first_of_each(value[0])]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else None
    )


def test_the_example_has_the_keys_of_the_answer() -> None:
    (block,) = re.findall(r"^```json example\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    example, answer = json.loads(block), review_json(SUBJECT, REVIEW)
    answer["moments"][0]["options"].sort(key=lambda option: not option["reference"])
    answer["moments"][0]["options"][0]["decisions"][0]["message"] = "known_issue"
    answer["decisions"].sort(key=lambda decision: decision["kind"] != "announcement")
    for name in ESTIMATES:
        answer["decisions"][0][name] = {"overall": answer["decisions"][0][name]["overall"]}
    assert first_of_each(example) == first_of_each(answer)
