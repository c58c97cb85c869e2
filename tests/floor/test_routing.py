"""Who takes what: ranks, priorities, overflow after a delay, idle time."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import Contact
from floorsim.floor.floor import Floor
from floorsim.floor.interventions import move_agent
from tests.floor.scenarios import EIGHT, plain


def two_queues(queues: dict[str, Any], groups: dict[str, Any], per_hour: float = 20) -> Floor:
    """Voice calls for two queues, `gold` and `usual`, half each, in turn, three minutes apart."""
    voice = {"forecast": {"per_hour": per_hour}, "arrivals": "exact", "talk": {"constant": "6m"}}
    scenario = plain(
        floor={
            "queues": {"gold": {"channel": "voice"}, "usual": {"channel": "voice"}, **queues},
            "groups": {"phones": {"count": 0, "skills": {"gold": 1}}, **groups},
        },
        drivers={"vip": {"queue": "gold"}, "other": {"queue": "usual"}},
        demand={"streams": {"voice": {**voice, "drivers": {"vip": 1, "other": 1}}}},
    )
    return Floor(scenario, 1)


def played(floor: Floor) -> list[Contact]:
    floor.advance(EIGHT + 7200)
    return floor.ledger.contacts


def group_of(floor: Floor, contact: Contact) -> str:
    return floor.compiled.group_ids[floor.agents[contact.agent].group]


BOTH = {"gold": 1, "usual": 1}


def test_agents_take_only_what_they_have_the_skill_for() -> None:
    floor = two_queues(
        {}, {"a": {"count": 1, "skills": {"gold": 1}}, "b": {"count": 1, "skills": {"usual": 1}}}
    )
    answered = [contact for contact in played(floor) if contact.agent >= 0]
    assert {(floor.queues[contact.queue].id, group_of(floor, contact)) for contact in answered} == {
        ("gold", "a"),
        ("usual", "b"),
    }


def test_a_queue_of_higher_priority_goes_first() -> None:
    groups = {"a": {"count": 1, "skills": BOTH}}
    contacts = played(floor := two_queues({"gold": {"channel": "voice", "priority": 10}}, groups, 9))
    waits: dict[str, list[float]] = {"gold": [], "usual": []}
    for contact in contacts:
        if contact.answered_s >= 0:
            waits[floor.queues[contact.queue].id].append(contact.wait_s)
            ahead = [
                other
                for other in contacts
                if other.arrived_s < contact.answered_s
                and (other.answered_s < 0 or other.answered_s > contact.answered_s)
                and floor.queues[other.queue].id == "gold"
            ]
            assert floor.queues[contact.queue].id == "gold" or not ahead
    assert max(waits["gold"]) < max(waits["usual"])


def test_waiting_earns_points_where_a_queue_has_an_age_weight() -> None:
    groups = {"a": {"count": 1, "skills": BOTH}}
    heavy = {"gold": {"channel": "voice", "priority": 5}, "usual": {"channel": "voice", "age_weight": 1}}
    floor = two_queues(heavy, groups)
    overtaken = [
        contact
        for contact in played(floor)
        if floor.queues[contact.queue].id == "usual" and contact.answered_s >= 0
    ]
    assert any(contact.wait_s > 300 for contact in overtaken)
    for contact in overtaken:
        better = [
            other
            for other in floor.ledger.contacts
            if floor.queues[other.queue].id == "gold"
            and other.arrived_s < contact.answered_s
            and (other.answered_s < 0 or other.answered_s > contact.answered_s)
        ]
        assert all(contact.wait_s / 60 >= 5 for _ in better)


def test_a_group_of_lower_rank_is_asked_only_when_the_first_is_busy() -> None:
    queues = {"gold": {"channel": "voice", "groups": [{"group": "first"}, {"group": "second", "rank": 2}]}}
    groups = {"first": {"count": 1, "skills": BOTH}, "second": {"count": 1, "skills": BOTH}}
    floor = two_queues(queues, groups, per_hour=10)
    gold = [c for c in played(floor) if floor.queues[c.queue].id == "gold" and c.answered_s >= 0]
    assert {group_of(floor, contact) for contact in gold} == {"first", "second"}
    for contact in gold:
        if group_of(floor, contact) == "second":
            busy = [
                c
                for c in floor.ledger.contacts
                if c.agent == 0 and c.answered_s <= contact.answered_s < c.wrapped_s
            ]
            assert busy


def test_overflow_waits_for_its_delay() -> None:
    queues = {"gold": {"channel": "voice", "groups": ["first", {"group": "second", "after": "2m"}]}}
    groups = {"first": {"count": 1, "skills": {"gold": 1}}, "second": {"count": 2, "skills": {"gold": 1}}}
    floor = two_queues({**queues, "usual": {"channel": "voice"}}, groups, per_hour=40)
    helped = [c for c in played(floor) if c.agent >= 0 and group_of(floor, c) == "second"]
    assert helped
    assert min(contact.wait_s for contact in helped) == pytest.approx(120.0)


def test_the_longest_idle_agent_is_next() -> None:
    groups = {"a": {"count": 3, "skills": BOTH}}
    floor = two_queues({}, groups, per_hour=6)
    agents = [contact.agent for contact in played(floor)]
    assert agents == [place % 3 for place in range(len(agents))]


def test_a_group_that_picks_at_random_uses_everyone_in_no_order() -> None:
    groups = {"a": {"count": 3, "skills": BOTH, "selection": "random"}}
    floor = two_queues({}, groups, per_hour=6)
    agents = [contact.agent for contact in played(floor)]
    assert set(agents) == {0, 1, 2}
    assert agents != [place % 3 for place in range(len(agents))]


def test_the_queue_list_of_a_group_comes_before_priorities() -> None:
    queues = {"gold": {"channel": "voice", "priority": 10}}
    groups = {"a": {"count": 1, "skills": BOTH, "serves": ["usual", "gold"]}}
    floor = two_queues(queues, groups)
    contacts = played(floor)
    gold = [c.wait_s for c in contacts if floor.queues[c.queue].id == "gold" and c.answered_s >= 0]
    usual = [c.wait_s for c in contacts if floor.queues[c.queue].id == "usual" and c.answered_s >= 0]
    assert sum(usual) / len(usual) < sum(gold) / len(gold)


def test_help_that_is_moved_in_before_its_delay_is_over_takes_the_call_when_it_is() -> None:
    queues = {"gold": {"channel": "voice", "groups": ["first", {"group": "second", "after": "20m"}]}}
    groups = {
        "first": {"count": 1, "skills": {"gold": 1}},
        "second": {"count": 1, "skills": {"chat": 1, "gold": 1}, "on": ["chat"]},
    }
    voice = {"forecast": {"per_hour": 20}, "arrivals": "exact", "talk": {"constant": "2h"}}
    scenario = plain(
        floor={
            "channels": {"chat": {"kind": "chat", "target": {"within": "45s"}}},
            "queues": {**queues, "chat": {"channel": "chat"}},
            "groups": {"phones": {"count": 0, "skills": {"gold": 1}}, **groups},
        },
        drivers={"vip": {"queue": "gold"}},
        demand={"streams": {"voice": {**voice, "drivers": {"vip": 1}}}},
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 600)
    first, second, *_ = floor.ledger.contacts
    assert first.answered_s >= 0 > second.answered_s
    helper = next(agent for agent in floor.agents if group_name(floor, agent.group) == "second")
    move_agent(floor, helper, (floor.compiled.channel_index["voice"],))
    floor.advance(EIGHT + 7200)
    assert second.agent == helper.index
    assert second.wait_s == pytest.approx(1200.0)


def group_name(floor: Floor, group: int) -> str:
    return floor.compiled.group_ids[group]
