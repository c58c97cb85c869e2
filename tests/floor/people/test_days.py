"""Several days: what a shift leaves behind, what a night and a day off give back."""

from __future__ import annotations

import itertools
from functools import partial
from typing import Any

import pytest

from floorsim.floor import agenda
from floorsim.floor.floor import Floor
from floorsim.floor.people.shift_strain import MOST_EXHAUSTION_PER_SHIFT
from floorsim.floor.states import ABSENT
from tests.floor.scenarios import plain

DAY = 86400.0


def weeks(
    days: int,
    per_hour: float,
    *,
    worked: list[int] | None = None,
    count: int = 4,
    with_coaching: bool = False,
    **people: Any,
) -> Floor:
    """Agents on eight-hour shifts with breaks; three-minute calls at a rate; the human model on."""
    activities = [{"kind": "lunch", "at": "11:30", "for": "30m"}]
    if with_coaching:
        activities.append({"kind": "coaching", "at": "14:00", "for": "30m"})
    shift = {
        "from": "08:00",
        "to": "16:00",
        "stagger": "20m",
        "activities": activities,
        "days": worked or [],
    }
    scenario = plain(
        floor={
            "days": days,
            "closes": "16:00",
            "shifts": {"day": shift},
            "groups": {"phones": {"count": count, "shifts": ["day"]}},
        },
        demand={
            "streams": {
                "voice": {
                    "forecast": {"per_hour": per_hour},
                    "arrivals": "poisson",
                    "patience": {"exponential": "5m"},
                }
            }
        },
        people={"model": "on", **people},
    )
    return Floor(scenario, 1)


def played(floor: Floor) -> Floor:
    floor.advance(floor.end_s)
    return floor


def mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def exhaustion(floor: Floor) -> float:
    return mean([agent.wellbeing.exhaustion for agent in floor.agents])


def test_no_single_shift_adds_more_exhaustion_than_the_model_allows() -> None:
    floor = played(weeks(5, per_hour=110))
    by_agent: dict[int, list[float]] = {}
    for _, agent, _, level, *_ in floor.ledger.wellbeing_notes:
        by_agent.setdefault(agent, []).append(level)
    changes = [after - before for levels in by_agent.values() for before, after in itertools.pairwise(levels)]
    assert max(changes) > 0
    assert max(changes) <= MOST_EXHAUSTION_PER_SHIFT


def test_a_shift_that_ends_as_the_run_does_leaves_its_mark() -> None:
    floor = weeks(1, per_hour=100)
    assert floor.end_s == floor.agents[0].shifts[-1][1]
    before = exhaustion(floor)
    assert before < exhaustion(played(floor)) <= before + MOST_EXHAUSTION_PER_SHIFT
    at_end = {
        agent: exhausted
        for at_s, agent, _, exhausted, *_ in floor.ledger.wellbeing_notes
        if at_s == floor.end_s
    }
    assert at_end == {agent.index: agent.wellbeing.exhaustion for agent in floor.agents}


def test_a_shift_that_goes_on_after_the_run_has_not_left_its_mark() -> None:
    floor = weeks(1, per_hour=100)
    for agent in floor.agents:
        floor.at(floor.end_s - 60.0, partial(agenda.end_shift_at, floor, agent, floor.end_s + 3600.0))
    before = exhaustion(floor)
    assert exhaustion(played(floor)) == before


def test_weeks_at_full_load_wear_people_out_and_easy_weeks_do_not() -> None:
    hard, easy = played(weeks(20, per_hour=110)), played(weeks(20, per_hour=20))
    assert exhaustion(hard) > exhaustion(easy) + 0.03


def test_a_night_takes_most_of_the_fatigue_away() -> None:
    floor = weeks(2, per_hour=100)
    floor.advance(16 * 3600.0)
    tired = mean([agent.wellbeing.fatigue for agent in floor.agents])
    floor.advance(DAY + 8.1 * 3600.0)
    rested = mean([agent.wellbeing.fatigue for agent in floor.agents])
    assert rested < 0.35 * tired


def test_days_off_give_exhaustion_back() -> None:
    through = played(weeks(10, per_hour=110))
    with_rest = played(weeks(10, per_hour=110, worked=[1, 2, 3, 4, 5, 8, 9, 10]))
    assert exhaustion(with_rest) < exhaustion(through)


def absences(exhausted: float) -> int:
    profile = {"exhaustion": exhausted}
    floor = played(
        weeks(15, 20, count=20, profiles={"any": profile}, mix={"any": 1}, attendance={"absent": 0.05})
    )
    return sum(change.state == ABSENT for log in floor.ledger.states for change in log)


def test_the_exhausted_are_absent_more_often() -> None:
    assert absences(0.9) > absences(0.1)


def test_new_hires_get_faster_with_the_weeks() -> None:
    floor = weeks(20, per_hour=20, profiles={"new": {"tenure_weeks": 1}}, mix={"new": 1})
    before = mean([agent.wellbeing.tempo for agent in floor.agents])
    played(floor)
    assert mean([agent.wellbeing.tempo for agent in floor.agents]) < 0.97 * before


def test_new_hires_get_faster_on_days_on_which_somebody_sits_with_them() -> None:
    alone, coached = (
        weeks(15, per_hour=20, profiles={"new": {"tenure_weeks": 1}}, mix={"new": 1}, with_coaching=held)
        for held in (False, True)
    )
    played(alone)
    played(coached)
    assert len(coached.ledger.coaching) == 15 * 4
    assert mean([agent.wellbeing.newness for agent in coached.agents]) < 0.9 * mean(
        [agent.wellbeing.newness for agent in alone.agents]
    )


def test_absences_come_in_spells() -> None:
    floor = played(weeks(60, 5, count=30, attendance={"absent": 0.08}))
    days = {
        (agent, int(change.at_s // DAY))
        for agent, log in enumerate(floor.ledger.states)
        for change in log
        if change.state == ABSENT
    }
    went_on = sum((agent, day + 1) in days for agent, day in days if day < 59)
    assert 0.06 < len(days) / (60 * 30) < 0.12
    assert 0.4 < went_on / len(days) < 0.6


def leavers(replaced_after: str) -> Floor:
    profile = {"exhaustion": 1.0, "morale": 0.0}
    return played(
        weeks(40, 10, count=30, profiles={"any": profile}, mix={"any": 1}, replaced_after=replaced_after)
    )


def test_a_leaver_is_replaced_by_a_new_hire_after_the_lead_time() -> None:
    floor = leavers("10d")
    in_time = [record for record in floor.ledger.resigned if record.at_s + 10 * DAY < floor.end_s]
    hires = floor.agents[30:]
    assert len(in_time) == len(hires) > 3
    for record, hire in zip(in_time, hires, strict=True):
        begins_s = hire.shifts[0][0]
        assert record.at_s + 10 * DAY <= begins_s < record.at_s + 11 * DAY
        assert hire.group == floor.agents[record.agent].group
        assert hire.wellbeing.newness > 0.5
        assert floor.ledger.agents[hire.index].joined_s == record.at_s + 10 * DAY
        assert {contact.agent for contact in floor.ledger.contacts} >= {hire.index}
    assert len({agent.id for agent in floor.agents}) == len(floor.agents)


def test_nobody_is_replaced_who_leaves_too_late_for_it() -> None:
    floor = leavers("100d")
    assert floor.ledger.resigned
    assert len(floor.agents) == 30


def test_new_hires_are_reviewed_and_seen_on_the_wallboard_as_others_are() -> None:
    floor = leavers("10d")
    assert len(floor.reviews.views()) == len(floor.agents)
    assert floor.reviews.analysts == 2
    assert any(floor.reviews.of_agent(hire.index) for hire in floor.agents[30:])


def test_who_resigned_never_comes_back() -> None:
    profile = {"exhaustion": 1.0, "morale": 0.0}
    floor = played(weeks(40, 10, count=30, profiles={"any": profile}, mix={"any": 1}))
    assert floor.ledger.resigned
    for at_s, agent in floor.ledger.resigned:
        assert floor.ledger.states[agent][-1].at_s <= at_s


def test_a_run_over_several_days_is_the_same_in_any_slices() -> None:
    whole, pieces = weeks(3, per_hour=60), weeks(3, per_hour=60)
    played(whole)
    for hour in range(8, 90, 5):
        pieces.advance(hour * 3600.0)
    assert played(pieces).ledger.digest() == whole.ledger.digest()


@pytest.mark.parametrize("per_hour", [30.0, 110.0])
def test_customers_come_every_day(per_hour: float) -> None:
    floor = played(weeks(3, per_hour=per_hour))
    days = {int(contact.arrived_s // DAY) for contact in floor.ledger.contacts}
    assert days == {0, 1, 2}
