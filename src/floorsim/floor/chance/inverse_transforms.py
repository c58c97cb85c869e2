"""Inverse distribution functions: one uniform becomes one value, the same in every version of numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Final

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.random_streams import FloatArray

_STANDARD_NORMAL: Final = NormalDist()
_LEAST_PROBABILITY: Final = 1e-300
_MOST_PROBABILITY: Final = 1.0 - 2.0**-53

LARGEST_POISSON_MEAN: Final = 1e7
"""Means that :func:`poisson_quantile` takes: several times the contacts that a whole run may expect."""


def _ratio_of(upper: Sequence[float], lower: Sequence[float]) -> FloatArray:
    """A ratio of two polynomials of one degree for :func:`_ratio`: a row per power, highest power first."""
    return np.array([upper, lower]).T[::-1, :, None]


# Coefficients of algorithm AS 241, routine PPND16 (Wichura, Applied Statistics 37, 1988), lowest power first.
_CENTRE: Final = _ratio_of(
    (
        3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3,
        1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
        3.3430575583588128105e4, 2.5090809287301226727e3,
    ),
    (
        1.0, 4.2313330701600911252e1, 6.871870074920579083e2,
        5.3941960214247511077e3, 2.1213794301586595867e4, 3.930789580009271061e4,
        2.8729085735721942674e4, 5.226495278852854561e3,
    ),
)  # fmt: skip
_MIDDLE: Final = _ratio_of(
    (
        1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055,
        3.64784832476320460504, 1.27045825245236838258, 2.4178072517745061177e-1,
        2.27238449892691845833e-2, 7.7454501427834140764e-4,
    ),
    (
        1.0, 2.05319162663775882187, 1.6763848301838038494,
        6.8976733498510000455e-1, 1.4810397642748007459e-1, 1.51986665636164571966e-2,
        5.475938084995344946e-4, 1.05075007164441684324e-9,
    ),
)  # fmt: skip
_TAIL: Final = _ratio_of(
    (
        6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358,
        2.9656057182850489123e-1, 2.6532189526576123093e-2, 1.2426609473880784386e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ),
    (
        1.0, 5.9983220655588793769e-1, 1.3692988092273580531e-1,
        1.48753612908506148525e-2, 7.868691311456132591e-4, 1.8463183175100546818e-5,
        1.4215117583164458887e-7, 2.04426310338993978564e-15,
    ),
)  # fmt: skip
_CENTRE_HALF_WIDTH: Final = 0.425
_TAIL_FROM: Final = 5.0


def opened(u: FloatArray) -> FloatArray:
    """Uniforms held strictly between 0 and 1, where every inverse distribution function is finite."""
    held: FloatArray = np.minimum(np.maximum(u, _LEAST_PROBABILITY), _MOST_PROBABILITY)
    return held


def opened_one(u: float) -> float:
    """:func:`opened` for a single uniform."""
    if u < _LEAST_PROBABILITY:
        return _LEAST_PROBABILITY
    return u if u < _MOST_PROBABILITY else _MOST_PROBABILITY


def normal_quantile(u: FloatArray) -> FloatArray:
    """Standard normal values for uniforms: algorithm AS 241 (Wichura 1988), relative error about 1e-16."""
    u = opened(u)
    centred = u - 0.5
    near = 0.180625 - centred * centred
    z = centred * _ratio(_CENTRE, near)
    outer = np.abs(centred) > _CENTRE_HALF_WIDTH
    if outer.any():
        side = centred[outer]
        depth = np.sqrt(-np.log(np.where(side < 0, u[outer], 1.0 - u[outer])))
        size = _ratio(_MIDDLE, depth - 1.6)
        far = depth > _TAIL_FROM
        if far.any():
            size[far] = _ratio(_TAIL, depth[far] - _TAIL_FROM)
        z[outer] = np.copysign(size, side)
    return z


def normal_quantile_one(u: float) -> float:
    """:func:`normal_quantile` for a single uniform; the standard library's is algorithm AS 241 too."""
    return _STANDARD_NORMAL.inv_cdf(opened_one(u))


def poisson_quantile(means: FloatArray, u: FloatArray) -> npt.NDArray[np.int64]:
    """Poisson counts for uniforms, one of each per mean, by summing the probabilities up to the uniform.

    Raises ValueError for a mean below 0, above ``LARGEST_POISSON_MEAN``, or not a number.
    """
    means, u = np.broadcast_arrays(np.asarray(means, dtype=np.float64), opened(u))
    flat_means, flat_u = means.ravel(), u.ravel()
    wrong = ~((flat_means >= 0) & (flat_means <= LARGEST_POISSON_MEAN))
    if wrong.any():
        raise ValueError(
            f"an expected count is {flat_means[wrong][0]:g}; it must be from 0 to {LARGEST_POISSON_MEAN:,.0f}"
        )
    counts = np.empty(flat_means.shape, dtype=np.int64)
    for begin, end in _batches(flat_means):
        counts[begin:end] = _poisson_batch(flat_means[begin:end], flat_u[begin:end])
    return counts.reshape(means.shape)


_BATCH_CELLS: Final = 1_000_000
"""Probabilities held at once while summing: 8 MB."""


def _reach(mean: float) -> int:
    """How far from the mode a Poisson probability still counts: beyond it less than 1e-17 is left."""
    return math.ceil(9.0 * math.sqrt(mean)) + 30


def _batches(means: FloatArray) -> list[tuple[int, int]]:
    if not means.size:
        return []
    size = max(1, _BATCH_CELLS // (2 * _reach(float(means.max()))))
    return [(begin, min(begin + size, means.size)) for begin in range(0, means.size, size)]


def _poisson_batch(means: FloatArray, u: FloatArray) -> npt.NDArray[np.int64]:
    reach = _reach(float(means.max()))
    mode = np.floor(means)[:, None]
    mean = np.where(means > 0, means, 1.0)[:, None]
    offset = np.arange(reach, dtype=np.float64)
    below = np.cumprod(np.maximum(mode - offset, 0.0) / mean, axis=1)
    above = np.cumprod(means[:, None] / (mode + 1.0 + offset), axis=1)
    relative = np.concatenate([below[:, ::-1], np.ones((len(means), 1)), above], axis=1)
    reached = np.cumsum(relative, axis=1)
    passed = (reached < u[:, None] * reached[:, -1:]).sum(axis=1)
    counts: npt.NDArray[np.int64] = (mode[:, 0] - reach + passed).astype(np.int64)
    return counts


def _ratio(coefficients: FloatArray, x: FloatArray) -> FloatArray:
    """The ratio of two polynomials at x (one dimension), both by Horner's rule at once."""
    both = coefficients[0] * x
    for pair in coefficients[1:-1]:
        both += pair
        both *= x
    both += coefficients[-1]
    ratio: FloatArray = both[0] / both[1]
    return ratio
