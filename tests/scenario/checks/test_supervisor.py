"""What is wrong with the supervisor's fixed duties is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.told import told_of

SCENARIO = """\
meta: {id: small, title: Small}
floor:
  opens: 09:00
  closes: 12:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  groups: {team: {count: 4, skills: {voice: 1}}}
  agents: [{id: ana, group: team}]
demand: {streams: {voice: {forecast: {per_hour: 9}, drivers: {general: 1}, talk: 4m, repeat: {}}}}
supervisor:
  duties:
    - {kind: stand_up, at: 09:10, for: 10m, points: [{id: a, text: A, guidance: [general]}]}
    - {kind: side_by_side, at: 10:00, for: 30m, with: ana}
    - {kind: lunch, id: noon, at: 11:00, for: 30m}
"""


def told(tmp_path: Path, before: str, after: str) -> list[str]:
    assert before in SCENARIO
    return told_of(SCENARIO.replace(before, after), tmp_path)


def test_duties_that_fit_have_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, "small", "small") == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("with: ana", "with: anna", "supervisor.duties[2].with: there is no agent 'anna'"),
        ("[general]", "[generall]", "there is no driver 'generall'"),
        ("at: 11:00", "at: 12:30", "this lunch is outside play"),
        ("at: 10:00", "at: 09:15", "it begins at 09:15, while the stand_up is going on"),
        ("at: 09:10, for", "at: d2 09:10, for", "a duty is held at a time of day"),
        ("kind: side_by_side,", "kind: side_by_side, id: noon,", "another duty has the id noon"),
        ("id: noon,", "id: noon, days: [3],", "the floor has 1 day, and none is day 3"),
        ("id: noon,", "if_held: [{morale: {agents: [bob], by: 0.1}}],", "there is no agent 'bob'"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, before: str, after: str, says: str) -> None:
    assert any(says in one for one in told(tmp_path, before, after)), told(tmp_path, before, after)
