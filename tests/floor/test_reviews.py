"""Sampled reviews: noise, bias, and how little five of them say."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from floorsim.floor.reviews import calibrated, half_width, review_scores, reviewer_biases, sample_contacts

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
    biases = np.array([-8.0, 0.0, 6.0])
    assert calibrated(biases).tolist() == [-4, 0, 3]
    assert np.abs(calibrated(biases, blind=True)).sum() < np.abs(calibrated(biases)).sum()


def test_a_random_sample_takes_each_contact_equally_often_and_none_twice() -> None:
    taken = np.zeros(6)
    for _ in range(6000):
        sample = sample_contacts(RANDOM.random(6), 2)
        assert len(set(sample.tolist())) == 2
        taken[sample] += 1
    assert taken / 6000 == pytest.approx([1 / 3] * 6, abs=0.03)


def test_weights_steer_the_sample_and_zero_keeps_a_contact_out() -> None:
    weights = np.array([0.0, 1.0, 3.0])
    first = [int(sample_contacts(RANDOM.random(3), 1, weights)[0]) for _ in range(8000)]
    assert np.bincount(first, minlength=3) / 8000 == pytest.approx([0, 0.25, 0.75], abs=0.02)


def test_a_sample_is_no_larger_than_what_there_is() -> None:
    assert len(sample_contacts(RANDOM.random(3), 10)) == 3
    assert len(sample_contacts(RANDOM.random(3), 10, np.array([0.0, 1.0, 1.0]))) == 2
    assert len(sample_contacts(RANDOM.random(0), 5)) == 0
