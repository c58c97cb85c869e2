"""Coaching and training of the plan: what they teach, if they are held."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor import interventions
from floorsim.floor.floor import Floor
from floorsim.floor.people.steps import DOCUMENTATION, STEPS
from tests.floor.scenarios import EIGHT, plain

HOUR = 3600.0
TEN = EIGHT + 2 * HOUR


def a_day(
    length: str = "30m",
    count: int = 1,
    people: str = "on",
    session: dict[str, Any] | None = None,
    **quality: Any,
) -> Floor:
    """Agents on a shift of 08:00 to 16:00 with coaching at noon, or another session; ten calls an hour."""
    activity = {"kind": "coaching", "at": "12:00", "for": length, **(session or {})}
    shift = {"from": "08:00", "to": "16:00", "activities": [activity]}
    scenario = plain(
        floor={
            "closes": "16:00",
            "shifts": {"day": shift},
            "groups": {"phones": {"count": count, "shifts": ["day"]}},
        },
        drivers={
            "billing": {"resolvable": 0.7, "family": "money"},
            "refund": {"family": "money"},
            "login": {},
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": 10 * count}, "drivers": {"billing": 1, "login": 1}}
            }
        },
        people={"model": people},
        quality={"reviews_before": 0, **quality},
    )
    return Floor(scenario, 1)


def weak_at(floor: Floor, step: int) -> None:
    """Makes the first agent weak at one step and good at all others."""
    skills = [0.95] * len(STEPS)
    skills[step] = 0.05
    wellbeing = floor.agents[0].wellbeing
    wellbeing.step_skill, wellbeing.skill_key = skills, floor.book.note(skills)


def test_a_session_is_about_the_step_that_looks_weakest_in_the_reviews() -> None:
    floor = a_day(reviews_per_agent=16)
    weak_at(floor, DOCUMENTATION)
    floor.advance(EIGHT + 5 * HOUR)
    record = floor.ledger.coaching[0]
    assert (record.agent, record.step) == (0, "documentation")


def test_without_reviews_there_is_nothing_to_aim_at_and_less_is_learnt() -> None:
    aimed, blind = a_day(count=30, reviews_per_agent=16), a_day(count=30, reviews_per_agent=0)
    for floor in (aimed, blind):
        floor.advance(EIGHT + 5 * HOUR)
        assert len(floor.ledger.coaching) == 30
    assert {record.step for record in blind.ledger.coaching} == {""}
    gain_aimed, gain_blind = (
        sum(record.gain for record in floor.ledger.coaching) for floor in (aimed, blind)
    )
    assert gain_aimed > gain_blind


def test_reviewers_with_one_yardstick_make_coaching_worth_more() -> None:
    apart, together = a_day(reviews_per_agent=16), a_day(reviews_per_agent=16)
    for floor in (apart, together):
        weak_at(floor, DOCUMENTATION)
    interventions.calibrate(together)
    for floor in (apart, together):
        floor.advance(EIGHT + 5 * HOUR)
    gains = [floor.ledger.coaching[0].gain for floor in (apart, together)]
    assert gains[0] == pytest.approx(0.6 * gains[1])
    assert gains[1] != 0.0


def test_a_session_that_is_cancelled_or_broken_off_early_teaches_nothing() -> None:
    cancelled, broken_off, short = a_day(), a_day(), a_day(length="5m")
    cancelled.advance(TEN)
    interventions.cancel_item(cancelled, cancelled.agents[0], cancelled.agents[0].agenda[0])
    broken_off.advance(EIGHT + 4 * HOUR + 400.0)
    assert broken_off.agents[0].now_item is not None
    interventions.bring_back(broken_off, broken_off.agents[0])
    for floor in (cancelled, broken_off, short):
        floor.advance(floor.end_s)
        assert floor.ledger.coaching == []


def test_nobody_learns_with_the_human_model_off() -> None:
    floor = a_day(people="off")
    floor.advance(floor.end_s)
    assert floor.ledger.coaching == []


def trained(length: str = "30m", **session: Any) -> Floor:
    """Thirty agents after a training at noon."""
    floor = a_day(length=length, count=30, session={"kind": "training", **session})
    floor.advance(EIGHT + 7 * HOUR)
    return floor


def test_a_training_on_a_driver_lifts_the_skill_on_its_family_alone() -> None:
    floor = trained(driver="refund")
    money = floor.compiled.family_of("billing")
    assert money is not None
    assert floor.compiled.family_of("refund") == money
    assert len(floor.ledger.training) == 30
    assert {record.driver for record in floor.ledger.training} == {"refund"}
    for record in floor.ledger.training:
        learnt = floor.agents[record.agent].wellbeing.driver_skill
        assert set(learnt) <= {money}
        assert (learnt.get(money, 0.0) > 0) == (record.gain > 0)
    assert sum(record.gain for record in floor.ledger.training) > 0


def test_a_longer_training_teaches_more_but_never_twice_as_much() -> None:
    short, long = (
        sum(record.gain for record in trained(length, driver="refund").ledger.training)
        for length in ("30m", "120m")
    )
    assert short < long < 2.2 * short


def test_a_training_about_nothing_that_comes_in_teaches_nothing() -> None:
    for floor in (trained(), trained(driver="unheard-of")):
        assert floor.ledger.training == []
        assert all(not agent.wellbeing.driver_skill for agent in floor.agents)
