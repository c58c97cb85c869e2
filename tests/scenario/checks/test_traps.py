"""What is wrong with a trap is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desk.decisions.registry import kinds
from tests.scenario.told import told_of

SCENARIO = """\
meta: {id: small, title: Small}
floor:
  opens: 09:00
  closes: 12:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  groups: {team: {count: 4, skills: {voice: 1}}}
demand: {streams: {voice: {forecast: {per_hour: 9}, talk: 4m}}}
traps:
  - id: optimism
    title: A shorter wait than it is
    looks: {measure: service_level, channel: voice}
    after: 18m
    tempting:
      - {at: 10:00, do: announcement, message: optimistic}
    better:
      - {at: 10:00, do: announcement, message: honest_range}
    why: Callers hold us to it.
"""


def faults(tmp_path: Path, before: str, after: str) -> list[str]:
    assert before in SCENARIO
    kinds_known = [kind.kind for kind in kinds()]
    return told_of(SCENARIO.replace(before, after), tmp_path, decision_kinds=kinds_known)


def test_a_trap_that_fits_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "small", "small") == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "channel: voice}\n",
            "channel: voise}\n",
            "11:46: traps.optimism.looks.channel: there is no channel",
        ),
        ("measure: service_level", "measure: morale", "11:22: traps.optimism.looks.measure: "),
        (
            "do: announcement, message: opt",
            "do: shout, message: opt",
            "14:25: traps.optimism.tempting[1].do: ",
        ),
        ("at: 10:00, do: announcement, message: hon", "at: 08:00, do: announcement, message: hon", "16:14: "),
        (
            "after: 18m",
            "after: 3h",
            "12:12: traps.optimism.after: the figure would be compared at",
        ),
        (
            "    tempting:\n      - {at: 10:00, do: announcement, message: optimistic}",
            "    tempting: []",
            "13:",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(tmp_path: Path, before: str, after: str, told: str) -> None:
    found = faults(tmp_path, before, after)
    assert len(found) == 1
    assert found[0].startswith(told)


def test_two_traps_of_one_id_are_told(tmp_path: Path) -> None:
    second = SCENARIO[SCENARIO.index("  - id: optimism") :]
    found = faults(tmp_path, "    why: Callers hold us to it.\n", "    why: So.\n" + second)
    assert len(found) == 1
    assert "a second trap has the id 'optimism'" in found[0]
