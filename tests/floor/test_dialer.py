"""Outbound work: when the dialer calls, whom it reaches, and what becomes of mismatches."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import ABANDONED, OUTBOUND, Contact
from floorsim.floor.demand.redraw import Redraw
from floorsim.floor.floor import Floor
from floorsim.floor.view import DialledView
from floorsim.floor.wallboard.wallboard import Wallboard
from floorsim.present.channel_rows import channel_rows
from floorsim.scenario.models.scenario import Scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import result_json
from tests.floor.scenarios import EIGHT, plain

MINUTE = 60.0


def campaign(inbound: float = 0.0, agents: int = 2, talk: str = "3m", **dialer: Any) -> Scenario:
    """Two agents who take calls and make them, three minutes each; inbound calls evenly spread."""
    return plain(
        floor={
            "channels": {"out": {"kind": "voice", "target": {"within": "2s", "share": 0.97}}},
            "queues": {"voice": {"channel": "voice"}, "out": {"channel": "out"}},
            "groups": {
                "phones": {"count": agents, "skills": {"voice": 1, "out": 1}, "serves": ["voice", "out"]}
            },
        },
        demand={
            "streams": {
                "voice": {"forecast": {"per_hour": inbound}, "patience": "1m"},
                "out": {
                    "talk": {"constant": talk},
                    "patience": "5s",
                    "dialer": {"numbers": 30, "right_party": 1.0, "rings": "0s", **dialer},
                },
            }
        },
    )


def played(scenario: Scenario, seed: int = 1) -> Floor:
    floor = Floor(scenario, seed)
    floor.advance(floor.end_s)
    return floor


def reached(floor: Floor) -> list[Contact]:
    return [contact for contact in floor.ledger.contacts if contact.origin == OUTBOUND]


def outbound(floor: Floor) -> dict[str, Any]:
    found: dict[str, Any] = result_json(Evidence(floor.compiled, floor.ledger))["outbound"]["out"]
    return found


def test_idle_agents_work_through_the_list_until_it_is_done() -> None:
    floor = played(campaign())
    contacts = reached(floor)
    assert [contact.number for contact in contacts] == list(range(1, 31))
    assert [contact.arrived_s for contact in contacts[:4]] == [EIGHT, EIGHT, EIGHT + 180, EIGHT + 180]
    assert all(contact.answered_s == contact.arrived_s for contact in contacts)
    found = outbound(floor)
    assert (found["called"], found["reached"], found["answered"], found["mismatched"]) == (30, 30, 30, 0)
    assert found["list_left"] == 0


def test_calls_are_made_between_its_hours_only() -> None:
    hours: dict[str, Any] = {"from": "08:30", "to": "08:40"}
    floor = played(campaign(**hours))
    times = [contact.arrived_s for contact in reached(floor)]
    assert min(times) == EIGHT + 30 * MINUTE
    assert max(times) < EIGHT + 40 * MINUTE
    assert len(times) == 8


def test_so_many_agents_must_be_idle() -> None:
    """Two agents who each make a call are never both idle again at one time but when both end together."""
    floor = played(campaign(inbound=19, idle=2))
    voice = floor.compiled.channel_index["voice"]
    for contact in reached(floor):
        busy = [
            other
            for other in floor.ledger.contacts
            if other.type.channel == voice and other.answered_s < contact.arrived_s < other.wrapped_s
        ]
        assert not busy
    assert reached(floor)


def test_more_calls_than_idle_agents_make_mismatches_who_hang_up() -> None:
    floor = played(campaign(per_idle=2))
    contacts = reached(floor)
    lost = [contact for contact in contacts if contact.disposition == ABANDONED]
    assert [contact.number for contact in lost[:4]] == [3, 4, 7, 8]
    assert {contact.left_s - contact.arrived_s for contact in lost} == {5.0}
    found = outbound(floor)
    assert found["mismatched"] == found["abandoned"] == len(lost) == 14
    assert found["abandon_rate"] == 14 / 30


def test_who_is_not_reached_is_called_again_and_given_up_after_the_last_try() -> None:
    floor = played(campaign(numbers=3, right_party=0.0, tries=2, again_after="20m"))
    calls = [(record.at_s - EIGHT, record.number, record.before) for record in floor.ledger.dials]
    assert calls[:2] == [(0.0, 1, 0), (0.0, 2, 0)]
    assert sorted((number, before) for _, number, before in calls if before) == [(1, 1), (2, 1)]
    assert {at_s for at_s, _, before in calls if before} == {20 * MINUTE}
    found = outbound(floor)
    assert (found["given_up"], found["reached"], found["list_left"]) == (2, 0, 1)


def test_calls_that_ring_hold_agents_back_for_nobody_and_count_as_on_the_way() -> None:
    floor = played(campaign(agents=1, rings="30s", right_party=[["08:00", 0.0], ["08:10", 1.0]]))
    times = [record.at_s - EIGHT for record in floor.ledger.dials]
    assert times[:3] == [30.0, 60.0, 90.0]
    assert outbound(floor)["mismatched"] == 0


def test_poor_service_of_those_who_come_in_stops_the_dialer() -> None:
    gate = {"channel": "voice", "share": 0.9, "over": "30m"}
    free, held = played(campaign(30)), played(campaign(30, while_service=gate))
    assert 0 < len(reached(held)) < len(reached(free))
    level_held, level_free = (
        Evidence(one.compiled, one.ledger).figures.channels["voice"].service_level or 0.0
        for one in (held, free)
    )
    assert level_held > level_free


def test_numbers_bring_the_same_whenever_they_are_called() -> None:
    early = {one.key: one for one in reached(played(campaign(talk="1m", right_party=0.5, rings="20s")))}
    late = {
        one.key: one for one in reached(played(campaign(inbound=20, talk="1m", right_party=0.5, rings="20s")))
    }
    assert early.keys() & late.keys()
    assert {key: early[key].draws for key in early.keys() & late.keys()} == {
        key: late[key].draws for key in early.keys() & late.keys()
    }


def test_those_who_come_in_are_the_same_with_and_without_a_dialer() -> None:
    with_dialer, without = played(campaign(20)), played(campaign(20, numbers=1))
    voice = [
        [one.draws for one in floor.ledger.contacts if one.origin != OUTBOUND]
        for floor in (with_dialer, without)
    ]
    assert voice[0] == voice[1]


def test_in_a_redrawn_future_other_customers_are_reached() -> None:
    at_s = EIGHT + 20 * MINUTE
    scenario = campaign(numbers=200, right_party=0.5, talk="1m", rings="20s")
    first = played(scenario)
    again = Floor(scenario, 1, Redraw(seed=7, from_s=at_s))
    again.advance(again.end_s)
    before = [[one for one in floor.ledger.dials if one.at_s < at_s] for floor in (first, again)]
    assert before[0] == before[1]
    assert first.ledger.dials != again.ledger.dials


def test_the_wallboard_tells_how_far_the_list_is_done() -> None:
    floor = Floor(campaign(numbers=40, right_party=0.5, tries=2, again_after="20m", rings="20s"), 1)
    board = Wallboard(floor)
    for minute in (5, 40, 120):
        floor.advance(EIGHT + minute * MINUTE)
        voice, out = board.channels()
        found = outbound(floor)
        assert out.dialled == DialledView(found["called"], found["reached"], found["list_left"])
        assert voice.dialled is None
    page = "\n".join(row.text for row in channel_rows(out, 80, floor.now))
    assert (
        f"{found['called']} calls made, {found['reached']} reached, {found['list_left']} of the list left"
        in page
    )
    assert out.needed is None


@pytest.mark.parametrize("slices", [1, 7])
def test_the_run_is_the_same_in_whatever_slices(slices: int) -> None:
    floor = Floor(campaign(20, right_party=0.5, rings={"exponential": "20s"}), 3)
    for number in range(1, slices + 1):
        floor.advance(floor.start_s + number * (floor.end_s - floor.start_s) / slices)
    whole = played(campaign(20, right_party=0.5, rings={"exponential": "20s"}), 3)
    assert floor.ledger.digest() == whole.ledger.digest()
