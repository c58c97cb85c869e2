"""Figures, scores and results of floors and runs in tests, read from their ledgers."""

from __future__ import annotations

from typing import Any

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.measures import figures as measures
from floorsim.floor.measures import interval_table as intervals
from floorsim.floor.measures.figures import Figures
from floorsim.floor.measures.interval_table import IntervalFigures
from floorsim.floor.measures.reading import Reading
from floorsim.scoring import result
from floorsim.scoring import score as scores
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.scorecard import Scorecard


def evidence(played: Any) -> Evidence:
    """What a floor's or run's scores are made from, as it stands."""
    compiled: CompiledFloor = played.compiled
    return Evidence(compiled, played.ledger)


def figures(played: Any, from_s: float | None = None, to_s: float | None = None) -> Figures:
    """The figures of a floor or run, as it stands."""
    return measures.figures(Reading(played.compiled, played.ledger), from_s, to_s)


def interval_table(played: Any) -> tuple[IntervalFigures, ...]:
    """The intervals of a floor or run, as it stands."""
    return intervals.interval_table(Reading(played.compiled, played.ledger))


def score(played: Any) -> Scorecard:
    """The scorecard of a run, as it stands."""
    return scores.score(evidence(played))


def result_json(played: Any, *, every_figure: bool = False) -> dict[str, Any]:
    """The result of a run, as it stands."""
    return result.result_json(evidence(played), every_figure=every_figure)
