"""What differs between two scenarios as they are written, each key once, entries by their ids."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.scenario.differences import differences

BEFORE: dict[str, Any] = {
    "floor": {"opens": "08:00", "closes": "17:00"},
    "messages": [{"id": "a", "text": "One"}, {"id": "b", "text": "Two"}],
    "traps": [],
}


def words(after: dict[str, Any]) -> list[str]:
    return [one.words for one in differences(BEFORE, {**BEFORE, **after})]


def test_what_is_alike_is_left_out() -> None:
    assert words({}) == []


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"floor": {"opens": "09:00", "closes": "17:00"}}, ["floor.opens: 08:00 → 09:00"]),
        ({"floor": {"opens": "08:00"}}, ["floor.closes: taken out, 17:00"]),
        ({"people": {"model": True}}, ["people: added, {model}"]),
        (
            {"messages": [{"id": "b", "text": "Two"}, {"id": "a", "text": "1"}, {"id": "c"}]},
            ["messages.a.text: One → 1", "messages.c: added, {id}"],
        ),
        ({"messages": [{"id": "b", "text": "Two"}]}, ["messages.a: taken out, {id, text}"]),
        ({"traps": [["09:20", 1.2], ["09:26", 2.5]]}, ["traps: [] → [['09:20', 1.2], ['09:26', 2.5]]"]),
        ({"traps": [{"at": "09:00"}]}, ["traps[1]: added, {at}"]),
    ],
)
def test_each_difference_is_told_with_its_key(after: dict[str, Any], told: list[str]) -> None:
    assert words(after) == told


def test_entries_that_share_an_id_are_compared_by_their_places() -> None:
    before = [{"do": "answer", "choice": "x"}, {"do": "answer", "choice": "y"}]
    after = [{"do": "answer", "choice": "x"}, {"do": "answer", "choice": "z"}]
    assert [one.words for one in differences(before, after, "expert")] == ["expert[2].choice: y → z"]
