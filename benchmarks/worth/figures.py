"""The figures that a decision's worth is told in, each turned so that more is better."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean
from typing import Any, Final

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.trust import trust_of
from floorsim.lab.statistics import dotted
from floorsim.run.run import Run
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import result_json

SHORT: Final = {
    "total": "scores.overall",
    "service_level": "scores.service_level",
    "quality": "scores.quality",
    "burnout": "scores.burnout",
    "gates": "-gates",
    "money": "-floor.cost",
}
"""Short names; a minus before a figure says that less of it is better."""


def figures_of(run: Run) -> dict[str, float]:
    """Every number that a run came to, by its dotted name; `gates` failed and `trust` (0-100) among them."""
    result: dict[str, Any] = result_json(Evidence(run.compiled, run.ledger), every_figure=True)
    result.pop("intervals")
    found = dict(dotted(result))
    found["gates"] = float(len(result["scores"]["gates"]))
    found["trust"] = 100.0 * trust_of(run.ledger)
    found["skill"] = 100.0 * skill_of(run.ledger)
    return found


def skill_of(ledger: Ledger) -> float:
    """Mean skill at the six steps, 0-1, over the agents, each as of their last contact: what coaching moves
    and quality comes from, without the chance of who met which customer."""
    last = {one.agent: one.skill_key for one in ledger.finished if one.agent >= 0}
    return fmean(fmean(ledger.skills[key]) for key in last.values()) if last else 0.0


def figure(found: Mapping[str, float], on: str) -> float | None:
    """The figure of a name, turned so that more is better; None where the run has none."""
    name = SHORT.get(on, on)
    value = found.get(name.removeprefix("-"))
    return None if value is None else -value if name.startswith("-") else value
