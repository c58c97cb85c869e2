"""The intraday shape of a real contact centre, to be scaled to any team.

Source: ``bank_calls``, five-minute call volumes of a large North American bank on 164 weekdays of 2003,
07:00 to 21:05 (Weinberg, Brown and Stroud, "Bayesian forecasting of an inhomogeneous Poisson process with
applications to call center data", Journal of the American Statistical Association 102, 2007). The means
here were computed from that data.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.demand.intervals import interval_edges, rebinned
from floorsim.scenario.checks.expected_contacts import PROFILE_HOURS

BANK_OPEN_S, BANK_CLOSE_S = PROFILE_HOURS["bank"]
"""Opening, 07:00, and closing, 21:05, in seconds after midnight."""

BANK_HALF_HOUR_CALLS: Final = (
    *(478, 535, 828, 1095, 1533, 1686, 1700, 1694, 1664, 1617, 1568, 1541, 1499, 1485),
    *(1453, 1449, 1406, 1375, 1291, 1160, 983, 860, 754, 674, 593, 542, 484, 445),
)
"""Mean calls in each half hour from 07:00 to 21:00."""

BANK_LAST_FIVE_MINUTES_CALLS: Final = 70
"""Mean calls from 21:00 to 21:05."""

BANK_DAY_CALLS: Final = 32_461
"""Mean calls a day."""

BANK_WEEKDAY_CALLS: Final = (36_424, 32_668, 30_798, 30_770, 31_974)
"""Mean calls on Mondays (31 of them), Tuesdays (33), Wednesdays (34), Thursdays (34) and Fridays (32)."""

_HALF_HOUR_S: Final = 1800


def bank_edges() -> FloatArray:
    """Edges of the bank's half hours and its last five minutes, in seconds after midnight."""
    return interval_edges(_HALF_HOUR_S, BANK_OPEN_S, BANK_CLOSE_S)


def bank_calls() -> FloatArray:
    """Mean calls in each of the bank's half hours and its last five minutes."""
    return np.array([*BANK_HALF_HOUR_CALLS, BANK_LAST_FIVE_MINUTES_CALLS], dtype=np.float64)


def profile(interval_s: float, open_s: float, close_s: float, total: float) -> FloatArray:
    """Expected contacts per interval of a floor open from ``open_s`` to ``close_s``, ``total`` over the day.

    Times are seconds after midnight and keep the bank's clock: a floor that opens at nine meets the bank's
    rise of nine o'clock. Outside the bank's hours nobody is expected. The intervals are those of
    :func:`~floorsim.floor.demand.intervals.interval_edges`. Raises ValueError for a total below 0 or hours in
    which the bank was closed throughout.
    """
    if not total >= 0:
        raise ValueError(f"the total is {total:g} contacts; it must be 0 or more")
    shape = _shape(interval_s, open_s, close_s)
    if not shape.sum() > 0:
        raise ValueError(
            "the floor is open only while the bank was closed; its hours must meet 07:00 to 21:05"
        )
    scaled: FloatArray = shape * (total / shape.sum())
    return scaled


@lru_cache(maxsize=64)
def _shape(interval_s: float, open_s: float, close_s: float) -> FloatArray:
    """The bank's calls per interval of a floor; not to be written to."""
    return rebinned(bank_calls(), bank_edges(), interval_edges(interval_s, open_s, close_s))


def weekday_factor(weekday: int) -> float:
    """A weekday's mean volume over that of all weekdays; Monday is 0. Raises ValueError beyond Friday, 4."""
    if not 0 <= weekday < len(BANK_WEEKDAY_CALLS):
        raise ValueError(
            f"weekday is {weekday}; it must be from 0, Monday, to 4, Friday (the bank has no weekend)"
        )
    return BANK_WEEKDAY_CALLS[weekday] / BANK_DAY_CALLS
