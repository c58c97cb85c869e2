"""The ordinary day: its worked run keeps what is in the calendar, answers what wants one, drops nothing."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario


@pytest.fixture(scope="module")
def worked() -> Run:
    scenario = load_scenario("ordinary-day").scenario
    run = Run(scenario, 1)
    for planned in scenario.expert:
        run.advance(planned.at)
        run.decide(decision_from(planned.do, planned.arguments))
    run.advance_to_end()
    return run


def test_every_fixed_duty_is_held(worked: Run) -> None:
    kept = {one.whom: one.detail for one in worked.ledger.effects_of("duty")}
    assert set(kept.values()) == {"held"}
    assert len(kept) == len(worked.floor.scenario.supervisor.duties)


def test_every_message_that_wants_an_answer_gets_one_in_time(worked: Run) -> None:
    cases = worked.desk.cases.book.cases.values()
    assert [
        case.id for case in cases if case.category == "message" and case.state in ("open", "missed")
    ] == []


def test_every_promise_is_kept(worked: Run) -> None:
    promises = [one for one in worked.desk.cases.book.cases.values() if one.category == "promise"]
    assert len(promises) >= 5
    assert {one.state for one in promises} == {"answered"}


def test_messages_come_from_all_over_and_leave_room_to_work(worked: Run) -> None:
    messages = [one for one in worked.observe().inbox if one.category == "message"]
    roles = {one.role for one in messages}
    assert {"agent", "leadership", "workforce_management", "it", "partner", "customer", "quality"} <= roles
    by_hour = [int(one.turns[0].at_s // 3600) for one in messages]
    assert max(by_hour.count(hour) for hour in set(by_hour)) <= 7


def test_the_cause_of_the_bills_and_the_wording_of_the_notice_are_removed(worked: Run) -> None:
    assert {"billing_wanted", "template_changed"} <= set(worked.desk.consequences.milestones)
