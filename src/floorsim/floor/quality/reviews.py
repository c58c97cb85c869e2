"""Quality reviews: a few contacts, seen by people who err and differ, and how far to trust their mean."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf, sqrt
from typing import Final

import numpy as np

from floorsim.floor.chance.inverse_transforms import normal_quantile
from floorsim.floor.chance.random_streams import FloatArray, steadied
from floorsim.floor.quality.rubric import FULL_SCORE

CALIBRATION: Final = 0.5
"""Factor on a reviewer's bias after one calibration session (D)."""
BLIND_CALIBRATION: Final = 0.35
"""The same when each scored alone before talking (D: nobody can follow the loudest)."""
CALIBRATED_WITHIN: Final = 3.0
"""Yardsticks count as calibrated while reviewers' biases spread by no more than this, in points (D)."""

# Student's t, 97.5% points, for 1 to 30 degrees of freedom.
_T_975: Final = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
_Z_975: Final = 1.959964


def sampling_turns(u: FloatArray, weights: FloatArray) -> FloatArray:
    """Which of several contacts gets reviewed: the one with the least turn, then the one with the next.

    `u` holds one uniform per contact. Taken in order of turns, each next contact is drawn with a chance in
    proportion to its weight (Efraimidis and Spirakis 2006); one of weight 0 never gets its turn (infinity).
    """
    possible = weights > 0
    turns = np.full(len(u), inf)
    turns[possible] = steadied(-np.log(u[possible]) / weights[possible])
    return turns


def reviewer_biases(u: FloatArray, sd: float) -> FloatArray:
    """How many points too high each reviewer scores, before calibration: normal with this SD.

    At an SD of 5 five reviewers differ by 12 points on average; practitioners report 10 to 20.
    """
    return sd * normal_quantile(u)


def bias_left(sessions: Iterable[bool]) -> float:
    """Part of reviewers' biases that is left after calibration sessions; each says whether it was blind."""
    left = 1.0
    for blind in sessions:
        left *= BLIND_CALIBRATION if blind else CALIBRATION
    return left


def review_scores(
    score: FloatArray, bias: FloatArray, u: FloatArray, noise_sd: float | FloatArray
) -> FloatArray:
    """What reviewers write down for contacts with these true scores: whole points, 0-100.

    Nobody can write more than 100, so near-perfect work comes out a few points low on average.
    """
    return np.clip(np.rint(score + bias + noise_sd * normal_quantile(u)), 0.0, FULL_SCORE)


def misjudged_chance(noise_sd: float) -> float:
    """Chance that a reviewer takes a step for met that was not, or the other way round.

    As large as it takes for six steps of equal weight to spread the score by `noise_sd` points, if nothing
    else did; at most one half.
    """
    spread = 6.0 * (noise_sd / FULL_SCORE) ** 2
    return (1.0 - sqrt(max(0.0, 1.0 - 4.0 * spread))) / 2.0


def half_width(n: int, sd: float) -> float:
    """Half the width of the 95% interval around the mean of `n` reviews with this standard deviation.

    Student's t: five reviews with SD 10 give 12 points. Infinite under two reviews.
    """
    if n < 2:
        return inf
    return student_975(n - 1) * sd / sqrt(n)


def normal_975() -> float:
    """97.5% point of the normal distribution."""
    return _Z_975


def student_975(df: int) -> float:
    """97.5% point of Student's t: a table, then its expansion (Abramowitz and Stegun 26.7.5)."""
    if df <= len(_T_975):
        return _T_975[df - 1]
    z = _Z_975
    return z + (z**3 + z) / (4 * df) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
