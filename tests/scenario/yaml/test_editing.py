"""Changing a value in a YAML text leaves everything else as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from floorsim.scenario.yaml.editing import CannotEditError, with_items, with_value
from floorsim.scenario.yaml.reader import parse_yaml

TEXT = """\
# Ours; nobody else's.
meta: {id: a, title: Köln 😀}   # who
demand:
  streams:
    # the line
    voice:
      forecast: {per_hour: 30}  # plan
      talk: {mean: 5m}
      # until spring
    chat:
      forecast:
        # Ana's numbers
        counts:
          from: 08:00   # early
          counts: [1,
             2]
      note: |
        two
        lines

floor:
  agents:
    - id: bea   # first
      name: Bea

    - {id: jo}
  same: &same {a: 1}
  other: *same
"""
PLAN = {"counts": {"from": "08:00", "interval": "30m", "counts": [n / 4 for n in range(60)]}}
VOICE = ("demand", "streams", "voice")


def kept(before: str, after: str) -> list[str]:
    """The lines of the first text that are not in the second."""
    return [line for line in before.splitlines() if line not in after.splitlines()]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_value_is_replaced_and_no_other_line_changes(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    new = with_value(text, (*VOICE, "forecast"), PLAN, "from export.csv")
    assert kept(text, new) == ["      forecast: {per_hour: 30}  # plan"]
    assert "      # from export.csv" + newline in new
    assert "]  # plan" in new
    assert new.count("\n") == new.count(newline)
    assert parse_yaml(new, "").tree["demand"]["streams"]["voice"]["forecast"] == PLAN


def test_comments_inside_a_replaced_value_stand_above_it() -> None:
    new = with_value(TEXT, ("demand", "streams", "chat", "forecast"), {"per_hour": 3})
    assert "      # Ana's numbers\n      # early\n      forecast: {per_hour: 3}\n      note: |\n" in new


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*VOICE, "patience"), {"balk": "4%", "law": {"exponential": "3m"}}),
        (("demand", "day_factor", "alpha"), 30),
        (("meta", "summary"), "no: 'quotes' \"and\" #hash"),
        (("new", "block"), [{"id": "x", "name": "Jo # 1"}, {"id": "off"}]),
        (("demand", "streams", "chat", "note"), "on"),
        (("floor", "other"), None),
    ],
)
def test_keys_that_are_missing_are_added_where_they_belong(path: tuple[str, ...], value: Any) -> None:
    if path == ("floor", "other"):
        with pytest.raises(CannotEditError, match="alias"):
            with_value(TEXT, path, value)
        return
    new = with_value(TEXT, path, value)
    found = parse_yaml(new, "").tree
    for key in path:
        found = found[key]
    assert found == value
    assert len(kept(TEXT, new)) <= (3 if "note" in path else 1)


def test_entries_are_added_behind_the_last() -> None:
    new = with_items(TEXT, ("floor", "agents"), [{"id": "kim", "skills": {"voice": 0.9}}])
    assert "    - {id: jo}\n    - {id: kim, skills: {voice: 0.9}}\n  same:" in new
    assert kept(TEXT, new) == []
    assert "agents: [{id: kim}]" in with_items(
        "floor: {agents: []}\n", ("floor", "agents"), [{"id": "kim"}]
    ).replace('"', "")


def test_json_stays_json() -> None:
    text = json.dumps({"demand": {"streams": {"voice": {"forecast": {"per_hour": 3}}}}}, indent=1)
    new = with_value(with_value(text, (*VOICE, "forecast"), PLAN), ("demand", "day_factor"), {"alpha": 30})
    assert json.loads(new)["demand"] == {
        "streams": {"voice": {"forecast": PLAN}},
        "day_factor": {"alpha": 30},
    }
