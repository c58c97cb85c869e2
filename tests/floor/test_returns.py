"""Customers who come back: redials, repeat contacts, chasing, transfers."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import ABANDONED, CHASE, REDIAL, REPEAT, TRANSFER, WAITING, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.transfers import MOST_WARM_S
from tests.floor.scenarios import EIGHT, plain, stream

MINUTE = 60.0
DAY = 86400.0
NOBODY: dict[str, Any] = {"groups": {"phones": {"count": 0}}}


def played(**changes: Any) -> list[Contact]:
    floor = Floor(plain(**changes), 1)
    floor.advance(floor.end_s)
    return floor.ledger.contacts


def test_a_redial_comes_after_its_delay_with_the_same_patience_and_work() -> None:
    redial = {"first": 1.0, "later": 0.0, "delay": {"constant": "10m"}}
    contacts = played(
        floor=NOBODY, demand=stream(talk={"mean": "3m"}, patience={"exponential": "4m"}, redial=redial)
    )
    again = [contact for contact in contacts if contact.origin == REDIAL]
    assert again
    for contact in again:
        first = contacts[contact.root]
        assert contact.parent == first.id
        assert contact.arrived_s == pytest.approx(first.left_s + 600)
        assert (contact.patience_s, contact.talk_s) == (first.patience_s, first.talk_s)
        assert contact.attempt == 1


def test_a_redial_may_draw_patience_and_work_anew() -> None:
    redial = {"first": 1.0, "later": 0.0, "delay": {"constant": "10m"}, "keeps": "nothing"}
    contacts = played(
        floor=NOBODY, demand=stream(talk={"mean": "3m"}, patience={"exponential": "4m"}, redial=redial)
    )
    again = [contact for contact in contacts if contact.origin == REDIAL]
    assert again
    assert all(contact.patience_s != contacts[contact.root].patience_s for contact in again)


def test_who_would_redial_into_a_closed_channel_comes_when_it_opens_again() -> None:
    redial = {"first": 1.0, "later": 1.0, "delay": {"constant": "10m"}}
    contacts = played(
        floor={**NOBODY, "run_on": "1h"}, demand=stream(patience={"constant": "5m"}, redial=redial)
    )
    assert max(contact.arrived_s for contact in contacts) < EIGHT + 7200
    late = [c for c in contacts if c.disposition == ABANDONED and c.left_s + 600.0 >= EIGHT + 7200]
    assert late
    assert all(contact.returns_s >= DAY + EIGHT for contact in late)


def test_some_redial_on_another_channel() -> None:
    chat = {"kind": "chat", "target": {"within": "45s"}}
    redial = {"first": 1.0, "delay": {"constant": "10m"}, "switch_to": "chat", "switch": 0.5}
    contacts = played(
        floor={**NOBODY, "channels": {"chat": chat}},
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 60}, "patience": {"constant": "5m"}, "redial": redial},
                "chat": {"forecast": {"per_hour": 0}, "talk": {"constant": "5m"}},
            }
        },
    )
    channels = [contact.type.channel for contact in contacts if contact.origin == REDIAL]
    assert 0.3 < sum(channel == 1 for channel in channels) / len(channels) < 0.7


NEVER_RESOLVED = {"billing": {"resolvable": 0}}


@pytest.mark.parametrize("hostility", [0, 1])
def test_a_hostile_customer_comes_back_the_same_day_when_others_come_on_a_later_one(hostility: int) -> None:
    repeat = {
        "share": 1.0,
        "same_day": 0.0,
        "same_day_delay": {"constant": "30m"},
        "later_delay": {"constant": "2d"},
    }
    contacts = played(
        drivers={"billing": {"resolvable": 0, "hostility": hostility}},
        demand=stream(drivers={"billing": 1}, repeat=repeat),
        people={"model": "on"},
    )
    first = next(contact for contact in contacts if contact.wrapped_s >= 0)
    assert first.hostile == bool(hostility)
    back = [contact for contact in contacts if contact.origin == REPEAT]
    assert bool(back) == bool(hostility)
    assert first.returns_s == pytest.approx(first.wrapped_s + (1800 if hostility else 2 * 86_400))


def test_an_unresolved_customer_comes_back_and_a_resolved_one_does_not() -> None:
    repeat = {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "30m"}}
    unresolved = played(drivers=NEVER_RESOLVED, demand=stream(drivers={"billing": 1}, repeat=repeat))
    back = [contact for contact in unresolved if contact.origin == REPEAT]
    assert back
    for contact in back:
        before = unresolved[contact.parent]
        assert not before.resolved
        assert contact.arrived_s == pytest.approx(before.wrapped_s + 1800)
    resolved = played(demand=stream(repeat=repeat))
    assert all(contact.origin != REPEAT for contact in resolved)


def test_a_return_on_a_later_day_is_noted_though_the_run_ends_before_it() -> None:
    repeat = {"share": 1.0, "same_day": 0.0}
    contacts = played(drivers=NEVER_RESOLVED, demand=stream(drivers={"billing": 1}, repeat=repeat))
    done = [contact for contact in contacts if contact.wrapped_s >= 0]
    assert all(contact.returns_s > EIGHT + 86400 - 7200 for contact in done)
    assert all(contact.origin != REPEAT for contact in contacts)


def test_an_overdue_message_turns_into_a_call() -> None:
    email = {
        "kind": "email",
        "target": {"within": "10m"},
        "chase": {"to": "voice", "share": 1.0, "after_target": {"constant": "5m"}},
    }
    contacts = played(
        floor={"channels": {"email": email}},
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 0}},
                "email": {"forecast": {"per_hour": 6}, "arrivals": "even", "talk": {"constant": "4m"}},
            }
        },
    )
    calls = [contact for contact in contacts if contact.origin == CHASE]
    assert calls
    for call in calls:
        assert call.type.channel == 0
        assert call.arrived_s == pytest.approx(contacts[call.root].arrived_s + 15 * MINUTE)


def transfer_floor(warm: bool, experts: int = 1) -> Floor:
    second = {"queue": "expert"}
    moved = {"to": "expert", "share": 1.0, "warm": warm, "handover": "1m"}
    scenario = plain(
        floor={
            "queues": {"voice": {"channel": "voice"}, "expert": {"channel": "voice"}},
            "groups": {"phones": {"count": 1}, "experts": {"count": experts, "skills": {"expert": 1}}},
        },
        drivers={"billing": {"transfer": moved}, "hard": second},
        demand={
            "streams": {
                "voice": {
                    "forecast": {"per_hour": 2},
                    "drivers": {"billing": 1},
                    "talk": {"constant": "3m"},
                    "after_contact": {"constant": "1m"},
                }
            }
        },
    )
    return Floor(scenario, 1)


def test_a_cold_transfer_frees_the_first_agent_after_the_wrap() -> None:
    floor = transfer_floor(warm=False)
    floor.advance(EIGHT + 20 * MINUTE)
    first, second = floor.ledger.contacts[:2]
    assert second.origin == TRANSFER
    assert second.arrived_s == pytest.approx(first.answered_s + 180)
    assert first.wrapped_s == pytest.approx(first.answered_s + 240)


def test_a_warm_transfer_keeps_the_first_agent_until_the_hand_over_is_done() -> None:
    floor = transfer_floor(warm=True)
    floor.advance(EIGHT + 20 * MINUTE)
    first = floor.ledger.contacts[0]
    assert first.wrapped_s == pytest.approx(first.answered_s + 180 + 60 + 60)


def test_a_warm_transfer_nobody_picks_up_holds_the_first_agent_for_five_minutes() -> None:
    floor = transfer_floor(warm=True, experts=0)
    floor.advance(EIGHT + 60 * MINUTE)
    first, follower = floor.ledger.contacts[0], next(c for c in floor.ledger.contacts if c.origin == TRANSFER)
    assert follower.disposition == WAITING
    handed_on_s = follower.arrived_s
    assert first.wrapped_s == pytest.approx(handed_on_s + MOST_WARM_S + first.after_contact_s)
