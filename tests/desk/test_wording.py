"""How the desk puts figures and reviews into words."""

from __future__ import annotations

from dataclasses import replace

from floorsim.desk.wording import reviewed
from floorsim.floor.view import ReviewView

SEEN = ReviewView(
    n=5, mean=84.2, half_width=12.4, weakest="policy", weakest_missed=2, analyst=1, latest_s=36_000.0
)


def test_reviews_say_how_many_they_are_how_sure_and_what_looks_weak() -> None:
    assert reviewed(SEEN) == "QA 84 ±12 in 5 reviews, policy missed in 2"


def test_a_single_review_claims_no_sureness_and_a_faultless_one_no_weakness() -> None:
    one = replace(SEEN, n=1, half_width=None, weakest_missed=1)
    assert reviewed(one) == "QA 84 in 1 review, policy missed in 1"
    assert reviewed(replace(one, weakest=None)) == "QA 84 in 1 review, no step missed"
