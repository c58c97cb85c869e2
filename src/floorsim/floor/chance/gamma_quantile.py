"""The inverse of the gamma distribution function: solved for a few uniforms, read from a table for many."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import numpy as np

from floorsim.floor.chance.inverse_transforms import normal_quantile, normal_quantile_one
from floorsim.floor.chance.random_streams import FloatArray, steadied, steadied_one

LEAST_GAMMA_SHAPE: Final = 0.01
"""A coefficient of variation of 10."""
_NEARLY_NORMAL: Final = 1e5
"""Above this shape (a coefficient of variation below .003) the cube alone serves: it errs by 1e-7 at most."""

_TABLE_EDGE: Final = 8.3
"""Normal score of the outermost knots; the largest uniform below 1 lies at 8.21."""
_TABLE_KNOTS: Final = 333
"""Knots 1/20 apart: cubic interpolation then errs by less than the rounding of :func:`steadied`."""
_NEWTON_STEPS: Final = 100
_NEWTON_TOLERANCE: Final = 1e-11
_LONGEST_MOVE: Final = 2.0
"""Longest Newton move, in normal scores, so that a poor guess cannot overshoot for good."""
_SERIES_TERMS: Final = 20_000
_SERIES_TOLERANCE: Final = 1e-16
_LOG_ROOT_TWO_PI: Final = 0.5 * math.log(2.0 * math.pi)


def gamma_quantile(shape: float, u: FloatArray) -> FloatArray:
    """Values of the gamma law with this shape and scale 1 for uniforms, to about eight digits.

    Interpolated in a table of the logarithm against the normal score, where the curve is smooth for every
    shape, into both tails. Raises ValueError for a shape below ``LEAST_GAMMA_SHAPE``.
    """
    if shape > _NEARLY_NORMAL:
        return gamma_quantile_solved(shape, u)
    knots, logs, slopes = _table(shape)
    step = knots[1] - knots[0]
    place = (np.clip(normal_quantile(u), -_TABLE_EDGE, _TABLE_EDGE) - knots[0]) / step
    left = np.minimum(place.astype(np.int64), _TABLE_KNOTS - 2)
    t = place - left
    rest = 1.0 - t
    from_left = rest * rest * ((1.0 + 2.0 * t) * logs[left] + t * step * slopes[left])
    from_right = t * t * ((3.0 - 2.0 * t) * logs[left + 1] - rest * step * slopes[left + 1])
    return steadied(np.exp(from_left + from_right))


def gamma_quantile_one(shape: float, u: float) -> float:
    """:func:`gamma_quantile` for a single uniform, from the same table."""
    if shape > _NEARLY_NORMAL:
        return float(gamma_quantile_solved(shape, np.array([u]))[0])
    knots, logs, slopes = _table(shape)
    step = knots.item(1) - knots.item(0)
    place = (min(max(normal_quantile_one(u), -_TABLE_EDGE), _TABLE_EDGE) - knots.item(0)) / step
    left = min(int(place), _TABLE_KNOTS - 2)
    t = place - left
    rest = 1.0 - t
    from_left = rest * rest * ((1.0 + 2.0 * t) * logs.item(left) + t * step * slopes.item(left))
    from_right = t * t * ((3.0 - 2.0 * t) * logs.item(left + 1) - rest * step * slopes.item(left + 1))
    return steadied_one(math.exp(from_left + from_right))


def gamma_quantile_solved(shape: float, u: FloatArray) -> FloatArray:
    """As :func:`gamma_quantile`, solved anew for each uniform: cheaper for a handful of values."""
    logs, _ = _solved(shape, np.clip(normal_quantile(u), -_TABLE_EDGE, _TABLE_EDGE))
    return steadied(np.exp(logs))


@lru_cache(maxsize=256)
def _table(shape: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Normal scores, the logarithm of the gamma quantile at each, and its slope."""
    knots = np.linspace(-_TABLE_EDGE, _TABLE_EDGE, _TABLE_KNOTS)
    logs, slopes = _solved(shape, knots)
    return knots, logs, slopes


def _solved(shape: float, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Logarithms of the gamma values at these normal scores, and their slopes, by Newton's method."""
    if not LEAST_GAMMA_SHAPE <= shape < math.inf:
        raise ValueError(f"a gamma law's shape is {shape:g}; it must be {LEAST_GAMMA_SHAPE:g} or more")
    slopes = np.ones_like(scores)
    if shape > _NEARLY_NORMAL:
        cube: FloatArray = math.log(shape) + 3.0 * np.log(_cube_root(shape, scores))
        return cube, slopes
    logs = _first_guess(shape, scores)
    for _ in range(_NEWTON_STEPS):
        reached, slopes = _score_and_slope(shape, logs)
        move = np.clip(scores - reached, -_LONGEST_MOVE, _LONGEST_MOVE) * slopes
        logs = logs + move
        if np.all(np.abs(move) <= _NEWTON_TOLERANCE * np.maximum(1.0, np.abs(logs))):
            break
    return logs, slopes


def _first_guess(shape: float, scores: FloatArray) -> FloatArray:
    """The lower tail's power law, which is never too large, or Wilson and Hilferty's cube (PNAS 17, 1931)."""
    lower_tail = np.array([0.5 * math.erfc(-score / math.sqrt(2.0)) for score in scores.tolist()])
    power_law = (np.log(lower_tail) + math.lgamma(shape + 1.0)) / shape
    root = _cube_root(shape, scores)
    cube = math.log(shape) + 3.0 * np.log(np.maximum(root, 1e-3))
    guess: FloatArray = np.where(root > 1e-3, np.maximum(power_law, cube), power_law)
    return guess


def _cube_root(shape: float, scores: FloatArray) -> FloatArray:
    """The cube root of gamma values over their shape, nearly normal."""
    root: FloatArray = 1.0 - 1.0 / (9.0 * shape) + scores / (3.0 * math.sqrt(shape))
    return root


def _score_and_slope(shape: float, logs: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The normal score of exp(logs), and how fast the logarithm moves with the score."""
    x = np.exp(logs)
    log_lead = shape * logs - x - math.lgamma(shape)
    low = x < shape + 1.0
    scores = np.empty_like(logs)
    scores[low] = normal_quantile(_lower_tail(shape, x[low], log_lead[low]))
    scores[~low] = -normal_quantile(_upper_tail(shape, x[~low], log_lead[~low]))
    log_slope = -0.5 * scores * scores - _LOG_ROOT_TWO_PI - log_lead
    return scores, np.exp(np.clip(log_slope, -700.0, 700.0))


def _lower_tail(shape: float, x: FloatArray, log_lead: FloatArray) -> FloatArray:
    """P(X <= x) by its series (DLMF 8.11.4); ``log_lead`` is log(x**shape * exp(-x) / Gamma(shape))."""
    term = np.full_like(x, 1.0 / shape)
    total = term.copy()
    for n in range(1, _SERIES_TERMS):
        term = term * x / (shape + n)
        total += term
        if np.all(term <= _SERIES_TOLERANCE * total):
            break
    return np.exp(log_lead) * total


def _upper_tail(shape: float, x: FloatArray, log_lead: FloatArray) -> FloatArray:
    """P(X > x) by its continued fraction (DLMF 8.9.2), evaluated forwards by Lentz's method."""
    b = x + 1.0 - shape
    c = np.full_like(x, 1e300)
    d = 1.0 / b
    total = d.copy()
    for n in range(1, _SERIES_TERMS):
        a = -n * (n - shape)
        b = b + 2.0
        d = 1.0 / (a * d + b)
        c = b + a / c
        change = c * d
        total *= change
        if np.all(np.abs(change - 1.0) <= _SERIES_TOLERANCE * 4):
            break
    return np.exp(log_lead) * total
