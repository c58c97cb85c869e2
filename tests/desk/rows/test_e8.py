"""E8, the handover: in a few words, a written list, one that is read back, or none."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, at, decide, message, quiet, why_not

ELEVEN = NINE + 120 * MIN
NO_CHOICE = [{"id": "yes", "label": "Yes.", "minutes": 3}]


def open_at_the_end(number: int = 120, length: str = "10m", **changes: Any) -> Run:
    """A shift that ends at eleven with so many messages still open, each of which costs trust if dropped."""
    messages = [
        message(f"m{one}", at="09:05", deadline="4h", choices=NO_CHOICE, if_missed=[{"trust": -0.002}])
        for one in range(number)
    ]
    duty = {"kind": "handover", "at": "10:45", "for": length}
    return at(quiet(messages=messages, supervisor={"duties": [duty]}, **changes), NINE + 10 * MIN)


def dropped(run: Run) -> set[str]:
    run.advance(ELEVEN)
    return {event.case for event in run.ledger.case_events if event.event == "missed"}


def handed_over(how: str) -> set[str]:
    run = open_at_the_end()
    decide(run, "handover", how=how)
    return dropped(run)


def test_the_more_careful_the_fewer_are_dropped_and_never_others() -> None:
    ways = [handed_over(how) for how in ("read_back", "written_list", "verbal", "none")]
    for careful, careless in pairwise(ways):
        assert careful < careless
    assert 0.23 <= 1 - len(ways[1]) / len(ways[2]) <= 0.47


def test_what_is_dropped_costs_what_missing_it_costs() -> None:
    run = open_at_the_end()
    gone = dropped(run)
    assert run.desk.consequences.trust == pytest.approx(0.6 - 0.002 * len(gone))


def test_without_a_choice_it_is_done_in_a_few_words() -> None:
    assert dropped(open_at_the_end()) == handed_over("verbal")


def test_a_handover_left_out_is_none() -> None:
    run = open_at_the_end()
    run.advance(NINE + 100 * MIN)
    decide(run, "fixed_duty", how="skip")
    assert dropped(run) == handed_over("none")


def test_what_comes_after_it_nobody_was_told_of() -> None:
    late = message("late", at="10:58", deadline="4h", choices=NO_CHOICE, if_missed=[{"trust": -0.01}])
    duty = {"kind": "handover", "at": "10:40", "for": "10m"}
    runs = [at(quiet(messages=[late], supervisor={"duties": [duty]}), seed=3) for _ in range(2)]
    decide(runs[0], "handover", how="read_back")
    decide(runs[1], "handover", how="none")
    assert dropped(runs[0]) == dropped(runs[1])


def test_it_shows_what_is_open_and_what_each_way_takes() -> None:
    run = open_at_the_end(3)
    decision = decision_from("handover", {"how": "read_back"})
    assert decision.facts(run.desk.workspace) == (
        "open now: 0 promises, 3 cases",
        "at 10:45, 10 minutes planned",
    )
    assert type(decision).about_choice(run.desk.workspace, "written_list") == "6 minutes, 26% dropped"


def test_a_way_that_takes_less_leaves_the_rest_of_the_time_free() -> None:
    run = open_at_the_end(1)
    decide(run, "handover", how="verbal")
    assert run.observe().own_time.coming[-1].ends_s == NINE + 109 * MIN


def test_a_way_for_which_there_is_no_time_is_refused_and_a_shorter_one_offered() -> None:
    run = open_at_the_end(1, length="5m")
    says = why_not(run, "handover", how="read_back")
    assert says == "It takes 8 minutes, and 5 minutes are planned; choose a shorter way."


def test_where_no_handover_is_planned_what_is_open_ends_with_the_run() -> None:
    run = at(quiet(messages=[message(at="09:05", deadline="4h")]))
    assert "no handover is still to come" in (why_not(run, "handover", how="none") or "").lower()
    assert dropped(run) == set()
