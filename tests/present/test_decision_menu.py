"""The menu of decisions: areas and letters, what is not possible, and what many have in common."""

from floorsim.desk.decisions.registry import kinds
from floorsim.present.decision_menu import (
    AREAS,
    MenuLine,
    about_rows,
    area_rows,
    by_area,
    lettered,
    menu_entries,
)
from tests.tui.scripted_session import ChatCap, Move, Post

WIDTH = 42


def a_line(why_not: str | None = None, kind: type = Move, letter: str = "m") -> MenuLine:
    return MenuLine(letter, kind, "move", 2.0, why_not)


def test_the_menu_lists_every_kind_of_the_registry_once_under_its_area() -> None:
    listed = [place.kind for place in lettered(kinds())]
    assert sorted(kind.kind for kind in listed) == sorted(kind.kind for kind in kinds())
    titles = list(AREAS.values())
    for digit, title, found in by_area(kinds()):
        assert titles[digit - 1] == title
        assert {AREAS[kind.area] for kind in found} == {title}


def test_every_kind_has_its_own_place_of_a_digit_and_a_letter() -> None:
    places = lettered(kinds())
    assert len({(place.area, place.letter) for place in places}) == len(places)
    for digit, _, found in by_area(kinds()):
        letters = "".join(place.letter for place in places if place.area == digit)
        assert letters == "abcdefghijklmnopqrstuvwxyz"[: len(found)]


def test_a_place_beyond_z_has_no_letter() -> None:
    places = lettered([next(kinds())] * 28)
    assert [place.letter for place in places[24:]] == ["y", "z", "", ""]


def test_a_line_has_its_letter_its_words_and_its_minutes() -> None:
    (entry,) = menu_entries([a_line()], WIDTH)
    assert entry.line.text.split() == ["m", "Move", "2", "min"]
    assert entry.line.width == WIDTH


def test_what_is_not_possible_has_a_dash_and_its_whole_reason_under_it() -> None:
    reason = "a reason so long that it takes more than the one row that there is beside the areas"
    (entry,) = menu_entries([a_line(reason)], WIDTH)
    assert entry.line.text.startswith(" – m")
    assert " ".join(" ".join(row.text for row in entry.more).split()) == reason


def test_many_that_are_not_possible_for_one_reason_become_a_count() -> None:
    lines = [a_line("nothing is queued", kind) for kind in (Move, ChatCap, Post)] + [a_line()]
    possible, folded = menu_entries(lines, WIDTH)
    assert "3 more are not possible now" in folded.line.text
    assert "Nothing is queued" in folded.more[0].text
    assert possible.line.text.split()[0] == "m"


def test_two_that_share_a_reason_stay_lines_of_their_own() -> None:
    entries = menu_entries([a_line("nothing is queued", kind) for kind in (Move, ChatCap)], WIDTH)
    assert [entry.id for entry in entries] == [Move.kind, ChatCap.kind]


def test_an_area_says_how_many_of_its_decisions_are_possible_and_empty_areas_are_left_out() -> None:
    rows = area_rows((Move, ChatCap, Post), lambda kind: "no" if kind is ChatCap else None, 38, chosen=1)
    assert [row.text.split() for row in rows] == [
        ["▸1", "Live", "staffing", "1", "of", "2"],
        ["5", "Communication", "1", "of", "1"],
    ]


def test_what_a_decision_does_is_told_now_and_later_or_why_it_is_not_possible() -> None:
    told = " ".join(row.text for row in about_rows(a_line(), 78))
    assert "Now: The channel gains people" in told
    assert "Later: Their own queue ages" in told
    told = " ".join(row.text for row in about_rows(a_line("there is no chat queue"), 78))
    assert "not possible now: there is no chat queue" in told
    assert "Now:" not in told


def test_the_way_round_stands_under_the_reason_in_a_line_of_its_own() -> None:
    why, way = about_rows(a_line("Dana is absent"), 78, way="Enter opens its form for Chat.")
    assert "not possible now: Dana is absent" in why.text
    assert way.text.strip() == "Enter opens its form for Chat."


def test_who_is_busy_reads_for_when_a_decision_is_queued() -> None:
    first, *_ = about_rows(a_line(), 78, free_s=36360.0)
    assert first.text.strip() == "You are busy: it is queued for 10:06."


def test_letters_that_move_are_passed_over_where_they_do() -> None:
    places = lettered([next(kinds())] * 23, "hjkl")
    assert [place.letter for place in places] == [*"abcdefgimnopqrstuvwxyz", ""]
