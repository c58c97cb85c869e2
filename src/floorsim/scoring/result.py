"""The result of a run as JSON: scores, channels, floor."""

from __future__ import annotations

from typing import Any, Final

from floorsim.floor.measures.interval_table import interval_table
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score

CHANNEL_KEYS: Final = (
    "offered", "answered", "answered_in_target", "abandoned", "abandoned_in_target", "blocked", "redials",
    "service_level", "asa_s", "mean_wait_s", "abandon_rate", "aht_s", "occupancy", "open_at_end",
)  # fmt: skip
FLOOR_KEYS: Final = (
    "contacts", "resolved_first_contact", "csat", "qa", "escalations", "overtime_min", "cost",
    "fatigue_end_mean", "exhaustion_change_mean",
)  # fmt: skip
"""The published figures; a key keeps its meaning for good."""


def result_json(evidence: Evidence, *, every_figure: bool = False) -> dict[str, Any]:
    """A run's seed, scores and figures; times in seconds, money in the scenario's currency, rates 0-1.

    `every_figure` adds those that are not published, which later versions may name differently: of channels
    and the floor, and `intervals`, a row for each channel and interval of play.
    """
    figures = evidence.figures
    result = {
        "seed": evidence.ledger.seed,
        "scores": score(evidence).as_json(),
        "channels": {
            name: {key: getattr(channel, key) for key in CHANNEL_KEYS}
            for name, channel in figures.channels.items()
        },
        "floor": {key: getattr(figures.floor, key) for key in FLOOR_KEYS},
        **figures.further,
    }
    if every_figure:
        result.update(figures.as_json())
        result["intervals"] = [row.as_json() for row in interval_table(evidence)]
    return result


def stored_result(evidence: Evidence) -> dict[str, Any]:
    """A run's result as the store keeps it: seed, scores with their parts, every figure."""
    card = score(evidence)
    return {
        "seed": evidence.ledger.seed,
        "scores": card.as_json(),
        "parts": card.parts_json(),
        **evidence.figures.as_json(),
    }
