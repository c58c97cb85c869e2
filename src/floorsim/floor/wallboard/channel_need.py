"""How many agents one channel needs, by Erlang A with what the channel is like: patience, chats at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from math import fsum
from typing import Final

from floorsim.floor.channel import Channel
from floorsim.floor.contact_types import ContactType
from floorsim.floor.measures.service_level import FORMULAS, Quotient
from floorsim.floor.wallboard.erlang import queue
from floorsim.floor.wallboard.staffing_need import SHORT_ABANDON_FORMULA, agents_needed, expected_counts

DIGITS: Final = 3
"""Rates and times are rounded to so many figures: an estimate is no finer, and answers can be remembered."""
_STEP: Final = math.log(1.03)
"""Expected service levels are worked out at rates and times 3% apart, and interpolated between rates."""


def rounded(value: float) -> float:
    """The value to three significant figures; 0 for nothing."""
    return float(f"{value:.{DIGITS}g}") if value > 0 else 0.0


class ChannelNeed:
    """Erlang A for one channel.

    An agent who holds k chats at once counts as k agents whose chats each take longer, so that together
    they finish k to the channel's exponent as many. Written work needs its hours and no more.
    """

    __slots__ = ("_quotients", "_short_s", "channel", "patience_s")

    def __init__(self, channel: Channel, contact_types: Sequence[ContactType]) -> None:
        target = channel.spec.target
        self.channel = channel
        self.patience_s = _mean_patience_s(
            [contact_type for contact_type in contact_types if contact_type.channel == channel.index]
        )
        """Patience whose rate of leaving is the mean of the kinds'; None where nobody leaves."""
        self._short_s = target.short_abandon if target.formula == SHORT_ABANDON_FORMULA else 0.0
        self._quotients: dict[tuple[int, int, int], Quotient] = {}

    def slot_aht_s(self, aht_s: float, concurrency: float = 1.0) -> float:
        """Time of one chat at the full cap, from the time seen at a mean concurrency."""
        cap = self.channel.cap
        if cap == 1:
            return aht_s
        return aht_s * math.pow(cap / max(1.0, concurrency), 1.0 - self.channel.exponent)

    def load(self, rate_per_s: float, slot_aht_s: float) -> float:
        """Agents that the work alone keeps busy."""
        return rate_per_s * slot_aht_s / self.channel.cap

    def agents(self, rate_per_s: float, slot_aht_s: float) -> float:
        """Agents on the floor with whom the channel's target is met."""
        if not self.channel.live:
            return self.load(rate_per_s, slot_aht_s)
        target = self.channel.spec.target
        slots = agents_needed(
            rounded(rate_per_s),
            rounded(slot_aht_s),
            self.patience_s,
            target.share,
            target.within,
            target.formula,
            self._short_s,
        )
        return float(-(-slots // self.channel.cap))

    def quotients(
        self, rate_per_s: float, slot_aht_s: float, agents: float, volumes: Sequence[float]
    ) -> list[Quotient]:
        """Per contact, what goes above and below the service-level line with so many agents, at each of
        these multiples of the rate (above 0)."""
        slots = int(agents * self.channel.cap + 0.5)
        if slots <= 0:
            return [(0.0, 1.0)] * len(volumes)
        if rate_per_s <= 0 or slot_aht_s <= 0:
            return [(1.0, 1.0)] * len(volumes)
        aht_step = round(math.log(slot_aht_s) / _STEP)
        known, found = self._quotients, []
        for volume in volumes:
            place = math.log(rate_per_s * volume) / _STEP
            lower = math.floor(place)
            part = place - lower
            first = known.get((lower, aht_step, slots)) or self._work_out(lower, aht_step, slots)
            second = known.get((lower + 1, aht_step, slots)) or self._work_out(lower + 1, aht_step, slots)
            found.append((first[0] + part * (second[0] - first[0]), first[1] + part * (second[1] - first[1])))
        return found

    def _work_out(self, rate_step: int, aht_step: int, slots: int) -> Quotient:
        """The quotient at one point of the grid, to be remembered."""
        target = self.channel.spec.target
        steady = queue(math.exp(rate_step * _STEP), math.exp(aht_step * _STEP), self.patience_s, slots)
        counts = expected_counts(steady, 1.0, target.within, self._short_s)
        quotient = self._quotients[rate_step, aht_step, slots] = FORMULAS[target.formula](counts)
        return quotient


_LEAST_PATIENCE_S = 1e-3
"""Customers who do not wait at all are taken to wait so long, since Erlang A divides by it."""


def _mean_patience_s(contact_types: Sequence[ContactType]) -> float | None:
    share = fsum(contact_type.share for contact_type in contact_types)
    leaving = fsum(
        contact_type.share / max(contact_type.patience.mean, _LEAST_PATIENCE_S)
        for contact_type in contact_types
        if contact_type.patience is not None
    )
    return rounded(share / leaving) if share and leaving else None
