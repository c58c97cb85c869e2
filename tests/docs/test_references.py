"""The generated pages are current, whole, and their examples fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docs import generate
from docs.generator import decisions_reference, scenario_reference
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.yaml.reader import read_yaml

DOCS = Path(__file__).parents[2] / "docs"
GARDEN_LINE = DOCS / "guide" / "examples" / "garden-line.yaml"
KINDS = list(kinds())
EXAMPLES = decisions_reference.examples()


@pytest.fixture(scope="module")
def decisions_page() -> str:
    return decisions_reference.page()


def test_the_generated_pages_are_what_the_program_would_write_now() -> None:
    assert list(generate.stale()) == [], "run: python docs/generate.py"


def test_every_key_of_the_language_has_a_note_and_no_note_is_left_over() -> None:
    notes = scenario_reference.notes()
    blocks = {block.__name__: set(block.model_fields) for block, _ in scenario_reference.blocks()}
    assert set(notes) == set(blocks)
    for name, fields in blocks.items():
        assert set(notes[name]["keys"]) == fields, name


def test_every_key_stands_in_the_scenario_reference() -> None:
    page = scenario_reference.page()
    for block, _ in scenario_reference.blocks():
        for name, field in block.model_fields.items():
            assert f"| `{field.alias or name}` |" in page, f"{block.__name__}.{name}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_of_decision_has_a_section_and_an_example_that_fits(
    kind: type[Decision], decisions_page: str
) -> None:
    written: dict[str, Any] = EXAMPLES[kind.kind]
    arguments = {name: value for name, value in written.items() if name not in ("at", "do")}
    decision = decision_from(kind.kind, arguments)
    assert isinstance(decision, kind)
    _, found, section = decisions_page.partition(f"\n## {kind.kind}\n")
    assert found
    section = section.partition("\n## ")[0]
    assert all(f"| `{field.alias or name}` |" in section for name, field in kind.model_fields.items())


def test_the_examples_name_what_is_on_the_floor_they_are_about(tmp_path: Path) -> None:
    document = read_yaml(GARDEN_LINE.read_bytes(), "garden-line.yaml").tree
    # The examples of a backlog need one: the same floor with a mailbox.
    document["floor"]["channels"]["email"] = {"kind": "email", "target": {"within": "24h"}}
    document["floor"]["groups"]["chat_team"]["skills"]["email"] = 0.8
    document["floor"]["groups"]["chat_team"]["on"] = ["chat", "email"]
    document["demand"]["streams"]["email"] = {
        "forecast": {"per_hour": 2},
        "drivers": {"damaged": 1},
        "talk": {"mean": "6m"},
        "repeat": {},
    }
    document["expert"] = list(EXAMPLES.values())
    file = tmp_path / "with-examples.yaml"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert load_scenario(file, decision_kinds=[kind.kind for kind in KINDS]).warnings == ()


def test_no_example_is_about_a_kind_that_is_gone() -> None:
    assert set(EXAMPLES) == {kind.kind for kind in KINDS}
