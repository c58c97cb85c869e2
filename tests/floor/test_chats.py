"""Several chats in one agent's hands."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import ABANDONED, ANSWERED
from floorsim.floor.floor import Floor
from floorsim.floor.interventions import set_cap
from floorsim.floor.service import SILENT_ABANDON_S
from tests.floor.scenarios import EIGHT, plain


def chat_floor(
    *, count: int = 1, per_hour: float = 60, channel: dict[str, Any] | None = None, **stream: Any
) -> Floor:
    """Chats of eight minutes' work at even distances, for agents who hold up to three."""
    scenario = plain(
        floor={
            "channels": {"chat": {"kind": "chat", "target": {"within": "45s"}, **(channel or {})}},
            "groups": {"phones": {"count": 0}, "writers": {"count": count, "skills": {"chat": 1}}},
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 0}},
                "chat": {
                    "forecast": {"per_hour": per_hour},
                    "arrivals": "even",
                    "talk": {"constant": "8m"},
                    **stream,
                },
            }
        },
    )
    return Floor(scenario, 1)


def test_one_chat_takes_its_own_time() -> None:
    floor = chat_floor(per_hour=4)
    floor.advance(EIGHT + 3600)
    assert {round(c.handle_s) for c in floor.ledger.contacts if c.disposition == ANSWERED} == {480}


def test_two_chats_together_finish_at_the_rate_of_the_load() -> None:
    """Chats begin at 0 and 1 min: the first has 7 min of work left at rate 2**-.3 each."""
    floor = chat_floor(per_hour=60)
    floor.advance(EIGHT + 90)
    assert floor.agents[0].load == 2
    set_cap(floor, floor.channels[0], 2)
    chat = floor.channels[floor.compiled.channel_index["chat"]]
    set_cap(floor, chat, 2)
    floor.advance(EIGHT + 3600)
    first, second = floor.ledger.contacts[:2]
    rate = 2 ** (0.7 - 1)
    assert first.wrapped_s - EIGHT == pytest.approx(60 + 420 / rate)
    assert second.answered_s == pytest.approx(EIGHT + 60)


def test_an_agent_never_holds_more_than_the_cap() -> None:
    floor = chat_floor(per_hour=120)
    for minute in range(120):
        floor.advance(EIGHT + 60 * minute)
        assert floor.agents[0].load <= 3
    assert floor.agents[0].load == 3


def test_a_new_chat_goes_to_the_agent_with_the_fewest() -> None:
    floor = chat_floor(count=2, per_hour=60)
    floor.advance(EIGHT + 230)
    assert sorted(agent.load for agent in floor.agents) == [2, 2]


def test_a_higher_cap_takes_waiting_chats_at_once_and_a_lower_one_drops_none() -> None:
    floor = chat_floor(per_hour=120)
    floor.advance(EIGHT + 600)
    chat = floor.channels[floor.compiled.channel_index["chat"]]
    set_cap(floor, chat, 4)
    assert floor.agents[0].load == 4
    set_cap(floor, chat, 1)
    assert floor.agents[0].load == 4
    floor.advance(EIGHT + 7000)
    assert floor.agents[0].load == 1


def test_work_done_does_not_depend_on_when_one_looks() -> None:
    whole, pieces = chat_floor(per_hour=40), chat_floor(per_hour=40)
    whole.advance(EIGHT + 7200)
    for second in range(0, 7200, 7):
        pieces.advance(EIGHT + second)
    pieces.advance(EIGHT + 7200)
    assert whole.ledger.digest() == pieces.ledger.digest()


def test_a_silent_abandon_looks_as_if_it_waited_and_wastes_an_agents_time() -> None:
    floor = chat_floor(
        per_hour=60, channel={"concurrency": 1, "silent_abandon": 1.0}, patience={"constant": "3m"}
    )
    floor.advance(EIGHT + 7200)
    silent_abandons = [
        contact for contact in floor.ledger.contacts if contact.silent_abandon and contact.agent >= 0
    ]
    assert silent_abandons
    assert all(contact.disposition == ABANDONED and contact.answered_s < 0 for contact in silent_abandons)
    silent_abandon = silent_abandons[0]
    before = max(
        c.wrapped_s
        for c in floor.ledger.finished
        if c is not silent_abandon and c.wrapped_s < silent_abandon.wrapped_s
    )
    assert silent_abandon.wrapped_s - before == pytest.approx(SILENT_ABANDON_S)
