"""What the views of the floor say of themselves."""

from __future__ import annotations

from dataclasses import replace

from floorsim.floor.view import ReviewView

SEEN = ReviewView(
    n=5, mean=84.2, half_width=12.4, weakest="policy", weakest_missed=2, analyst=1, latest_s=36_000.0
)


def test_reviews_say_how_many_they_are_how_sure_and_what_looks_weak() -> None:
    assert SEEN.sentence == "QA 84 (72-97) in 5 reviews, policy missed in 2"


def test_a_single_review_claims_no_sureness_and_a_faultless_one_no_weakness() -> None:
    one = replace(SEEN, n=1, half_width=None, weakest_missed=1)
    assert one.sentence == "QA 84 in 1 review, policy missed in 1"
    assert replace(one, weakest=None).sentence == "QA 84 in 1 review, no step missed"
