"""Contacts in the hands of somebody without the skill: handed back, or answered wrong."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from floorsim.floor.contact import IN_SERVICE, TRANSFER, UNSET, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.misrouted import ENOUGH, HANDED_BACK, TALK_BEFORE
from floorsim.floor.returns import MISLED_RETURNS
from tests.floor.scenarios import plain
from tests.measuring import figures

OTHERS = 1
"""Index of the group that may lack the skill."""
REPEAT = {"share": 0.5, "same_day": 1.0, "same_day_delay": {"constant": "30m"}}


def a_floor(proficiency: float, *, skilled: int = 6, people: str = "on", **changes: Any) -> Floor:
    """Six who have no lack of skill beside six of one proficiency; two calls a minute for two hours."""
    floor = Floor(
        plain(
            floor={
                "groups": {
                    "phones": {"count": skilled, "skills": {"voice": 1}},
                    "others": {"count": 6, "skills": {"voice": proficiency}},
                }
            },
            drivers={"billing": {"resolvable": 0.8}},
            demand={
                "streams": {
                    "voice": {
                        "forecast": {"per_hour": 120},
                        "drivers": {"billing": 1},
                        "talk": {"mean": "4m"},
                        "repeat": REPEAT,
                    }
                }
            },
            people={"model": people},
            **changes,
        ),
        1,
    )
    floor.advance(floor.end_s)
    return floor


def by_the_others(floor: Floor) -> list[Contact]:
    """Finished contacts of those who may lack the skill."""
    found = [c for c in floor.ledger.finished if floor.agents[c.agent].group == OTHERS]
    assert len(found) > 50
    return found


def handed_back(floor: Floor) -> list[Contact]:
    back = {c.parent for c in floor.ledger.contacts if c.origin == TRANSFER}
    return [contact for contact in by_the_others(floor) if contact.id in back]


def test_the_less_skill_the_more_is_handed_back_and_with_enough_nothing() -> None:
    shares = []
    for proficiency in (0.1, 0.3, 0.5, ENOUGH):
        floor = a_floor(proficiency)
        first = [contact for contact in by_the_others(floor) if contact.origin != TRANSFER]
        shares.append(len(handed_back(floor)) / len(first))
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == pytest.approx(HANDED_BACK * (1 - 0.1 / ENOUGH), abs=0.12)
    assert shares[-1] == 0.0


def test_what_is_handed_back_took_time_and_waits_again_as_the_customers_next_contact() -> None:
    floor = a_floor(0.2)
    contacts = floor.ledger.contacts
    back = [contact for contact in contacts if contact.origin == TRANSFER]
    assert back
    for follower in back:
        before = contacts[follower.parent]
        assert follower.queue == before.queue
        assert follower.customer == before.customer
        assert follower.attempt == before.attempt + 1
        assert follower.arrived_s == pytest.approx(before.answered_s + before.talk_s + before.hold_s)
        assert not before.resolved
        assert before.origin != TRANSFER
    assert figures(floor).channels["voice"].transfers == len(back)


def test_the_talk_of_what_is_handed_back_is_cut_short() -> None:
    floor, nobody_else = a_floor(0.2), a_floor(0.2, skilled=0)
    assert handed_back(floor)
    assert not handed_back(nobody_else)
    kept = {contact.key: contact for contact in nobody_else.ledger.finished if contact.first is None}
    pairs = [(c.talk_s, kept[c.key].talk_s) for c in handed_back(floor) if c.key in kept]
    # Not to the second: pressure and fatigue differ a little between the two floors.
    whole_s = sum(full_s for _, full_s in pairs)
    assert sum(cut_s for cut_s, _ in pairs) == pytest.approx(TALK_BEFORE * whole_s, rel=0.2)


def test_it_goes_to_the_queue_of_those_who_can_when_nobody_else_of_its_own_has_the_skill() -> None:
    moved = {"to": "expert", "share": 0.0}
    floor = Floor(
        plain(
            floor={
                "queues": {"voice": {"channel": "voice"}, "expert": {"channel": "voice"}},
                "groups": {
                    "phones": {"count": 4, "skills": {"voice": 0.2}},
                    "experts": {"count": 2, "skills": {"expert": 1}},
                },
            },
            drivers={"billing": {"transfer": moved}, "hard": {"queue": "expert"}},
            demand={"streams": {"voice": {"forecast": {"per_hour": 60}, "drivers": {"billing": 1}}}},
            people={"model": "on"},
        ),
        1,
    )
    floor.advance(floor.end_s)
    back = [contact for contact in floor.ledger.contacts if contact.origin == TRANSFER]
    assert back
    assert {floor.queues[contact.queue].id for contact in back} == {"expert"}


@pytest.mark.parametrize("kind", ["voice", "chat", "email"])
def test_offered_reconciles_and_nothing_is_handed_back_twice_in_a_row(kind: str) -> None:
    channel = {"kind": kind, "target": {"within": "1m"}}
    queue = {"forecast": {"per_hour": 90}, "talk": {"mean": "4m"}}
    floor = Floor(
        plain(
            floor={
                "channels": {"line": channel},
                "groups": {
                    "phones": {"count": 3, "skills": {"line": 1}, "on": ["line"]},
                    "others": {"count": 3, "skills": {"line": 0.1}, "on": ["line"]},
                },
            },
            demand={"streams": {"voice": {"forecast": {"per_hour": 0}}, "line": queue}},
            people={"model": "on"},
        ),
        1,
    )
    floor.advance(floor.end_s)
    contacts = floor.ledger.contacts
    followers = Counter(contact.parent for contact in contacts if contact.origin == TRANSFER)
    assert followers
    assert max(followers.values()) == 1
    assert all(contacts[parent].origin != TRANSFER for parent in followers)
    found = figures(floor).channels["line"]
    ends = found.answered + found.abandoned + found.blocked + found.deflected + found.disconnected
    assert found.offered == ends + found.open_at_end
    assert all(contacts[id].disposition == IN_SERVICE for id in floor.misrouted)


def test_without_the_human_model_nothing_is_handed_back() -> None:
    assert not handed_back(a_floor(0.1, people="off"))


def came_back(floor: Floor) -> float:
    """Share of the unresolved contacts of those who may lack the skill whose customers come back."""
    unresolved = [contact for contact in by_the_others(floor) if not contact.resolved]
    return sum(contact.returns_s != UNSET for contact in unresolved) / len(unresolved)


def test_who_is_answered_wrong_comes_back_more_often_than_who_could_not_be_helped() -> None:
    with_skill = came_back(a_floor(ENOUGH, skilled=0))
    without = came_back(a_floor(0.1, skilled=0))
    assert with_skill == pytest.approx(REPEAT["share"], abs=0.12)
    assert with_skill < without < with_skill * MISLED_RETURNS + 0.05
