"""The page that keeps the ladder: one section for each scenario, replaced when it is played again."""

from __future__ import annotations

import re

from benchmarks.ladder.reading import picked
from benchmarks.table import markdown_table
from floorsim.lab.proving.plays import SCORES
from floorsim.lab.proving.proof import Proof
from floorsim.scenario.models.scenario import Scenario

INTRODUCTION = """\
# The ladder

Made by `python -m benchmarks.ladder --write`; what the policies do stands in
[run many](../docs/guide/run-many.md). Means over days; differences are paired by seed, with their 95%
intervals. A policy of which everything asked was clear early has fewer days. A dash under *holds*: not asked
of a scenario of this level or kind; what stands in brackets is a remark.
"""
HOLDS = {True: "yes", False: "**no**", None: "–"}
_SECTION = re.compile(r"^## (\S+)\n(?:(?!## ).*\n?)*", re.MULTILINE)


def section(scenario: Scenario, proof: Proof) -> str:
    """What was found of one scenario."""
    reading, seeds = picked(scenario), proof.seeds
    asked = [claim for claim in proof.claims if claim.holds is not None]
    held = [claim for claim in asked if claim.holds]
    means = [
        [
            policy,
            str(len(plays.by_seed)),
            *(f"{plays.mean(score):.1f}" for score in SCORES),
            str(plays.gates),
        ]
        for policy, plays in proof.played.items()
    ]
    found = [
        [f"({claim.says})" if claim.remark else claim.says, claim.asked, claim.found, HOLDS[claim.holds]]
        for claim in proof.claims
    ]
    return "\n".join(
        [
            f"## {scenario.meta.id}",
            "",
            f"Level {scenario.meta.level}, seeds {seeds[0]}..{seeds[-1]}, model version "
            f"{proof.model_version}: "
            f"{proof.verdict}. {len(held)} of {len(asked)} hold. Of {reading.asked} messages "
            f"competent picks the worked run's answer to {reading.read}; by chance {reading.chance:.1f}.",
            "",
            markdown_table(
                ["policy", "days", "total", "service level", "quality", "wellbeing", "gates failed"], means
            ),
            "",
            markdown_table(["what must hold", "asked", "found", "holds"], found),
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
