"""How many agents a target needs, by Erlang A (Erlang C where nobody abandons)."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from floorsim.floor.measures.service_level import ServiceCounts, service_level
from floorsim.floor.wallboard.erlang import Queue, queue
from floorsim.scenario.models.channels import ServiceLevelFormula

DEFAULT_FORMULA: Final[ServiceLevelFormula] = "answered_in_target_over_answered_and_late_abandoned"
SHORT_ABANDON_FORMULA: Final[ServiceLevelFormula] = "answered_in_target_or_short_abandoned_over_offered"
"""The one formula in which short abandons count."""
_SLACK: Final = 1e-9
"""A target of exactly 1 is met where at most one contact in a thousand million misses it."""


def expected_counts(
    of: Queue, contacts: float, within_s: float, short_abandon_s: float = 0.0
) -> ServiceCounts:
    """What becomes of so many contacts in the steady state of a queue, on average."""
    abandoned = of.p_abandon
    in_target = of.answered_within(within_s)
    left_in_target = max(0.0, 1.0 - in_target - of.wait_over(within_s)) if abandoned else 0.0
    short = of.abandoned_within(short_abandon_s) if abandoned and short_abandon_s else 0.0
    return ServiceCounts(
        answered=contacts * (1.0 - abandoned),
        answered_in_target=contacts * in_target,
        abandoned=contacts * abandoned,
        abandoned_in_target=contacts * left_in_target,
        short_abandoned=contacts * short,
    )


@lru_cache(maxsize=8192)
def expected_service_level(
    rate_per_s: float,
    aht_s: float,
    patience_s: float | None,
    agents: int,
    within_s: float,
    formula: ServiceLevelFormula = DEFAULT_FORMULA,
    short_abandon_s: float = 0.0,
) -> float:
    """Service level, 0-1, in the steady state; 1 without contacts or work, 0 without agents."""
    if rate_per_s <= 0 or aht_s <= 0:
        return 1.0
    if agents <= 0:
        return 0.0
    short_s = short_abandon_s if formula == SHORT_ABANDON_FORMULA else 0.0
    counts = expected_counts(queue(rate_per_s, aht_s, patience_s, agents), 1.0, within_s, short_s)
    return service_level(formula, counts) or 0.0


@lru_cache(maxsize=8192)
def agents_needed(
    rate_per_s: float,
    aht_s: float,
    patience_s: float | None,
    share: float,
    within_s: float,
    formula: ServiceLevelFormula = DEFAULT_FORMULA,
    short_abandon_s: float = 0.0,
) -> int:
    """The fewest agents on the floor with whom the service level reaches `share`; 0 without contacts.

    `patience_s` is the mean patience, None where nobody abandons. Answers are remembered.
    """
    if rate_per_s <= 0 or aht_s <= 0 or share <= 0:
        return 0

    def enough(agents: int) -> bool:
        level = expected_service_level(
            rate_per_s, aht_s, patience_s, agents, within_s, formula, short_abandon_s
        )
        return level >= share - _SLACK

    load = rate_per_s * aht_s
    step = max(1, math.isqrt(int(load)))
    high = max(1, math.ceil(load))
    low = 0
    if enough(high):
        while high - step > 0 and enough(high - step):
            high, step = high - step, step * 2
        low = max(0, high - step)
    else:
        while not enough(high):
            low, high, step = high, high + step, step * 2
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high
