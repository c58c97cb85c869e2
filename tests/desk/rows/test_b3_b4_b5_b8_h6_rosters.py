"""B3, B4, B5, B8, H6: rosters, the evening, absence, a wrong forecast, and who works the evenings."""

from __future__ import annotations

from math import fsum

import pytest

from floorsim.floor.measures.activities import activities_of
from floorsim.floor.measures.debt import debts
from floorsim.floor.people.fairness import unpopular_shifts
from floorsim.run.run import Run
from floorsim.units import DAY_S, HOUR_S, MINUTE_S
from tests.desk.desks import decide, log, why_not
from tests.desk.rows.staffing import effects, facts
from tests.floor.rostering.rosters import run_of, shifts

CAMPAIGN = {
    "id": "campaign",
    "title": "A campaign that planning was not told of",
    "foreseeable": True,
    "from": "d2 09:00",
    "to": "d2 14:00",
    "effects": [{"demand": {"stream": "voice", "times": 2.0}}],
}


def after(run: Run, minutes: float = 15.0) -> Run:
    run.advance(run.now_s + minutes * MINUTE_S)
    return run


def missing(run: Run, day: int) -> float:
    """Agents missing on voice, over the half hours of a day."""
    board = run.desk.consequences.wallboard
    seen = [one for one in board.plan_of(day) if one.channel == "voice"]
    return fsum(max(0.0, (one.needed or 0.0) - one.staffed) for one in seen)


def debts_of(run: Run) -> float:
    """Minutes of training that were borrowed so far."""
    now_s = run.now_s
    return debts(activities_of(run.ledger), run.ledger.states, 0.0, now_s, now_s)["training"].borrowed_min


def evenings(run: Run) -> dict[str, int]:
    counts = unpopular_shifts(run.floor)
    return {one.id: counts[one.index] for one in run.floor.agents}


def test_a_roster_shows_cover_and_fairness_and_is_dealt_in_twenty_minutes() -> None:
    run = run_of()
    seen = facts(run, "build_roster", choice="fair_rotation")
    assert any(line.startswith("Wednesday: Voice is ") for line in seen)
    assert any(line.startswith("unpopular shifts: Lea 3") for line in seen)
    assert seen[-1].startswith("fairness index 0.")
    worst = missing(run, 2)
    decide(run, "build_roster", choice="fair_rotation")
    after(run, 19.0)
    assert evenings(run)["lea"] == 3
    after(run, 3.0)
    assert missing(run, 2) < worst
    assert evenings(run)["lea"] < 3


def test_by_cost_only_the_same_few_keep_the_evenings() -> None:
    run = run_of(per_hour=45)
    decide(run, "build_roster", choice="cost_only")
    after(run, 25.0)
    assert evenings(run)["lea"] == evenings(run)["leo"] == 3


@pytest.mark.parametrize(("choice", "most"), [("same_few", 3), ("rotate", 1), ("trade", 2)])
def test_evenings_are_kept_rotated_or_traded(choice: str, most: int) -> None:
    run = run_of()
    decide(run, "unpopular_shifts", choice=choice)
    after(run)
    assert max(evenings(run)["lea"], evenings(run)["leo"]) >= most - 1
    assert min(evenings(run)["lea"], evenings(run)["leo"]) <= most
    if choice != "trade":
        assert evenings(run)["lea"] == most


def test_the_evening_is_extended_today_and_on_a_later_day_by_those_who_like_to_stay() -> None:
    run = run_of(lea={"overtime_willing": True}, leo={"overtime_willing": False})
    run.advance(13 * HOUR_S)
    seen = facts(run, "extend_coverage", day=1, channel="voice")
    assert seen[-1] == "would stay: Lea"
    assert any("needed" in line for line in seen)
    for day in (1, 2):
        decide(run, "extend_coverage", day=day, channel="voice")
    after(run)
    lea = run.desk.workspace.agent("lea")
    assert lea is not None
    assert lea.shift_end_s == 20.5 * HOUR_S
    assert shifts(run, "lea")[1] == (12.0, 20.5)
    assert run.desk.workspace.budget.overtime_used_s == 3600.0
    assert why_not(run, "extend_coverage", day=1, channel="voice") == (
        "Nobody of the last shift on Tuesday would stay."
    )
    run.advance(run.end_s)
    worked = sum(1 for one in run.ledger.overtime if one.agent == lea.index and one.to_s - one.from_s >= 1800)
    assert worked == 2


def test_absent_people_are_covered_from_standby_from_the_list_or_by_a_new_plan() -> None:
    run = run_of()
    seen = facts(run, "cover_absence", day=2, how="standby")
    assert "standby: Sam from 08:00" in seen
    assert "off, on the list: Zoe from 08:00" in seen
    worst = missing(run, 1)
    decide(run, "cover_absence", day=2, how="standby")
    after(run)
    decide(run, "cover_absence", day=2, how="list")
    after(run)
    assert effects(run, "call_in") == [("sam", 2.0, ""), ("zoe", 2.0, "")]
    assert missing(run, 1) < worst
    assert why_not(run, "cover_absence", day=2, how="standby") == (
        "Nobody on standby could help on Wednesday."
    )


def test_somebody_called_in_today_is_there_an_hour_later_at_the_earliest() -> None:
    run = run_of(
        zoe={"shift": "late", "overtime_willing": True}, eva={"shift": "off", "overtime_willing": True}
    )
    run.advance(DAY_S + 8.5 * HOUR_S)
    decide(run, "cover_absence", day=2, how="list")
    after(run)
    assert shifts(run, "eva")[1][0] == pytest.approx(9.6, abs=0.1)
    run.advance(DAY_S + 10 * HOUR_S)
    eva = run.desk.workspace.agent("eva")
    assert eva is not None
    assert eva.shift_end_s is not None


def test_a_new_plan_moves_breaks_out_of_the_gap_and_no_further_than_the_law() -> None:
    run = run_of(per_hour=34, ena={"shift": "late"})
    before = missing(run, 1)
    decide(run, "cover_absence", day=2, how="replan")
    after(run)
    assert missing(run, 1) <= before
    moved = [whom for whom, day, detail in effects(run, "activity") if detail == "moved"]
    for id in moved:
        agent = run.desk.workspace.agent(id)
        assert agent is not None
        breaks = [one for one in agent.agenda if one.activity == "break" and one.start_s // DAY_S == 1]
        assert len([one for one in breaks if not one.cancelled]) == 1


def test_to_carry_on_as_planned_changes_nothing() -> None:
    run = run_of()
    before = {one.id: list(one.shifts) for one in run.floor.agents}
    decide(run, "cover_absence", day=2, how="ignore")
    after(run)
    assert {one.id: list(one.shifts) for one in run.floor.agents} == before
    assert log(run.desk)[-1] == "you left Wednesday as it is"


def test_a_wrong_forecast_that_is_raised_is_corrected_and_staffed() -> None:
    run = run_of(incidents=[CAMPAIGN])
    assert any("came" in line for line in facts(run, "forecast_gap", day=2, channel="voice", how="raise"))
    decide(run, "forecast_gap", day=2, channel="voice", how="raise")
    after(run, 20.0)
    board = run.desk.consequences.wallboard
    at_ten = next(
        one for one in board.plan_of(1) if one.channel == "voice" and one.start_s == DAY_S + 10 * HOUR_S
    )
    assert at_ten.forecast == pytest.approx(30.0)
    assert [whom for whom, _, _ in effects(run, "call_in")] == ["sam", "zoe"]
    assert run.desk.consequences.trust == pytest.approx(0.62)
    assert why_not(run, "forecast_gap", day=2, channel="voice", how="accept") == (
        "You have dealt with Wednesday already."
    )


def test_nobody_learns_of_an_outage_before_it_happens() -> None:
    run = run_of(incidents=[{**CAMPAIGN, "foreseeable": False}])
    decide(run, "forecast_gap", day=2, channel="voice", how="raise")
    after(run, 20.0)
    assert log(run.desk)[-1] == "you raised the forecast of Wednesday; planning has checked it and it stands"


def test_raising_a_forecast_that_is_right_costs_some_trust_and_brings_nobody() -> None:
    run = run_of()
    decide(run, "forecast_gap", day=2, channel="voice", how="raise")
    after(run, 20.0)
    assert run.desk.consequences.trust == pytest.approx(0.59)
    assert effects(run, "call_in") == []


def test_planning_locks_the_next_day_at_four() -> None:
    run = run_of()
    run.advance(16 * HOUR_S)
    assert why_not(run, "forecast_gap", day=2, channel="voice", how="raise") == (
        "Planning has locked Wednesday at 16:00."
    )
    assert why_not(run, "forecast_gap", day=3, channel="voice", how="raise") is None


def test_an_activity_of_a_later_day_is_put_in_or_moved_and_nothing_is_owed() -> None:
    run = run_of()
    decide(run, "plan_activity", agent="eva", day=2, activity="training", begins="13:00", length=60)
    decide(run, "plan_activity", agent="eva", day=2, activity="break", begins="11:00", how="move")
    after(run)
    eva = run.desk.workspace.agent("eva")
    assert eva is not None
    coming = [
        (one.activity, one.start_s - DAY_S) for one in eva.agenda if one.start_s > DAY_S and not one.cancelled
    ]
    assert ("training", 13 * HOUR_S) in coming
    assert ("break", 11 * HOUR_S) in coming
    assert why_not(run, "plan_activity", agent="eva", day=2, activity="meeting", begins="13:30") == (
        "Eva has training at that time."
    )
    run.advance(DAY_S + 17 * HOUR_S)
    assert all(one.begun_s >= 0.0 for one in eva.agenda if one.start_s // DAY_S == 1 and not one.cancelled)
    assert debts_of(run) == 0.0


def test_in_an_absence_wave_todays_breaks_move_to_where_somebody_can_be_spared() -> None:
    wave = {"id": "ill", "title": "Two are ill", "from": "08:00", "to": "11:00"}
    run = run_of(incidents=[{**wave, "effects": [{"staff": {"agents": ["eva", "edo"]}}]}])
    seen = facts(run, "cover_absence", day=1, how="replan")
    assert seen[0] == "absent today: Eva, Edo"
    assert "Tuesday: Voice is 2 short from 09:00 to 11:00" in seen
    decide(run, "cover_absence", day=1, how="replan")
    after(run)
    assert ("ena", 1.0, "moved") in effects(run, "activity")
    ena = run.desk.workspace.agent("ena")
    assert ena is not None
    assert [one.start_s for one in ena.agenda if one.activity == "break" and one.start_s < DAY_S] == [
        11 * HOUR_S
    ]
