"""Quality as the floor knows it: from the contacts that analysts sampled and scored."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from statistics import stdev

from floorsim.floor.quality.review_book import Review
from floorsim.floor.quality.reviews import half_width
from floorsim.floor.quality.rubric import FULL_SCORE


def written_in(reviews: Sequence[Review], from_s: float, to_s: float) -> list[Review]:
    """The reviews that were written in [from_s, to_s)."""
    return [review for review in reviews if from_s <= review.written_s < to_s]


def qa_reviewed(reviews: Sequence[Review]) -> float | None:
    """QA as seen, 0-1 = mean points of the reviews / 100. Analysts err and differ, and see a few contacts."""
    return fsum(review.points for review in reviews) / len(reviews) / FULL_SCORE if reviews else None


def qa_reviewed_half_width(reviews: Sequence[Review]) -> float | None:
    """Half the 95% interval around it = t x SD / sqrt(n) / 100. What analysts have in common is not in it."""
    if len(reviews) < 2:
        return None
    return half_width(len(reviews), stdev(review.points for review in reviews)) / FULL_SCORE
