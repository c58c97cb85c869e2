"""The social channel: posts that age in a backlog, and customers who wait in vain and telephone."""

from __future__ import annotations

import pytest

from floorsim.floor.contact import CHASE, WAITING
from floorsim.floor.floor import Floor
from floorsim.floor.wallboard.wallboard import Wallboard
from floorsim.scenario.models.scenario import Scenario
from tests.measuring import figures

HOUR = 3600.0
DAY = 24 * HOUR


def a_desk(agents: int, share: float = 0.5) -> Floor:
    """Four days from 8 to 16: ten posts an hour of ten minutes each, due within the hour, and a telephone."""
    posts = {
        "kind": "social",
        "target": {"share": 0.8, "within": "1h"},
        "chase": {"to": "voice", "share": share, "after_target": {"exponential": "2h"}},
    }
    return Floor(
        Scenario.model_validate(
            {
                "meta": {"id": "posts", "title": "Posts"},
                "floor": {
                    "days": 4,
                    "opens": "08:00",
                    "closes": "16:00",
                    "channels": {"social": posts, "voice": {"kind": "voice", "target": {"within": "20s"}}},
                    "groups": {
                        "writers": {"count": agents, "skills": {"social": 1}},
                        "phones": {"count": 4, "skills": {"voice": 1}},
                    },
                },
                "demand": {
                    "streams": {
                        "social": {
                            "forecast": {"per_hour": 10},
                            "arrivals": "even",
                            "talk": {"constant": "10m"},
                        },
                        "voice": {
                            "forecast": {"per_hour": 0},
                            "talk": {"constant": "3m"},
                        },
                    }
                },
                "people": {"model": "off"},
            }
        ),
        1,
    )


def to_the_end(floor: Floor) -> Floor:
    floor.advance(floor.end_s)
    return floor


def test_enough_hands_answer_every_post_in_time_and_nobody_telephones() -> None:
    floor = to_the_end(a_desk(3))
    found = figures(floor)
    assert found.channels["social"].service_level == 1.0
    assert found.channels["voice"].offered == 0


def test_posts_that_nobody_answers_grow_old() -> None:
    floor = to_the_end(a_desk(1))
    found = figures(floor).channels["social"]
    assert found.backlog is not None
    waiting = [c for c in floor.ledger.contacts if c.disposition == WAITING and c.type.channel == 0]
    ages = [floor.now - contact.arrived_s for contact in waiting]
    assert found.backlog.open == len(ages)
    assert found.backlog.under_24_h == sum(age <= DAY for age in ages) > 20
    assert found.backlog.under_48_h == sum(DAY < age <= 2 * DAY for age in ages) > 20
    assert found.backlog.oldest_s == pytest.approx(max(ages))
    view = Wallboard(floor).channels()[0]
    assert view.backlog_ages == (found.backlog.under_24_h, found.backlog.under_48_h, found.backlog.over_48_h)
    assert view.over_target == found.overdue > 40
    assert found.service_level is not None
    assert found.service_level < 0.2


def test_some_of_those_who_wait_past_the_target_telephone_and_nobody_twice() -> None:
    floor = to_the_end(a_desk(1))
    contacts = floor.ledger.contacts
    calls = [contact for contact in contacts if contact.origin == CHASE]
    assert len(calls) > 20
    assert len({call.parent for call in calls}) == len(calls)
    for call in calls:
        post = contacts[call.parent]
        assert (post.type.channel, call.type.channel) == (0, 1)
        assert call.arrived_s > post.arrived_s + HOUR
        assert post.answered_s < 0 or post.answered_s >= call.arrived_s
    overdue = [c for c in contacts if c.type.channel == 0 and not 0 <= c.answered_s <= c.arrived_s + HOUR]
    assert len(calls) < 0.5 * len(overdue)


def test_nobody_telephones_where_nobody_chases() -> None:
    floor = to_the_end(a_desk(1, share=0.0))
    assert not any(contact.origin == CHASE for contact in floor.ledger.contacts)
