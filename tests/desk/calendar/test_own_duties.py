"""The supervisor's fixed duties in a run: who comes, what is held, what is missed, and what comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from floorsim.desk.calendar.stand_up import remembered
from floorsim.floor.states import MEETING, READY
from floorsim.run.run import Run
from floorsim.scenario.models.supervisor import Supervisor
from floorsim.scoring.behind.causes import Causes
from floorsim.scoring.evidence import Evidence
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, message, quiet, states

VERIFY = {
    "id": "verify",
    "text": "Two of three before the account",
    "effects": [{"skill": {"agents": ["subject"], "step": "verification", "by": 0.05}}],
}
SHIPPING = {"id": "shipping", "text": "Parcels are late", "guidance": ["login"]}


def with_duties(*duties: dict[str, Any], **changes: Any) -> Run:
    return at(quiet(supervisor={"duties": list(duties)}, **changes))


def stand_up(*points: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"kind": "stand_up", "at": "09:05", "for": "10m", "points": list(points), **changes}


def records(run: Run, what: str) -> list[tuple[str, float, str]]:
    return [(one.whom, one.amount, one.detail) for one in run.ledger.effects if one.what == what]


def test_everyone_at_the_queues_is_off_them_for_the_stand_up_and_back_after_it() -> None:
    run = with_duties(stand_up(VERIFY))
    run.advance(NINE + 40 * MIN)
    assert [one for one in states(run, "cai") if one[0] > 0] == [(5, MEETING), (15, READY)]
    assert not [state for _, state in states(run, "fay")]


def test_who_remembers_a_point_does_better_at_its_step_and_the_rest_do_not() -> None:
    run = with_duties(stand_up(VERIFY))
    before = {one.id: one.wellbeing.step_skill[1] for one in run.floor.agents}
    run.advance(NINE + 16 * MIN)
    better = {whom for whom, _, _ in records(run, "skill")}
    share = records(run, "stand_up")[0][1]
    assert share == len(better) / 5
    for one in run.floor.agents:
        assert (one.wellbeing.step_skill[1] > before[one.id]) == (one.id in better)


def test_guidance_holds_once_half_of_those_there_remember_it() -> None:
    run = with_duties(stand_up(SHIPPING))
    run.advance(NINE + 16 * MIN)
    assert "login" in run.floor.modifiers.guided


def test_of_seven_points_fewer_are_remembered_than_of_three() -> None:
    assert remembered(1) == remembered(3) == 0.9
    assert 7 * remembered(7) < 3 * remembered(3)


def test_in_half_of_the_time_half_of_the_points_are_said() -> None:
    points = [{**SHIPPING, "id": f"p{number}"} for number in range(4)]
    run = with_duties(stand_up(*points))
    shown = run.observe().own_time.coming[0].points
    run.advance(NINE + 10 * MIN)
    decide(run, "stop_own_task")
    said = [point for _, _, point in records(run, "stand_up")]
    assert said == [name for name, _ in shown[:2]]


def test_a_stand_up_to_which_the_supervisor_does_not_come_is_heard_by_nobody() -> None:
    run = with_duties(stand_up(VERIFY, SHIPPING))
    decide(run, "side_by_side", agent="ana", step="listening")
    run.advance(NINE + 40 * MIN)
    assert "not held: stand-up" in log(run.desk)
    assert not records(run, "stand_up")
    assert "login" not in run.floor.modifiers.guided


def test_a_sync_held_brings_trust_and_one_missed_costs_it() -> None:
    duty = {"kind": "cross_team", "at": "09:15", "for": "10m", "if_missed": [{"note": "nobody knows"}]}
    held, missed = with_duties(duty), with_duties(duty)
    decide(missed, "side_by_side", agent="cai", step="listening")
    for run in (held, missed):
        run.advance(NINE + 40 * MIN)
    assert held.observe().trust > 0.6 > missed.observe().trust
    assert "nobody knows" in log(missed.desk)
    assert "nobody knows" not in log(held.desk)


def test_a_planned_side_by_side_coaches_as_one_that_was_decided_on() -> None:
    run = with_duties({"kind": "side_by_side", "at": "09:10", "for": "30m", "with": "cai", "step": "policy"})
    run.advance(NINE + 60 * MIN)
    assert [(one.agent, one.step) for one in run.ledger.coaching] == [(agent(run, "cai").index, "policy")]


def test_a_one_to_one_of_the_supervisors_plan_stands_in_the_agents_plan_too() -> None:
    run = with_duties({"kind": "one_to_one", "at": "09:10", "for": "20m", "with": "cai"})
    assert [row.doing for row in run.observe().own_time.coming] == ["1:1 with Cai"]
    run.advance(NINE + 60 * MIN)
    assert records(run, "one_to_one") == [("cai", 20.0, "held")]


def test_work_that_would_run_into_a_review_waits_behind_it_and_shorter_work_does_not() -> None:
    duty = {"kind": "review", "at": "09:14", "for": "20m"}
    run = with_duties(duty, messages=[message(at="09:05", deadline="60m")])
    run.advance(NINE + 10 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    decide(run, "answer", message="m", choice="yes")
    coming = [(row.key, (row.starts_s - NINE) / MIN) for row in run.observe().own_time.coming]
    assert coming == [("decision:1", 10), ("duty:review", 14), ("decision:0", 34)]


def test_lunch_takes_the_supervisor_off_the_floor() -> None:
    run = with_duties({"kind": "lunch", "at": "09:10", "for": "30m"}, messages=[message(at="09:20")])
    run.advance(NINE + 25 * MIN)
    assert run.observe().own_time.blind
    assert run.observe().inbox == ()


def test_two_of_a_kind_are_told_apart_and_a_written_id_is_kept() -> None:
    duty = {"kind": "review", "at": "09:10", "for": "10m"}
    written = Supervisor.model_validate({"duties": [duty, {**duty, "at": "10:00"}, {**duty, "id": "last"}]})
    assert list(written.named()) == ["review", "review-2", "last"]


@pytest.mark.parametrize(
    ("duty", "says"),
    [
        ({"kind": "one_to_one"}, "is with one agent"),
        ({"kind": "lunch", "with": "ana"}, "names no agent"),
        ({"kind": "lunch", "points": [VERIFY]}, "only a stand-up has points"),
        ({"kind": "review", "step": "policy"}, "only a side-by-side has a step"),
        ({"kind": "stand_up", "points": [VERIFY, VERIFY]}, "two points have the same id"),
    ],
)
def test_what_does_not_fit_the_kind_is_refused(duty: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Supervisor.model_validate({"duties": [{"at": "09:00", "for": "10m", **duty}]})


def test_a_review_opens_as_many_contacts_as_its_time_gives_of_whom_fewest_are_known() -> None:
    duty = {"kind": "review", "at": "10:00", "for": "20m"}
    run = at(a_scenario(supervisor={"duties": [duty]}))
    run.advance(NINE + 81 * MIN)
    heard = records(run, "reviewed")
    assert len(heard) == 3
    assert len({whom for whom, _, _ in heard}) == 1
    assert len(run.desk.workspace.samples.to_score()) == 3


def test_in_the_review_a_duty_is_called_by_its_title_or_its_kind() -> None:
    titled = {"kind": "cross_team", "at": "09:20", "for": "10m", "title": "Sync with logistics"}
    run = with_duties(titled, {"kind": "daily_summary", "at": "09:40", "for": "10m"})
    causes = Causes(Evidence(run.compiled, run.ledger))
    assert causes.words("duty:cross_team") == "Sync with logistics"
    assert causes.words("duty:daily_summary") == "your daily summary"


def test_points_are_shown_in_an_order_that_tells_nothing() -> None:
    points = [{**SHIPPING, "id": f"p{number}"} for number in range(5)]
    orders = set()
    for seed in range(8):
        run = at(quiet(supervisor={"duties": [stand_up(*points)]}), seed=seed)
        orders.add(tuple(name for name, _ in run.observe().own_time.coming[0].points))
    assert len(orders) > 4


def test_who_can_not_be_sat_beside_now_leaves_the_supervisor_free() -> None:
    run = with_duties({"kind": "side_by_side", "at": "09:32", "for": "30m", "with": "ana"})
    run.advance(NINE + 33 * MIN)
    assert "Ana is on a break until 09:45" in log(run.desk)
    assert "not held: side-by-side with Ana" in log(run.desk)
    assert "you are sitting with Ana" not in log(run.desk)
    assert run.observe().own_time.doing is None
