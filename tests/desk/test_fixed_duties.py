"""A fixed duty is held, shortened, moved or left out by decision: a lunch, a one-to-one, a sync."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not

DUTIES = [
    {"kind": "cross_team", "at": "09:20", "for": "20m"},
    {"kind": "one_to_one", "at": "10:00", "for": "20m", "with": "cai"},
    {"kind": "lunch", "at": "10:30", "for": "30m"},
]
TALK = "one_to_one:cai:10:00"


def a_day() -> Run:
    return at(quiet(supervisor={"duties": DUTIES}))


def times(run: Run) -> dict[str, tuple[float, float]]:
    rows = run.observe().own_time.coming
    return {row.key: ((row.starts_s - NINE) / MIN, (row.ends_s - NINE) / MIN) for row in rows}


def test_next_is_the_one_that_begins_first_and_takes_none_of_ones_time() -> None:
    run = a_day()
    taken = decide(run, "fixed_duty", how="shorten", minutes=15)
    assert taken.arguments == {"duty": "cross_team", "how": "shorten", "minutes": 15}
    assert times(run)["duty:cross_team"] == (20, 35)
    assert run.observe().own_time.minutes_used == 0


def test_of_one_shortened_to_less_than_half_nothing_comes() -> None:
    for minutes, held in ((10, True), (5, False)):
        run = a_day()
        decide(run, "fixed_duty", duty="cross_team", how="shorten", minutes=minutes)
        run.advance(NINE + 45 * MIN)
        assert (run.observe().trust > 0.6) == held


def test_one_that_is_moved_is_held_then_and_asks_again() -> None:
    run = a_day()
    decide(run, "fixed_duty", duty="cross_team", how="move", minutes=15)
    assert times(run)["duty:cross_team"] == (35, 55)
    assert not run.observe().own_time.coming[0].answered
    decide(run, "fixed_duty", duty="cross_team", how="hold")
    assert run.observe().own_time.coming[0].answered
    run.advance(NINE + 56 * MIN)
    assert run.observe().trust > 0.6


def test_one_left_out_is_missed_and_the_decision_is_the_cause() -> None:
    run = a_day()
    decide(run, "fixed_duty", duty="cross_team", how="skip")
    assert run.observe().trust < 0.6
    assert "you left out cross-team sync" in log(run.desk)
    assert {one.cause for one in run.ledger.effects} == {"decision:0"}


def test_a_one_to_one_takes_its_agent_along() -> None:
    run = a_day()
    decide(run, "fixed_duty", duty=TALK, how="move", minutes=30)
    item = next(item for item in agent(run, "cai").agenda if item.activity == "one_to_one")
    assert item.start_s == NINE + 90 * MIN
    morale = agent(run, "cai").wellbeing.morale
    decide(run, "fixed_duty", duty=TALK, how="skip")
    assert item.cancelled
    assert agent(run, "cai").wellbeing.morale == pytest.approx(morale - 0.05)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"duty": "lunsh", "how": "skip"}, "There is no fixed duty 'lunsh' to come; did you mean lunch?"),
        (
            {"duty": "lunch", "how": "shorten", "minutes": 30},
            "Lunch takes 30 minutes as it is; shorten it to less.",
        ),
        (
            {"duty": "lunch", "how": "move", "minutes": 15},
            "It would end at 11:15, after your shift; move it by less.",
        ),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(arguments: dict[str, Any], says: str) -> None:
    run = a_day()
    before = times(run)
    assert why_not(run, "fixed_duty", **arguments) == says
    assert times(run) == before


def test_one_that_is_going_on_is_broken_off_instead() -> None:
    run = a_day()
    run.advance(NINE + 25 * MIN)
    says = why_not(run, "fixed_duty", duty="cross_team", how="skip")
    assert says == "Cross-team sync is going on; break it off to end it (stop_own_task)."
    run.advance(NINE + 119 * MIN)
    assert why_not(run, "fixed_duty", how="hold") == "No fixed duty is still to come today."


def test_it_is_called_by_its_name_after_it_is_over_too() -> None:
    run = a_day()
    taken = [decide(run, "fixed_duty", duty=duty, how="shorten", minutes=15) for duty in ("cross_team", TALK)]
    run.advance(NINE + 120 * MIN)
    assert [run.spelled_out(one) for one in taken] == [
        "shortening cross-team sync",
        "shortening 1:1 with Cai",
    ]


def test_a_report_about_the_week_is_called_so_while_it_is_written() -> None:
    duties = [
        {"kind": "daily_summary", "at": "09:30", "for": "20m", "about": "week", "title": "Weekly report"}
    ]
    run = at(a_scenario(supervisor={"duties": duties}), NINE + 35 * MIN)
    assert run.observe().own_time.doing == "writing the weekly report"
