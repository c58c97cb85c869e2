"""Common random numbers: decisions change what happens to customers, never who comes and what they bring."""

from __future__ import annotations

import copy
from collections import defaultdict
from dataclasses import replace
from math import sqrt
from statistics import mean, stdev

from hypothesis import given

from floorsim.floor.contact import ABANDONED, BACKLOG, FRESH, OUTBOUND, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.states import ABSENT, OFF
from tests.floor.playing import Session, played
from tests.floor.test_invariants_same_run import records
from tests.scenario_writer import Written
from tests.strategies import Move, Play, examples, plays

NOBODY = "nobody"
QUIET = "quiet"
FOR_THE_ABSENT = (
    "move_agent",
    "send_off",
    "send_away",
    "bring_back",
    "extend_shift",
    "finish_early",
    "move_item",
)
FOR_THE_QUIET = ("announce", "set_callbacks", "set_cap", "take_contact")


def first_contacts(floor: Floor) -> list[tuple[object, ...]]:
    """What customers bring who do not come because of an earlier contact."""
    return [
        (
            contact.key,
            contact.arrived_s,
            contact.type.index,
            contact.patience_s,
            contact.balks,
            tuple(contact.draws),
            contact.origin,
        )
        for contact in floor.ledger.contacts
        if contact.origin in (FRESH, BACKLOG)
    ]


def draws_of_followers(floor: Floor) -> dict[str, list[tuple[float, ...]]]:
    """The draws of those who come back, in order, by their customer."""
    found: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for contact in floor.ledger.contacts:
        if contact.origin not in (FRESH, BACKLOG, OUTBOUND):
            found[contact.customer].append(tuple(contact.draws))
    return found


@examples(50)
@given(plays())
def test_the_same_customers_arrive_whatever_is_decided(play: Play) -> None:
    decided, left_alone = played(play).floor, played(replace(play, moves=())).floor
    assert first_contacts(decided) == first_contacts(left_alone)


def work_of_first_contacts(play: Play) -> dict[str, tuple[float, ...]]:
    """Talk, hold and after-contact work as each customer brings it, before an agent changes it, by key."""
    session = Session(play)
    found: dict[str, tuple[float, ...]] = {}

    def noted(contact: Contact) -> Contact:
        found[contact.key] = (contact.talk_s, contact.hold_s, contact.after_contact_s)
        return contact

    feed = session.floor.arrival_feed
    for contact in session.floor.ledger.contacts:
        noted(contact)
    if feed.next is not None:
        noted(feed.next)
    feed.coming = map(noted, feed.coming)
    session.run()
    return found


@examples(30)
@given(plays())
def test_each_customer_brings_the_same_work_whatever_is_decided(play: Play) -> None:
    assert work_of_first_contacts(play) == work_of_first_contacts(replace(play, moves=()))


@examples(50)
@given(plays())
def test_no_two_contacts_have_one_key_and_follow_ups_share_their_customers(play: Play) -> None:
    contacts = played(play).floor.ledger.contacts
    assert len({contact.key for contact in contacts}) == len(contacts)
    for contact in contacts:
        first = contacts[contact.root]
        assert contact.customer == first.key
        assert (contact.key == contact.customer) == (contact.origin in (FRESH, BACKLOG, OUTBOUND))


@examples(50)
@given(plays())
def test_contacts_with_one_key_have_the_same_draws_whatever_is_decided(play: Play) -> None:
    decided, left_alone = played(play).floor, played(replace(play, moves=())).floor
    draws = {contact.key: tuple(contact.draws) for contact in left_alone.ledger.contacts}
    for contact in decided.ledger.contacts:
        assert draws.get(contact.key, tuple(contact.draws)) == tuple(contact.draws)


@examples(50)
@given(plays())
def test_who_comes_back_has_the_same_draws_whatever_is_decided(play: Play) -> None:
    decided = draws_of_followers(played(play).floor)
    left_alone = draws_of_followers(played(replace(play, moves=())).floor)
    for customer in decided.keys() & left_alone.keys():
        for draws, other in zip(decided[customer], left_alone[customer], strict=False):
            assert draws == other


@examples(60)
@given(plays())
def test_moves_that_touch_nobody_change_nothing(play: Play) -> None:
    play = replace(play, written=with_nobody(play.written))
    left_alone = played(replace(play, moves=(), stops=())).floor
    absent = [
        agent.index
        for agent in left_alone.agents
        if all(change.state in (OFF, ABSENT) for change in agent.log)
    ]
    moved = Detached(play, absent).run().floor
    moved.ledger.logins.clear()
    moved.ledger.caps.clear()  # that of a channel without customers
    for ledger in (moved.ledger, left_alone.ledger):
        # What is asked of people who are not there stands in the ledger, and reaches nobody else.
        ledger.activities = [record for record in ledger.activities if record.agent not in absent]
        ledger.activity_events = [record for record in ledger.activity_events if record.agent not in absent]
        ledger.shifts = [record for record in ledger.shifts if record.agent not in absent]
    assert records(moved) == records(left_alone)


def with_nobody(written: Written) -> Written:
    """The scenario with an agent whose shift begins after the run, and a chat channel without customers."""
    written = copy.deepcopy(written)
    floor = written["floor"]
    group = next(iter(floor["groups"]))
    floor["channels"][QUIET] = {"kind": "chat", "target": {"within": "1m"}}
    floor["groups"][group]["skills"][QUIET] = 1.0
    written["demand"]["streams"][QUIET] = {"forecast": {"per_hour": 0}, "talk": "3m"}
    floor["shifts"] = {**floor.get("shifts", {}), NOBODY: {"from": "23:00", "to": "24:00"}}
    floor["shifts"][NOBODY]["days"] = [floor["days"]]
    floor["agents"] = [*floor.get("agents", []), {"id": NOBODY, "group": group, "shift": NOBODY}]
    return written


class Detached(Session):
    """Makes its moves on agents who never come and on the channel without customers, and no others."""

    def __init__(self, play: Play, absent: list[int]) -> None:
        super().__init__(play)
        self.absent = absent

    def make(self, move: Move) -> None:
        floor = self.floor
        channels, queues = floor.channels, floor.queues
        if move.kind in FOR_THE_QUIET:
            floor.channels = [channel for channel in channels if channel.id == QUIET]
            floor.queues = floor.channels[0].queues
        elif move.kind not in FOR_THE_ABSENT:
            return
        agent = floor.agents[self.absent[move.i % len(self.absent)]]
        try:
            getattr(self, move.kind)(move, agent)
        finally:
            floor.channels, floor.queues = channels, queues


@examples(6)
@given(plays(live_only=True, people=False, incidents=False))
def test_one_more_agent_never_raises_the_number_who_abandon_beyond_noise(play: Play) -> None:
    written = copy.deepcopy(play.written)
    written["floor"]["days"] = 1
    for shift in written["floor"]["shifts"].values():
        shift.pop("days", None)
    group = next(iter(written["floor"]["groups"]))
    more = copy.deepcopy(written)
    more["floor"]["agents"].append({"id": "extra", "group": group})
    differences = [abandoned(Play(more, seed)) - abandoned(Play(written, seed)) for seed in range(20)]
    noise = stdev(differences) / sqrt(len(differences))
    assert mean(differences) <= 3.5 * noise


def abandoned(play: Play) -> int:
    return sum(contact.disposition == ABANDONED for contact in played(play).floor.ledger.contacts)
