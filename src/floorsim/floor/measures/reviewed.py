"""Quality as the floor knows it: from the contacts that analysts sampled and scored.

Nobody can write more than 100 points, so analysts who err upwards on faultless work cannot show it, and
reviews come out low on average. A review of 100 therefore counts for what analysts would have written on
average if they could. The interval is worked out on the logit, where a share near 1 has room on both sides,
and holds what the reviews of one analyst have in common: how strict the analyst is.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, hypot, log, pi, sqrt
from statistics import stdev
from typing import Final, NamedTuple

from floorsim.floor.quality.review_book import Review
from floorsim.floor.quality.reviews import normal_975, student_975
from floorsim.floor.quality.rubric import FULL_SCORE

_BEYOND_TOP: Final = sqrt(2.0 / pi)
"""Mean of what lies above 0 of a standard normal variable: how far analysts err beyond a faultless score."""
_ADDED_TO_PLACE: Final = 1.0
_ADDED_TO_SLOPE: Final = 4.0
"""Reviews added, half of them without a point, before a share goes onto the logit and before the logit's
slope is taken there, so that a share near 1 keeps a finite interval (as Agresti and Coull 1998; D)."""


class Estimate(NamedTuple):
    """A share with its 95% interval, 0-1; the interval is None under two reviews."""

    value: float
    low: float | None
    high: float | None

    @property
    def half_width(self) -> float | None:
        """Half the length of the interval."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2.0


def written_in(reviews: Sequence[Review], from_s: float, to_s: float) -> list[Review]:
    """The reviews that were written in [from_s, to_s)."""
    return [review for review in reviews if from_s <= review.written_s < to_s]


def qa_reviewed(reviews: Sequence[Review], noise: float, analyst_spread: float) -> Estimate | None:
    """QA as seen: what the reviews show of all contacts; None without any.

    In points: `noise` is the standard deviation of one analyst's reviews of the same contact,
    `analyst_spread` the one by which analysts differ in strictness.
    """
    n = len(reviews)
    if not n:
        return None
    top = FULL_SCORE + _BEYOND_TOP * hypot(noise, analyst_spread)
    points = [top if review.points >= FULL_SCORE else review.points for review in reviews]
    value = min(1.0, fsum(points) / n / FULL_SCORE)
    if n < 2:
        return Estimate(value, None, None)
    sampling = student_975(n - 1) * stdev(points) / sqrt(n)
    strictness = normal_975() * analyst_spread / sqrt(len({review.analyst for review in reviews}))
    place, slope_at = _drawn_in(value, n, _ADDED_TO_PLACE), _drawn_in(value, n, _ADDED_TO_SLOPE)
    middle = log(place / (1.0 - place))
    reach = hypot(sampling, strictness) / FULL_SCORE / (slope_at * (1.0 - slope_at))
    return Estimate(value, _share_of(middle - reach), _share_of(middle + reach))


def _drawn_in(share: float, n: int, added: float) -> float:
    """The share with so many reviews more, half of them without a point."""
    return (n * share + added / 2.0) / (n + added)


def _share_of(logit: float) -> float:
    return 1.0 / (1.0 + exp(-logit))
