"""Shifts, breaks and meetings, by the clock and after the contact in hand."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.states import ABSENT, BREAK, BUSY, MEETING, OFF, READY
from tests.floor.scenarios import EIGHT, plain

MINUTE = 60.0


def shift_floor(
    activities: list[dict[str, Any]], *, to: str = "09:30", count: int = 1, **changes: Any
) -> Floor:
    """One agent (or more) on a shift from 08:00; a five-minute call every ten minutes."""
    shift = {"from": "08:00", "to": to, "activities": activities, **changes.pop("shift", {})}
    scenario = plain(
        floor={
            "shifts": {"day": shift},
            "groups": {"phones": {"count": count, "shifts": ["day"]}},
            **changes.pop("floor", {}),
        },
        demand={"streams": {"voice": {"forecast": {"per_hour": 6}, "talk": {"constant": "5m"}}}},
        **changes,
    )
    return Floor(scenario, 1)


def states(floor: Floor, agent: int = 0) -> list[tuple[float, int]]:
    """(minutes after 08:00, state) of every change."""
    return [(round((c.at_s - EIGHT) / 60, 2), c.state) for c in floor.ledger.states[agent]]


def test_a_shift_begins_and_ends_on_time_when_nothing_is_in_hand() -> None:
    floor = shift_floor([], to="09:29")
    floor.advance(EIGHT + 7200)
    assert states(floor)[0] == (0.0, READY)
    assert states(floor)[-1] == (89.0, OFF)


def test_an_agent_finishes_the_call_before_going_home() -> None:
    """The call that began at 09:20 lasts until 09:25."""
    floor = shift_floor([], to="09:22")
    floor.advance(EIGHT + 7200)
    assert states(floor)[-1] == (85.0, OFF)


def test_a_break_begins_after_the_call_in_hand_and_keeps_its_length() -> None:
    floor = shift_floor([{"kind": "break", "at": "08:22", "for": "15m"}])
    floor.advance(EIGHT + 7200)
    assert (25.0, BREAK) in states(floor)
    assert (40.0, BUSY) in states(floor) or (40.0, READY) in states(floor)
    assert all(
        c.answered_s < EIGHT + 25 * MINUTE or c.answered_s >= EIGHT + 40 * MINUTE
        for c in floor.ledger.settled
    )


def test_two_activities_due_at_once_come_one_after_the_other() -> None:
    activities = [
        {"kind": "break", "at": "08:21", "for": "2m"},
        {"kind": "meeting", "at": "08:23", "for": "10m"},
    ]
    floor = shift_floor(activities)
    floor.advance(EIGHT + 7200)
    shown = states(floor)
    assert shown[shown.index((25.0, BREAK)) + 1] == (27.0, MEETING)


def test_a_shared_shift_takes_its_breaks_apart() -> None:
    floor = shift_floor([{"kind": "break", "at": "08:02", "for": "5m"}], count=3, shift={"stagger": "6m"})
    planned = [next(p.start_s for p in plan if p.state == BREAK) for plan in floor.ledger.planned]
    assert [at - EIGHT for at in planned] == [120.0, 480.0, 840.0]


def test_absent_agents_are_absent_for_the_whole_shift() -> None:
    floor = shift_floor([], people={"model": "on", "attendance": {"absent": 1.0}})
    floor.advance(EIGHT + 7200)
    assert states(floor) == [(0.0, ABSENT), (90.0, OFF)]
    assert all(contact.answered_s < 0 for contact in floor.ledger.contacts)


def test_late_agents_come_later_and_the_delay_belongs_to_the_person() -> None:
    people = {"model": "on", "attendance": {"late": 1.0, "late_by": "5m"}}
    floor = shift_floor([], count=2, people=people)
    floor.advance(EIGHT + 7200)
    first, second = states(floor, 0)[0][0], states(floor, 1)[0][0]
    assert first > 0
    assert second > 0
    assert first != second
    again = shift_floor([], count=2, people=people)
    again.advance(EIGHT + 7200)
    assert states(again, 0)[0][0] == first


def test_steps_of_staffing_bring_and_take_agents() -> None:
    steps = [{"from": "08:00", "agents": 1}, {"from": "08:33", "agents": 3}, {"from": "09:03", "agents": 1}]
    scenario = plain(floor={"groups": {"phones": {"count": 0, "staffing": steps}}})
    floor = Floor(scenario, 1)
    seen = []
    for minute in (10, 50, 80):
        floor.advance(EIGHT + minute * MINUTE)
        seen.append(sum(agent.state in (READY, BUSY) for agent in floor.agents))
    assert seen == [1, 3, 1]


def test_every_moment_of_an_agent_is_in_one_state() -> None:
    floor = shift_floor([{"kind": "break", "at": "08:22", "for": "15m"}])
    floor.advance(EIGHT + 7200)
    times = [change.at_s for change in floor.ledger.states[0]]
    assert times == sorted(times)
    assert times[0] == pytest.approx(EIGHT)
