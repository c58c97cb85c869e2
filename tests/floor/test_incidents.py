"""Incidents change what the floor works with, from their start to their end."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.states import AWAY, OFF
from floorsim.scenario.effects.catalogue.unclear import UNCLEAR_HANDLE
from tests.floor.scenarios import EIGHT, plain, stream

MINUTE = 60.0


def struck(*effects: dict[str, Any], seed: int = 1, **changes: Any) -> Floor:
    """A floor with one incident from 08:30 to 09:00 that has these effects."""
    incident = {"id": "outage", "title": "Outage", "from": "08:30", "to": "09:00", "effects": list(effects)}
    demand = changes.pop("demand", stream(drivers={"login": 1, "billing": 1}))
    return Floor(plain(incidents=[incident], demand=demand, **changes), seed)


def kind(floor: Floor, driver: str) -> Any:
    return next(kind for kind in floor.compiled.contact_types if kind.driver_id == driver)


def test_a_driver_cannot_be_resolved_while_the_outage_lasts_and_can_after_it() -> None:
    floor = struck({"resolve": {"drivers": ["login"], "to": 0}})
    floor.advance(EIGHT + 29 * MINUTE)
    assert kind(floor, "login").resolvable == 1.0
    floor.advance(EIGHT + 31 * MINUTE)
    assert kind(floor, "login").resolvable == 0.0
    assert kind(floor, "billing").resolvable == 1.0
    floor.advance(EIGHT + 61 * MINUTE)
    assert kind(floor, "login").resolvable == 1.0


def test_handling_takes_longer_for_the_drivers_named() -> None:
    floor = struck({"handle": {"drivers": ["login"], "times": 1.5}})
    floor.advance(EIGHT + 120 * MINUTE)
    for contact in floor.ledger.finished:
        during = 30 <= (contact.answered_s - EIGHT) / 60 < 60
        slow = during and contact.type.driver_id == "login"
        assert contact.handle_s == pytest.approx(270 if slow else 180)


def test_patience_shrinks() -> None:
    floor = struck(
        {"patience": {"times": 0.5}},
        floor={"groups": {"phones": {"count": 0}}},
        demand=stream(patience={"constant": "4m"}),
    )
    floor.advance(EIGHT + 120 * MINUTE)
    for contact in floor.ledger.settled:
        during = 30 <= (contact.arrived_s - EIGHT) / 60 < 60
        assert contact.wait_s == pytest.approx(120 if during else 240)


def test_nothing_is_answered_while_the_tool_is_down_and_the_line_is_served_when_it_is_back() -> None:
    floor = struck({"tool": {"channels": ["voice"], "down": True}})
    floor.advance(EIGHT + 120 * MINUTE)
    answers = [
        (contact.answered_s - EIGHT) / 60 for contact in floor.ledger.contacts if contact.answered_s >= 0
    ]
    assert not [minute for minute in answers if 30 <= minute < 60]
    assert sum(minute == pytest.approx(60.0) for minute in answers) == 2


def test_people_who_must_leave_go_after_the_call_in_hand_and_come_back_when_the_effect_ends() -> None:
    floor = struck({"staff": {"group": "phones", "count": 1}})
    floor.advance(EIGHT + 35 * MINUTE)
    assert sorted(agent.state == AWAY for agent in floor.agents) == [False, True]
    floor.advance(EIGHT + 61 * MINUTE)
    assert all(agent.state != AWAY for agent in floor.agents)


def test_people_who_must_leave_for_the_rest_of_the_shift_go_home() -> None:
    floor = struck({"to": "10:00", "staff": {"group": "phones", "count": 1}})
    floor.advance(EIGHT + 35 * MINUTE)
    assert sorted(agent.state == OFF for agent in floor.agents) == [False, True]


def test_hostility_rises_for_the_drivers_named() -> None:
    floor = struck({"hostility": {"drivers": ["login"], "to": 1.0}})
    floor.advance(EIGHT + 120 * MINUTE)
    for contact in floor.ledger.finished:
        during = 30 <= (contact.answered_s - EIGHT) / 60 < 60
        assert contact.hostile == (during and contact.type.driver_id == "login")


def test_unclear_handling_costs_time_until_somebody_says_how() -> None:
    floor = struck({"unclear": {"drivers": ["login"]}})
    floor.advance(EIGHT + 31 * MINUTE)
    assert kind(floor, "login").unclear
    assert kind(floor, "login").handle == pytest.approx(UNCLEAR_HANDLE)
    floor.modifiers.guide(("login",))
    assert not kind(floor, "login").unclear
    assert kind(floor, "login").handle == 1.0


def test_news_reaches_whoever_listens_at_its_time() -> None:
    floor = struck({"news": {"text": "fixed in ten minutes"}})
    heard: list[tuple[str, str, float]] = []
    floor.on_effect.append(lambda one, cause: heard.append((one.body.text, cause.id, floor.now)))
    floor.advance(EIGHT + 60 * MINUTE)
    assert heard == [("fixed in ten minutes", "incident:outage:0", EIGHT + 30 * MINUTE)]


def test_an_effect_may_begin_and_end_apart_from_its_incident() -> None:
    floor = struck({"from": "08:40", "to": "08:50", "handle": {"times": 2.0}})
    seen = []
    for minute in (35, 45, 55):
        floor.advance(EIGHT + minute * MINUTE)
        seen.append(kind(floor, "login").handle)
    assert seen == [1.0, 2.0, 1.0]
