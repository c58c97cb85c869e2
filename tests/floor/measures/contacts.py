"""Contacts written down by hand, and the table of them."""

from __future__ import annotations

from typing import Any

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import (
    ABANDONED,
    ANSWERED,
    BLOCKED,
    DEFLECTED,
    DISCONNECTED,
    DRAWS_PER_CONTACT,
    FRESH,
    IN_SERVICE,
    PARTNER,
    Contact,
)
from floorsim.floor.measures.contact_table import ContactTable, contact_table
from tests.floor.scenarios import plain

LAYOUT = CompiledFloor(
    plain(
        floor={
            "channels": {
                "voice": {"kind": "voice", "target": {"within": "20s", "short_abandon": "5s"}},
                "email": {"kind": "email", "target": {"within": "4h"}},
            },
            "groups": {"phones": {"skills": {"voice": 1, "email": 1}}},
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 20}, "talk": {"constant": "3m"}},
                "email": {"forecast": {"per_hour": 2}, "talk": {"constant": "6m"}},
            }
        },
    )
)
VOICE, EMAIL = 0, 1


class Book:
    """A ledger's contacts, added one by one; times in seconds."""

    def __init__(self) -> None:
        self.contacts: list[Contact] = []

    def add(
        self, arrived_s: float, *, channel: int = VOICE, after: Contact | None = None, origin: int = FRESH
    ) -> Contact:
        """A contact that waits; `after` names the one it follows."""
        kind = next(kind for kind in LAYOUT.contact_types if kind.channel == channel)
        draws = (0.5,) * DRAWS_PER_CONTACT
        contact = Contact(kind, draws, arrived_s, 100.0, 20.0, 30.0, 60.0, False, origin)
        contact.id = contact.root = len(self.contacts)
        if after is not None:
            contact.follow(after, after.attempt + 1)
        self.contacts.append(contact)
        return contact

    def answered(self, arrived_s: float, wait_s: float = 0.0, **more: Any) -> Contact:
        """Answered after a wait, handled in 150 seconds, resolved."""
        contact = self.add(arrived_s, **more)
        contact.disposition = ANSWERED
        contact.agent = 0
        contact.answered_s = arrived_s + wait_s
        contact.left_s = contact.answered_s + 120.0
        contact.wrapped_s = contact.answered_s + 150.0
        contact.resolved = True
        return contact

    def in_service(self, arrived_s: float, wait_s: float = 0.0, **more: Any) -> Contact:
        """Taken, and still in an agent's hands."""
        contact = self.add(arrived_s, **more)
        contact.disposition = IN_SERVICE
        contact.agent = 0
        contact.answered_s = arrived_s + wait_s
        return contact

    def left(self, arrived_s: float, wait_s: float, disposition: int = ABANDONED, **more: Any) -> Contact:
        """Left the line after a wait, unanswered."""
        contact = self.add(arrived_s, **more)
        contact.disposition = disposition
        contact.left_s = arrived_s + wait_s
        return contact

    def blocked(self, arrived_s: float) -> Contact:
        """Met a busy tone."""
        return self.left(arrived_s, 0.0, BLOCKED)

    def deflected(self, arrived_s: float) -> Contact:
        """Helped by an announcement."""
        return self.left(arrived_s, 0.0, DEFLECTED)

    def cut_off(self, arrived_s: float, wait_s: float) -> Contact:
        """In line when the channel closed."""
        return self.left(arrived_s, wait_s, DISCONNECTED)

    def to_partner(self, arrived_s: float) -> Contact:
        """Answered by the overflow partner at once."""
        return self.left(arrived_s, 0.0, PARTNER)

    def table(self) -> ContactTable:
        """All of them as columns."""
        return contact_table(self.contacts, LAYOUT.contact_types, LAYOUT.channels)
