"""A contact driver changes: fewer of its customers contact, and its contacts are handled differently."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import TRANSFER, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.measures.reading import Reading
from floorsim.floor.people.steps import POLICY, STEPS
from floorsim.scenario.effects.catalogue.driver import DriverEffect
from tests.floor.scenarios import EIGHT, plain, stream

MINUTE = 60.0


def played(effect: dict[str, Any] | None, *, people: str = "off", **demand: Any) -> Floor:
    """Two hours with the effect from 08:30 on, or without any."""
    incident = {
        "id": "change",
        "title": "Change",
        "from": "08:30",
        "to": "10:30",
        "effects": [{"driver": effect}],
    }
    incidents = [] if effect is None else [incident]
    two = stream(**{"drivers": {"login": 1, "billing": 1}, "forecast": {"per_hour": 60}, **demand})
    hard = {"login": {"resolvable": 0.1}, "billing": {"resolvable": 0.1}}
    floor = Floor(plain(incidents=incidents, demand=two, drivers=hard, people={"model": people}), 3)
    floor.advance(EIGHT + 120 * MINUTE)
    return floor


def of(floor: Floor, driver: str, from_min: float = 31.0) -> list[Contact]:
    return [
        one
        for one in floor.ledger.contacts
        if one.type.driver_id == driver and one.arrived_s >= EIGHT + from_min * MINUTE
    ]


def keys(contacts: list[Contact]) -> set[str]:
    return {one.key for one in contacts}


def test_a_share_of_the_drivers_customers_no_longer_contacts_and_everybody_else_does() -> None:
    without, halved = played(None), played({"drivers": ["login"], "volume": 0.5})
    assert keys(of(halved, "login")) < keys(of(without, "login"))
    assert 0.3 < len(of(halved, "login")) / len(of(without, "login")) < 0.7
    assert keys(of(halved, "billing")) == keys(of(without, "billing"))
    assert keys(of(halved, "login", -60)) - keys(of(halved, "login")) == keys(
        of(without, "login", -60)
    ) - keys(of(without, "login"))


def test_whoever_stays_away_at_a_smaller_change_stays_away_at_a_larger_one() -> None:
    little, much = (
        played({"drivers": ["login"], "volume": 0.8}),
        played({"drivers": ["login"], "volume": 0.3}),
    )
    assert keys(of(much, "login")) < keys(of(little, "login"))


def test_the_follow_ups_of_those_who_come_are_drawn_as_without_the_change() -> None:
    again: dict[str, Any] = {"repeat": {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "10m"}}}
    without = played(None, **again)
    halved = played({"drivers": ["billing"], "volume": 0.4}, **again)
    assert halved.stayed_away
    draws = {one.key: one.draws for one in without.ledger.contacts}
    followers = [one for one in of(halved, "login") if one.attempt and one.key in draws]
    assert len(followers) > 10
    assert all(list(one.draws) == list(draws[one.key]) for one in followers)


def test_handling_changes_for_the_agents_named_only() -> None:
    floor = played({"drivers": ["login"], "agents": ["A01"], "handle": 0.5})
    by = {
        agent.id: {
            one.handle_s for one in of(floor, "login") if one.agent == agent.index and one.wrapped_s > 0
        }
        for agent in floor.agents
    }
    assert {round(one) for one in by.pop("A01")} == {90}
    assert {round(one) for one in set[float]().union(*by.values())} == {180}
    assert {round(one.handle_s) for one in of(floor, "billing") if one.wrapped_s > 0} == {180}


def test_the_odds_of_missing_a_step_change_and_the_rest_of_the_rubric_does_not() -> None:
    def missed(mistakes: dict[str, float]) -> list[float]:
        floor = played({"drivers": ["login"], "mistakes": mistakes} if mistakes else None, people="on")
        judged = Reading(floor.compiled, floor.ledger).judged
        assert judged is not None
        mine = judged.contacts.arrived_s >= EIGHT + 31 * MINUTE
        return [float(1 - share) for share in judged.quality.chance[mine].mean(axis=0)]

    before, after = missed({}), missed({"policy": 4.0})
    assert after[POLICY] > 1.5 * before[POLICY]
    assert [after[n] for n in range(len(STEPS)) if n != POLICY] == pytest.approx(
        [before[n] for n in range(len(STEPS)) if n != POLICY]
    )


def test_customers_are_not_told_off_by_agent() -> None:
    with pytest.raises(ValueError, match="volume is about customers, not agents"):
        DriverEffect.model_validate({"drivers": ["login"], "agents": ["ana"], "volume": 0.5})


@pytest.mark.parametrize("agents", [(), ("A01",)])
def test_fewer_are_handed_on_by_everyone_or_by_the_agents_named(agents: tuple[str, ...]) -> None:
    effect = {"drivers": ["billing"], "agents": agents, "transfers": 0.0}
    change = {"id": "change", "title": "C", "from": "08:00", "to": "10:00", "effects": [{"driver": effect}]}
    moved = {"transfer": {"to": "expert", "share": 1.0}}
    channel = {"queues": {"voice": {"channel": "voice"}, "expert": {"channel": "voice"}}}
    two = {"phones": {"count": 2}, "experts": {"count": 1, "skills": {"expert": 1}}}
    calls = stream(drivers={"billing": 1}, forecast={"per_hour": 20})
    floor = Floor(plain(incidents=[change], drivers={"billing": moved}, demand=calls,
                        floor={**channel, "groups": two}), 1)  # fmt: skip
    floor.advance(EIGHT + 120 * MINUTE)
    handed_on = {
        floor.ledger.contacts[one.parent].agent for one in floor.ledger.contacts if one.origin == TRANSFER
    }
    assert handed_on == (set() if not agents else {1})
