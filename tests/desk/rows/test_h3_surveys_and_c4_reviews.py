"""H3, C4: a survey of the team with its interval, a review and a monthly summary on real figures."""

from __future__ import annotations

import re
from typing import Any

import pytest

from floorsim.desk.consequences.surveys import LEAST_ANSWERS
from floorsim.floor.people.concerns import leaning
from floorsim.run.run import Run
from tests.desk.desks import MIN, agent, decide, quiet, why_not
from tests.desk.desks import at as run_at
from tests.desk.rows.people_days import a_team, on_day, to_day
from tests.desk.rows.staffing import facts

TEAM = {"kind": "team", "morale": 0.3, "says": "the break plan changes every morning"}


def surveyed(how: str = "make_room", seed: int = 1, **people: Any) -> Run:
    """The team was asked on the first day, and it is the third."""
    run = on_day(a_team(4, (TEAM,), **people), 1, seed=seed)
    decide(run, "staff_survey", choice=how)
    return to_day(run, 3, 9.5)


def result(run: Run) -> str:
    return run.desk.consequences.surveys[-1]


def mean(run: Run) -> float:
    return float(result(run).split()[0])


def test_the_answers_come_a_day_later_as_a_mean_with_its_interval_and_how_many_answered() -> None:
    run = surveyed()
    assert re.fullmatch(r"\d\.\d ± \d\.\d of 5, [4-6] of 6 answered", result(run))
    news = [item.text for item in run.observe().inbox if item.sender == "HR"]
    assert any(result(run) in text and "break plan" in text for text in news)
    assert result(run) in facts(run, "lift_morale", choice="listen")


def test_an_unhappy_team_says_so_and_says_it_is_better_when_others_can_see() -> None:
    low: dict[str, Any] = {id: {"morale": 0.15} for id in ("ana", "ben", "cai", "dee", "eve", "fay")}
    well: dict[str, Any] = {id: {"morale": 0.85} for id in low}
    seeds = (1, 2, 3)
    unhappy = sum(mean(surveyed("together", seed, **low)) for seed in seeds)
    happy = sum(mean(surveyed("together", seed, **well)) for seed in seeds)
    assert unhappy < happy
    alone = sum(mean(run) for seed in seeds if "±" in result(run := surveyed("make_room", seed, **well)))
    assert alone < happy


def test_too_few_answers_are_not_shown() -> None:
    low: dict[str, Any] = {id: {"morale": 0.05} for id in ("ana", "ben", "cai", "dee", "eve", "fay")}
    run = surveyed("link", **low)
    count = int(result(run).split()[0])
    assert count < LEAST_ANSWERS
    assert result(run).endswith("too few to be shown")


def test_the_same_answers_come_whatever_else_was_decided() -> None:
    other = on_day(a_team(4, (TEAM,)), 1)
    decide(other, "staff_survey", choice="make_room")
    decide(other, "own_break", length=10)
    assert result(to_day(other, 3, 9.5)) == result(surveyed())


@pytest.mark.parametrize(
    ("how", "mood", "stays"),
    [("figures", 0.03, True), ("last_contact", -0.05, False), ("all_good", 0.01, None)],
)
def test_a_review_on_the_whole_period_is_accepted_and_one_on_the_last_contact_is_not(
    how: str, mood: float, stays: bool | None
) -> None:
    run, without = on_day(a_team(), 1), on_day(a_team(), 1)
    decide(run, "performance_review", agent="ana", choice=how)
    for one in (run, without):
        one.advance(one.now_s + 32 * MIN)
    change = agent(run, "ana").wellbeing.morale - agent(without, "ana").wellbeing.morale
    assert change == pytest.approx(mood)
    leans = leaning(agent(run, "ana").wellbeing)
    assert (leans < 0, leans > 0) == (stays is True, stays is False)
    assert "already" in str(why_not(run, "performance_review", agent="ana", choice=how))


def test_everybody_all_good_is_found_out_a_day_later() -> None:
    run = on_day(a_team(3), 1)
    decide(run, "performance_review", agent="ana", choice="all_good")
    to_day(run, 3)
    assert [one.amount for one in run.ledger.effects_of("trust")] == pytest.approx([-0.02])


@pytest.mark.parametrize("kind", ["performance_review", "monthly_summary"])
def test_what_is_written_about_somebody_shows_the_figures_it_rests_on(kind: str) -> None:
    run = on_day(a_team(), 2)
    seen = facts(run, kind, agent="ana", choice="figures")
    assert seen[0] == "no contacts yet in these days"
    assert "late 0 times in 2 shifts" in seen


def test_a_monthly_summary_takes_ten_minutes_with_figures_and_two_without() -> None:
    run = on_day(a_team(), 1)
    decide(run, "monthly_summary", agent="ana", choice="figures")
    decide(run, "monthly_summary", agent="ben", choice="one_line")
    run.advance(run.now_s + 15 * MIN)
    assert [one.minutes for one in run.ledger.decisions] == [10.0, 2.0]


@pytest.mark.parametrize("kind", ["staff_survey", "performance_review", "monthly_summary"])
def test_none_of_it_is_offered_on_a_single_day(kind: str) -> None:
    choice = "link" if kind == "staff_survey" else "figures"
    about = {} if kind == "staff_survey" else {"agent": "ana"}
    assert "here there is only today" in str(why_not(run_at(quiet()), kind, choice=choice, **about))
