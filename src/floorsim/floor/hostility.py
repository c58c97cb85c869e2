"""Which customers are hostile: the chance of their driver, and what waiting and calling again add to it."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

from floorsim.floor.contact import CHASE, FRESH, REDIAL, REPEAT, U_HOSTILE, UNSET

if TYPE_CHECKING:
    from floorsim.floor.contact import Contact

PER_MINUTE: Final = 0.35
"""Log odds that each minute of waiting on the line adds (D; delays make angry: Taylor 1994)."""
MOST_MINUTES: Final = 5.0
"""Minutes of waiting that are counted (D)."""
PER_TARGET: Final = 0.6
"""Log odds that each whole target which a written message waits beyond its own adds (D)."""
MOST_TARGETS: Final = 2.0
"""Targets beyond the first that are counted (D)."""
AGAIN: Final = {REDIAL: 0.5, REPEAT: 0.7, CHASE: 0.7}
"""Log odds that having to call again, to repeat oneself or to chase an answer add (D)."""
MOST_TIMES: Final = exp(max(PER_MINUTE * MOST_MINUTES, PER_TARGET * MOST_TARGETS) + max(AGAIN.values()))
"""No customer is hostile with more than so many times the chance of their driver."""


def hostile_chance(contact: Contact) -> float:
    """Chance, 0-1, that the customer who is answered at `answered_s` is hostile.

    The driver's own chance is that of somebody who contacts for the first time and does not wait; 0 and 1
    stay what they are.
    """
    contact_type = contact.type
    base = contact_type.hostility
    # Whoever is called back as promised has not spent the time on the line.
    waited_s = contact.answered_s - contact.arrived_s if contact.promised_s == UNSET else 0.0
    if not base or (waited_s <= 0.0 and contact.origin == FRESH):
        return base
    if contact_type.live:
        added = PER_MINUTE * min(MOST_MINUTES, waited_s / 60.0)
    else:
        beyond = waited_s / contact_type.own_channel.spec.target.within - 1.0
        added = PER_TARGET * min(MOST_TARGETS, max(0.0, beyond))
    odds = base * exp(added + AGAIN.get(contact.origin, 0.0))
    return odds / (odds + (1.0 - base))


def asks_for_manager(contact: Contact) -> bool:
    """Whether a hostile customer asks for a manager: the uniform that made them hostile, spread out again.

    For those who were hostile before they were answered, the part above the chance is spread out.
    """
    u, chance = contact.draws[U_HOSTILE], hostile_chance(contact)
    within = u / chance if u < chance else (u - chance) / (1.0 - chance)
    return within < contact.type.manager
