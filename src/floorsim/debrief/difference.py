"""What one decision changed on the customers who came: the run beside the same run without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final

from floorsim.floor.contact import ABANDONED, ANSWERED, DEFLECTED, IN_SERVICE, PARTNER, Contact
from floorsim.floor.records import WellbeingNote
from floorsim.run.run import Run, replay

LEAST_WAIT_S: Final = 5.0
"""A wait that changes by less has not changed for a customer (D)."""
LEAST_LEVEL: Final = 0.005
"""The same of a level 0-1 of a person: half a point of 100 (D)."""


@dataclass(frozen=True, slots=True)
class ChannelDifference:
    """One channel with the decision, less without it."""

    id: str
    title: str
    live: bool
    shorter: int
    """Customers who waited less."""
    longer: int
    wait_s: float
    """Seconds of waiting of all customers together, more or less."""
    abandoned: int
    """Customers who gave up: more, or fewer below 0."""
    deflected: int
    in_target: int
    """Customers served in the target's time: more, or fewer."""
    contacts: int
    """Contacts that came: more by redials and repeats, or fewer."""


@dataclass(frozen=True, slots=True)
class PersonDifference:
    """One agent at the end, with the decision less without it. Levels 0-1."""

    id: str
    name: str
    fatigue: float
    morale: float


@dataclass(frozen=True, slots=True)
class CustomerDifference:
    """One customer whom it served or lost."""

    key: str
    """As the ledger names the contact: `voice-123`, `.2` for a second follow-up."""
    channel: str
    arrived_s: float
    with_it: str
    without_it: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one decision changed."""

    seq: int
    channels: tuple[ChannelDifference, ...]
    """Those on which anything changed."""
    people: tuple[PersonDifference, ...]
    """Those for whom anything changed, the most changed first."""
    customers: tuple[CustomerDifference, ...]
    """Those who were served in one run and gave up in the other, in order of arrival."""

    @property
    def nothing(self) -> bool:
        """Whether nobody noticed."""
        return not self.channels and not self.people


def difference_of(run: Run, seq: int) -> Difference:
    """The run as it was beside the same run without one of its decisions, as far as it got.

    Raises:
        KeyError: the run has no decision of this number.
    """
    if all(one.seq != seq for one in run.taken):
        raise KeyError(seq)
    others = [one for one in run.taken if one.seq != seq]
    names = run.desk.consequences.names
    without = replay(run.scenario, run.seed, others, until_s=run.now_s, names=names)
    mine, theirs = _by_key(run), _by_key(without)
    return Difference(
        seq,
        tuple(_channels(run, mine, theirs)),
        _people(run, without),
        tuple(_customers(run, mine, theirs)),
    )


def _by_key(run: Run) -> dict[str, Contact]:
    """The contacts of play."""
    from_s = run.scenario.play_from_s
    return {
        contact.key: contact
        for contact in run.ledger.contacts
        if contact.arrived_s >= from_s or contact.answered_s < 0.0 or contact.answered_s >= from_s
    }


def _channels(
    run: Run, mine: Mapping[str, Contact], theirs: Mapping[str, Contact]
) -> Iterator[ChannelDifference]:
    for channel in run.floor.channels:
        own = [one for one in mine.values() if one.type.channel == channel.index]
        other = [one for one in theirs.values() if one.type.channel == channel.index]
        changes = [
            _waited_s(one, run.now_s) - _waited_s(theirs[one.key], run.now_s)
            for one in own
            if one.key in theirs
        ]
        within_s = channel.spec.target.within
        found = ChannelDifference(
            id=channel.id,
            title=channel.title,
            live=channel.live,
            shorter=sum(change <= -LEAST_WAIT_S for change in changes),
            longer=sum(change >= LEAST_WAIT_S for change in changes),
            wait_s=round(_all_s(own, run.now_s) - _all_s(other, run.now_s), 1),
            abandoned=_count(own, ABANDONED) - _count(other, ABANDONED),
            deflected=_count(own, DEFLECTED) - _count(other, DEFLECTED),
            in_target=_in_target(own, within_s) - _in_target(other, within_s),
            contacts=len(own) - len(other),
        )
        if found.shorter or found.longer or found.abandoned or found.deflected or found.contacts:
            yield found


def _waited_s(contact: Contact, now_s: float) -> float:
    return contact.wait_s if contact.wait_s >= 0.0 else now_s - contact.arrived_s


def _all_s(contacts: list[Contact], now_s: float) -> float:
    return fsum(_waited_s(one, now_s) for one in contacts)


def _count(contacts: list[Contact], disposition: int) -> int:
    return sum(one.disposition == disposition for one in contacts)


def _in_target(contacts: list[Contact], within_s: float) -> int:
    return sum(one.answered_s >= 0.0 and one.wait_s <= within_s for one in contacts)


def _people(run: Run, without: Run) -> tuple[PersonDifference, ...]:
    mine, theirs = _last_notes(run), _last_notes(without)
    found = []
    for agent in run.floor.agents:
        own, other = mine.get(agent.index), theirs.get(agent.index)
        if own is None or other is None:
            continue
        fatigue, morale = own.fatigue - other.fatigue, own.morale - other.morale
        if max(abs(fatigue), abs(morale)) >= LEAST_LEVEL:
            name = run.desk.consequences.name(agent)
            found.append(PersonDifference(agent.id, name, round(fatigue, 4), round(morale, 4)))
    return tuple(sorted(found, key=lambda one: -max(abs(one.fatigue), abs(one.morale))))


def _last_notes(run: Run) -> dict[int, WellbeingNote]:
    """Each agent's state as noted last; in a run that was left in the middle that is the start of play."""
    return {note.agent: note for note in run.ledger.wellbeing_notes}


_SERVED: Final = {ANSWERED: "answered", IN_SERVICE: "answered", PARTNER: "answered"}


def _customers(
    run: Run, mine: Mapping[str, Contact], theirs: Mapping[str, Contact]
) -> Iterator[CustomerDifference]:
    for key, contact in mine.items():
        other = theirs.get(key)
        if other is None or {contact.disposition, other.disposition} & {ABANDONED} == set():
            continue
        if contact.disposition != other.disposition:
            title = run.floor.channels[contact.type.channel].title
            told = _became(contact, run.now_s), _became(other, run.now_s)
            yield CustomerDifference(key, title, contact.arrived_s, *told)


def _became(contact: Contact, now_s: float) -> str:
    waited_s = round(_waited_s(contact, now_s))
    after = f"after {waited_s // 60}:{waited_s % 60:02d}"
    if contact.disposition == ABANDONED:
        return f"gave up {after}" if waited_s else "left at once"
    if contact.disposition == DEFLECTED:
        return "helped by the announcement"
    served = _SERVED.get(contact.disposition)
    return f"{served} {after}" if served else f"waiting {after}"
