"""Machine marks: what counts, how much, and what is only shown."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desktest.marking.coaching import mark_coaching
from floorsim.desktest.marking.dashboard import mark_dashboard
from floorsim.desktest.marking.floor import mark_floor
from floorsim.desktest.marking.lint import lint
from floorsim.desktest.package.exercises import (
    Coaching,
    CoachingAnswer,
    Dashboard,
    DashboardAnswer,
    Email,
    EmailAnswer,
)
from floorsim.run.run import Run
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from tests.desktest.written_tests import BEST_SAID, desk_test, small_floor

FLOOR, BOARD, COACH, MAIL = desk_test()["exercises"]
DASHBOARD, COACHING, EMAIL = (
    Dashboard.model_validate(BOARD),
    Coaching.model_validate(COACH),
    Email.model_validate(MAIL),
)


def answer(*findings: str, **options: str) -> DashboardAnswer:
    chosen: dict[str, Any] = {name: {"id": id} for name, id in options.items()}
    return DashboardAnswer.model_validate({"findings": [{"id": id} for id in findings], **chosen})


def test_the_three_planted_findings_and_the_best_options_are_everything() -> None:
    whole = mark_dashboard(DASHBOARD, answer("f5", "f1", "f3", cause="o1", action="o2", check="o3"))
    assert whole.points == 100.0
    assert [part.got for part in whole.parts] == [2.0] * 6
    assert mark_dashboard(DASHBOARD, answer()).points == 0.0


def test_a_finding_counts_once_and_a_false_lead_is_told_for_nothing() -> None:
    marked = mark_dashboard(DASHBOARD, answer("f1", "f1", "f2", cause="o2"))
    assert marked.points == pytest.approx(100 * (2 + 1) / 12)
    assert ("A false lead", 0.0, 0.0) in [part[:3] for part in marked.parts]
    assert any(part.why == "Not found: Reading number 3. It is artefact." for part in marked.parts)


def test_what_is_not_offered_is_an_error_and_no_points() -> None:
    with pytest.raises(KeyError):
        mark_dashboard(DASHBOARD, answer("f9"))


def test_a_conversation_said_well_has_every_mark_and_ends_in_agreement() -> None:
    marked = mark_coaching(COACHING, CoachingAnswer(said=tuple(BEST_SAID)))
    got = {part.label: (part.got, part.of) for part in marked.parts}
    assert got["How it ended"] == (4.0, 4.0)
    assert got["Says why you talk"] == (1.0, 1.0)
    assert next(part.why for part in marked.parts if part.label == "One contact of late").startswith(
        "“Here's"
    )
    assert marked.points > 90


def test_one_that_was_still_going_on_is_out_of_time_and_keeps_what_it_had() -> None:
    marked = mark_coaching(COACHING, CoachingAnswer(said=("january",)))
    got = {part.label: part.got for part in marked.parts}
    assert (got["Says why you talk"], got["Asks before advising"], got["One goal"]) == (1.0, 1.0, 0.0)
    assert got["How it ended"] == pytest.approx(0.8)
    with pytest.raises(ValueError, match="tuesday can't be said now"):
        mark_coaching(COACHING, CoachingAnswer(said=("tuesday",)))


def test_a_floor_has_its_scorecards_total() -> None:
    run = Run(small_floor(), 7)
    run.advance(run.end_s)
    card = score(Evidence(run.compiled, run.ledger))
    marked = mark_floor("floor", run)
    assert marked.points == card.overall
    assert [part.got for part in marked.parts] == [one.value for one in card.scores]


def test_an_email_is_linted_and_gets_no_points() -> None:
    good = EmailAnswer(subject="The outage", body="By 10:00 we had lost 44 calls.")
    assert lint(EMAIL, good) == ()
    poor = EmailAnswer(body="It was Marta\nOkoro's fault, " + "really " * 90)
    assert [(one.about, one.text) for one in lint(EMAIL, poor)] == [
        ("subject", "There is no subject."),
        ("length", "95 words; 90 are the most."),
        ("figures", "0 figures; at least 2 are asked for."),
        ("personal", "“Marta Okoro” is about a person and has no place in it."),
        ("blame", "“fault” lays blame."),
    ]
    assert [one.text for one in lint(EMAIL, EmailAnswer(subject="Fault"))] == ["The e-mail is empty."]
    defaulted = EmailAnswer(subject="s", body="By 10:00 the default settings lost 44 calls.")
    assert lint(EMAIL, defaulted) == ()
