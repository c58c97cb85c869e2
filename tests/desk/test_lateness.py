"""Before a decision is confirmed it is known what it would make late, and that turns out so."""

from __future__ import annotations

from typing import Any

from floorsim.desk import choosing
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, at, decide, message, quiet
from tests.desk.test_own_time import with_one_to_one


def late(run: Run, kind: str, **arguments: Any) -> tuple[str, ...]:
    """What a decision would make late now."""
    before = run.observe()
    found = choosing.late(run.desk, decision_from(kind, arguments))
    assert run.observe() == before
    return found


def with_message(**changes: Any) -> Scenario:
    return quiet(messages=[message(**changes)])


def test_a_duty_that_would_begin_late_or_not_at_all_is_named_with_its_minutes() -> None:
    run = at(with_one_to_one(), NINE + 28 * MIN)
    assert late(run, "chat_cap", channel="chat", cap=3) == ()
    one_minute_over = late(run, "incident_post")
    assert one_minute_over == ("1:1 with Cai starts 1 min late",)
    whole = late(run, "side_by_side", agent="dee", step="policy")
    assert whole == ("1:1 with Cai would be missed",)
    decide(run, "incident_post")
    run.advance(NINE + 31 * MIN)
    row = next(row for row in run.observe().own_time.coming if row.fixed)
    assert row.starts_s == NINE + 31 * MIN


def test_what_is_late_anyway_is_not_the_decisions_doing() -> None:
    run = at(with_one_to_one(), NINE + 28 * MIN)
    decide(run, "incident_post")
    assert late(run, "chat_cap", channel="chat", cap=3) == ()


def test_a_message_whose_deadline_passes_before_one_is_free_is_named() -> None:
    run = at(with_message(), NINE + 11 * MIN)
    assert late(run, "chat_cap", channel="chat", cap=3) == ()
    assert late(run, "side_by_side", agent="cai", step="policy") == (
        "Jo's message (due 09:20) would be late",
    )
    decide(run, "side_by_side", agent="cai", step="policy")
    run.advance(NINE + 25 * MIN)
    assert run.ledger.case_events[-1].event == "missed"


def test_the_message_itself_is_not_made_late_by_its_answer_and_others_are() -> None:
    later = message("other", deadline="6m", **{"from": "Kim"})
    slow = message(choices=[{"id": "yes", "label": "Yes.", "minutes": 12}])
    run = at(quiet(messages=[slow, later]), NINE + 11 * MIN)
    assert late(run, "answer", message="m", choice="yes") == ("Kim's message (due 09:16) would be late",)
    assert late(run, "answer", message="other", choice="yes") == ()


def test_an_answer_that_is_queued_is_late_only_if_something_comes_before_it() -> None:
    run = at(with_message(deadline="8m"), NINE + 11 * MIN)
    decide(run, "chat_cap", channel="chat", cap=3)
    decide(run, "answer", message="m", choice="yes")
    decide(run, "side_by_side", agent="cai", step="policy")
    assert late(run, "move_breaks", how="delay") == ()
    assert late(run, "do_first", decision=2) == ("Jo's message (due 09:18) would be late",)


def test_a_promise_to_the_team_is_late_if_the_next_post_would_come_too_late() -> None:
    run = at(quiet())
    decide(run, "incident_post", next_update=10)
    run.advance(NINE + 5 * MIN)
    assert late(run, "chat_cap", channel="chat", cap=3) == ()
    assert late(run, "side_by_side", agent="cai", step="policy") == (
        "your promise would be late: Next update to the team by 09:13",
    )
    assert late(run, "incident_post") == ()


def test_the_latest_comes_first() -> None:
    soon, later = message(deadline="5m"), message("other", deadline="9m", **{"from": "Kim"})
    run = at(quiet(messages=[later, soon]), NINE + 11 * MIN)
    assert late(run, "side_by_side", agent="cai", step="policy") == (
        "Jo's message (due 09:15) would be late",
        "Kim's message (due 09:19) would be late",
    )


def test_what_acts_at_once_makes_nothing_late() -> None:
    run = at(with_message(), NINE + 11 * MIN)
    for cap in (3, 4):
        decide(run, "chat_cap", channel="chat", cap=cap)
    assert late(run, "withdraw", decision=1) == ()
