"""B6: lateness asked about in private, in writing, in front of everybody, or left to become the norm."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.people.days import NORM_DRIFT
from floorsim.run.run import Run
from tests.desk.desks import MIN, agent, decide, log, why_not
from tests.desk.rows.people_days import a_team, on_day, to_day
from tests.desk.rows.staffing import facts

LATE: dict[str, Any] = {"late": 0.95, "pattern": "late on 3, 9 and 16 May, 12 to 25 min"}


def a_late_one(days: int = 5, **keys: Any) -> Run:
    """Ben is late on almost every day, by a quarter of an hour on average; it is the second day."""
    return on_day(a_team(days, ben={**LATE, **keys}), 2, 10)


def times(run: Run, id: str = "ben") -> float:
    return agent(run, id).wellbeing.late_times


def after(how: str) -> Run:
    run = a_late_one()
    decide(run, "lateness", agent="ben", choice=how)
    run.advance(run.now_s + 10 * MIN)
    return run


def test_it_shows_the_adherence_log_the_record_and_how_the_others_keep_it() -> None:
    seen = facts(a_late_one(on_record=("informal",)), "lateness", agent="ben", choice="written")
    assert seen[0].startswith("late 2 times in 2 shifts: ")
    assert f"before: {LATE['pattern']}" in seen
    assert "the others: late 0 times in 10 shifts" in seen
    assert "on record: an informal talk, noted" in seen


@pytest.mark.parametrize(
    ("how", "left", "mood"), [("ask_privately", 0.4, 0.0), ("written", 0.6, -0.03), ("in_front", 0.8, -0.07)]
)
def test_asked_in_private_helps_most_and_costs_least(how: str, left: float, mood: float) -> None:
    without, run = a_late_one(), after(how)
    without.advance(run.now_s)
    assert times(run) == pytest.approx(left)
    change = agent(run, "ben").wellbeing.morale - agent(without, "ben").wellbeing.morale
    assert change == pytest.approx(mood)


def test_fewer_late_starts_follow() -> None:
    scenario = a_team(12, ben={**LATE, "late": 0.9})
    left, asked = on_day(scenario, 2, 10), on_day(scenario, 2, 10)
    decide(asked, "lateness", agent="ben", choice="ask_privately")
    late = []
    for run in (left, asked):
        to_day(run, 12)
        late.append(facts(run, "lateness", agent="ben", choice="written")[0])
    assert int(late[1].split()[1]) < int(late[0].split()[1])


def test_what_nobody_talks_about_becomes_the_norm() -> None:
    left, asked = a_late_one(), after("ask_privately")
    for run in (left, asked):
        to_day(run, 4)
    assert times(left, "cai") >= NORM_DRIFT
    assert times(asked, "cai") == 1.0


def test_who_has_come_in_time_is_left_alone() -> None:
    assert why_not(a_late_one(), "lateness", agent="cai", choice="written") == "Cai has not come late."


def test_where_everybody_comes_in_time_it_is_not_offered() -> None:
    run = on_day(a_team(3), 2, 10)
    assert why_not(run, "lateness", agent="cai", choice="written") == "Nobody has come late."


def test_told_in_front_of_everybody_it_stands_in_the_log_and_all_lose_heart() -> None:
    without, run = a_late_one(), after("in_front")
    without.advance(run.now_s)
    assert agent(run, "dee").wellbeing.morale == pytest.approx(agent(without, "dee").wellbeing.morale - 0.01)
    assert any("Say it at the huddle" in line for line in log(run.desk))


def test_somebody_who_is_late_on_a_later_day_has_not_gone_home() -> None:
    run = on_day(a_team(5, ben=LATE), 2, 0)
    run.advance(agent(run, "ben").shifts[1][0] + MIN)
    assert why_not(run, "overtime", agents=["ben"]) == "Ben is late and not in yet."
