"""Agents on several channels: chats in hand do not keep them from what goes first."""

from __future__ import annotations

from floorsim.floor import interventions
from floorsim.floor.contact import ANSWERED, Contact
from floorsim.floor.floor import Floor
from tests.floor.scenarios import EIGHT, plain

MINUTE = 60.0
VOICE, CHAT = 0, 1


def blended(
    *,
    voice: float,
    chat: float,
    agents: int = 3,
    cap: int = 2,
    serves: list[str] | None = None,
    **floor: object,
) -> Floor:
    """Agents on voice and chat, contacts an hour of each, six minutes long."""
    chats = {"kind": "chat", "concurrency": cap, "target": {"within": "60s"}}
    phones = {"count": agents, "skills": {"voice": 1, "chat": 1}, "serves": serves or []}
    scenario = plain(
        floor={
            "channels": {"chat": chats},
            "groups": {"phones": phones},
            **floor,
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": voice}, "talk": {"constant": "6m"}},
                "chat": {"forecast": {"per_hour": chat}, "arrivals": "even", "talk": {"constant": "6m"}},
            }
        },
    )
    return Floor(scenario, 1)


def answered(floor: Floor, channel: int) -> list[Contact]:
    own = [contact for contact in floor.ledger.contacts if contact.type.channel == channel]
    return [contact for contact in own if contact.disposition == ANSWERED]


def test_a_queue_with_priority_is_served_by_agents_who_had_chats_in_hand() -> None:
    queues = {"voice": {"channel": "voice", "priority": 100}}
    floor = blended(voice=12, chat=60, queues=queues)
    floor.advance(floor.end_s)
    waits = [contact.wait_s for contact in answered(floor, VOICE)]
    assert len(waits) >= 20
    assert max(waits) <= 12 * MINUTE, "longer than two chats at half speed"


def test_the_first_rank_of_a_group_comes_first_also_with_chats_in_hand() -> None:
    first = blended(voice=12, chat=150, serves=["voice", "chat"])
    last = blended(voice=12, chat=150, serves=["chat", "voice"])
    for floor in (first, last):
        floor.advance(floor.end_s)
    assert len(answered(first, VOICE)) >= 20
    assert len(answered(last, VOICE)) <= 3


def test_chats_that_stood_back_are_taken_once_nothing_goes_before_them() -> None:
    floor = blended(voice=20, chat=20, agents=2, queues={"voice": {"channel": "voice", "priority": 100}})
    while floor.now < floor.end_s:
        floor.advance(floor.now + 10.0)
        with_room = [agent for agent in floor.agents if agent.chat_now == CHAT and agent.load == 1]
        if with_room and floor.queues[CHAT].waiting:
            assert floor.queues[VOICE].waiting


def test_a_higher_cap_is_filled_evenly() -> None:
    floor = blended(voice=0, chat=120, agents=4, cap=1)
    floor.advance(EIGHT + 3.4 * MINUTE)
    assert [agent.load for agent in floor.agents] == [1, 1, 1, 1]
    assert floor.queues[CHAT].waiting == 3
    interventions.set_cap(floor, floor.channels[CHAT], 3)
    assert sorted(agent.load for agent in floor.agents) == [1, 2, 2, 2]
