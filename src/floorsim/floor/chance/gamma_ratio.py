"""The series sum on which the Erlang A formulas rest, for floors of any size."""

from __future__ import annotations

import math
from typing import Final

_PRECISION: Final = 1e-16
_TINY: Final = 1e-300


def log_gamma_ratio(x: float, z: float) -> float:
    """Logarithm of 1 + z/(x+1) + z²/((x+1)(x+2)) + ..., for x > 0 and z >= 0.

    The sum is x e^z z^-x gamma(x, z), with gamma(x, z) the lower incomplete gamma function; it outgrows a
    double on an overloaded floor of a few thousand agents, hence the logarithm. Below z = x + 1 the series
    itself converges in some tens of terms or a few times sqrt(x); above, the continued fraction of the
    upper incomplete gamma function does (Abramowitz & Stegun 6.5.29 and 6.5.31).
    """
    if z <= x + 1.0:
        term = total = 1.0
        divisor = x
        while term > total * _PRECISION:
            divisor += 1.0
            term *= z / divisor
            total += term
        return math.log(total)
    whole = math.lgamma(x) + z - x * math.log(z)
    return math.log(x) + whole + math.log1p(-_upper_fraction(x, z) * math.exp(-whole))


def _upper_fraction(x: float, z: float) -> float:
    """e^z z^-x Gamma(x, z), by Lentz's method as Thompson and Barnett modified it; z > x + 1."""
    b = z + 1.0 - x
    c = 1.0 / _TINY
    d = 1.0 / b
    fraction = d
    n = 0.0
    while True:
        n += 1.0
        a = n * (x - n)
        b += 2.0
        d = 1.0 / (a * d + b or _TINY)
        c = b + a / c or _TINY
        factor = c * d
        fraction *= factor
        if abs(factor - 1.0) < _PRECISION * 4.0:
            return fraction
