"""How differences are written."""

from __future__ import annotations

import pytest

from floorsim.wording.numbers import ahead


@pytest.mark.parametrize(
    ("value", "other", "said"),
    [(75.6, 79.4, "-3"), (49.4, 74.5, "-25"), (64.6, 59.6, "+5"), (80.4, 79.6, "the same")],
)
def test_a_difference_of_scores_is_that_of_the_numbers_that_stand_beside_it(
    value: float, other: float, said: str
) -> None:
    assert ahead(value, other) == said
