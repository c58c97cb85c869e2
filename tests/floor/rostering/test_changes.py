"""The roster of days to come can be changed, and the floor does what it says then."""

from __future__ import annotations

import pytest

from floorsim.floor.measures.activities import activities_of
from floorsim.floor.measures.agent_time import spells_of
from floorsim.floor.measures.agents import adherence
from floorsim.floor.measures.debt import debts
from floorsim.floor.rostering.days_ahead import adherence_of
from floorsim.floor.states import BREAK, OFF, READY
from floorsim.run.run import Run
from floorsim.scenario.checks.every_check import check
from floorsim.units import DAY_S, HOUR_S
from tests.desk.desks import log
from tests.floor.rostering.rosters import brings, run_of, shifts, three_days


def entered(run: Run, id: str, state: int, day: int) -> list[float]:
    """The hours of a day at which an agent went into a state."""
    who = run.desk.workspace.agent(id)
    assert who is not None
    return [one.at_s % DAY_S / HOUR_S for one in who.log if one.state == state and one.at_s // DAY_S == day]


def test_leave_is_a_day_off_and_no_absence() -> None:
    run = run_of(people={"attendance": {"absent": 1.0}})
    assert [one.detail for one in brings(run, "leave", {"agents": ["eva"], "day": "wednesday"})] == [
        "granted"
    ]
    run.advance(3 * DAY_S - 5 * HOUR_S)
    eva = run.desk.workspace.agent("eva")
    assert eva is not None
    assert all(one.at_s // DAY_S != 1 for one in eva.log)
    assert all(one.start_s // DAY_S != 1 for one in run.ledger.planned[eva.index])
    assert 1 not in {int(start_s // DAY_S) for start_s, _ in run.ledger.agents[eva.index].shifts}


def test_a_day_of_leave_rests_as_a_day_off_does() -> None:
    exhaustion = {}
    for leave in (False, True):
        run = run_of()
        if leave:
            brings(run, "leave", {"agents": ["eva"], "day": 2})
        run.advance(2 * DAY_S + HOUR_S)
        eva = run.desk.workspace.agent("eva")
        assert eva is not None
        exhaustion[leave] = eva.wellbeing.exhaustion
    assert exhaustion[True] < exhaustion[False]


def test_leave_of_the_scenario_can_be_cancelled_and_comes_with_its_breaks() -> None:
    run = run_of(eva={"leave": [2]})
    assert 1 not in shifts(run, "eva")
    brings(run, "leave", {"agents": ["eva"], "day": 2, "cancel": True})
    assert shifts(run, "eva")[1] == (8.0, 16.0)
    run.advance(DAY_S + 17 * HOUR_S)
    assert entered(run, "eva", BREAK, 1)[0] == pytest.approx(10.0, abs=0.4)


def test_two_who_swap_take_each_others_hours_and_breaks() -> None:
    run = run_of()
    brings(run, "swap", {"agent": "edo", "with": "Lea", "day": "thursday"})
    assert shifts(run, "edo")[2] == (12.0, 20.0)
    assert shifts(run, "lea")[2] == (8.0, 16.0)
    assert shifts(run, "edo")[1] == (8.0, 16.0)
    run.advance(run.end_s)
    assert entered(run, "edo", READY, 2)[0] == pytest.approx(12.0)
    assert entered(run, "lea", BREAK, 2)[0] == pytest.approx(10.0, abs=0.4)
    owed = debts(activities_of(run.ledger), run.ledger.states, 0.0, run.end_s, run.end_s)
    assert owed["training"].borrowed_min == 0.0


@pytest.mark.parametrize("seed", range(1, 5))
def test_who_would_be_absent_or_late_is_the_same_person_after_a_swap_there_and_back(seed: int) -> None:
    days = {}
    for swaps in (0, 2):
        run = run_of(seed, people={"attendance": {"absent": 0.5, "late": 0.5}})
        for _ in range(swaps):
            brings(run, "swap", {"agent": "edo", "with": "lea", "day": 2})
        run.advance(run.end_s)
        days[swaps] = [
            next((entry[:2] for entry in log.entries if entry[0] // DAY_S == 1), None)
            for log in run.ledger.states
        ]
    assert days[2] == days[0]


def test_a_swap_that_leaves_an_interval_short_is_refused_where_cover_is_asked_for() -> None:
    run = run_of()
    assert brings(run, "swap", {"agent": "eva", "with": "Cho", "day": 2, "if_covered": True}) == []
    assert log(run.desk)[-1] == "no swap: Voice is 2 short from 08:00 to 12:00 with it"
    assert shifts(run, "eva")[1] == (8.0, 16.0)
    assert brings(run, "swap", {"agent": "lea", "with": "sam", "day": 2, "if_covered": True})
    assert brings(run, "swap", {"agent": "eva", "with": "Cho", "day": 2})


def test_the_law_asks_for_eleven_hours_between_two_shifts() -> None:
    run = run_of()
    brings(run, "extend", {"agents": ["leo"], "by": "90m", "day": 2})
    assert brings(run, "shift", {"agents": ["leo"], "shift": "early", "day": 3}) == []
    assert log(run.desk)[-1] == (
        "the roster stays as it is: Leo would have 10.5 hours of rest before it; the law asks for 11"
    )
    assert brings(run, "shift", {"agents": ["lea"], "shift": "early", "day": 3})


def test_a_colleague_is_found_by_a_first_name_that_nobody_else_has() -> None:
    run = run_of(lea={"name": "Lea Roth"}, leo={"name": "Leo Roth"}, sam={"name": "Lea Berg"})
    called = run.desk.consequences.rosters.agent_called
    assert (called("Leo"), called("Leo Roth"), called("leo"), called("Lea"), called("Max")) == (
        "leo",
        "leo",
        "leo",
        None,
        None,
    )


def test_a_longer_shift_is_paid_as_overtime_and_planned_hours_stay() -> None:
    run = run_of()
    ena = run.desk.workspace.agent("ena")
    assert ena is not None
    before = run.ledger.agents[ena.index].shifts
    brings(run, "extend", {"agents": ["ena"], "by": "30m", "day": 2})
    assert run.ledger.agents[ena.index].shifts == before
    assert run.desk.workspace.budget.overtime_used_s == 1800.0
    run.advance(run.end_s)
    own = [one for one in run.ledger.overtime if one.agent == ena.index and one.from_s // DAY_S == 1]
    assert own[0].from_s == DAY_S + 16 * HOUR_S
    assert own[0].to_s >= DAY_S + 16.5 * HOUR_S


def test_standby_comes_when_called_and_others_who_are_off_as_they_like() -> None:
    run = run_of()
    assert [one.whom for one in brings(run, "call_in", {"day": 2, "standby": True})] == ["sam"]
    assert [one.whom for one in brings(run, "call_in", {"day": 2})] == ["zoe"]
    assert brings(run, "call_in", {"day": 2}) == []
    run.advance(DAY_S + 21 * HOUR_S)
    assert entered(run, "sam", READY, 1)
    assert entered(run, "sam", OFF, 1)


def test_an_activity_can_be_put_into_a_later_day_where_there_is_room() -> None:
    run = run_of()
    body = {"agents": ["eva"], "kind": "training", "at": "13:00", "for": "1h", "day": 2}
    assert [one.detail for one in brings(run, "activity", body)] == ["training"]
    assert brings(run, "activity", {**body, "at": "13:30"}) == []
    assert brings(run, "activity", {**body, "at": "15:30"}) == []


def test_a_day_that_the_run_does_not_have_changes_nothing() -> None:
    run = run_of()
    digest = run.ledger.digest()
    assert brings(run, "leave", {"agents": ["eva"], "day": "sunday"}) == []
    assert brings(run, "leave", {"agents": ["eva"], "day": 1}) == []
    assert brings(run, "swap", {"agent": "eva", "with": "a colleague", "day": 2}) == []
    assert run.ledger.digest() == digest


def test_a_corrected_forecast_changes_what_is_needed_and_not_who_comes() -> None:
    run, plain = run_of(), run_of()
    board = run.desk.consequences.wallboard
    before = {one.start_s: one.needed for one in board.plan_of(1) if one.channel == "voice"}
    brings(run, "reforecast", {"day": 2, "times": 2.0})
    after = [one for one in board.plan_of(1) if one.channel == "voice"]
    assert all((one.needed or 0) > (before[one.start_s] or 0) for one in after)
    run.advance(run.end_s)
    plain.advance(plain.end_s)
    assert len(run.ledger.contacts) == len(plain.ledger.contacts)


def test_leave_on_a_day_that_the_scenario_does_not_have_is_an_error() -> None:
    found = check(three_days(eva={"leave": [9]}), [])
    assert any("there is no day 9" in one.wrong for one in found)


def with_a_one_to_one() -> Run:
    duty = {"kind": "one_to_one", "at": "13:00", "for": "30m", "with": "eva", "days": [2]}
    return run_of(supervisor={"duties": [{"id": "talk", **duty}]})


def due_on(run: Run, day: int) -> list[float]:
    """When the supervisor has a one-to-one on a day, in hours."""
    coming = run.observe().own_time.coming
    return [one.starts_s % DAY_S / HOUR_S for one in coming if one.duty and one.starts_s // DAY_S == day]


def test_a_one_to_one_with_somebody_on_leave_is_off_for_both_and_nobody_waits() -> None:
    run = with_a_one_to_one()
    assert due_on(run, 1) == [13.0]
    brings(run, "leave", {"agents": ["eva"], "day": 2})
    assert due_on(run, 1) == []
    run.advance(run.end_s)
    assert not any(one.detail == "stood up" for one in run.ledger.effects)


def test_a_one_to_one_stays_with_the_person_where_the_new_shift_has_it() -> None:
    run = with_a_one_to_one()
    brings(run, "swap", {"agent": "eva", "with": "lea", "day": 2})
    assert due_on(run, 1) == [13.0]
    again = with_a_one_to_one()
    brings(again, "swap", {"agent": "eva", "with": "sam", "day": 2})
    assert due_on(again, 1) == []


def test_somebody_who_takes_the_place_of_one_who_resigns_has_the_roster_as_it_was_changed() -> None:
    run = run_of(people={"replaced_after": "1h"})
    brings(run, "swap", {"agent": "edo", "with": "lea", "day": 3})
    edo = run.desk.workspace.agent("edo")
    assert edo is not None
    run.floor.resign(edo)
    run.advance(run.now_s + 2 * HOUR_S)
    hire = run.floor.agents[-1]
    assert (2 * DAY_S + 12 * HOUR_S, 2 * DAY_S + 20 * HOUR_S) in hire.shifts
    assert [one.start_s % DAY_S / HOUR_S for one in hire.agenda if one.start_s // DAY_S == 2] == [15.0]


def test_adherence_of_the_day_is_that_of_the_measures_for_one_agent() -> None:
    run = run_of(people={"attendance": {"late": 1.0, "late_by": "20m"}})
    run.advance(15 * HOUR_S)
    spells = spells_of(run.ledger, [one.home for one in run.ledger.agents], 2, run.now_s)
    for agent in run.floor.agents:
        own = [plan if index == agent.index else () for index, plan in enumerate(run.ledger.planned)]
        assert adherence_of(run.floor, agent, 0) == pytest.approx(adherence(spells, own, 0.0, run.now_s))
