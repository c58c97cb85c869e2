"""A profile is read from runs, answers and finished reviews."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from floorsim.debrief.summary import MomentSummary, ReviewSummary, summary_from, summary_of
from floorsim.play.profile import Attempt, answers_in, profile_of
from floorsim.scenario.competencies import competencies, competency_named, competency_of_code
from floorsim.scenario.library import shipped
from tests.debrief.test_reviewing import reviewed

DAY_1 = datetime(2026, 3, 2, 9, tzinfo=UTC)
CONTROL, PEOPLE = "real_time_control", "people"


def attempt(day: int, **more: object) -> Attempt:
    told: dict[str, object] = {
        "run_id": f"run-{day}",
        "scenario": "login-outage",
        "title": "Login outage",
        "at": DAY_1 + timedelta(days=day),
        "overall": 70.0,
        "hints": 0,
        "answers": {},
        "review": None,
        **more,
    }
    return Attempt(**told)  # type: ignore[arg-type]


REVIEW = ReviewSummary(
    20.0,
    {CONTROL: 6.0, PEOPLE: -1.0},
    {CONTROL: 2.0},
    (MomentSummary(34_260.0, ("option-2",), CONTROL, "Deflect before you staff."),
     MomentSummary(35_400.0, ("leave", "option-1"), PEOPLE, None)),
)  # fmt: skip


def test_a_competency_counts_the_worth_of_its_decisions_and_what_was_missed() -> None:
    profile = profile_of([attempt(1), attempt(0, review=REVIEW)], competencies())
    assert [one.run_id for one in profile.attempts] == ["run-0", "run-1"]
    (tally,) = profile.competencies[CONTROL].tallies
    assert (tally.worth, tally.missed, tally.part_of_lead) == (6.0, 2.0, 0.3)
    assert profile.competencies["process_and_root_cause"].tallies == ()


def test_moments_count_when_they_were_looked_at_and_a_passed_one_is_not_solved() -> None:
    answers = {"09:31:00": ("option-2", 5), "09:50:00": (None, None)}
    profile = profile_of([attempt(0, review=REVIEW, answers=answers)], competencies())
    assert (profile.competencies[CONTROL].solved, profile.competencies[CONTROL].moments) == (1, 1)
    assert (profile.competencies[PEOPLE].solved, profile.competencies[PEOPLE].moments) == (0, 1)


def test_confidence_is_held_against_what_was_right() -> None:
    answers: dict[str, tuple[str | None, int | None]] = {
        "09:31:00": ("option-2", 5),
        "09:50:00": ("option-9", 4),
    }
    sure = profile_of([attempt(0, review=REVIEW, answers=answers)], competencies()).confidence
    assert sure.n == 2
    assert sure.brier == pytest.approx((0.1**2 + 0.7**2) / 2)
    assert sure.levels == {4: (0, 1), 5: (1, 1)}


def test_without_answers_nothing_is_said_of_confidence() -> None:
    assert profile_of([attempt(0, review=REVIEW)], competencies()).confidence.brier is None


def test_damaged_notes_are_left_out() -> None:
    notes = {"moments": {"09:31:00": ["option-2", 5], "09:40": "x", "09:41": [1, 2]}}
    assert answers_in(notes) == {"09:31:00": ("option-2", 5)}
    assert answers_in({"moments": 3}) == {}


def test_the_summary_of_a_finished_review_reads_back() -> None:
    summary = summary_of(reviewed()[0])
    assert summary_from(summary.as_json()) == summary
    assert set(summary.worth) <= set(competencies())
    assert CONTROL in summary.worth
    assert summary_from({"lead": 3}) is None


def test_every_code_of_the_catalogue_belongs_to_one_competency() -> None:
    letters = [code for one in competencies().values() for code in one.codes]
    assert sorted(letters) == list("ABCDEFGH")
    assert competency_of_code("A1") == CONTROL
    assert competency_of_code("I2") is None


@pytest.mark.parametrize("scenario", shipped(), ids=lambda one: one.id)
def test_every_shipped_scenario_names_competencies_that_there_are(scenario: object) -> None:
    named = getattr(scenario, "competencies")  # noqa: B009
    assert named
    assert [words for words in named if competency_named(words) is None] == []
