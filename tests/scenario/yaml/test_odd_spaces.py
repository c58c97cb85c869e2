"""Spaces that look plain and are not: told where YAML needs a plain one, left alone inside a text."""

from __future__ import annotations

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.yaml.reader import parse_yaml


def faults_of(text: str) -> list[str]:
    try:
        return [str(fault) for fault in parse_yaml(text, "a.yaml").faults]
    except InvalidScenarioError as refused:
        return [str(fault) for fault in refused.faults]


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\u200b"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("floor:\n  opens:_08:00\n  closes: 17:00\n", "2:9"),
        ("floor:\n  closes:_17:00\n", "2:10"),
        ("floor:_{opens: 08:00}\nmeta: {}\n", "1:7"),
        ("floor:\n  opens_: 08:00\n", "2:8"),
        ("floor:\n__opens: 08:00\n__closes: 17:00\n", "2:1"),
        ("meta: {id:_trial, title: T}\n", "1:11"),
        ("floor: {kind: _voice}\n", "1:15"),
        ("floor: {kind: voice_}\n", "1:20"),
        ("agents:\n  - id:_a1\n", "2:8"),
        ("agents:\n  -_id: a1\n", "2:4"),
    ],
)
def test_an_odd_space_beside_a_key_is_told_at_its_place(text: str, place: str, space: str) -> None:
    found = faults_of(text.replace("_", space))
    first = found[0]
    assert len([one for one in found if one.startswith(f"a.yaml:{place}: ")]) == 1
    assert first.startswith(f"a.yaml:{place}: ")
    assert f"the space here is not a plain one but U+{ord(space):04X}; type a plain space" in first


@pytest.mark.parametrize(
    "text",
    [
        "title: 'Attention\u00a0: lisez\u00a0!'\n",
        "title: 'id:\u00a0a'\n",
        "text: |\n  Attention\u00a0: lisez\n  id:\u00a0a\n",
        "text: >\n  \u00a0indented\n",
        "debrief:\n  - Pourquoi\u00a0?\n  - Attention:\u00a0lisez\n",
        "# opens:\u00a008:00\na: 1\n",
    ],
)
def test_an_odd_space_inside_a_text_may_be_meant(text: str) -> None:
    assert faults_of(text) == []


def test_a_key_with_an_odd_space_at_its_end_still_counts_so_that_nothing_is_missing() -> None:
    assert parse_yaml("a\u00a0: 1\n", "a.yaml").tree == {"a": 1}
