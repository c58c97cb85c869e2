"""Sampled reviews: noise, bias, and how little five of them say."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from floorsim.floor.quality.reviews import (
    bias_left,
    half_width,
    misjudged_chance,
    review_scores,
    reviewer_biases,
    sampling_turns,
)

RANDOM = np.random.Generator(np.random.PCG64(11))


def test_five_reviews_with_a_spread_of_ten_say_twelve_points_either_way() -> None:
    assert half_width(5, 10.0) == pytest.approx(12, abs=0.5)


@pytest.mark.parametrize("n", [2, 5, 10, 31, 32, 60, 400])
def test_the_half_width_is_students(n: int) -> None:
    exact = scipy.stats.t.ppf(0.975, n - 1) * 10 / math.sqrt(n)
    assert half_width(n, 10.0) == pytest.approx(exact, rel=5e-4)


def test_a_single_review_says_nothing_about_the_mean() -> None:
    assert half_width(1, 10.0) == half_width(0, 10.0) == math.inf


def test_reviews_scatter_around_the_truth_plus_the_reviewers_bias() -> None:
    n = 40_000
    seen = review_scores(np.full(n, 60.0), np.full(n, 4.0), RANDOM.random(n), 10.0)
    assert seen.mean() == pytest.approx(64, abs=0.3)
    assert seen.std() == pytest.approx(10, abs=0.2)
    assert (seen == np.rint(seen)).all()


def test_no_review_is_below_nothing_or_above_a_hundred() -> None:
    seen = review_scores(np.array([0.0, 100.0]), np.array([-20.0, 20.0]), np.array([0.01, 0.99]), 30.0)
    assert seen.tolist() == [0, 100]


def test_five_uncalibrated_reviewers_differ_by_ten_to_twenty_points_as_in_practice() -> None:
    teams = reviewer_biases(RANDOM.random(5 * 4000), 5.0).reshape(-1, 5)
    assert 10 < np.ptp(teams, axis=1).mean() < 20


def test_calibration_halves_the_differences_and_blind_calibration_does_better() -> None:
    assert bias_left([]) == 1.0
    assert bias_left([False]) == 0.5
    assert bias_left([True]) < bias_left([False])
    assert bias_left([False, True]) == pytest.approx(bias_left([False]) * bias_left([True]))


def test_misjudged_steps_spread_the_points_as_far_as_reviewers_do() -> None:
    chance = misjudged_chance(10.0)
    misjudged = RANDOM.random((40_000, 6)) < chance
    assert (misjudged * 100 / 6).sum(axis=1).std() == pytest.approx(10.0, rel=0.05)


def test_reviewers_without_noise_misjudge_nothing_and_none_are_worse_than_a_coin() -> None:
    assert misjudged_chance(0.0) == 0.0
    assert misjudged_chance(30.0) == 0.5


def test_each_contact_is_sampled_as_often_as_its_weight_says() -> None:
    weights = np.array([0.0, 1.0, 3.0])
    first = [int(np.argmin(sampling_turns(RANDOM.random(3), weights))) for _ in range(8000)]
    assert np.bincount(first, minlength=3) / 8000 == pytest.approx([0, 0.25, 0.75], abs=0.02)


def test_a_contact_without_weight_never_gets_its_turn() -> None:
    turns = sampling_turns(RANDOM.random(3), np.array([0.0, 1.0, 0.0]))
    assert np.isfinite(turns).tolist() == [False, True, False]
