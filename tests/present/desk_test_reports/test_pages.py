"""What the three reports of a desk test say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from floorsim.desktest.grading.calibration import Calibration, Compared, Drift
from floorsim.desktest.reporting.floor_evidence import Floor, did_most, floors_of
from floorsim.desktest.reporting.groups import Groups
from floorsim.desktest.reporting.precision import EXERCISE_VARIANCE, GradeError, Precision
from floorsim.desktest.reporting.programme_figures import programme_figures
from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.present.desk_test_reports.candidate import candidate_page
from floorsim.present.desk_test_reports.page import (
    Facts,
    Grid,
    Page,
    Paragraph,
    Part,
    Points,
    ToWrite,
    Words,
)
from floorsim.present.desk_test_reports.panel import panel_page
from floorsim.present.desk_test_reports.programme import programme_page
from floorsim.run.run import Taken
from tests.desk.desks import NINE
from tests.desktest.cohorts import a_cohort, an_attempt, ungraded

ON = date(2026, 6, 1)
PRECISION = Precision({"mail": GradeError(0.4, "answers")}, EXERCISE_VARIANCE, 12)


@pytest.fixture(scope="module")
def floors() -> dict[str, Floor]:
    """The floor that everybody of the made-up programme played, decision by decision."""
    return floors_of(an_attempt(0), measure=True)


def texts(parts: Sequence[Part]) -> Iterator[str]:
    """Every text of some parts, in order."""
    for part in parts:
        yield part.heading
        for block in part.blocks:
            match block:
                case Paragraph(text, _):
                    yield text
                case Points(about, items):
                    yield from (about, *items)
                case Facts(pairs):
                    yield from (f"{name}: {value}" for name, value in pairs)
                case Grid(caption, heads, rows):
                    yield from (caption, " | ".join(heads), *(" | ".join(row) for row in rows))
                case Words(about, text):
                    yield from (about, text)
                case ToWrite(about, _):
                    yield about
        yield from texts(part.parts)


def told(page: Page) -> str:
    return "\n".join([*page.facts, *(one.text for one in page.says), *texts(page.parts)])


def own(number: int, floors: dict[str, Floor]) -> str:
    return told(candidate_page(an_attempt(number), PRECISION, floors))


def test_a_candidate_reads_what_was_done_and_what_was_found(floors: dict[str, Floor]) -> None:
    text = own(2, floors)
    assert "You took 4 of 4 exercises." in text
    assert "Finding 2 | Reading number 3. | Because of f3." in text
    assert "Action | – | " in text
    assert "Email, 10 words: =The outage" in text
    assert "Agreed, candidate 2." in text
    assert "The real problem | 2 of 2 | It is there." in text
    assert "Shows the third (1 of 2 graders)" in text
    assert "Your time ran out" in text
    assert "The program was not running for 42 s" in text
    assert "Write before 31 October 2026: answers are deleted 180 days after the test." in text


def test_what_the_decisions_did_is_told_with_its_measure(floors: dict[str, Floor]) -> None:
    [decision] = floors["floor"]
    assert decision.effect is not None
    sign = "added" if decision.effect > 0 else "cost"
    assert f"At 09:01 {decision.says} {sign} {abs(decision.effect):.1f} points of the total." in own(
        2, floors
    )
    assert did_most(floors_of(an_attempt(0), measure=False)["floor"]) == ()


def test_decisions_under_another_model_are_told_as_the_log_has_them() -> None:
    attempt = an_attempt(0)
    gone = Taken(1, NINE + 60, "a_kind_that_is_gone", {"agents": ["eve"]})
    floor = replace(attempt.exercises[0], decisions=(gone,))
    older = replace(attempt, model_version=6, exercises=(floor, *attempt.exercises[1:]))
    text = told(panel_page([older], PRECISION, {older.candidate: floors_of(older, measure=True)}, ON))
    assert "09:01:00 | A_kind_that_is_gone: agents ['eve']" in text


def test_a_candidates_band_is_told_in_words_with_the_rubrics_own(floors: dict[str, Floor]) -> None:
    text = own(10, floors)
    assert "The mean of 2 graders is 2.0 of 5" in text
    assert "nine times out of ten their mean would be between 1.3 and 2.7. All of that is below 3," in text
    assert "“Half of it.”" in text


def test_two_candidates_read_different_pages(floors: dict[str, Floor]) -> None:
    """Of the sentences about an exercise that two candidates share, none speaks of what they did."""
    apart = set(own(0, floors).split("\n")) ^ set(own(10, floors).split("\n"))
    assert len(apart) > 25


def test_no_candidate_reads_who_graded_or_what_a_grader_wrote(floors: dict[str, Floor]) -> None:
    text = own(8, floors)
    assert not {"anna", "bert", "cora"} & set(text.split())
    assert "Shows 2 of five." not in text


@pytest.mark.parametrize("graders", [0, 1])
def test_missing_grades_are_told_and_nothing_fails(floors: dict[str, Floor], graders: int) -> None:
    attempt = ungraded(an_attempt(2), "coach", graders)
    why = ("no grade yet", "one of two grades so far")[graders]
    for page in (
        candidate_page(attempt, PRECISION, floors),
        panel_page([attempt], PRECISION, {}, ON),
    ):
        assert why in told(page)
    assert f"Without a final grade: The coach ({why})." in told(candidate_page(attempt, PRECISION, {}))


def test_why_a_grade_is_missing_is_told_to_its_end() -> None:
    attempt = an_attempt(8)
    board = attempt.exercises[1].exercise.model_copy(update={"title": "The board of a long Monday"})
    coach = attempt.exercises[2].exercise.model_copy(update={"title": "A talk with somebody who is tired"})
    renamed = [
        replace(one, exercise=new) for one, new in zip(attempt.exercises[1:3], (board, coach), strict=True)
    ]
    waiting = ungraded(replace(attempt, exercises=(attempt.exercises[0], *renamed)), "coach", graders=2)
    assert (
        "Without a final grade: A talk with somebody who is tired (a third grade is needed, as the two are "
        "far apart). So there is no mean yet."
    ) in told(candidate_page(waiting, PRECISION, {}))


def test_what_was_never_begun_or_withdrawn_is_told() -> None:
    attempt = an_attempt(1)
    last = replace(attempt.exercises[-1], begun=False, graded=None, answer={})
    left = replace(attempt, exercises=(*attempt.exercises[:-1], last), withdrawn=True)
    text = told(candidate_page(left, PRECISION, {}))
    assert "You took 3 of 4 exercises." in text
    assert "You withdrew" in text
    assert "You did not begin this exercise." in text
    assert left.missing == ()
    assert "Not taken: The mail." in told(panel_page([left], PRECISION, {}, ON))


@pytest.fixture(scope="module")
def panel(floors: dict[str, Floor]) -> str:
    shown = [an_attempt(number) for number in (8, 3, 2)]
    return told(panel_page(shown, PRECISION, {"c-02": floors}, ON))


def test_the_panel_reads_candidates_by_id_and_no_verdict(panel: str) -> None:
    assert [panel.index(f"Candidate c-0{number}\n") for number in (2, 3, 8)] == sorted(
        panel.index(f"Candidate c-0{number}\n") for number in (2, 3, 8)
    )
    assert "A named person decides about each candidate and writes down the reasons." in panel
    assert "Decision on c-08" in panel
    for word in ("hire", "reject", "rank 1", "recommended", "pass", "fail"):
        assert f" {word} " not in panel.lower()


def test_the_panel_reads_both_grades_how_far_apart_and_machine_marks_beside(panel: str) -> None:
    assert "The coach | 2 | 4 | 2 | 3 | 3.0 ± 0.5 | 2.2 to 3.8 | around | 32" in panel
    assert "Third grader, 3: Shows 3 of five." in panel


def test_the_panel_reads_evidence_by_competency_with_its_time(panel: str) -> None:
    assert "09:01:00 moving Eve to Voice until 10:00" in panel
    assert "Coaching and quality | The board and The coach | 4.2 ± 0.5 | 3.4 to 5.0 | above" in panel
    assert "The clock went back by 40 s between lines 12 and 13." in panel
    assert "42 s in The mail" in panel
    assert "floorsim 0.9, model version 7" in panel
    assert "sha256:bbbbbbbb" in panel


def programme(
    cohort: Sequence[TakenTest], groups: Groups = MappingProxyType({}), cuts: Sequence[float] = ()
) -> str:
    figures = programme_figures(cohort, {}, PRECISION, groups, cuts)
    return told(programme_page(figures, ["Form A, package sha256:a"], ON))


def test_a_programme_says_how_few_it_rests_on() -> None:
    cohort = a_cohort()
    cohort[4] = ungraded(cohort[4], "mail", 1)
    text = programme(cohort)
    assert "All grades are there for 11 of 12 candidates." in text
    assert "c-04, The mail: one of two grades so far" in text
    assert "Cronbach's alpha: 0.97, 95% interval" in text
    assert "A | 5 | " in text
    assert "four fifths" not in text


def test_a_grader_who_moved_away_from_the_authors_is_told() -> None:
    passed = Calibration(1, (Compared("one", 4, 4), Compared("two", 3, 2)))
    again = tuple((after, Compared(str(after), 2, 4 - after % 2)) for after in (4, 8, 11))
    drift = [Drift("g1", "The mail (mine-a)", "mine-a/mail", "mail", passed, again)]
    figures = programme_figures(a_cohort(), {}, PRECISION, drift=drift)
    text = told(programme_page(figures, ["Form A, package sha256:a"], ON))
    assert "g1 | mine-a/mail | yes, round 1 | 0.5 | 3 | −1.7 | −2 −2 −1" in text
    assert "Bias is their mean difference from the authors' grades, below 0 stricter" in text
    assert "g1 has moved away from the authors in The mail (mine-a); talk before more is graded." in text


def test_groups_are_told_with_their_limits() -> None:
    cohort = a_cohort()
    ages = {one.candidate: "under 40" if number % 2 else "40 or over" for number, one in enumerate(cohort)}
    text = programme(cohort, {"age": ages}, (2.7,))
    assert "age, at a mean grade of 2.7 or more" in text
    assert "40 or over (highest) | 6 | 4 | 67% | 1.00 | – | " in text
    assert "floorsim selects nobody." in text
    assert "Under 30 people: 40 or over (6), under 40 (6)." in text
    assert "One person more or fewer at the cut, in either group, would put it on the other side." in text


def test_an_empty_programme_is_a_page_too() -> None:
    for text in (programme([]), told(panel_page([], PRECISION, {}, ON))):
        assert "No result has been received yet." in text
