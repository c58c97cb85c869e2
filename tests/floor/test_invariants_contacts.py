"""Whatever the scenario and the moves: what must be true of every contact in the ledger."""

from __future__ import annotations

from collections import Counter
from math import isfinite, isinf

from hypothesis import given

from floorsim.floor import misrouted
from floorsim.floor.contact import (
    ABANDONED,
    ANSWERED,
    BACKLOG,
    BLOCKED,
    CHASE,
    DEFLECTED,
    DISCONNECTED,
    FRESH,
    IN_SERVICE,
    OUTBOUND,
    PARTNER,
    REDIAL,
    REPEAT,
    TRANSFER,
    UNSET,
    WAITING,
    Contact,
)
from floorsim.floor.floor import Floor
from floorsim.floor.returns import MOST_ATTEMPTS
from tests.floor.playing import played
from tests.strategies import Play, examples, faults_of, plays

FIRST = (FRESH, BACKLOG, OUTBOUND)
"""Origins of a customer's first contact."""
LATER_THAN_S = 1e-6
"""Rounding of sums of times, far below anything a record shows."""


@examples(40)
@given(plays())
def test_drawn_scenarios_are_ones_that_the_loader_takes(play: Play) -> None:
    assert faults_of(play.written) == []


@examples(50)
@given(plays())
def test_every_contact_ends_in_exactly_one_fate_and_is_settled_once(play: Play) -> None:
    floor = played(play).floor
    times_settled = Counter(contact.id for contact in floor.ledger.settled)
    times_finished = Counter(contact.id for contact in floor.ledger.finished)
    for contact in floor.ledger.contacts:
        assert times_settled[contact.id] == (contact.disposition != WAITING)
        served = contact.disposition in (IN_SERVICE, ANSWERED)
        assert served == (contact.answered_s != UNSET)
        assert (contact.left_s != UNSET) == (contact.disposition not in (WAITING, IN_SERVICE))
        if contact.silent_abandon:
            assert contact.disposition == ABANDONED
            assert times_finished[contact.id] == (contact.wrapped_s != UNSET)
        else:
            assert times_finished[contact.id] == (contact.disposition == ANSWERED)
            assert (contact.wrapped_s != UNSET) == (contact.disposition == ANSWERED)
            assert (contact.agent != -1) == served
    assert len(floor.ledger.settled) == sum(times_settled.values())


@examples(50)
@given(plays())
def test_offered_is_the_sum_of_the_fates_in_every_channel_and_interval(play: Play) -> None:
    floor = played(play).floor
    offered: Counter[tuple[int, int]] = Counter()
    settled: Counter[tuple[int, int]] = Counter()
    still_open: Counter[tuple[int, int]] = Counter()
    for contact in floor.ledger.contacts:
        offered[_place(floor, contact)] += 1
        if contact.disposition == WAITING:
            still_open[_place(floor, contact)] += 1
    for contact in floor.ledger.settled:
        assert contact.disposition in (
            IN_SERVICE,
            ANSWERED,
            ABANDONED,
            BLOCKED,
            DEFLECTED,
            PARTNER,
            DISCONNECTED,
        )
        settled[_place(floor, contact)] += 1
    assert offered == settled + still_open


def _place(floor: Floor, contact: Contact) -> tuple[int, int]:
    return floor.queues[contact.queue].channel, int(contact.arrived_s // floor.scenario.demand.interval)


@examples(50)
@given(plays())
def test_the_times_of_a_contact_follow_one_another(play: Play) -> None:
    floor = played(play).floor
    for contact in floor.ledger.contacts:
        assert contact.arrived_s <= floor.end_s
        reached = contact.arrived_s
        for at_s in (contact.answered_s, contact.left_s, contact.wrapped_s):
            if at_s != UNSET:
                assert reached <= at_s <= floor.end_s
                reached = at_s
        if contact.disposition == ANSWERED:
            spent_s = contact.talk_s + contact.hold_s + contact.after_contact_s
            assert abs(contact.handle_s - spent_s) < LATER_THAN_S * (1 + spent_s)
        if contact.returns_s != UNSET:
            assert contact.returns_s >= contact.arrived_s


@examples(50)
@given(plays())
def test_nothing_in_a_contact_is_negative_or_not_a_number(play: Play) -> None:
    for contact in played(play).floor.ledger.contacts:
        for value in (contact.talk_s, contact.hold_s, contact.after_contact_s):
            assert isfinite(value)
            assert value >= 0.0
        assert contact.patience_s >= 0.0
        assert isfinite(contact.patience_s) or isinf(contact.patience_s)
        for at_s in (
            contact.answered_s,
            contact.left_s,
            contact.wrapped_s,
            contact.returns_s,
            contact.promised_s,
            contact.announced_s,
        ):
            assert isfinite(at_s)
            assert at_s == UNSET or at_s >= 0.0
        assert 0.0 <= contact.fatigue <= 1.0
        assert 0.0 <= contact.exhaustion <= 1.0
        assert contact.load >= 1


@examples(50)
@given(plays())
def test_who_comes_back_points_to_the_contact_before_and_to_the_first(play: Play) -> None:
    floor = played(play).floor
    contacts = floor.ledger.contacts
    followers: Counter[tuple[int, bool]] = Counter()
    for place, contact in enumerate(contacts):
        assert contact.id == place
        if contact.origin == FRESH:
            assert floor.channels[floor.queues[contact.queue].channel].is_open(contact.arrived_s)
        if contact.origin in FIRST:
            assert (contact.parent, contact.root, contact.attempt) == (-1, contact.id, 0)
            continue
        parent, root = contacts[contact.parent], contacts[contact.root]
        assert contact.parent < contact.id
        assert root.origin in FIRST
        assert parent.root == contact.root
        assert contact.attempt == parent.attempt + 1 <= MOST_ATTEMPTS
        if contact.origin == TRANSFER and contact.queue == parent.queue:
            assert parent.origin != TRANSFER
            assert floor.agents[parent.agent].proficiency[parent.queue] < misrouted.ENOUGH
        assert contact.arrived_s >= parent.arrived_s
        chased = contact.origin == CHASE
        followers[parent.id, chased] += 1
        assert followers[parent.id, chased] == 1
        if chased:
            within_s = floor.channels[floor.queues[parent.queue].channel].spec.target.within
            promised = parent.promised_s != UNSET
            lost_s = parent.promised_s if promised else parent.arrived_s + within_s
            assert lost_s <= contact.arrived_s
        else:
            assert parent.returns_s <= contact.arrived_s + LATER_THAN_S
        expected = {
            REDIAL: (ABANDONED, BLOCKED),
            REPEAT: (ANSWERED, PARTNER),
            TRANSFER: (IN_SERVICE, ANSWERED),
        }.get(contact.origin)
        assert expected is None or parent.disposition in expected


@examples(50)
@given(plays())
def test_a_return_that_the_ledger_tells_of_has_come_or_lies_after_the_run(play: Play) -> None:
    """Redials are left out: a customer may find the channel closed."""
    floor = played(play).floor
    followed = {contact.parent for contact in floor.ledger.contacts if contact.origin != CHASE}
    for contact in floor.ledger.contacts:
        if contact.returns_s == UNSET:
            assert contact.id not in followed
        elif contact.disposition not in (ABANDONED, BLOCKED):
            assert (contact.id in followed) == (contact.returns_s < floor.end_s)


@examples(60)
@given(plays(live_only=True, people=False, told_nothing=True))
def test_nobody_waits_longer_than_patience(play: Play) -> None:
    quiet = [move for move in play.moves if move.kind != "announce"]
    floor = played(Play(play.written, play.seed, tuple(quiet), play.stops)).floor
    for contact in floor.ledger.contacts:
        if contact.promised_s != UNSET:
            continue
        waited_s = (
            floor.end_s if contact.disposition == WAITING else contact.arrived_s + contact.wait_s
        ) - contact.arrived_s
        assert waited_s <= contact.patience_s + LATER_THAN_S
        if contact.disposition == ABANDONED and not contact.balks:
            assert abs(waited_s - contact.patience_s) < LATER_THAN_S
