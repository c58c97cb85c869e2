"""The review in lines: what the timeline says, and says once."""

from __future__ import annotations

from dataclasses import replace

from floorsim.plain.review_words import timeline_lines
from tests.present.reviews import a_timeline


def test_how_tired_people_are_is_told_once_while_the_same_are_most_tired() -> None:
    lines = [words for _, words in timeline_lines(a_timeline(), range(30, 40))]
    assert len([words for words in lines if "Fatigue" in words]) == 1
    assert sum("Tomas" in words and "%" in words for words in lines) == 1


def test_it_is_told_again_where_others_are_most_tired() -> None:
    timeline = a_timeline()
    there = timeline.people[0]
    later = replace(
        there, name="Dana", fatigue=tuple(None if step < 35 else 0.9 for step in range(timeline.steps))
    )
    lines = [
        words
        for _, words in timeline_lines(replace(timeline, people=(there, later)), range(30, 40))
        if "Fatigue" in words
    ]
    assert len(lines) == 2
    assert "highest Dana 90%" in lines[1]
