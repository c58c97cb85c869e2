"""The calibrated yardstick: marks that agree with the truth, a mean that is the true one; drift; flags."""

from __future__ import annotations

from statistics import fmean

import pytest

from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.calibrated import calibrated, points_of
from floorsim.floor.quality.flags import flags
from floorsim.floor.quality.yardstick import (
    CLEAR_ITEMS,
    OFF_WITHIN,
    disputed,
    drift_of,
    focus,
    known_yardstick,
    noise_factor,
)
from floorsim.floor.records import ScoredRecord
from tests.floor.quality.test_review_book import eight_hours, to_the_end, truth

WEIGHTS = [5.0, 20.0, 20.0, 20.0, 25.0, 10.0]


def own(at_s: float, points: float, right: float) -> ScoredRecord:
    return ScoredRecord(at_s, 0, 0, "random", ("met",) * 6, points, right)


def test_marks_agree_with_the_truth_and_their_mean_is_the_true_one() -> None:
    floor = to_the_end(eight_hours(count=12))
    done = [one for one in floor.ledger.finished if one.agent >= 0]
    scores, true = calibrated(done, floor.compiled, floor.book), truth(floor)
    partly = 0
    for contact, score in zip(done, scores, strict=True):
        for mark, missed in zip(score.marks, true[contact.id][1], strict=True):
            assert mark != ("met" if missed else "missed")
            partly += mark == "partly"
        assert score.marks[STEPS.index("verification")] != "partly"
    assert partly > 50
    means = fmean(score.points for score in scores), fmean(true[one.id][0] for one in done)
    assert means[0] == pytest.approx(means[1], abs=0.5)


def test_half_a_step_gives_half_its_points_and_what_does_not_apply_is_left_out() -> None:
    assert points_of(["met"] * 6, WEIGHTS) == 100.0
    assert points_of(["met", "met", "partly", "met", "met", "missed"], WEIGHTS) == 80.0
    assert points_of(["not_applicable", "met", "met", "missed", "met", "met"], WEIGHTS) == pytest.approx(
        100 * 75 / 95
    )
    assert points_of(["not_applicable"] * 6, WEIGHTS) == 0.0


def test_the_own_yardstick_is_known_by_the_latest_scores() -> None:
    assert known_yardstick([own(1, 90, 90), own(2, 80, 80)], 0) is None
    close = [own(place, 90, 90 - OFF_WITHIN / 2) for place in range(3)]
    assert known_yardstick(close, 0) is True
    mild = [own(place, 100, 85) for place in range(3)]
    assert known_yardstick(mild, 0) is False
    assert known_yardstick([*mild, *(own(10 + place, 90, 90) for place in range(5))], 0) is True
    assert known_yardstick(mild, 5.0) is None
    drift = drift_of([own(1, 100, 90), own(2, 80, 84)])
    assert drift is not None
    assert list(drift) == pytest.approx([2, 3.0, 7.0])


def test_a_long_rubric_is_disputed_errs_more_and_blurs_coaching() -> None:
    assert (focus(6), focus(CLEAR_ITEMS), focus(2 * CLEAR_ITEMS)) == (1.0, 1.0, 0.5)
    assert noise_factor(CLEAR_ITEMS) == 1.0
    assert noise_factor(4 * CLEAR_ITEMS) == 2.0
    assert disputed(36) == pytest.approx(0.22)


def test_about_half_of_the_flags_are_wrong_at_usual_skill() -> None:
    floor = to_the_end(eight_hours(count=40))
    done = [one for one in floor.ledger.finished if one.agent >= 0]
    found = flags(done, floor.compiled, floor.book)
    assert len(found) > 100
    assert 0.3 < fmean(flag.right for flag in found) < 0.7
    assert found == flags(done, floor.compiled, floor.book)
