"""The page that keeps the ladder: one section for each scenario, replaced when it is played again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.ladder.claims import Claim
from benchmarks.ladder.plays import SCORES, Plays
from benchmarks.ladder.reading import picked
from benchmarks.table import markdown_table
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.models.scenario import Scenario

INTRODUCTION = """\
# The ladder

Made by `python -m benchmarks.ladder --write`; what the policies do stands in
[run many](../docs/guide/run-many.md). Means over days; differences are paired by seed, with their 95%
intervals. A dash under *holds*: not asked of a scenario of this level or kind.
"""
HOLDS = {True: "yes", False: "**no**", None: "–"}
_SECTION = re.compile(r"^## (\S+)\n(?:(?!## ).*\n?)*", re.MULTILINE)


def section(
    scenario: Scenario, seeds: Sequence[int], played: Mapping[str, Plays], claims: Iterable[Claim]
) -> str:
    """What was found of one scenario."""
    found, reading = list(claims), picked(scenario)
    asked = [claim for claim in found if claim.holds is not None]
    held = sum(claim.holds is True for claim in asked)
    means = [
        [policy, *(f"{plays.mean(score):.1f}" for score in SCORES), str(plays.gates)]
        for policy, plays in played.items()
    ]
    return "\n".join(
        [
            f"## {scenario.meta.id}",
            "",
            f"Level {scenario.meta.level}, seeds {seeds[0]}..{seeds[-1]}, model version {MODEL_VERSION}. "
            f"{held} of {len(asked)} hold. Of {reading.asked} messages "
            f"competent picks the worked run's answer to {reading.read}; by chance {reading.chance:.1f}.",
            "",
            markdown_table(
                ["policy", "total", "service level", "quality", "wellbeing", "gates failed"], means
            ),
            "",
            markdown_table(
                ["what must hold", "asked", "found", "holds"],
                [[claim.says, claim.needs, claim.found, HOLDS[claim.holds]] for claim in found],
            ),
            "",
        ]
    )


def with_section(page: str, new: str) -> str:
    """The page with this section in place of the one of the same scenario, or at the end."""
    name = _name(new)
    sections = {match[1]: match[0].rstrip("\n") + "\n" for match in _SECTION.finditer(page)}
    sections[name] = new
    return "\n".join([INTRODUCTION, *sections.values()])


def _name(section: str) -> str:
    heading = _SECTION.match(section)
    if heading is None:
        raise ValueError("a section begins with its heading")
    return heading[1]
