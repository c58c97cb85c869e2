"""What keeps the supervisor from answering in time is named, and what is offered instead works."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.in_the_way import InTheWay, in_the_way
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, message, quiet, why_not


def found(run: Run) -> InTheWay:
    """What is in the way of answering the message by twenty past nine."""
    way = in_the_way(run.desk.workspace, "communication", 3.0, NINE + 20 * MIN)
    assert way is not None
    return way


def cleared(run: Run) -> None:
    way = found(run)
    run.decide(decision_from(way.kind, dict(way.arguments)))
    assert why_not(run, "answer", message="m", choice="yes") is None
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 30 * MIN)
    assert next(item for item in run.observe().inbox if item.id == "m").state == "answered"


def test_a_session_is_broken_off() -> None:
    run = at(quiet(messages=[message()]), NINE + 5 * MIN)
    decide(run, "side_by_side", agent="cai", step="listening")
    assert found(run)[:3] == (
        "you are sitting with Cai on listening until 09:35",
        "09:20",
        "break that off",
    )
    run.advance(NINE + 12 * MIN)
    decide(run, "stop_own_task")
    assert why_not(run, "answer", message="m", choice="yes") is None


def test_a_duty_is_moved() -> None:
    duties = [{"kind": "review", "at": "09:12", "for": "30m"}]
    run = at(quiet(messages=[message()], supervisor={"duties": duties}), NINE + 11 * MIN)
    says = why_not(run, "answer", message="m", choice="yes")
    assert says == (
        "It is due by 09:20, and quality review is from 09:12 to 09:42; "
        "move quality review or let this one go."
    )
    cleared(run)


def test_queued_work_is_left_until_later() -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    for _ in range(2):
        decide(run, "tell_leadership", content="facts_only")
    says = why_not(run, "answer", message="m", choice="yes")
    assert says == (
        "It is due by 09:20, and you will be writing to leadership until 09:21; "
        "leave that until 09:25 or let this one go."
    )
    cleared(run)


def test_what_is_in_hand_and_can_wait_is_put_aside() -> None:
    run = at(quiet(messages=[message()]), NINE + 17 * MIN)
    decide(run, "tell_leadership", content="facts_only")
    run.advance(NINE + 19 * MIN)
    says = why_not(run, "answer", message="m", choice="yes")
    assert says == (
        "It is due by 09:20, and you are writing to leadership until 09:22; "
        "put that aside and do this now or let this one go."
    )
    decide(run, "answer", message="m", choice="yes", now=True, note=True)
    run.advance(NINE + 40 * MIN)
    assert run.observe().inbox[0].state == "answered"
    assert [(record.kind, (record.done_s - NINE) / MIN) for record in run.ledger.decisions] == [
        ("answer", 23.0),
        ("tell_leadership", 27.0),
    ]


def test_where_there_is_time_nothing_is_in_the_way() -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    assert in_the_way(run.desk.workspace, "communication", 3.0, NINE + 20 * MIN) is None


@pytest.mark.parametrize("number", range(3))
def test_looking_for_it_changes_nothing(number: int) -> None:
    run = at(quiet(messages=[message()]), NINE + 11 * MIN)
    for _ in range(number):
        decide(run, "tell_leadership", content="facts_only")
    before = run.observe().own_time
    in_the_way(run.desk.workspace, "communication", 3.0, NINE + 12 * MIN)
    assert run.observe().own_time == before
