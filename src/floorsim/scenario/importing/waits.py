"""Patience and handling time, estimated from a list of single calls."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import Any, Final, NamedTuple

from floorsim.scenario.importing.spread import Estimate, chi_square
from floorsim.scenario.values.durations import format_duration
from floorsim.sums import whole_sum

AT_ONCE_S: Final = 5.0
"""Who leaves within this time would not wait at all (D: the usual limit of a short abandon)."""
LEAST_ABANDONS: Final = 30
LEAST_HANDLED: Final = 30
"""Fewer than these tell no more than a guess (D: the 95% interval of a mean is then a third to each side)."""


class Patience(NamedTuple):
    """Share of those who had to wait that left at once, and the mean patience of the others in seconds."""

    balk: float
    mean_s: Estimate
    abandoned: int
    waited: int

    def block(self) -> dict[str, Any]:
        """As a stream writes it."""
        law = {"exponential": format_duration(round(self.mean_s.value))}
        return {"balk": f"{100 * self.balk:.0f}%", "law": law}


class Handling(NamedTuple):
    """Mean and coefficient of variation of the handling time of the calls that were answered."""

    mean_s: float
    cv: float
    calls: int


def patience_of(waits: Sequence[tuple[float, bool]]) -> Patience | None:
    """Patience from waits, each with whether it ended in an abandon; None with too few abandons.

    An answered call is censored: its customer would have waited at least as long. The mean of an exponential
    law is then all the waiting over the number of abandons, with the interval that the chi-square law of
    their number gives.
    """
    waited = [(wait_s, left) for wait_s, left in waits if wait_s > 0 or left]
    at_once = whole_sum(left and wait_s <= AT_ONCE_S for wait_s, left in waited)
    longer = [(wait_s - AT_ONCE_S, left) for wait_s, left in waited if wait_s > AT_ONCE_S]
    abandoned = whole_sum(left for _, left in longer)
    if abandoned < LEAST_ABANDONS:
        return None
    whole_s = fsum(wait_s for wait_s, _ in longer)
    low, high = (2 * whole_s / chi_square(share, 2 * abandoned) for share in (0.975, 0.025))
    return Patience(at_once / len(waited), Estimate(whole_s / abandoned, low, high), abandoned, len(waited))


def handling_of(handled: Sequence[float]) -> Handling | None:
    """Mean and spread of handling times; None with too few calls."""
    if len(handled) < LEAST_HANDLED:
        return None
    mean = fsum(handled) / len(handled)
    variance = fsum((seconds - mean) ** 2 for seconds in handled) / (len(handled) - 1)
    return Handling(mean, sqrt(variance) / mean, len(handled))
