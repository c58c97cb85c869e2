"""Whether good play stands out from bad against the luck of the day, and one run says something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from statistics import fmean
from typing import Final

from floorsim.lab.proving.ladder import is_asked
from floorsim.lab.proving.plays import Plays
from floorsim.lab.proving.proof import Claim
from floorsim.scenario.models.scenario import Scenario

TELLS_APART: Final = 2.0
"""Standard deviations between days by which competent play leads an empty desk (D: then the better of two
single runs is the competent one 92 times of 100)."""
STEADY: Final = 5.0
"""Most points by which one supervisor's total may vary from day to day, as standard deviation, where a single
run is to say something about who played."""
FIXED: Final = {"competent": "Competent play", "worked": "The worked run"}


def spread_claims(scenario: Scenario, played: Mapping[str, Plays]) -> Iterator[Claim]:
    """What is asked of the spread of totals."""
    asked = is_asked(scenario)
    if "hands-off" in played and "competent" in played:
        low, high = played["hands-off"].summary(), played["competent"].summary()
        if low.sd is not None and high.sd is not None:
            sd = sqrt(fmean((low.sd**2, high.sd**2)))
            gap = high.mean - low.mean
            ratio = gap / sd if sd > 0.0 else (float("inf") if gap > 0.0 else 0.0)
            holds = ratio >= TELLS_APART
            yield Claim(
                "spread",
                "outcomes tell good play from none",
                f"competent − hands-off ≥ {TELLS_APART:g} SD",
                f"{gap:.1f} points, SD {sd:.1f}",
                holds if asked else None,
                f"Competent play and an empty desk are {gap:.1f} points apart, and days differ by {sd:.1f}."
                if holds
                else f"Competent play and an empty desk are {gap:.1f} points apart while days differ by "
                f"{sd:.1f} (SD): luck hides who played well. Let decisions matter more, or days differ less "
                "(a larger team, a narrower `day_factor`).",
            )
    for name, title in FIXED.items():
        sd_of = played[name].summary().sd if name in played else None
        if sd_of is not None:
            steady = sd_of <= STEADY
            yield Claim(
                "spread",
                f"{name} varies little from day to day",
                f"SD ≤ {STEADY:g}",
                f"SD {sd_of:.1f}",
                steady,
                f"{title} varies by {sd_of:.1f} points (SD) from day to day."
                if steady
                else f"{title} varies by {sd_of:.1f} points (SD) from day to day. That is "
                "fine for practice; a test with this scenario needs several runs, or milder days.",
                remark=True,
            )
