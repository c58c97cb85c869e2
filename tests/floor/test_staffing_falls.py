"""Who goes home when a group's staffing falls, and handling time by group and queue."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.states import OFF
from tests.floor.scenarios import EIGHT, plain, stream

MINUTE = 60.0


def shrinking(leaves: Literal["last", "idle"], per_hour: float, *steps: tuple[str, int]) -> Floor:
    """Calls of fifty minutes from 08:00 on for agents whose number falls."""
    staffing = [{"from": "08:00", "agents": 3}, *({"from": at, "agents": count} for at, count in steps)]
    group: dict[str, Any] = {"count": 0, "staffing": staffing, "leaves": leaves}
    scenario = plain(
        floor={"groups": {"phones": group}},
        demand=stream(forecast={"per_hour": per_hour}, talk={"constant": "50m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    return floor


def gone_at(floor: Floor) -> list[float]:
    """When each agent went home last, in minutes after eight; the floor closes at 120."""
    return [
        (max(change.at_s for change in log if change.state == OFF) - EIGHT) / MINUTE
        if log[-1].state == OFF
        else 120.0
        for log in floor.ledger.states
    ]


def test_the_last_of_the_list_go_after_their_contact_unless_the_idle_are_to_go() -> None:
    assert gone_at(shrinking("last", 0.5, ("08:30", 1))) == [120.0, 30.0, 30.0]
    # Calls at 08:00 and 08:30: the third agent is idle when two are to go, the second is not.
    assert gone_at(shrinking("last", 2, ("08:45", 1))) == [120.0, 80.0, 45.0]


def test_of_those_who_are_all_busy_whoever_comes_free_first_goes() -> None:
    """Calls at 0, 15 and 30: the last would stay until 80, and the first is free at 50."""
    last = shrinking("last", 3, ("08:45", 2))
    idle = shrinking("idle", 3, ("08:45", 2))
    assert gone_at(last)[2] == 80.0
    assert gone_at(idle)[0] == 50.0
    assert gone_at(idle)[2] == 120.0


def test_who_is_idle_goes_in_place_of_a_busy_colleague() -> None:
    """Calls at 0, 15 and 30; the first agent is free at 50, when the third is still busy and is to go."""
    assert gone_at(shrinking("last", 3, ("08:55", 2))) == [120.0, 120.0, 80.0]
    assert gone_at(shrinking("idle", 3, ("08:55", 2))) == [55.0, 120.0, 120.0]


def test_who_went_for_a_colleague_comes_back_in_their_place() -> None:
    floor = shrinking("idle", 3, ("08:45", 2), ("09:30", 3))
    log = [(change.at_s - EIGHT) / MINUTE for change in floor.ledger.states[0]]
    assert 50.0 in log
    assert 90.0 in log
    working = sum(1 for agent in floor.agents if agent.state != OFF)
    assert working == 3


def test_a_group_handles_a_queue_in_its_own_multiple_of_the_usual_time() -> None:
    scenario = plain(
        floor={
            "queues": {"own": {"channel": "voice"}, "other": {"channel": "voice"}},
            "groups": {"phones": {"skills": {"own": 1, "other": 1}, "handle": {"own": "75%"}}},
        },
        drivers={"mine": {"queue": "own"}, "theirs": {"queue": "other"}},
        demand=stream(drivers={"mine": 1, "theirs": 1}, talk={"constant": "4m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    times = {(floor.queues[one.queue].id, one.handle_s) for one in floor.ledger.finished}
    assert times == {("own", 180.0), ("other", 240.0)}


def named(*leave: int, then: int = 1) -> Floor:
    """Three agents and no calls; at half past eight so many go by name, at nine `then` are there."""
    staffing = [
        {"from": "08:00", "agents": 3},
        {"from": "08:30", "agents": 3 - len(leave), "leave": leave},
        {"from": "09:00", "agents": then},
    ]
    group: dict[str, Any] = {"count": 0, "staffing": staffing}
    floor = Floor(plain(floor={"groups": {"phones": group}}, demand=stream(forecast={"per_hour": 0.0})), 1)
    floor.advance(floor.end_s)
    return floor


def test_those_who_are_named_go_first_and_for_whom_nothing_is_said_the_last() -> None:
    assert gone_at(named(2)) == [120.0, 30.0, 60.0]
    assert gone_at(named(1, 3)) == [30.0, 120.0, 30.0]
    assert gone_at(named(1, then=3)) == [120.0, 120.0, 120.0]


def test_nobody_is_named_who_is_not_there_or_beyond_those_who_go() -> None:
    with pytest.raises(ValueError, match="4 can't go then; name agents who are there before, each once"):
        named(4)
    staffing = [{"from": "08:00", "agents": 3}, {"from": "09:00", "agents": 2, "leave": [1, 2]}]
    with pytest.raises(ValueError, match="2 are to go, and the step has 1 fewer than before"):
        plain(floor={"groups": {"phones": {"count": 0, "staffing": staffing}}})
