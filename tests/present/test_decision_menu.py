"""Which of several kinds sharing a letter is meant, and where the cursor goes when that is open."""

from floorsim.desk.decisions.registry import kinds
from floorsim.present.decision_menu import (
    AREAS,
    by_area,
    in_menu_order,
    lettered,
    meant_by,
    next_after,
    with_letter,
)


def test_the_menu_lists_every_kind_of_the_registry_once_under_its_area() -> None:
    listed = in_menu_order(kinds())
    assert sorted(kind.kind for kind in listed) == sorted(kind.kind for kind in kinds())
    titles = list(AREAS.values())
    for digit, title, found in by_area(kinds()):
        assert titles[digit - 1] == title
        assert {AREAS[kind.area] for kind in found} == {title}


def test_a_letter_takes_its_kind_on_each_thing_that_it_is_a_verb_of() -> None:
    for kind in kinds():
        for acts_on, letter in kind.verbs.items():
            assert meant_by(with_letter(kinds(), letter), acts_on) is kind


def test_every_kind_has_its_own_place_of_a_digit_and_a_letter() -> None:
    places = lettered(kinds())
    assert [place.kind for place in places] == in_menu_order(kinds())
    assert len({(place.area, place.letter) for place in places}) == len(places)
    for digit, _, found in by_area(kinds()):
        letters = "".join(place.letter for place in places if place.area == digit)
        assert letters == "abcdefghijklmnopqrstuvwxyz"[: len(found)]


def test_a_place_beyond_z_has_no_letter() -> None:
    places = lettered([next(kinds())] * 28)
    assert [place.letter for place in places[24:]] == ["y", "z", "", ""]


def test_no_letter_and_no_kind_with_it_mean_nothing() -> None:
    assert with_letter(kinds(), None) == []
    assert with_letter(kinds(), "?") == []


def test_the_cursor_goes_to_the_next_one_below_and_from_the_last_to_the_first() -> None:
    listed = in_menu_order(kinds())
    sharing = [listed[1], listed[4]]
    names = [kind.kind for kind in listed]
    assert next_after(sharing, listed, None) == names[1]
    assert next_after(sharing, listed, names[1]) == names[4]
    assert next_after(sharing, listed, names[2]) == names[4]
    assert next_after(sharing, listed, names[4]) == names[1]
