"""Holds to ask for help: who must ask, when nobody knows what to say, and what the wallboard shows of it."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.floor import Floor
from floorsim.floor.help_desk import ASK_AROUND_S
from floorsim.floor.wallboard.wallboard import Wallboard
from tests.floor.scenarios import EIGHT, plain
from tests.measuring import figures

HOUR = 3600.0


def a_floor(skill: float, *, weeks: float = 200.0, proficiency: float = 1.0, **changes: Any) -> Floor:
    """Ten agents of one kind for two hours, three calls a minute, without a hold of the customer's own."""
    return Floor(
        plain(
            floor={"groups": {"phones": {"count": 10, "skills": {"voice": proficiency}}}},
            drivers={"login": {}},
            demand={
                "streams": {
                    "voice": {
                        "forecast": {"per_hour": 180},
                        "arrivals": "poisson",
                        "drivers": {"login": 1},
                        "talk": {"mean": "3m"},
                    }
                }
            },
            people={
                "model": "on",
                "mix": {"one": 1},
                "profiles": {"one": {"skill": skill, "tenure_weeks": weeks}},
            },
            **changes,
        ),
        1,
    )


def on_hold(floor: Floor) -> float:
    """Share of the contacts handled in the whole run whose customer was put on hold."""
    floor.advance(floor.end_s)
    done = floor.ledger.finished
    return sum(contact.hold_s > 0 for contact in done) / len(done)


def unclear(**changes: Any) -> Floor:
    """Nobody has said how to handle the driver, all day."""
    effect = {"unclear": {"drivers": ["login"]}}
    incident = {"id": "o", "title": "O", "from": "08:00", "to": "10:00", "effects": [effect]}
    return a_floor(0.8, incidents=[incident], **changes)


def test_new_hires_put_customers_on_hold_more_often_than_veterans() -> None:
    new, veterans = on_hold(a_floor(0.8, weeks=0)), on_hold(a_floor(0.8))
    assert veterans == pytest.approx(0.6 * 0.2, abs=0.04)
    assert new == pytest.approx(0.6 * 0.6, abs=0.06)


def test_whoever_knows_everything_never_asks() -> None:
    floor = a_floor(1.0)
    for agent in floor.agents:
        agent.wellbeing.skill = 1.0
    assert on_hold(floor) == 0.0


def test_those_who_are_weak_on_the_queue_ask_more() -> None:
    assert on_hold(a_floor(0.8, proficiency=0.5)) > 1.5 * on_hold(a_floor(0.8))


def test_a_hold_to_ask_lengthens_the_contact_and_stands_in_the_figures() -> None:
    floor = a_floor(0.5)
    share = on_hold(floor)
    found = figures(floor).channels["voice"]
    assert found.hold_s == pytest.approx(share * ASK_AROUND_S, rel=0.2)
    asked = [contact for contact in floor.ledger.finished if contact.hold_s > 0]
    assert all(contact.left_s - contact.answered_s > contact.talk_s + 60 for contact in asked)


def test_nobody_asks_with_the_human_model_off() -> None:
    assert on_hold(Floor(plain(), 1)) == 0.0


def test_agents_ask_twice_as_often_until_somebody_says_how_to_handle_it() -> None:
    told = unclear()
    told.modifiers.guide(("login",))
    usual, not_told = on_hold(told), on_hold(unclear())
    assert usual == pytest.approx(on_hold(a_floor(0.8)), abs=0.02)
    assert not_told == pytest.approx(2 * usual, rel=0.3)


def test_the_wall_shows_who_asks_and_only_while_the_customer_is_on_hold() -> None:
    floor = a_floor(0.5)
    wallboard = Wallboard(floor)
    asking = 0
    for minute in range(5, 115):
        floor.advance(EIGHT + minute * 60.0)
        for agent, view in zip(floor.agents, wallboard.agents({}), strict=True):
            contact = agent.contact
            if view.asks_for_help:
                asking += 1
                assert view.state == "hold"
                assert contact is not None
                assert contact.hold_s > 0
            if contact is not None and view.state == "hold":
                assert view.asks_for_help
    assert asking > 10
