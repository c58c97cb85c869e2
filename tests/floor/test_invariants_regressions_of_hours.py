"""Floors on which an invariant once failed, in people's hours: shifts, breaks, overtime, absence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from floorsim.floor import interventions
from floorsim.floor.floor import Floor
from floorsim.floor.states import AWAY, BREAK, BUSY, OFF
from tests.floor.scenarios import EIGHT, plain, stream

MINUTE = 60.0


def staffed(*steps: tuple[str, int], talk: str) -> Floor:
    """Agents by the clock, and calls of one length."""
    scenario = plain(
        floor={
            "groups": {
                "phones": {"count": 0, "staffing": [{"from": at, "agents": n} for at, n in steps]},
            }
        },
        demand=stream(talk={"constant": talk}, forecast={"per_hour": 6}),
    )
    return Floor(scenario, 1)


def test_a_call_that_runs_into_the_next_hours_of_work_does_not_lose_them() -> None:
    floor = staffed(("08:00", 1), ("08:20", 0), ("08:30", 1), talk="35m")
    floor.advance(EIGHT + 100 * MINUTE)
    assert OFF not in [change.state for change in floor.agents[0].log]
    assert floor.ledger.overtime


def test_nobody_stays_for_a_break_that_would_outlast_the_shift() -> None:
    scenario = plain(
        floor={
            "shifts": {
                "short": {
                    "from": "08:00",
                    "to": "09:00",
                    "activities": [{"kind": "break", "at": "08:45", "for": "15m"}],
                }
            },
            "groups": {"phones": {"count": 1, "shifts": ["short"]}},
        },
        demand=stream(talk={"constant": "50m"}, forecast={"per_hour": 1}),
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    log = floor.agents[0].log
    assert [change.state for change in log][-2:] == [BREAK, OFF]
    assert log[-1].at_s == EIGHT + 60 * MINUTE
    assert floor.ledger.overtime == []


def test_overtime_that_was_asked_for_and_then_not_worked_is_not_booked() -> None:
    storm = {
        "id": "storm",
        "title": "Storm",
        "from": "09:00",
        "to": "12:00",
        "effects": [{"staff": {"group": "phones", "count": 2}}],
    }
    scenario = plain(demand=stream(forecast={"per_hour": 0}, talk={"constant": "1m"}), incidents=[storm])
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 30 * MINUTE)
    interventions.extend_shift(floor, floor.agents[0], 3600.0)
    floor.advance(floor.end_s)
    assert [agent.state for agent in floor.agents] == [OFF, OFF]
    assert floor.ledger.overtime == []


def test_overtime_asked_for_during_the_last_call_keeps_the_agent() -> None:
    scenario = plain(
        floor={
            "shifts": {"short": {"from": "08:00", "to": "08:30"}},
            "groups": {"phones": {"count": 1, "shifts": ["short"]}},
        },
        demand=stream(talk={"constant": "20m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 35 * MINUTE)
    assert floor.agents[0].state == BUSY
    interventions.extend_shift(floor, floor.agents[0], 3600.0)
    floor.advance(EIGHT + 50 * MINUTE)
    assert floor.agents[0].state == BUSY


def test_two_days_of_absence_that_touch_are_two_days_of_absence() -> None:
    scenario = plain(
        floor={
            "opens": "00:00",
            "closes": "24:00",
            "days": 3,
            "shifts": {"long": {"from": "00:00", "to": "24:00"}},
            "groups": {"phones": {"count": 8, "shifts": ["long"]}},
        },
        demand=stream(forecast={"per_hour": 0}, talk={"constant": "1m"}),
        people={"model": "on", "attendance": {"absent": 0.9}},
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    for agent in floor.agents:
        assert all(
            after.at_s - before.at_s > 3600 for before, after in zip(agent.log, agent.log[1:], strict=False)
        )


def test_a_break_moved_away_and_back_is_taken_once() -> None:
    scenario = plain(
        floor={
            "shifts": {
                "early": {
                    "from": "08:00",
                    "to": "10:00",
                    "activities": [{"kind": "break", "at": "08:30", "for": "5m"}],
                }
            },
            "groups": {"phones": {"count": 1, "shifts": ["early"]}},
        },
        demand=stream(forecast={"per_hour": 1}, talk={"constant": "45m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + MINUTE)
    agent = floor.agents[0]
    rest = agent.agenda[0]
    interventions.move_item(floor, agent, rest, EIGHT + 60 * MINUTE)
    interventions.move_item(floor, agent, rest, EIGHT + 30 * MINUTE)
    floor.advance(floor.end_s)
    assert [change.state for change in agent.log].count(BREAK) == 1


def hours_off(named: bool, shift_from: str) -> Floor:
    """Calls of ten minutes, one after another, and a storm that keeps the agent away from 08:30 to 09:00."""
    staff = {"agents": ["A01"]} if named else {"group": "phones", "count": 1}
    storm = {
        "id": "storm",
        "title": "Storm",
        "from": "08:30",
        "to": "09:00",
        "effects": [{"staff": staff}],
    }
    scenario = plain(
        floor={
            "shifts": {"only": {"from": shift_from, "to": "10:00"}},
            "groups": {"phones": {"count": 1, "shifts": ["only"]}},
        },
        demand=stream(talk={"constant": "7m"}),
        incidents=[storm],
    )
    floor = Floor(scenario, 1)
    floor.advance(floor.end_s)
    return floor


def test_who_must_leave_for_a_time_is_back_by_then_though_the_last_call_took_long() -> None:
    log = hours_off(named=False, shift_from="08:00").agents[0].log
    left, back = next(pair for pair in pairwise(log) if pair[0].state == AWAY)
    assert left.at_s > EIGHT + 30 * MINUTE
    assert back.at_s == EIGHT + 60 * MINUTE


@pytest.mark.parametrize("shift_from", ["08:30", "08:45"])
def test_who_is_named_by_an_incident_does_not_start_work_before_it_is_over(shift_from: str) -> None:
    floor = hours_off(named=True, shift_from=shift_from)
    first = min(contact.answered_s for contact in floor.ledger.contacts if contact.agent == 0)
    assert first == EIGHT + 60 * MINUTE


def test_a_break_that_is_due_and_then_put_off_lets_the_agent_take_the_next_call() -> None:
    scenario = plain(
        floor={
            "shifts": {
                "early": {
                    "from": "08:00",
                    "to": "10:00",
                    "activities": [{"kind": "break", "at": "08:30", "for": "5m"}],
                }
            },
            "groups": {"phones": {"count": 1, "shifts": ["early"]}},
        },
        demand=stream(talk={"constant": "20m"}),
    )
    floor = Floor(scenario, 1)
    floor.advance(EIGHT + 35 * MINUTE)
    agent = floor.agents[0]
    rest = agent.agenda[0]
    assert agent.due == [rest]
    interventions.move_item(floor, agent, rest, EIGHT + 70 * MINUTE)
    floor.advance(floor.end_s)
    assert rest.begun_s >= EIGHT + 70 * MINUTE
    assert [change for change in agent.log if change.state == BREAK]
