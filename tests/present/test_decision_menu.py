"""Which of several kinds sharing a letter is meant, and where the cursor goes when that is open."""

from floorsim.desk.decisions.registry import kinds
from floorsim.present.decision_menu import AREAS, by_area, in_menu_order, meant_by, next_after, with_letter


def test_the_menu_lists_every_kind_of_the_registry_once_under_its_area() -> None:
    listed = in_menu_order(kinds())
    assert sorted(kind.kind for kind in listed) == sorted(kind.kind for kind in kinds())
    titles = list(AREAS.values())
    for digit, title, found in by_area(kinds()):
        assert titles[digit - 1] == title
        assert {AREAS[kind.area] for kind in found} == {title}


def test_every_letter_of_todays_kinds_opens_its_kind_whatever_is_under_the_cursor() -> None:
    for kind in kinds():
        if kind.key is not None:
            sharing = with_letter(kinds(), kind.key)
            about = [other for other in sharing if other.acts_on == kind.acts_on]
            assert about == [kind]
            assert meant_by(sharing, kind.acts_on) is kind
            if len(sharing) == 1:
                assert meant_by(sharing, None) is kind


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
