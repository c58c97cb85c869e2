"""Scales that figures cannot leave, and 95% intervals that stay on them."""

from __future__ import annotations

from math import exp, inf, log
from typing import Final

Scale = tuple[float, float]
"""The least and the most that a figure can be."""

ANY: Final[Scale] = (-inf, inf)
NOT_NEGATIVE: Final[Scale] = (0.0, inf)
SHARE: Final[Scale] = (0.0, 1.0)
SCORE: Final[Scale] = (0.0, 100.0)
FEELING: Final[Scale] = (1.0, 5.0)

_SHARES: Final = frozenset(
    (
        "service_level",
        "answered_or_abandoned_in_target_over_offered",
        "answered_in_target_over_answered",
        "answered_in_target_over_offered",
        "answered_in_target_over_answered_and_late_abandoned",
        "answered_in_target_or_short_abandoned_over_offered",
        "abandon_rate",
        "right_party_rate",
        "occupancy",
        "in_target",
        "resolved_first_contact",
        "resolved_first_contact_net",
        "resolved",
        "csat",
        "csat_true",
        "qa",
        "qa_reviewed",
        "qa_reviewed_low",
        "qa_reviewed_high",
        "promises_kept_rate",
        "utilisation",
        "shrinkage",
        "absence",
        "adherence",
        "conformance",
        "breaks_given",
        "coaching_done",
        "fatigue_end_mean",
        "morale_end_mean",
        "attrition_risk",
        "share",
    )
)
"""Figures that are shares, or levels from 0 to 1, by the last step of their name."""
_STEEP: Final = 500.0
"""Beyond this a logit is 0 or 1 in a float."""


def scale_of(name: str, *, negative: bool) -> Scale:
    """The scale of a figure by its dotted name, `scores.overall` or `floor.csat`.

    One that no name tells of cannot be negative, unless it has been (`negative`).
    """
    if name.startswith("scores."):
        return SCORE
    last = name.rpartition(".")[2]
    if last in _SHARES:
        return SHARE
    if last == "csat_mean":
        return FEELING
    return ANY if negative else NOT_NEGATIVE


def interval_on(scale: Scale, mean: float, half: float) -> tuple[float, float]:
    """The 95% interval of a mean on its scale, from half the length of the one that knows no bounds.

    Between two bounds it is worked out on the logit, where there is room on both sides (delta method): in the
    middle of the scale it is mean ± half, near an end it leans away from it. At one bound it is cut.
    """
    low, high = scale
    if high == inf or not low < mean < high:
        return max(low, mean - half), min(high, mean + half)
    part = (mean - low) / (high - low)
    middle, reach = log(part / (1.0 - part)), half / (high - low) / (part * (1.0 - part))
    return _from_logit(middle - reach, scale), _from_logit(middle + reach, scale)


def _from_logit(logit: float, scale: Scale) -> float:
    low, high = scale
    return low + (high - low) / (1.0 + exp(-min(_STEEP, max(-_STEEP, logit))))
