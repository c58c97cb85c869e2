"""Between which numbers contact centres lie, and the mean of a law. Every number is a design default (D)."""

from __future__ import annotations

from math import fsum
from typing import Final, NamedTuple

from floorsim.scenario.models.laws import Law


class Usual(NamedTuple):
    """The least and the most that a centre would have."""

    least: float
    most: float


HANDLE_S: Final = {
    "voice": Usual(30.0, 3600.0),
    "chat": Usual(30.0, 7200.0),
    "email": Usual(20.0, 7200.0),
    "social": Usual(20.0, 7200.0),
    "back_office": Usual(20.0, 28_800.0),
}
"""Handling time by kind of channel, hold and after-contact work included."""
PATIENCE_S: Final = Usual(10.0, 3600.0)
"""Mean patience."""
MOST_ABSENT: Final = 0.3
"""Part of a team that is absent on a day; 5-10% is common, and a wave of illness takes a quarter."""
MOST_COMING_BACK: Final = 0.9
"""Part of those whose matter is open who come back."""
LEAST_RESOLVED: Final = 0.2
"""Chance of resolving a matter on an ordinary day."""
MOST_HOSTILE: Final = 0.5
"""Part of a driver's customers who are hostile from the start."""
CONTACTS_PER_AGENT_H: Final = 60.0
"""Contacts that one agent could take in an hour if nothing else were done."""
OCCUPANCY: Final = Usual(0.1, 1.0)
"""Work that comes in a day over the time that people are there for it."""


def mean_s(law: Law) -> float:
    """The mean of a law, in seconds."""
    if law.lognormal is not None or law.gamma is not None:
        spread = law.lognormal or law.gamma
        assert spread is not None
        return spread.mean
    points = law.uniform or law.triangular or law.empirical
    if points is not None:
        return fsum(points) / len(points)
    if law.mixture is not None:
        weights = fsum(part.weight for part in law.mixture)
        return fsum(part.weight * mean_s(part.law) for part in law.mixture) / weights
    return law.mean or law.exponential or law.constant or 0.0
