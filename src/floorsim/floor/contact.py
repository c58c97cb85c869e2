"""One contact: what it brings, what becomes of it. The same object is its record in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from floorsim.floor.contact_types import ContactType

# Dispositions. Every contact ends in exactly one of them; the first two are not final.
WAITING: Final = 0
"""In the queue, or open in a backlog."""
IN_SERVICE: Final = 1
"""With an agent; becomes ANSWERED when the work is done."""
ANSWERED: Final = 2
ABANDONED: Final = 3
"""Left the queue (also: balked when told to wait)."""
BLOCKED: Final = 4
"""No trunk or no place in the queue."""
DEFLECTED: Final = 5
"""Helped by an announcement, left without waiting."""
PARTNER: Final = 6
"""Answered by the overflow partner."""
DISCONNECTED: Final = 7
"""Still waiting when the channel closed."""

BOT: Final = -3
"""In place of an agent: the bot kept the customer, who never came to the floor."""

# Origins.
FRESH: Final = 0
REDIAL: Final = 1
REPEAT: Final = 2
CHASE: Final = 3
TRANSFER: Final = 4
BACKLOG: Final = 5
OUTBOUND: Final = 6
"""Called by a dialer."""
CAME_BACK: Final = frozenset({REDIAL, REPEAT, CHASE})
"""Of customers who had made contact about the same matter before."""

# Places in the tuple of uniforms that are a contact's draws.
U_RESOLVE: Final = 0
U_HOSTILE: Final = 1
"""Hostile below the chance of it; within that, asking for a manager below the chance of that."""
U_RETURN: Final = 2
"""Coming back at all: a redial after a failure, a repeat contact, a chase."""
U_RETURN_DELAY: Final = 3
U_DEFLECT: Final = 4
U_OFFER: Final = 5
"""Taking a callback when one is offered; else, abandoning a chat without a sign."""
U_ROUTE: Final = 6
U_TRANSFER: Final = 7
U_PARTNER: Final = 8
U_HELP: Final = 9
U_SIDE: Final = 10
DRAWS_PER_CONTACT: Final = 11

NEVER: Final = float("inf")
UNSET: Final = -1.0
"""A time that has not come."""


PARTS: Final = (
    "after_contact_s",
    "agent",
    "announced_s",
    "answered_s",
    "arrived_s",
    "attempt",
    "balks",
    "disposition",
    "draws",
    "errors",
    "exhaustion",
    "fatigue",
    "first",
    "hold_s",
    "hostile",
    "id",
    "left_s",
    "load",
    "manager",
    "number",
    "origin",
    "parent",
    "patience_s",
    "promised_s",
    "queue",
    "resolved",
    "returns_s",
    "root",
    "silent_abandon",
    "skill_key",
    "talk_s",
    "type",
    "unclear",
    "wrapped_s",
)
"""What a contact holds, by name."""


class Contact:
    """A customer's contact. Times are seconds since midnight before day 1; `UNSET` until they come."""

    __slots__ = PARTS

    def __init__(
        self,
        type: ContactType,
        draws: Sequence[float],
        arrived_s: float,
        talk_s: float,
        hold_s: float,
        after_contact_s: float,
        patience_s: float,
        balks: bool,
        origin: int,
        number: int = 0,
    ) -> None:
        self.id: int
        """Place in `Ledger.contacts`, given when the contact enters it."""
        self.number: int = number
        """First contacts: place among the arrivals of the stream, from 1; a backlog's counts down from -1.
        Follow-ups: place among those of the customer's matter, from 1."""
        self.first: Contact | None = None
        """The first contact of the matter; None when it is this one."""
        self.type: ContactType = type
        """Stream, channel and driver."""
        self.queue: int = type.queue
        """Index of the queue it waits in."""
        self.arrived_s: float = arrived_s
        """When it joined the queue."""
        self.talk_s: float = talk_s
        """Work drawn for talking (chat, writing); the agent's state changes it when service begins, and from
        then on it is the true time."""
        self.hold_s: float = hold_s
        self.after_contact_s: float = after_contact_s
        self.patience_s: float = patience_s
        self.balks: bool = balks
        self.draws: Sequence[float] = draws
        self.root: int
        """Id of the first contact of this matter; its own id for a first contact."""
        self.parent: int = -1
        """Id of the contact that this one follows; -1 for a first contact."""
        self.attempt: int = 0
        """0 for a first contact, then 1, 2, ..."""
        self.origin: int = origin
        self.disposition: int = WAITING
        self.agent: int = -1
        """Index of the agent who took it; -2 the supervisor; -3 a bot; -1 nobody."""
        self.answered_s: float = UNSET
        self.left_s: float = UNSET
        """When the customer left: end of talk and hold, abandonment, block."""
        self.wrapped_s: float = UNSET
        """When the agent was done with it, after-contact work included."""
        self.announced_s: float = UNSET
        """The wait the customer was told; UNSET when told nothing."""
        self.promised_s: float = UNSET
        """When a callback was promised for."""
        self.returns_s: float = UNSET
        """When the customer comes back on the same matter (perhaps after the run's end)."""
        self.load: int = 1
        """Contacts in the agent's hands when this one began, itself included."""
        self.fatigue: float = 0.0
        """The agent's when this one began."""
        self.exhaustion: float = 0.0
        self.skill_key: int = 0
        """Entry of the skill book with the agent's rubric skills when this one began."""
        self.resolved: bool = False
        self.hostile: bool = False
        self.manager: bool = False
        """Asked for a manager."""
        self.errors: int = -1
        """Entry of the skill book with the log odds that each step lost; -1: none."""
        self.unclear: bool = False
        """Nobody had said how to handle this driver."""
        self.silent_abandon: bool = False
        """Left silently; still looks as if waiting, and wastes an agent's time when taken. Also: promised
        a call back, and not there when called."""

    @property
    def looks_waiting(self) -> bool:
        """Has left silently and still stands in its queue, or did until an agent took it."""
        return self.silent_abandon and self.promised_s < 0.0

    @property
    def not_reached(self) -> bool:
        """Was called back, and was not there."""
        return self.silent_abandon and self.promised_s >= 0.0

    def follow(self, before: Contact, number: int) -> None:
        """Makes this a later contact of the customer and the matter of another one, the `number`-th of it."""
        self.first = before.first or before
        self.number = number
        self.root = before.root
        self.parent = before.id
        self.attempt = before.attempt + 1

    @property
    def customer(self) -> str:
        """Names the customer and the matter, alike in every branch of a run: `voice-123`, `email-b12` of a
        backlog."""
        first = self.first or self
        number = first.number
        return f"{first.type.stream_id}-{number}" if number > 0 else f"{first.type.stream_id}-b{-number}"

    @property
    def key(self) -> str:
        """Names this contact, alike in every branch of a run: the customer, `.2` for the second follow-up."""
        return self.customer if self.first is None else f"{self.customer}.{self.number}"

    @property
    def wait_s(self) -> float:
        """Time in the queue until answered or gone; UNSET while waiting."""
        if self.answered_s >= 0:
            return self.answered_s - self.arrived_s
        return self.left_s - self.arrived_s if self.left_s >= 0 else UNSET

    @property
    def handle_s(self) -> float:
        """Talk, hold and after-contact work; UNSET until the agent is done."""
        return self.wrapped_s - self.answered_s if self.wrapped_s >= 0 else UNSET
