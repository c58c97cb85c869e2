"""What a supervisor can do on the floor."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor import interventions
from floorsim.floor.contact import ANSWERED
from floorsim.floor.floor import Floor
from floorsim.floor.states import AWAY, BREAK, BUSY, COACHING, OFF, READY, SWITCHING
from tests.floor.agendas import next_item
from tests.floor.scenarios import EIGHT, plain

MINUTE = 60.0


def two_channels(**changes: Any) -> Floor:
    """Two agents on voice who can also write; a six-minute call every ten minutes, no email."""
    shift = {"from": "08:00", "to": "09:45", "activities": [{"kind": "break", "at": "09:05", "for": "15m"}]}
    email = {"kind": "email", "target": {"within": "4h"}, "switch_time": {"constant": "2m"}}
    group = {"count": 2, "skills": {"voice": 1, "email": 1}, "on": ["voice"], "shifts": ["day"]}
    scenario = plain(
        floor={
            "shifts": {"day": shift},
            "channels": {"voice": {"switch_time": {"constant": "2m"}}, "email": email},
            "groups": {"phones": group},
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 6}, "talk": {"constant": "6m"}},
                "email": {"forecast": {"per_hour": 0}, "talk": {"constant": "4m"}},
            }
        },
        **changes,
    )
    return Floor(scenario, 1)


def states(floor: Floor, agent: int) -> list[tuple[float, int]]:
    return [(round((c.at_s - EIGHT) / 60, 2), c.state) for c in floor.ledger.states[agent]]


def test_a_move_takes_the_switching_time_and_starts_after_the_call() -> None:
    floor = two_channels()
    floor.advance(EIGHT + 3 * MINUTE)
    busy = next(agent for agent in floor.agents if agent.state == BUSY)
    interventions.move_agent(floor, busy, (1,))
    floor.advance(EIGHT + 9 * MINUTE)
    assert states(floor, busy.index)[-2:] == [(6.0, SWITCHING), (8.0, READY)]
    assert busy.on == (1,)
    assert floor.staffed == [1, 1]


def test_a_moved_agent_goes_back_at_the_time_agreed() -> None:
    floor = two_channels()
    floor.advance(EIGHT + 1 * MINUTE)
    agent = next(agent for agent in floor.agents if agent.state == READY)
    interventions.move_agent(floor, agent, (1,), until_s=EIGHT + 15 * MINUTE)
    floor.advance(EIGHT + 14 * MINUTE)
    assert agent.on == (1,)
    floor.advance(EIGHT + 19 * MINUTE)
    assert agent.on == (0,)
    assert agent.moved_until_s is None


def test_an_agent_who_is_away_comes_back_at_the_time_said() -> None:
    floor = two_channels()
    floor.advance(EIGHT + 1 * MINUTE)
    agent = next(agent for agent in floor.agents if agent.state == READY)
    interventions.send_away(floor, agent, EIGHT + 5 * MINUTE)
    assert agent.state == AWAY
    floor.advance(EIGHT + 6 * MINUTE)
    assert agent.state in (READY, BUSY)


def test_bringing_someone_back_ends_the_activity() -> None:
    floor = two_channels()
    floor.advance(EIGHT + 1 * MINUTE)
    agent = next(agent for agent in floor.agents if agent.state == READY)
    done = []
    interventions.send_off(
        floor, agent, "side_by_side", COACHING, 1800.0, on_done=lambda who: done.append(who.id)
    )
    floor.advance(EIGHT + 4 * MINUTE)
    interventions.bring_back(floor, agent)
    assert agent.state == READY
    assert done == [agent.id]


def test_a_moved_break_comes_at_its_new_time_and_only_then() -> None:
    floor = two_channels()
    agent = floor.agents[0]
    (item,) = agent.agenda
    interventions.move_item(floor, agent, item, EIGHT + 77 * MINUTE)
    floor.advance(EIGHT + 120 * MINUTE)
    breaks = [at for at, state in states(floor, 0) if state == BREAK]
    assert len(breaks) == 1
    assert breaks[0] >= 77.0


def test_a_cancelled_break_never_comes() -> None:
    floor = two_channels()
    agent = floor.agents[0]
    interventions.cancel_item(floor, agent, agent.agenda[0])
    floor.advance(EIGHT + 120 * MINUTE)
    assert BREAK not in {state for _, state in states(floor, 0)}


def test_overtime_lengthens_the_shift_and_is_booked() -> None:
    floor = two_channels()
    floor.advance(EIGHT + 60 * MINUTE)
    interventions.extend_shift(floor, floor.agents[0], 240.0)
    floor.advance(EIGHT + 120 * MINUTE)
    assert states(floor, 0)[-1] == (109.0, OFF)
    index, start_s, end_s = floor.ledger.overtime[0]
    assert (index, start_s - EIGHT, end_s - EIGHT) == (0, 105 * MINUTE, 109 * MINUTE)


def test_an_early_finish_ends_the_shift_after_the_call() -> None:
    floor = two_channels()
    floor.advance(EIGHT + 3 * MINUTE)
    busy = next(agent for agent in floor.agents if agent.state == BUSY)
    interventions.finish_early(floor, busy)
    floor.advance(EIGHT + 20 * MINUTE)
    assert states(floor, busy.index)[-1] == (6.0, OFF)


def test_the_supervisor_takes_the_call_at_the_head_of_the_line() -> None:
    scenario = plain(floor={"groups": {"phones": {"count": 0}}})
    floor = Floor(scenario, 1)
    freed: list[float] = []
    floor.on_supervisor_free = freed.append
    floor.advance(EIGHT + 4 * MINUTE)
    assert interventions.take_contact(floor, floor.queues[0])
    assert not interventions.take_contact(floor, floor.queues[0])
    floor.advance(EIGHT + 8 * MINUTE)
    assert floor.ledger.contacts[0].disposition == ANSWERED
    assert floor.ledger.contacts[0].agent == -2
    assert freed == [pytest.approx(EIGHT + 7 * MINUTE)]


def test_the_next_activity_is_the_earliest_that_has_not_begun() -> None:
    floor = two_channels()
    found = next_item(floor.agents[0], EIGHT)
    assert found is not None
    assert found.activity == "break"
    assert next_item(floor.agents[0], EIGHT + 100 * MINUTE) is None
