"""What comes of the grades of two people, and of a third; and how far it may be off."""

from __future__ import annotations

from floorsim.desktest.grading.grades import GivenGrade, GradedAnswer


def answer(*grades: int, third: int | None = None) -> GradedAnswer:
    given = [(grade, False) for grade in grades] + ([] if third is None else [(third, True)])
    given = [(grade, False) for grade in grades] + ([] if third is None else [(third, True)])
    return GradedAnswer(
        tuple(GivenGrade(f"g{place}", one, (), "Why.", last) for place, (one, last) in enumerate(given))
    )


def test_two_grades_close_together_make_their_mean() -> None:
    assert answer(3, 4).final == 3.5
    assert answer(3, 3).state == "final"


def test_two_points_apart_waits_for_a_third_person() -> None:
    assert (answer(2, 4).state, answer(2, 4).final) == ("needs_third", None)


def test_with_a_third_person_all_three_count_alike() -> None:
    assert answer(1, 4, third=4).final == 3.0
    assert answer(1, 4, third=4).adjudicated


def test_one_grade_is_not_enough() -> None:
    assert (answer(5).state, answer(5).final, answer().state) == ("open", None, "open")
