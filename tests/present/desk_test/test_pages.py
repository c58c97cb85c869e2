"""What a candidate reads: terms, instructions, endings."""

from dataclasses import replace
from pathlib import Path

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.present.desk_test.exercise_pages import before_page, end_page
from floorsim.present.desk_test.introduction import introduction_page
from floorsim.present.desk_test.page import Page, page_rows
from floorsim.present.desk_test.remaining import gap_words, remaining_span, time_told
from floorsim.present.desk_test.views import Gap, Introduction
from floorsim.present.row import Role
from tests.present.desk_test.desk_tests import a_desk_test

TOLD = Introduction("K7QX2M", a_desk_test(), "sha256:" + "ab" * 32, 7, Accommodations(), 50.0)


def text(page: Page) -> str:
    return " ".join(" ".join(row.text for row in page_rows(page, 80)).split())


def test_the_terms_come_with_what_how_long_how_scored_who_sees_it_purpose_and_retention() -> None:
    read = text(introduction_page(TOLD))
    for words in (
        "read figures, coach and write",
        "50 minutes of exercises",
        "five-point scale",
        "The hiring panel sees bands",
        "the id K7QX2M in place of your name",
        "Hiring a supervisor",
        "After 180 days answers and names are deleted",
        "A morning on the floor: a floor that runs, 15 min",
    ):
        assert words in read
    assert "Set for you" not in read
    assert all(row.width <= 80 for row in page_rows(introduction_page(TOLD), 80))


def test_what_is_set_for_a_candidate_is_said_to_the_candidate_with_longer_minutes() -> None:
    given = Accommodations(time_factor=1.5, thinking_pauses=2, high_contrast=True)
    read = text(introduction_page(replace(TOLD, accommodations=given, minutes=75.0)))
    assert "1.5 times the usual time" in read
    assert "2 thinking pauses in all, each of at most 3 min" in read
    assert "Shown with high contrast." in read
    assert "a floor that runs, 22.5 min" in read
    assert "Graders and the panel never see this." in read
    assert "no pause but those set for you" in read


def test_a_practice_form_says_so_first_and_last() -> None:
    practice = a_desk_test(practice=True)
    assert (
        introduction_page(replace(TOLD, test=practice)).sections[0].paragraphs[0].startswith("This is a pr")
    )
    assert "Nobody grades what was done for practice" in text(end_page(practice, Path("/tmp/K7.result")))
    assert "Send this file" in text(end_page(TOLD.test, Path("/tmp/K7.result")))


def test_the_page_before_an_exercise_has_notes_instructions_minutes_and_tasks() -> None:
    page = before_page(TOLD.test.exercises[1], number=2, count=4, time_factor=1.25, notes=("Time was up.",))
    assert page.title == "Exercise 2 of 4: A day in figures"
    assert page.sections[0].paragraphs == ("Time was up.",)
    read = text(page)
    assert "12.5 min from when you start; the usual time is 10 min." in read
    assert "Reads interval reports (O*NET)." in read


def test_the_time_left_changes_sign_and_role_and_is_said_at_five_minutes_and_at_one() -> None:
    assert remaining_span(760.4) == ("▶ 12:40 left", Role.GOOD)
    assert remaining_span(299.0) == ("◆ 4:59 left", Role.WARN)
    assert remaining_span(59.5) == ("! 0:59 left", Role.BAD)
    assert time_told(301.0, 299.8) == "5 minutes left in this exercise."
    assert time_told(61.0, 60.0) == "1 minute left in this exercise."
    assert time_told(400.0, 30.0) == "1 minute left in this exercise."
    assert time_told(299.0, 200.0) is None
    assert time_told(2.0, -1.0) is None


def test_a_gap_says_how_long_and_that_it_counted() -> None:
    assert "was not running for 3:20 min" in gap_words(Gap("email", 200.0))
    assert "counted" in gap_words(Gap("email", 200.0))
