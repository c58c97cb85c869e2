"""From arrival to the agent: queues, patience, blocking, announcements, callbacks."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.callbacks import CHASED_AFTER_S
from floorsim.floor.contact import (
    ABANDONED,
    ANSWERED,
    BLOCKED,
    CHASE,
    DEFLECTED,
    DISCONNECTED,
    PARTNER,
    REDIAL,
    WAITING,
    Contact,
)
from floorsim.floor.floor import Floor
from floorsim.floor.interventions import announce
from floorsim.floor.service import NOT_REACHED_S
from tests.floor.scenarios import EIGHT, plain, stream
from tests.measuring import figures

DAY = 86400.0
NOBODY: dict[str, Any] = {"groups": {"phones": {"count": 0}}}
"""A floor without agents, so that everybody waits."""


def played(to_s: float = EIGHT + 7200, seed: int = 1, **changes: Any) -> Floor:
    floor = Floor(plain(**changes), seed)
    floor.advance(to_s)
    return floor


def dispositions(floor: Floor) -> list[int]:
    return [contact.disposition for contact in floor.ledger.contacts]


def test_a_call_that_finds_an_agent_free_does_not_wait() -> None:
    floor = played()
    assert {contact.wait_s for contact in floor.ledger.contacts if contact.disposition == ANSWERED} == {0.0}


def test_calls_are_answered_in_the_order_in_which_they_came() -> None:
    floor = played(demand=stream(talk={"mean": "10m"}))
    answered = [c for c in floor.ledger.contacts if c.answered_s >= 0]
    assert any(contact.wait_s > 0 for contact in answered)
    assert [c.id for c in sorted(answered, key=lambda c: (c.answered_s, c.id))] == [c.id for c in answered]


def test_a_customer_leaves_when_patience_ends() -> None:
    floor = played(floor=NOBODY, demand=stream(patience={"constant": "5m"}))
    gone = [contact for contact in floor.ledger.contacts if contact.disposition == ABANDONED]
    assert gone
    assert all(contact.wait_s == pytest.approx(300.0) for contact in gone)


def test_a_customer_who_balks_leaves_at_once_but_only_if_they_must_wait() -> None:
    balking = {"balk": "100%", "law": {"constant": "5m"}}
    must_wait = played(floor=NOBODY, demand=stream(patience=balking))
    assert {contact.wait_s for contact in must_wait.ledger.contacts} == {0.0}
    assert set(dispositions(must_wait)) == {ABANDONED}
    need_not = played(demand=stream(patience=balking))
    assert ABANDONED not in dispositions(need_not)


def test_a_full_line_turns_callers_away() -> None:
    floor = played(floor={**NOBODY, "channels": {"voice": {"queue_limit": 5}}})
    assert dispositions(floor)[:5] == [WAITING] * 5
    assert set(dispositions(floor)[5:]) == {BLOCKED}


def test_trunks_are_held_from_the_door_to_the_end_of_the_call() -> None:
    """Two agents, four trunks, calls of half an hour every three minutes: the fifth finds the line busy."""
    floor = played(
        EIGHT + 1740, floor={"channels": {"voice": {"trunks": 4}}}, demand=stream(talk={"constant": "30m"})
    )
    assert dispositions(floor)[4:] == [BLOCKED] * (len(dispositions(floor)) - 4)
    floor.advance(EIGHT + 7200)
    assert len(floor.channels[0].on_trunks) <= 4
    assert ANSWERED in dispositions(floor)


def test_a_busy_line_lets_the_customer_redial() -> None:
    redial = {"first": 1.0, "delay": {"constant": "10m"}}
    floor = played(floor={**NOBODY, "channels": {"voice": {"queue_limit": 0}}}, demand=stream(redial=redial))
    again = [contact for contact in floor.ledger.contacts if contact.origin == REDIAL]
    first = floor.ledger.contacts[again[0].root]
    assert again[0].arrived_s - first.left_s == pytest.approx(600.0)


def test_a_channel_that_disconnects_cuts_its_line_off_at_closing() -> None:
    floor = played(
        floor={**NOBODY, "run_on": "10m", "channels": {"voice": {"at_close": "disconnect"}}},
        to_s=EIGHT + 7800,
    )
    assert set(dispositions(floor)) == {DISCONNECTED}
    assert {contact.left_s for contact in floor.ledger.contacts} == {EIGHT + 7200}


def gone_to_partner(floor: Floor) -> list[float]:
    """When those came who went to the partner, in seconds after the first opening."""
    return [contact.arrived_s - EIGHT for contact in floor.ledger.contacts if contact.disposition == PARTNER]


def test_a_partner_takes_its_share_between_its_times_on_every_day() -> None:
    partner = {"share": 1.0, "from": "08:30", "to": "09:00"}
    days = {"days": 3, "channels": {"voice": {"partner": partner}}}
    went = gone_to_partner(played(to_s=3 * DAY, floor={**NOBODY, **days}))
    assert len(went) == 3 * 10
    assert {int(at_s // DAY) for at_s in went} == {0, 1, 2}
    assert all(1800 <= at_s % DAY < 3600 for at_s in went)


def test_a_partner_time_written_with_a_day_is_that_moment() -> None:
    partner = {"share": 1.0, "from": "d2 08:30", "to": "d2 09:00"}
    went = gone_to_partner(
        played(to_s=3 * DAY, floor={**NOBODY, "days": 3, "channels": {"voice": {"partner": partner}}})
    )
    assert len(went) == 10
    assert all(DAY + 1800 <= at_s < DAY + 3600 for at_s in went)


def test_your_own_idle_agents_go_before_the_partner() -> None:
    voice = {"partner": {"share": 1.0}}
    assert not gone_to_partner(played(floor={"channels": {"voice": voice}}))
    one = {"groups": {"phones": {"count": 1}}, "channels": {"voice": voice}}
    floor = played(floor=one, demand=stream(forecast={"per_hour": 40}))
    went = gone_to_partner(floor)
    assert len(went) == 40
    assert len([contact for contact in floor.ledger.contacts if contact.disposition == ANSWERED]) == 39


def test_a_partner_may_take_only_those_whose_wait_would_be_long() -> None:
    voice = {"partner": {"share": 1.0, "when_wait_over": "7m"}}
    one = {"groups": {"phones": {"count": 1}}, "channels": {"voice": voice}}
    floor = played(floor=one, demand=stream(forecast={"per_hour": 60}))
    went = gone_to_partner(floor)
    # Calls of three minutes: with two before them the third would wait nine, and goes to the partner.
    assert max(contact.wait_s for contact in floor.ledger.contacts) <= 9 * 60.0
    assert 60 < len(went) < 100
    assert went[0] == pytest.approx(180.0, abs=120.0)


def outage(**changes: Any) -> dict[str, Any]:
    return {
        "id": "outage",
        "title": "Outage",
        "from": "08:30",
        "to": "09:30",
        "effects": [{"resolve": {"drivers": ["login"], "to": 0}}],
        **changes,
    }


def test_a_known_issue_notice_helps_some_of_the_incidents_callers_and_nobody_else() -> None:
    floor = Floor(
        plain(
            incidents=[outage()],
            demand=stream(forecast={"per_hour": 300}, drivers={"login": 1, "billing": 1}),
        ),
        1,
    )
    announce(floor, floor.channels[0], "known_issue")
    floor.advance(EIGHT + 7200)
    deflected = [contact for contact in floor.ledger.contacts if contact.disposition == DEFLECTED]
    assert {contact.type.driver_id for contact in deflected} == {"login"}
    assert min(contact.arrived_s for contact in deflected) >= EIGHT + 1800
    hit = [
        c for c in floor.ledger.contacts if c.type.driver_id == "login" and 1800 <= c.arrived_s - EIGHT < 5400
    ]
    assert 0.10 <= len(deflected) / len(hit) <= 0.40


def waits_under(message: str | None, seed: int = 3) -> list[Contact]:
    floor = Floor(
        plain(demand=stream(forecast={"per_hour": 60}, patience={"exponential": "5m"})),
        seed,
    )
    announce(floor, floor.channels[0], message)
    floor.advance(EIGHT + 7200)
    return floor.ledger.contacts


def test_an_announced_wait_is_kept_with_the_contact() -> None:
    told = [contact for contact in waits_under("honest_range") if contact.announced_s >= 0]
    assert told
    assert all(contact.announced_s > 0 for contact in told)


def test_an_optimistic_announcement_tells_less_than_an_honest_one() -> None:
    honest = next(c for c in waits_under("honest_range") if c.announced_s >= 0)
    optimistic = next(c for c in waits_under("optimistic") if c.announced_s >= 0)
    assert optimistic.announced_s < honest.announced_s


def callback_floor(agents: int, promise: str) -> Floor:
    rules = {"offer_when_wait_over": "1m", "accepted": 1.0, "promise": promise}
    floor = Floor(
        plain(
            floor={
                "closes": "18:00",
                "groups": {"phones": {"count": agents}},
                "channels": {"voice": {"callbacks": rules}},
            },
            demand=stream(forecast={"per_hour": 60}, patience={"constant": "2m"}),
        ),
        1,
    )
    floor.advance(EIGHT + 7200)
    return floor


def test_a_customer_who_takes_a_callback_keeps_the_place_in_line_and_does_not_abandon() -> None:
    floor = callback_floor(agents=2, promise="3h")
    promised = [contact for contact in floor.ledger.contacts if contact.promised_s >= 0]
    assert promised
    assert all(contact.disposition != ABANDONED or contact.not_reached for contact in promised)
    called = [contact for contact in promised if contact.disposition == ANSWERED]
    assert called
    assert max(contact.wait_s for contact in called) > 120.0


def test_a_broken_promise_makes_some_customers_call_in_upset() -> None:
    floor = callback_floor(agents=1, promise="10m")
    broken = [
        contact
        for contact in floor.ledger.contacts
        if contact.promised_s >= 0 and contact.disposition == ABANDONED
    ]
    assert broken
    followers = [c for c in floor.ledger.contacts if c.parent in {contact.id for contact in broken}]
    assert followers
    assert all(contact.hostile for contact in followers)
    assert {contact.origin for contact in followers} == {CHASE}
    soonest_s, latest_s = CHASED_AFTER_S
    for follower in followers:
        late_s = follower.arrived_s - floor.ledger.contacts[follower.parent].promised_s
        assert soonest_s <= late_s <= latest_s
    assert figures(floor).channels["voice"].chases == len(followers)


def test_whoever_is_called_late_but_before_losing_heart_does_not_chase() -> None:
    floor = callback_floor(agents=1, promise="10m")
    late = [
        contact
        for contact in floor.ledger.contacts
        if contact.disposition == ANSWERED and 0 <= contact.promised_s < contact.answered_s
    ]
    assert late
    assert all(contact.hostile for contact in late)
    chased = {contact.parent for contact in floor.ledger.contacts if contact.origin == CHASE}
    assert chased.isdisjoint(contact.id for contact in late)


@pytest.mark.parametrize("promise", ["5m", "10m", "20m"])
def test_the_more_promises_are_broken_the_more_customers_chase(promise: str) -> None:
    few, many = callback_floor(agents=2, promise=promise), callback_floor(agents=1, promise=promise)
    chases = [figures(floor).channels["voice"].chases for floor in (few, many)]
    assert chases[0] <= chases[1]
    assert chases[1] > 0


def test_some_who_are_called_back_are_not_there_and_the_call_counts_as_made() -> None:
    rules = {"offer_when_wait_over": "1m", "accepted": 1.0, "promise": "3h", "not_reached": 1.0}
    floor = Floor(
        plain(
            floor={"closes": "18:00", "channels": {"voice": {"callbacks": rules}}},
            demand=stream(forecast={"per_hour": 60}),
        ),
        1,
    )
    floor.advance(EIGHT + 7200)
    called = [c for c in floor.ledger.contacts if c.promised_s >= 0 and c.agent >= 0]
    assert called
    assert all(contact.not_reached and contact.disposition == ABANDONED for contact in called)
    rang_s = [c.wrapped_s - c.left_s for c in called if c.wrapped_s >= 0]
    assert rang_s == pytest.approx([NOT_REACHED_S] * len(rang_s))
    found = figures(floor).channels["voice"]
    assert found.callbacks_not_reached == found.callbacks_kept == len(called)
    assert found.callbacks_broken == 0
