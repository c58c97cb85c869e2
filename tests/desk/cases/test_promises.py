"""What the supervisor owes by a time: a case that is kept by answering it, or broken by its time."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.run.run import Run
from floorsim.scenario.checks.every_check import check
from tests.desk.desks import MIN, NINE, at, decide, message, quiet

PROMISE: dict[str, Any] = {
    "subject": "Call Jo back by {due}",
    "text": "You said you would call by {due}.",
    "within": "20m",
    "label": "Call Jo.",
    "doing": "calling Jo",
    "minutes": 3,
    "if_kept": [{"trust": 0.1}],
    "if_broken": [{"trust": -0.2}],
}


def promised(*more: dict[str, Any]) -> Run:
    """A run at thirteen minutes past nine; at twelve an answer was given that promises a call."""
    effects = [{"promise": PROMISE}, *more]
    run = at(
        quiet(messages=[message(choices=[{"id": "yes", "label": "Yes.", "effects": effects}])]),
        NINE + 11 * MIN,
    )
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 13 * MIN)
    return run


def test_a_promise_is_a_case_named_by_the_one_it_comes_from_and_due_after_its_time() -> None:
    run = promised()
    case = run.ledger.cases[-1]
    assert (case.id, case.category, case.opened_s) == ("promise-m", "promise", NINE + 12 * MIN)
    assert case.deadline_s == NINE + 32 * MIN
    item = run.observe().inbox[-1]
    assert (item.subject, item.text) == ("Call Jo back by 09:32", "You said you would call by 09:32.")


def test_a_second_promise_of_the_same_case_has_an_id_of_its_own() -> None:
    run = promised({"promise": {**PROMISE, "within": "30m"}})
    assert [case.id for case in run.ledger.cases] == ["m", "promise-m", "promise-m-2"]


def test_words_promised_to_the_team_for_one_time_have_ids_of_their_own() -> None:
    run = at(quiet(), NINE + 5 * MIN)
    for _ in range(3):
        run.desk.cases.promises.to_team(20 * MIN)
    assert [case.id for case in run.ledger.cases] == [
        "update-09:25",
        "update-09:05-09:25",
        "update-09:05-09:25-2",
    ]


def test_a_promise_kept_is_recorded_as_kept_with_what_it_brings() -> None:
    run = promised()
    decide(run, "answer", message="promise-m", choice="call")
    run.advance(NINE + 40 * MIN)
    assert [(one.event, one.choice) for one in run.ledger.case_events if one.case == "promise-m"] == [
        ("kept", "call")
    ]
    assert run.observe().trust == pytest.approx(0.7)
    assert [one.cause for one in run.ledger.effects_of("trust")] == ["case:promise-m:call"]


def test_a_promise_broken_is_missed_at_its_time() -> None:
    run = promised()
    run.advance(NINE + 40 * MIN)
    assert [(one.at_s, one.event) for one in run.ledger.case_events if one.case == "promise-m"] == [
        (NINE + 32 * MIN, "missed")
    ]
    assert run.observe().trust == pytest.approx(0.4)
    assert [one.cause for one in run.ledger.effects_of("trust")] == ["case:promise-m:missed"]


def test_a_decision_of_the_kind_that_keeps_it_keeps_a_promise_with_what_that_brings() -> None:
    kept = {"promise": {**PROMISE, "kept_by": "announcement"}}
    run = at(
        quiet(messages=[message(choices=[{"id": "yes", "label": "Yes.", "effects": [kept]}])]),
        NINE + 11 * MIN,
    )
    decide(run, "answer", message="m", choice="yes")
    run.advance(NINE + 13 * MIN)
    decide(run, "announcement", message="honest_range")
    run.advance(NINE + 40 * MIN)
    assert [(one.event, one.choice) for one in run.ledger.case_events if one.case == "promise-m"] == [
        ("kept", "announcement")
    ]
    assert run.observe().trust == pytest.approx(0.7)


def test_the_kind_that_keeps_a_promise_must_exist() -> None:
    kept = {"promise": {**PROMISE, "kept_by": "anouncement"}}
    scenario = quiet(messages=[message(choices=[{"id": "yes", "label": "Yes.", "effects": [kept]}])])
    path = ("messages", 0, "choices", 0, "effects", 0)
    (found,) = (one for one in check(scenario, ["announcement"]) if one.path == path)
    assert "anouncement" in found.wrong
