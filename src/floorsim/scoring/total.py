"""The total: three scores that cannot be bought with one another, and gates that nothing outweighs."""

from __future__ import annotations

from floorsim.scenario.models.desk import Scoring
from floorsim.scoring.scorecard import Score, geometric_mean


def total_of(scores: tuple[Score, Score, Score], terms: Scoring) -> tuple[float, str | None]:
    """The weighted geometric mean of the scores, and why it is held down, if it is.

    While a score is under the scenario's floor, the total stays at that floor at most.
    """
    weights = terms.weights
    given = (weights.service_level, weights.quality, weights.burnout)
    total = geometric_mean([(score.value, weight) for score, weight in zip(scores, given, strict=True)])
    floor = terms.cap_under
    low = [one for one, weight in zip(scores, given, strict=True) if weight > 0 and one.value < floor]
    if not low or total <= floor:
        return total, None
    names = " and ".join(score.title.lower() for score in low)
    be = "is" if len(low) == 1 else "are"
    return floor, f"{names.capitalize()} {be} under {floor:g}, and no total goes past {floor:g} then."
