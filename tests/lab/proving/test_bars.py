"""What is clear before the last day, and what is not."""

from __future__ import annotations

import pytest

from floorsim.lab.proving.bars import is_clear

SPREAD = (28.0, 30.0, 32.0, 29.0, 31.0, 30.0)


@pytest.mark.parametrize(
    ("bar", "clear"),
    [(15.0, True), (28.5, False), (30.0, False), (31.5, False), (45.0, True)],
)
def test_it_is_clear_when_the_interval_that_rarely_misses_lies_on_one_side_of_the_bar(
    bar: float, clear: bool
) -> None:
    assert is_clear(SPREAD, bar) is clear


def test_of_one_day_nothing_is_clear() -> None:
    assert not is_clear((30.0,), 15.0)


def test_days_without_any_difference_are_clear() -> None:
    assert is_clear((0.0, 0.0, 0.0), 1.0)
