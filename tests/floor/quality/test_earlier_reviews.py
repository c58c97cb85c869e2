"""Everybody comes with reviews of the weeks before: from their own skills, by their own analyst."""

from __future__ import annotations

import numpy as np

from floorsim.floor.floor import Floor
from floorsim.scenario.models.scenario import Scenario
from tests.floor.scenarios import EIGHT, plain


def a_floor(count: int = 12, seed: int = 1, *, people: str = "on", **quality: object) -> Floor:
    """Agents on voice from eight to four."""
    scenario: Scenario = plain(
        floor={
            "closes": "16:00",
            "shifts": {"day": {"from": "08:00", "to": "16:00"}},
            "groups": {"phones": {"count": count, "shifts": ["day"]}},
        },
        people={"model": people},
        quality=quality,
    )
    return Floor(scenario, seed)


def test_six_of_each_are_there_before_anything_has_happened() -> None:
    floor = a_floor()
    views = floor.reviews.views()
    assert [view.n for view in views if view is not None] == [6] * 12
    assert all(view is not None and view.latest_s < 0.0 for view in views)


def test_the_better_somebody_is_the_better_they_read() -> None:
    floor = a_floor(100, reviews_before=60, review_noise=0, reviewer_bias=0)
    skill = [np.mean(floor.ledger.skills[agent]) for agent in range(100)]
    points = [view.mean for view in floor.reviews.views() if view is not None]
    assert np.corrcoef(skill, points)[0, 1] > 0.3


def test_they_are_the_same_whenever_somebody_looks_first() -> None:
    early, late = a_floor(), a_floor()
    before = early.reviews.views()[0]
    for floor in (early, late):
        floor.advance(EIGHT + 60.0)
    assert early.reviews.views()[0] == late.reviews.views()[0] == before


def test_another_seed_and_no_human_model_change_them_as_they_should() -> None:
    assert a_floor(seed=2).reviews.views() != a_floor().reviews.views()
    assert a_floor(people="off").reviews.views() == [None] * 12
    assert a_floor(reviews_before=0).reviews.views() == [None] * 12
