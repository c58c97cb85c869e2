"""E1, what is said at the stand-up: 1 to 3 points, 7 points, or none."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, log, quiet, why_not


def point(id: str, **more: Any) -> dict[str, Any]:
    by = {"agents": ["subject"], "step": "verification", "by": 0.05}
    return {"id": id, "text": f"About {id}", "effects": [{"skill": by}], **more}


SEVEN = [point(f"p{number}") for number in range(6)] + [
    {"id": "guide", "text": "How to log in", "guidance": ["login"]}
]


def stand_up_at(time: str = "09:20") -> Run:
    return at(quiet(supervisor={"duties": [{"kind": "stand_up", "at": time, "for": "10m", "points": SEVEN}]}))


def remembered(run: Run) -> list[float]:
    return [one.amount for one in run.ledger.effects if one.what == "stand_up"]


def facts(run: Run, **arguments: Any) -> list[str]:
    return list(decision_from("stand_up", arguments).facts(run.desk.workspace))


def test_it_shows_how_much_is_remembered_and_whom_it_takes_off_the_queues() -> None:
    run = stand_up_at()
    assert facts(run, points=["p0", "guide"]) == [
        "2 points: each remembered by 90% of those there",
        "at 09:20, 10 minutes of 5 agents now at the queues",
    ]
    assert facts(run)[0] == "7 points: each remembered by 31% of those there"


def test_two_points_are_remembered_by_most_and_of_seven_fewer_in_all() -> None:
    few, all_of_them = stand_up_at(), stand_up_at()
    decide(few, "stand_up", points=["p0", "guide"])
    for run in (few, all_of_them):
        run.advance(NINE + 31 * MIN)
    assert len(remembered(few)) == 2
    assert len(remembered(all_of_them)) == 7
    assert min(remembered(few)) > max(0.5, sum(remembered(all_of_them)) / 7)
    assert "login" in few.floor.modifiers.guided
    assert "login" not in all_of_them.floor.modifiers.guided


def test_choosing_takes_none_of_ones_time_and_holding_it_takes_ten_minutes() -> None:
    run = stand_up_at()
    decide(run, "stand_up", points=["p0"])
    assert run.observe().own_time.minutes_used == 0
    run.advance(NINE + 31 * MIN)
    assert run.observe().own_time.minutes_used == 10


def test_left_out_nobody_is_called_and_nothing_is_heard() -> None:
    run = stand_up_at()
    decide(run, "fixed_duty", how="skip")
    run.advance(NINE + 31 * MIN)
    assert remembered(run) == []
    assert "not held: stand-up" in log(run.desk)


def test_the_last_choice_holds() -> None:
    run = stand_up_at()
    decide(run, "stand_up", points=["p0"])
    decide(run, "stand_up", points=["guide"])
    run.advance(NINE + 31 * MIN)
    assert [one.detail for one in run.ledger.effects if one.what == "stand_up"] == ["guide"]


@pytest.mark.parametrize(("points", "says"), [(["p9"], "P9 is no point of it"), (["lunch"], "is no point")])
def test_what_is_no_point_of_it_is_refused(points: list[str], says: str) -> None:
    assert says in (why_not(stand_up_at(), "stand_up", points=points) or "")


def test_once_it_is_over_there_is_none_to_prepare() -> None:
    run = stand_up_at()
    run.advance(NINE + 31 * MIN)
    assert why_not(run, "stand_up", points=["p0"]) == "No stand-up is still to come today."


def test_what_comes_of_it_is_recorded_with_the_choice_and_the_draws_stay_the_same() -> None:
    chosen, unchosen = stand_up_at(), stand_up_at()
    decide(chosen, "stand_up", points=[point["id"] for point in SEVEN])
    for run in (chosen, unchosen):
        run.advance(NINE + 31 * MIN)
    assert sorted(remembered(chosen)) == sorted(remembered(unchosen))
    causes = [{one.cause for one in run.ledger.effects} for run in (chosen, unchosen)]
    assert causes == [{"decision:0"}, {"duty:stand_up"}]
