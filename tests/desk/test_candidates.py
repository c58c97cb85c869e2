"""Decisions that could be taken now: of many combinations a few, spread over every value."""

from __future__ import annotations

from floorsim.desk.candidates import MOST_COMBINED, _spread


def test_few_combinations_are_all_there() -> None:
    assert len(list(_spread([[1, 2, 3], [None], ["a", "b"]]))) == 6
    assert list(_spread([])) == [()]
    assert list(_spread([[1, 2], []])) == []


def test_of_many_so_many_are_left_and_each_value_of_each_list_is_among_them() -> None:
    lists = [list(range(n)) for n in (3, 2, 9, 6, 6, 5, 4)]
    found = list(_spread([*lists]))
    assert MOST_COMBINED / 2 < len(found) <= MOST_COMBINED
    for place, values in enumerate(lists):
        assert {one[place] for one in found} == set(values)
