"""Trust of leadership and partners in the supervisor, from the changes that the ledger keeps."""

from __future__ import annotations

from floorsim.floor.ledger import Ledger
from floorsim.scenario.effects.catalogue.trust import START_TRUST, Trust


def applied(level: float, by: float) -> float:
    """How much of a change a level of 0-1 can take: up to its bounds."""
    if level + by > 1.0:
        return 1.0 - level
    return -level if level + by < 0.0 else by


def trust_of(ledger: Ledger) -> float:
    """Trust at the end of the ledger, 0-1: the start and every change, one after the other."""
    trust = START_TRUST
    for effect in ledger.effects:
        if effect.what == Trust.key:
            trust += effect.amount
    return trust
