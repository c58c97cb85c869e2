"""From samples to figures: medians over rounds, ratios, and whether it was the right queue."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.mmsm import ABANDONED_SHARE_SD
from benchmarks.rounds import Sample

STANDARD_ERRORS = 3.5
"""How far from theory the share abandoned may lie before a contender counts as simulating something else."""


@dataclass(frozen=True)
class Ratio:
    """A ratio's median over rounds, and the smallest and largest round."""

    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        return f"{_short(self.median)} ({_short(self.lowest)}-{_short(self.highest)})"


@dataclass(frozen=True)
class Speed:
    """One contender over all rounds: its pace, its ratios to peers, and what it simulated."""

    contacts: int
    """Contacts of one replication, the mean over all."""
    contacts_per_s: float
    replication_ms: float
    """Processor time of one replication, the median, in milliseconds."""
    replication_wall_ms: float
    of_bare: Ratio
    abandoned_share: float
    collector_share: float


def speed(samples: Sequence[Sample], repeats: int) -> Speed:
    """The figures of one contender that ran `repeats` replications in each round."""
    contacts = sum(sample.contacts for sample in samples)
    return Speed(
        contacts=round(contacts / len(samples) / repeats),
        contacts_per_s=1 / statistics.median(sample.cpu_s_per_contact for sample in samples),
        replication_ms=1000 * statistics.median(sample.cpu_s for sample in samples),
        replication_wall_ms=1000 * statistics.median(sample.wall_s for sample in samples),
        of_bare=over_rounds([sample.of_bare for sample in samples]),
        abandoned_share=sum(sample.abandoned for sample in samples) / contacts,
        collector_share=statistics.median(sample.collector_share for sample in samples),
    )


def faster_than(samples: Sequence[Sample], peers: Sequence[Sample]) -> Ratio:
    """Contacts per second over the peer's, both taken relative to the bare loop around them."""
    return over_rounds([own.of_bare / peer.of_bare for own, peer in zip(samples, peers, strict=True)])


def dearer_than(samples: Sequence[Sample], others: Sequence[Sample]) -> Ratio:
    """Cost per contact over the other's, both taken relative to the bare loop around them."""
    return faster_than(others, samples)


def off_theory(samples: Sequence[Sample], repeats: int, expected_share: float) -> str | None:
    """A sentence if the share abandoned contradicts theory, else None."""
    share = sum(sample.abandoned for sample in samples) / sum(sample.contacts for sample in samples)
    tolerance = STANDARD_ERRORS * ABANDONED_SHARE_SD / math.sqrt(len(samples) * repeats)
    if abs(share - expected_share) <= tolerance:
        return None
    return (
        f"{share:.2%} abandoned where theory says {expected_share:.2%} +/- {tolerance:.2%}: "
        "this was not the same queue, and its speed does not compare"
    )


def over_rounds(ratios: Sequence[float]) -> Ratio:
    """The median of some ratios, with the lowest and the highest."""
    return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def _short(number: float) -> str:
    """Three significant digits, without an exponent."""
    digits = max(0, 2 - math.floor(math.log10(number))) if number > 0 else 0
    return f"{number:.{digits}f}"
