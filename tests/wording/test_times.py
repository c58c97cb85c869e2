"""Lengths of time as people read them."""

import pytest

from floorsim.wording.times import length


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1:00 min"),
        (130, "2:10 min"),
        (3599.7, "1 h"),
        (3629, "1 h"),
        (16_482, "4 h 35"),
        (86_400, "24 h"),
    ],
)
def test_a_length_is_told_in_hours_and_minutes_and_never_in_many_seconds(seconds: float, words: str) -> None:
    assert length(seconds) == words
