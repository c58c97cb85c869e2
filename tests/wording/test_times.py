"""Lengths of time as people read them."""

import pytest

from floorsim.wording.times import full_minutes, length


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


@pytest.mark.parametrize(
    ("now_s", "due_s", "words"),
    [
        (43_920.9, 44_040.0, "2 minutes"),
        (43_921.0, 44_040.0, "1 minute"),
        (43_980.0, 44_040.9, "1 minute"),
        (43_981.0, 44_040.9, None),
    ],
)
def test_the_minutes_left_fit_the_clock_and_the_deadline_that_are_shown(
    now_s: float, due_s: float, words: str | None
) -> None:
    assert full_minutes(now_s, due_s) == words
