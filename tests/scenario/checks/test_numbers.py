"""A block of very many entries is refused before its entries are checked against one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.checks import every_check
from floorsim.scenario.checks.numbers import MOST_ACTIVITIES, MOST_ENTRIES
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario

HEAD = """\
meta: {id: crowd, title: A crowd}
floor:
  opens: 09:00
  closes: 17:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  groups: {team: {count: 4, skills: {voice: 1}}}
"""
DEMAND = "demand: {streams: {voice: {forecast: {per_hour: 9}, talk: 4m}}}\n"
QUEUES = MOST_ENTRIES["floor", "queues"] + 1
DRIVERS = MOST_ENTRIES["drivers",] + 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            HEAD + "  queues:\n" + "".join(f"    q{n}: {{channel: voice}}\n" for n in range(QUEUES)) + DEMAND,
            "floor.queues: there are 201 entries here; write at most 200",
        ),
        (
            HEAD + "drivers:\n" + "".join(f"  d{n}: {{}}\n" for n in range(DRIVERS)) + DEMAND,
            "drivers: there are 1,001 entries here; write at most 1,000",
        ),
        (
            HEAD
            + "  shifts:\n    day:\n      from: 09:00\n      to: 17:00\n      activities:\n"
            + "".join(
                f"        - {{kind: break, at: {9 + n // 12:02d}:{n % 12 * 5:02d}, for: 1m}}\n"
                for n in range(MOST_ACTIVITIES + 1)
            )
            + DEMAND,
            "floor.shifts.day.activities: there are 51 entries here; write at most 50",
        ),
    ],
)
def test_too_many_entries_are_told_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, sentence: str
) -> None:
    checked: list[str] = []
    monkeypatch.setattr(every_check, "_ALL", (lambda scenario, found: checked.append(scenario.meta.id),))
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as refused:
        load_scenario(file)
    (fault,) = refused.value.faults
    assert str(fault).endswith(sentence)
    assert checked == []


@pytest.mark.parametrize("scenario_id", sorted(shipped_files()))
def test_shipped_scenarios_are_far_below_the_limits(scenario_id: str) -> None:
    scenario = load_scenario(scenario_id).scenario
    for path, most in MOST_ENTRIES.items():
        block = getattr(scenario, str(path[0]))
        assert len(getattr(block, str(path[1])) if len(path) > 1 else block) <= most / 5
    assert all(len(shift.activities) <= MOST_ACTIVITIES / 2 for shift in scenario.floor.shifts.values())
