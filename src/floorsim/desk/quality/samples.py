"""The supervisor's own samples: which contacts were taken for review, how, and which of them are scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np

from floorsim.floor.agent import Agent
from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.contact import REPEAT, TRANSFER, U_ROUTE, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.measures.quality import SAMPLE_PURPOSE
from floorsim.floor.quality.flags import Flag, flags
from floorsim.floor.records import ScoredRecord

How = Literal["random", "targeted", "convenient"]

FLAG: Final = "flag"
"""The record that a flag was dealt with; its detail is the contact's key."""
OPEN_FLAGS: Final = 8
"""Flags that stay open, the latest; older ones close by themselves (D)."""

HOW_WORDS: Final[dict[How, str]] = {
    "random": "at random",
    "targeted": "those that look bad",
    "convenient": "the shortest",
}

HEARD_AT_ONCE: Final = 100
"""Contacts looked through at a time for flags, from the latest on; changes nothing."""


class Sampled(NamedTuple):
    """A contact that the supervisor has listened to or read."""

    contact: Contact
    how: How
    at_s: float


class Samples:
    """What the supervisor has taken for review in this run, and what could be."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._by_key: dict[str, Sampled] = {}
        self._finished: dict[int, list[Contact]] = {}
        """What each agent (index) is done with and could be reviewed."""
        self._flags: dict[int, Flag | None] = {}
        """What speech analytics says of contacts that were looked up, by their ids."""
        self._cursor = 0

    def __iter__(self) -> Iterator[Sampled]:
        """In the order in which they were taken."""
        return iter(self._by_key.values())

    def get(self, key: str) -> Sampled | None:
        """What was taken under a contact's key, or None."""
        return self._by_key.get(key)

    def take(self, contacts: Sequence[Contact], how: How) -> None:
        """The supervisor has heard these."""
        for contact in contacts:
            self._by_key[contact.key] = Sampled(contact, how, self._floor.now)

    def scored(self, key: str) -> ScoredRecord | None:
        """The supervisor's score of a contact, or None."""
        sampled = self.get(key)
        if sampled is None:
            return None
        return next((one for one in self._floor.ledger.scored if one.contact == sampled.contact.id), None)

    def to_score(self) -> list[Sampled]:
        """Those not scored yet, in the order in which they were taken."""
        done = {record.contact for record in self._floor.ledger.scored}
        return [sampled for sampled in self if sampled.contact.id not in done]

    def finished(self, agent: Agent) -> list[Contact]:
        """Contacts that the agent is done with and that could be reviewed, in that order."""
        ledger = self._floor.ledger
        for contact in ledger.finished[self._cursor :]:
            if contact.agent >= 0 and not contact.silent_abandon and contact.type.qa_weight > 0:
                self._finished.setdefault(contact.agent, []).append(contact)
        self._cursor = len(ledger.finished)
        return self._finished.get(agent.index, [])

    def reviewable(self, agent: Agent) -> list[Contact]:
        """Those of them that were not taken before."""
        if not self._by_key:
            return list(self.finished(agent))
        return [contact for contact in self.finished(agent) if contact.key not in self._by_key]

    def chosen(self, agent: Agent, how: How, n: int) -> list[Contact]:
        """The `n` contacts that a sample of this sort takes next, or as many as there are."""
        contacts = self.reviewable(agent)
        if how == "random":
            own = np.array([contact.draws[U_ROUTE] for contact in contacts])
            turns = further_uniforms(own, 1, SAMPLE_PURPOSE)[:, 0].tolist() if contacts else []
            ranked = sorted(zip(turns, (contact.id for contact in contacts), contacts, strict=True))
            return [contact for _, _, contact in ranked[:n]]
        if how == "convenient":
            return sorted(contacts, key=lambda one: (one.handle_s, one.id))[:n]
        return sorted(contacts, key=lambda one: (-looks_bad(one), one.id))[:n]

    def open_flags(self) -> list[Flag]:
        """The latest flags of speech analytics that nobody has dealt with, the latest first.

        None where people are alike. Older ones close by themselves.
        """
        finished, dealt = self._floor.ledger.finished, self.flags_dealt_with()
        found: list[Flag] = []
        if not self._floor.people:
            return found
        for end in range(len(finished), 0, -HEARD_AT_ONCE):
            for contact in reversed(self._heard(finished[max(0, end - HEARD_AT_ONCE) : end])):
                flag = self._flags[contact.id]
                if flag is not None and contact.key not in dealt:
                    found.append(flag)
                    if len(found) == OPEN_FLAGS:
                        return found
        return found

    def flag_on(self, key: str) -> Flag | None:
        """The flag on a contact that an agent is done with, or None."""
        contact = next((one for one in reversed(self._floor.ledger.finished) if one.key == key), None)
        heard = [] if contact is None or not self._floor.people else self._heard([contact])
        return self._flags[heard[0].id] if heard else None

    def flags_dealt_with(self) -> set[str]:
        """Keys of the contacts whose flag was dealt with."""
        return {record.detail for record in self._floor.ledger.effects_of(FLAG)}

    def _heard(self, contacts: Sequence[Contact]) -> list[Contact]:
        """Those of them that the software hears; what it says of each is in `_flags` then."""
        own = [one for one in contacts if one.agent >= 0 and not one.silent_abandon]
        new = [one for one in own if one.id not in self._flags]
        if new:
            said = {flag.contact.id: flag for flag in flags(new, self._floor.compiled, self._floor.book)}
            self._flags.update({one.id: said.get(one.id) for one in new})
        return own


def looks_bad(contact: Contact) -> float:
    """How bad a contact looks from outside: what a report shows without listening to it."""
    usual_s = contact.type.mean_handle_s or 1.0
    return (
        (contact.handle_s + contact.hold_s) / usual_s
        + 2.0 * contact.manager
        + float(contact.origin in (REPEAT, TRANSFER))
    )
