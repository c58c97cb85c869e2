"""Trust of leadership and partners in the supervisor, from the changes that the ledger keeps."""

from __future__ import annotations

from typing import Final

from floorsim.floor.ledger import Ledger

START_TRUST: Final = 0.6
"""Leadership's and partners' trust in the supervisor at the start, 0-1 (D)."""
TRUST: Final = "trust"
"""What its changes are called in the ledger."""


def applied(level: float, by: float) -> float:
    """How much of a change a level of 0-1 can take: up to its bounds."""
    if level + by > 1.0:
        return 1.0 - level
    return -level if level + by < 0.0 else by


def trust_of(ledger: Ledger) -> float:
    """Trust at the end of the ledger, 0-1: the start and every change, one after the other."""
    trust = START_TRUST
    for effect in ledger.effects:
        if effect.what == TRUST:
            trust += effect.amount
    return trust
