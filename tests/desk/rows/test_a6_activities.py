"""A6: meetings and coaching are kept, put off or cancelled; what is cancelled is owed, and people notice."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet, why_not

MEETING = {"agents": ["ana"], "activity": "meeting"}


def meetings_min(run: Run, id: str) -> list[float]:
    """When the meetings that are left of somebody begin, minutes after nine."""
    coming = [one for one in agent(run, id).agenda if one.activity == "meeting" and not one.cancelled]
    return [(one.start_s - NINE) / MIN for one in coming]


@pytest.mark.parametrize(
    ("how", "left"),
    [(None, [60.0]), ({"how": "defer", "minutes_later": 30}, [90.0]), ({"how": "cancel"}, [])],
)
def test_kept_put_off_by_half_an_hour_or_cancelled(how: dict[str, object] | None, left: list[float]) -> None:
    run = at(quiet())
    if how is not None:
        decide(run, "defer_activity", **MEETING, **how)
    run.advance(NINE + 5 * MIN)
    assert meetings_min(run, "ana") == left
    assert [one.minutes for one in run.ledger.decisions] == ([] if how is None else [1.0])


def test_put_off_it_comes_then_and_cancelled_it_never_does() -> None:
    for how, comes in (({"how": "defer", "minutes_later": 30}, True), ({"how": "cancel"}, False)):
        run = at(quiet())
        decide(run, "defer_activity", **MEETING, **how)
        run.advance_to_end()
        begun = [one.begun_s for one in agent(run, "ana").agenda if one.activity == "meeting"]
        assert begun == ([NINE + 90 * MIN] if comes else [-1.0])


def test_put_off_a_second_time_people_notice() -> None:
    run = at(quiet())
    decide(run, "defer_activity", **MEETING, minutes_later=15)
    run.advance(NINE + 5 * MIN)
    before = agent(run, "ana").wellbeing.morale
    decide(run, "defer_activity", **MEETING, minutes_later=15)
    run.advance(NINE + 10 * MIN)
    assert agent(run, "ana").wellbeing.morale < before


def test_it_shows_the_times_that_it_is_about() -> None:
    run = at(quiet())
    facts = decision_from("defer_activity", MEETING).facts(run.desk.workspace)
    assert list(facts) == ["Ana: meeting 10:00"]


def test_who_has_none_and_a_new_time_after_the_shift_are_refused_with_the_reason() -> None:
    run = at(quiet())
    assert (
        why_not(run, "defer_activity", agents=["cai"], activity="meeting") == "Cai has no meeting left today."
    )
    decide(run, "defer_activity", **MEETING, how="cancel")
    run.advance(NINE + 5 * MIN)
    assert why_not(run, "defer_activity", **MEETING) == "Ana has no meeting left today."


def test_it_says_what_is_owed_from_then_on() -> None:
    desk = at(quiet()).desk.workspace
    put_off = decision_from("defer_activity", {**MEETING, "minutes_later": 30})
    cancelled = decision_from("defer_activity", {**MEETING, "how": "cancel"})
    assert put_off.owed(desk) == ("Ana's meeting at 10:30",)
    assert cancelled.owed(desk) == ("20 minutes of meeting, cancelled",)
