"""The service-level score of channels whose customers wait on the line."""

from __future__ import annotations

from typing import Final

from floorsim.floor.channel import Channel
from floorsim.scoring.curve import (
    AT_TARGET,
    PER_DOUBLING,
    Curve,
    points,
    share_of_target,
    wait_of_target,
)
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.scorecard import Part
from floorsim.wording.numbers import exact_percent
from floorsim.wording.times import length

IN_TARGET_WEIGHT: Final = 0.5
SERVED_WEIGHT: Final = 0.3
WAITED_WEIGHT: Final = 0.2
"""How much the service level, who got through, and the waits count within a channel (D)."""

LOST_AT_TARGET: Final = 0.05
"""Share of customers who may be lost on a good day (D: the trade holds 5% for good)."""
LOST: Final[Curve] = (
    (0.0, 100.0), (LOST_AT_TARGET, AT_TARGET), (0.10, 70.0), (0.20, 40.0), (0.40, 15.0), (1.0, 0.0),
)  # fmt: skip
"""Share of customers who never got through (D: the trade holds 20% for a very bad day)."""


def live_parts(evidence: Evidence, channel: Channel) -> list[Part]:
    """The parts of one live channel; none when nobody came."""
    level = evidence.figures.channels[channel.id].service_level
    target = channel.spec.target
    parts = []
    if level is not None:
        parts.append(
            Part(
                f"{channel.id}.in_target",
                f"{channel.title}: answered in time",
                f"{exact_percent(level)} in {length(target.within)}, target {exact_percent(target.share)}",
                share_of_target(level, target.share),
                IN_TARGET_WEIGHT,
                "The service level by the channel's own formula; meeting the target gives "
                f"{AT_TARGET:g} points.",
            )
        )
    customers = evidence.customers(channel.index)
    settled = int((customers.served | customers.lost).sum())
    if settled:
        lost = int(customers.lost.sum())
        parts.append(
            Part(
                f"{channel.id}.served",
                f"{channel.title}: customers who got through",
                f"{exact_percent(1 - lost / settled)} of {settled}, redials taken together",
                points(lost / settled, LOST),
                SERVED_WEIGHT,
                "Customers who were served in the end, however often they tried; "
                f"{exact_percent(LOST_AT_TARGET)} not served gives {AT_TARGET:g} points.",
            )
        )
        waited_s = float(customers.waited_s.mean())
        parts.append(
            Part(
                f"{channel.id}.waited",
                f"{channel.title}: time each customer waited",
                f"{length(waited_s)} on average, those who abandoned included",
                wait_of_target(waited_s, target.within),
                WAITED_WEIGHT,
                "All waits of a customer added up; each doubling past the target's time costs "
                f"{PER_DOUBLING:g} points.",
            )
        )
    return parts
