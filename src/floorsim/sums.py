"""Sums on which an outcome depends: the same on every Python.

The built-in `sum` adds floats one way up to Python 3.11 and another from 3.12 on, so the model does not use
it: floats go to `math.fsum`, whole numbers to `whole_sum`.
"""

from __future__ import annotations

from collections.abc import Iterable


def whole_sum(counts: Iterable[int]) -> int:
    """The sum of whole numbers; the type keeps floats out."""
    return sum(counts)
