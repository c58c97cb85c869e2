"""Corners where two rules meet: shifts and midnight, incidents at one second, promises and closing."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.contact import ABANDONED, ANSWERED, BLOCKED, DEFLECTED, TRANSFER, WAITING
from floorsim.floor.floor import Floor
from floorsim.floor.people.shift_strain import day_off
from floorsim.floor.states import AWAY, MEETING, OFF
from tests.floor.scenarios import EIGHT, plain, stream
from tests.floor.wellbeing_samples import wellbeing

MINUTE, HOUR = 60.0, 3600.0


def played(**changes: Any) -> Floor:
    floor = Floor(plain(**changes), 1)
    floor.advance(floor.end_s)
    return floor


@pytest.mark.parametrize("begins", ["07:00", "08:00", "08:30"])
def test_an_absence_wave_takes_as_many_as_it_names_whenever_the_shift_begins(begins: str) -> None:
    wave = {"id": "flu", "title": "Flu", "from": begins, "to": "10:00",
            "effects": [{"staff": {"group": "phones", "count": 3}}]}  # fmt: skip
    shift = {"day": {"from": "08:00", "to": "10:00"}}
    floor = Floor(
        plain(floor={"opens": "07:00", "shifts": shift,
                     "groups": {"phones": {"count": 4, "shifts": ["day"]}}},
              incidents=[wave]), 1)  # fmt: skip
    floor.advance(9 * HOUR)
    assert sum(agent.state in (AWAY, OFF) for agent in floor.agents) == 3


def test_a_meeting_at_the_start_of_the_shift_comes_before_the_line() -> None:
    meeting = {"kind": "meeting", "at": "08:30", "for": "15m"}
    floor = Floor(
        plain(floor={"shifts": {"day": {"from": "08:30", "to": "10:00", "activities": [meeting]}},
                     "groups": {"phones": {"count": 1, "shifts": ["day"]}}}), 1)  # fmt: skip
    floor.advance(EIGHT + 31 * MINUTE)
    assert floor.queues[0].waiting
    assert floor.agents[0].state == MEETING


@pytest.mark.parametrize("ends", ["22:00", "24:00", "d2 02:00"])
def test_a_break_missed_counts_whenever_the_shift_ends(ends: str) -> None:
    rest = {"kind": "break", "at": "19:00", "for": "15m"}
    floor = Floor(
        plain(floor={"days": 2, "closes": "24:00",
                     "shifts": {"late": {"from": "18:00", "to": ends, "activities": [rest], "days": [1]}},
                     "groups": {"phones": {"count": 1, "shifts": ["late"]}}},
              people={"model": "on"}), 1)  # fmt: skip
    floor.agents[0].agenda[0].cancelled = True
    floor.advance(27 * HOUR)
    assert floor.agents[0].wellbeing.missed_breaks == 1


def test_somebody_who_comes_late_has_not_missed_the_break_before() -> None:
    rest = {"kind": "break", "at": "08:05", "for": "5m"}
    floor = played(
        floor={"shifts": {"day": {"from": "08:00", "to": "09:50", "activities": [rest]}},
               "groups": {"phones": {"count": 60, "shifts": ["day"]}}},
        people={"model": "on", "attendance": {"late": 1.0, "late_by": "30m"}})  # fmt: skip
    late = [agent for agent in floor.agents if agent.logged_in_s > EIGHT + 10 * MINUTE]
    assert len(late) > 10
    assert all(agent.wellbeing.missed_breaks == 0 for agent in late)


def test_a_day_off_after_a_night_shift_is_a_day_off() -> None:
    night = {"night": {"from": "22:00", "to": "d2 06:00", "days": [1]}}
    floor = Floor(
        plain(floor={"days": 4, "closes": "24:00", "shifts": night,
                     "groups": {"phones": {"count": 1, "shifts": ["night"]}}},
              people={"model": "on", "profiles": {"worn": {"exhaustion": 0.5}},
                      "mix": {"worn": 1}}), 1)  # fmt: skip
    floor.advance(31 * HOUR)
    after_shift, recent = floor.agents[0].wellbeing.exhaustion, floor.agents[0].wellbeing.recent_strain
    floor.advance(73 * HOUR)
    as_if = wellbeing(exhaustion=after_shift)
    as_if.recent_strain = recent
    for _ in range(2):
        day_off(as_if, 0.0)
    assert floor.agents[0].wellbeing.exhaustion == pytest.approx(as_if.exhaustion)


def test_a_matter_that_is_handed_on_has_one_chance_to_be_resolved() -> None:
    driver = {"resolvable": 0.5, "transfer": {"to": "back", "share": 1.0}}
    back = {"kind": "voice", "target": {"within": "20s"}}
    floor = played(
        floor={"channels": {"back": back}, "groups": {"phones": {"count": 60, "skills": {"back": 1}}},
               "queues": {"back": {"channel": "back"}}},
        drivers={"hard": driver, "other": {"resolvable": 0.5}},
        demand={"streams": {"voice": {"forecast": {"per_hour": 600}, "drivers": {"hard": 1},
                                      "talk": {"constant": "2m"}},
                            "back": {"forecast": {"per_hour": 0}, "drivers": {"other": 1},
                                     "talk": {"constant": "2m"}}}})  # fmt: skip
    handed = {c.parent for c in floor.ledger.contacts if c.origin == TRANSFER and c.disposition == ANSWERED}
    assert len(handed) > 800
    matters = {c.root: False for c in floor.ledger.contacts if c.id in handed}
    for contact in floor.ledger.contacts:
        if contact.root in matters:
            matters[contact.root] |= contact.resolved
    assert sum(matters.values()) / len(matters) == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize(("effects", "times"), [([2.0, 0.5], 1.0), ([2.0, 3.0], 6.0), ([0.0, 3.0], 0.0)])
def test_demand_curves_that_overlap_multiply(effects: list[float], times: float) -> None:
    curves = [{"demand": {"stream": "voice", "times": factor}} for factor in effects]
    incident = {"id": "both", "title": "Both", "from": "08:00", "to": "10:00", "effects": curves}
    floor = played(demand=stream(forecast={"per_hour": 600}), incidents=[incident])
    assert len(floor.ledger.contacts) == pytest.approx(1200 * times, rel=0.06)


def test_an_effect_that_ends_leaves_an_equal_one_of_another_incident_alone() -> None:
    def incident(id: str, begins: str, ends: str, resolve: dict[str, Any]) -> dict[str, Any]:
        return {"id": id, "title": id, "from": begins, "to": ends, "effects": [{"resolve": resolve}]}

    floor = Floor(
        plain(incidents=[incident("a", "08:10", "09:50", {"to": 0.5}),
                         incident("b", "08:20", "09:50", {"times": 0.5}),
                         incident("c", "08:30", "09:00", {"to": 0.5})]), 1)  # fmt: skip
    floor.advance(EIGHT + 70 * MINUTE)
    assert floor.compiled.contact_types[0].resolvable == 0.25


def test_a_notice_of_a_known_issue_deflects_from_its_time_on() -> None:
    voice = {"announcement": {"kind": "known_issue", "at": "09:00"}}
    incident = {"id": "down", "title": "Down", "from": "08:00", "to": "10:00",
                "effects": [{"resolve": {"to": 0.0}}]}  # fmt: skip
    floor = played(
        floor={"channels": {"voice": voice}}, demand=stream(forecast={"per_hour": 200}), incidents=[incident]
    )
    deflected = [contact.arrived_s for contact in floor.ledger.contacts if contact.disposition == DEFLECTED]
    assert min(deflected) >= EIGHT + HOUR


def callbacks(**channel: Any) -> dict[str, Any]:
    rules = {"offer_when_wait_over": "1s", "accepted": 1.0, "promise": "30m"}
    return {"channels": {"voice": {"callbacks": rules, **channel}}, "groups": {"phones": {"count": 1}}}


def test_customers_who_wait_for_a_call_hold_no_place_in_a_limited_line() -> None:
    floor = Floor(plain(floor=callbacks(queue_limit=3), demand=stream(forecast={"per_hour": 60})), 1)
    floor.advance(EIGHT + 29 * MINUTE)
    assert sum(contact.promised_s > 0 for contact in floor.ledger.contacts) > 10
    assert not [contact for contact in floor.ledger.contacts if contact.disposition == BLOCKED]


def test_nobody_is_promised_a_call_after_closing() -> None:
    floor = played(floor=callbacks(), demand=stream(forecast={"per_hour": 60}))
    promised = [contact.promised_s for contact in floor.ledger.contacts if contact.promised_s > 0]
    assert promised
    assert max(promised) < EIGHT + 2 * HOUR


def test_the_wait_announced_counts_the_customer_once() -> None:
    voice = {"announcement": {"kind": "honest_range"}}
    floor = Floor(
        plain(floor={"channels": {"voice": voice}, "groups": {"phones": {"count": 1}}},
              demand=stream(forecast={"per_hour": 40}, patience={"constant": "2h"})), 1)  # fmt: skip
    floor.advance(EIGHT + 2 * MINUTE)
    waiting = [contact for contact in floor.ledger.contacts if contact.disposition == WAITING]
    assert [contact.announced_s for contact in waiting] == [1.2 * 180.0]


def test_two_groups_that_help_late_do_so_by_rank() -> None:
    groups = {"b": {"count": 1, "skills": {"voice": 1}}, "c": {"count": 1, "skills": {"voice": 1}},
              "phones": {"count": 0}}  # fmt: skip
    late = [{"group": "b", "rank": 3, "after": "10s"}, {"group": "c", "rank": 2, "after": "10s"}]
    floor = played(floor={"groups": groups, "queues": {"voice": {"channel": "voice", "groups": late}}})
    helped = {
        floor.compiled.group_ids[floor.agents[c.agent].group] for c in floor.ledger.contacts if c.agent >= 0
    }
    assert helped == {"c"}


def test_counts_that_run_past_closing_are_those_of_every_day() -> None:
    counts = {"from": "08:00", "interval": "30m", "counts": [10.0] * 6}
    floor = played(floor={"days": 3}, demand=stream(forecast={"counts": counts}))
    days = [int(contact.arrived_s // 86400.0) for contact in floor.ledger.contacts]
    assert [days.count(day) for day in range(3)] == [40, 40, 40]


def test_the_first_failure_of_a_customer_who_came_back_is_a_first_one() -> None:
    redial = {"first": 1.0, "later": 0.0, "delay": {"constant": "1m"}}
    repeat = {"share": 1.0, "same_day": 1.0, "same_day_delay": {"constant": "10m"}}
    floor = played(
        floor={"groups": {"phones": {"count": 2}}},
        drivers={"hard": {"resolvable": 0.0}},
        demand=stream(forecast={"per_hour": 60}, drivers={"hard": 1}, patience={"constant": "4m"},
                      redial=redial, repeat=repeat))  # fmt: skip
    repeats = [c for c in floor.ledger.contacts if c.origin == 2 and c.disposition == ABANDONED]
    open_long = [c for c in repeats if c.left_s + MINUTE < EIGHT + 2 * HOUR]
    assert open_long
    assert all(contact.returns_s > 0 for contact in open_long)
