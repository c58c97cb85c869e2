"""Floors on which an invariant once failed, in contacts: hand-overs, trunks, overflow, chances, caps."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor import interventions
from floorsim.floor.contact import ANSWERED, TRANSFER, UNSET
from floorsim.floor.floor import Floor
from floorsim.floor.states import BUSY
from floorsim.scenario.checks.every_check import check
from tests.floor.scenarios import EIGHT, plain, stream

MINUTE = 60.0
CHAT = {"kind": "chat", "target": {"within": "1m"}}


def test_a_caller_handed_to_a_queue_of_another_channel_becomes_a_contact_of_that_channel() -> None:
    scenario = plain(
        floor={
            "channels": {"chat": CHAT},
            "queues": {"chat": {"channel": "chat"}, "experts": {"channel": "chat"}},
            "groups": {"experts": {"count": 1, "skills": {"experts": 1, "chat": 1}}},
        },
        drivers={"hard": {"transfer": {"to": "experts", "share": 1.0}}},
        demand={
            "streams": {
                "voice": {"drivers": {"hard": 1}},
                "chat": {"forecast": {"per_hour": 0}, "talk": {"constant": "5m"}},
            }
        },
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 20 * MINUTE)
    handed_on = [contact for contact in floor.ledger.contacts if contact.origin == TRANSFER]
    assert handed_on
    assert {(contact.type.channel, floor.queues[contact.queue].id) for contact in handed_on} == {
        (1, "experts")
    }


def test_a_contact_is_not_handed_on_from_the_queue_that_it_was_handed_to() -> None:
    scenario = plain(
        floor={
            "queues": {"voice": {"channel": "voice"}, "experts": {"channel": "voice"}},
            "groups": {"experts": {"count": 1, "skills": {"experts": 1}}},
        },
        drivers={"hard": {"transfer": {"to": "experts", "share": 1.0}}},
        demand=stream(drivers={"hard": 1}, forecast={"per_hour": 2}),
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    assert {contact.attempt for contact in floor.ledger.contacts} == {0, 1}


def test_a_chat_is_handed_on_too() -> None:
    scenario = plain(
        floor={
            "channels": {"chat": CHAT},
            "queues": {"chat": {"channel": "chat"}, "experts": {"channel": "chat"}},
            "groups": {"texts": {"count": 1, "skills": {"chat": 1, "experts": 1}}},
        },
        drivers={"hard": {"transfer": {"to": "experts", "share": 1.0, "warm": True}}},
        demand={
            "streams": {
                "chat": {"forecast": {"per_hour": 3}, "drivers": {"hard": 1}, "talk": {"constant": "5m"}},
            }
        },
    )
    floor = Floor(scenario, 3)
    floor.advance(floor.end_s)
    chats = [contact for contact in floor.ledger.contacts if contact.type.channel == 1]
    served = [contact for contact in chats if contact.origin != TRANSFER and contact.disposition == ANSWERED]
    assert served
    followers = {contact.parent: contact for contact in chats if contact.origin == TRANSFER}
    for chat in served:
        assert followers[chat.id].arrived_s == chat.wrapped_s


def trunk_floor(**changes: Any) -> Floor:
    """One agent and three trunks for a call every three minutes."""
    channel = {"voice": {"trunks": 3, **changes.pop("voice", {})}}
    return Floor(plain(floor={"channels": channel, "groups": {"phones": {"count": 1}}}, **changes), 1)


def test_a_trunk_is_free_while_the_agent_wraps_up() -> None:
    floor = trunk_floor(demand=stream(after_contact={"constant": "10m"}))
    floor.advance(EIGHT + 2 * MINUTE)
    assert len(floor.channels[0].on_trunks) == 1
    floor.advance(EIGHT + 3 * MINUTE - 1)
    assert floor.agents[0].state == BUSY
    floor.advance(EIGHT + 3 * MINUTE + 1)
    assert floor.agents[0].state == BUSY
    assert len(floor.channels[0].on_trunks) == floor.queues[0].waiting


def test_customers_called_back_leave_no_trunk_in_use_and_give_none_back_twice() -> None:
    callbacks = {"offer_when_wait_over": "0s", "accepted": 1.0, "promise": "45m"}
    floor = trunk_floor(voice={"callbacks": callbacks}, demand=stream(talk={"constant": "7m"}))
    for minute in range(0, 70, 5):
        floor.advance(EIGHT + minute * MINUTE)
        assert len(floor.channels[0].on_trunks) <= 1
    assert sum(contact.promised_s != UNSET for contact in floor.ledger.contacts) > 10


def test_a_caller_handed_on_keeps_one_trunk() -> None:
    scenario = plain(
        floor={
            "channels": {"voice": {"trunks": 1}},
            "queues": {"voice": {"channel": "voice"}, "experts": {"channel": "voice"}},
            "groups": {"phones": {"skills": {"voice": 1, "experts": 1}}},
        },
        drivers={"hard": {"transfer": {"to": "experts", "share": 1.0, "warm": True}}},
        demand=stream(drivers={"hard": 1}, forecast={"per_hour": 4}),
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    handed_on = [contact for contact in floor.ledger.contacts if contact.origin == TRANSFER]
    assert handed_on
    assert all(contact.disposition == ANSWERED for contact in handed_on)


def test_a_customer_who_is_handed_over_warm_is_offered_no_callback() -> None:
    scenario = plain(
        floor={
            "channels": {
                "voice": {"callbacks": {"offer_when_wait_over": "0s", "accepted": 1.0, "promise": "5m"}}
            },
            "queues": {"voice": {"channel": "voice"}, "experts": {"channel": "voice"}},
            "groups": {"phones": {"count": 9}, "experts": {"count": 1, "skills": {"experts": 1}}},
        },
        drivers={"hard": {"transfer": {"to": "experts", "share": 1.0, "warm": True}}},
        demand=stream(drivers={"hard": 1}, talk={"constant": "4m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    handed_on = [contact for contact in floor.ledger.contacts if contact.origin == TRANSFER]
    assert len(handed_on) > 10
    assert all(contact.promised_s == UNSET for contact in handed_on)


def overflow_floor(**changes: Any) -> Floor:
    """Chats for one agent, and for a second group after a minute."""
    after = [{"group": "texts"}, {"group": "helpers", "after": "1m"}]
    scenario = plain(
        floor={
            "channels": {"chat": {**CHAT, "silent_abandon": 1.0}},
            "queues": {"chat": {"channel": "chat", "groups": after}},
            "groups": {
                "texts": {"count": 1, "skills": {"chat": 1}},
                "helpers": {"count": 1, "skills": {"chat": 1}, **changes.pop("helpers", {})},
            },
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 0}},
                "chat": {
                    "forecast": {"per_hour": 60},
                    "arrivals": "even",
                    "talk": {"constant": "30m"},
                    **changes.pop("chat", {}),
                },
            }
        },
        **changes,
    )
    return Floor(scenario, 1)


def test_overflow_help_takes_several_chats_like_anyone() -> None:
    floor = overflow_floor()
    floor.advance(EIGHT + 9 * MINUTE)
    helper = next(agent for agent in floor.agents if agent.group == floor.compiled.group_index["helpers"])
    assert helper.load == 3
    waits = [contact.wait_s for contact in floor.ledger.contacts if contact.agent == helper.index]
    assert waits == [pytest.approx(MINUTE)] * 3


def test_overflow_help_cannot_tell_a_chat_that_was_left_silently() -> None:
    floor = overflow_floor(chat={"patience": {"constant": "30s"}})
    floor.advance(EIGHT + 9 * MINUTE)
    helper = next(agent for agent in floor.agents if agent.group == floor.compiled.group_index["helpers"])
    assert [contact.silent_abandon for contact in floor.ledger.contacts if contact.agent == helper.index]


def test_overflow_help_is_asked_again_when_a_tool_is_back() -> None:
    outage = {
        "id": "outage",
        "title": "Outage",
        "from": "08:00",
        "to": "08:30",
        "effects": [{"tool": {"channels": ["chat"], "down": True}}],
    }
    floor = overflow_floor(incidents=[outage])
    floor.advance(EIGHT + 31 * MINUTE)
    assert [agent.load for agent in floor.agents if agent.skills == {"chat"}] == [3, 3]


def test_a_tool_that_is_back_gives_the_queue_of_higher_priority_its_turn_first() -> None:
    outage = {
        "id": "outage",
        "title": "Outage",
        "from": "08:00",
        "to": "08:30",
        "effects": [{"tool": {"channels": ["voice"], "down": True}}],
    }
    scenario = plain(
        floor={
            "queues": {
                "private": {"channel": "voice", "skill": "voice"},
                "business": {"channel": "voice", "skill": "voice", "priority": 5},
            },
        },
        drivers={"home": {"queue": "private"}, "firm": {"queue": "business"}},
        demand=stream(drivers={"home": 1, "firm": 1}),
        incidents=[outage],
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 30 * MINUTE + 1)
    taken = [contact for contact in floor.ledger.contacts if contact.answered_s != UNSET]
    assert [floor.queues[contact.queue].id for contact in taken] == ["business", "business"]


def test_overflow_help_that_is_moved_in_comes_after_its_delay() -> None:
    floor = overflow_floor(helpers={"skills": {"chat": 1, "voice": 1}, "on": ["voice"]}, chat={})
    floor.advance(EIGHT + 4 * MINUTE)
    helper = next(agent for agent in floor.agents if agent.group == floor.compiled.group_index["helpers"])
    interventions.move_agent(floor, helper, (1,))
    floor.advance(EIGHT + 9 * MINUTE)
    assert helper.load == 3


def test_an_incident_cannot_make_resolving_more_than_certain() -> None:
    better = {
        "id": "better",
        "title": "A good day",
        "from": "08:00",
        "to": "10:00",
        "effects": [{"resolve": {"times": 5}}],
    }
    scenario = plain(
        drivers={"ask": {"resolvable": 0.9}},
        demand=stream(drivers={"ask": 1}),
        people={"model": "on"},
        incidents=[better],
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    assert all(kind.resolvable == 1.0 for kind in floor.compiled.contact_types)
    answered = [contact for contact in floor.ledger.contacts if contact.disposition == ANSWERED]
    assert answered
    assert all(contact.resolved for contact in answered)


def test_a_cap_raised_from_one_takes_waiting_chats_at_once() -> None:
    scenario = plain(
        floor={
            "channels": {"chat": {**CHAT, "concurrency": 1}},
            "groups": {"texts": {"count": 1, "skills": {"chat": 1}}},
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 0}},
                "chat": {"forecast": {"per_hour": 60}, "arrivals": "even", "talk": {"constant": "30m"}},
            }
        },
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 5 * MINUTE)
    texts = next(agent for agent in floor.agents if agent.skills == {"chat"})
    assert texts.load == 1
    interventions.set_cap(floor, floor.channels[1], 3)
    assert texts.load == 3


def test_a_message_handed_to_a_voice_queue_becomes_a_caller_with_patience() -> None:
    scenario = plain(
        floor={
            "channels": {"email": {"kind": "email", "target": {"within": "1h"}}},
            "groups": {"phones": {"count": 0}, "mail": {"count": 1, "skills": {"email": 1}}},
        },
        drivers={"urgent": {"transfer": {"to": "voice", "share": 1.0}}},
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 0}, "patience": {"constant": "2m"}},
                "email": {
                    "forecast": {"per_hour": 6},
                    "drivers": {"urgent": 1},
                    "talk": {"constant": "5m"},
                },
            }
        },
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    calls = [contact for contact in floor.ledger.contacts if contact.origin == TRANSFER]
    assert calls
    assert {contact.patience_s for contact in calls} == {2 * MINUTE}


def test_contacts_cannot_be_handed_to_a_channel_that_nothing_describes() -> None:
    scenario = plain(
        floor={
            "channels": {"chat": CHAT},
            "groups": {"texts": {"count": 1, "skills": {"chat": 1}}},
        },
        drivers={"hard": {"transfer": {"to": "chat", "share": 0.5}}},
        demand=stream(drivers={"hard": 1}),
    )
    errors = [fault for fault in check(scenario) if fault.severity == "error"]
    assert [fault.wrong for fault in errors] == ["no stream says how contacts on chat are"]


def test_overflow_help_counts_the_wait_of_a_backlog_from_when_it_came() -> None:
    post = {"channel": "email", "groups": [{"group": "phones", "after": "10m"}]}
    scenario = plain(
        floor={
            "channels": {"email": {"kind": "email", "target": {"within": "1h"}}},
            "queues": {"post": post},
            "groups": {"phones": {"count": 1, "skills": {"post": 1}}},
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 0}},
                "email": {
                    "forecast": {"per_hour": 0},
                    "talk": {"constant": "5m"},
                    "backlog": [{"open": 1, "age": {"constant": "8m"}}],
                },
            }
        },
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    assert floor.ledger.contacts[0].wait_s == pytest.approx(10 * MINUTE)


def test_whoever_booked_a_time_is_not_called_before_it_by_those_who_help_after_a_wait() -> None:
    callbacks = {"offer_when_wait_over": "0s", "accepted": 1.0, "promise": "45m", "book_after": "30m"}
    groups = ["phones", {"group": "others", "after": "2m"}]
    scenario = plain(
        floor={
            "channels": {"voice": {"callbacks": callbacks}},
            "queues": {"voice": {"channel": "voice", "groups": groups}},
            "groups": {"phones": {"count": 1}, "others": {"count": 1, "skills": {"voice": 1}}},
        },
        demand=stream(talk={"constant": "7m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 90 * MINUTE)
    booked = [one for one in floor.ledger.contacts if one.promised_s != UNSET and one.answered_s != UNSET]
    assert booked
    assert min(one.answered_s - one.arrived_s for one in booked) >= 30 * MINUTE
    assert floor.queues[0].waiting >= 0
