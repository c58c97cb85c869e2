"""Principles come due again, further and further apart, in another scenario."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from floorsim.play.principles import Due, Met, elsewhere, schedule

DAY_0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


def met(day: float, *, well: bool = True, scenario: str = "login-outage", principle: str = "Deflect.") -> Met:
    return Met(principle, scenario, DAY_0 + timedelta(days=day), well)


def due_after(*meetings: Met) -> list[float]:
    return [(one.on - DAY_0) / timedelta(days=1) for one in schedule(meetings)]


def test_what_was_met_is_due_after_1_3_7_and_21_days() -> None:
    assert due_after(met(0)) == [1]
    assert due_after(met(0), met(1)) == [4]
    assert due_after(met(0), met(1), met(4)) == [11]
    assert due_after(met(0), met(1), met(4), met(11)) == [32]


def test_what_was_met_well_every_time_is_learnt() -> None:
    assert due_after(met(0), met(1), met(4), met(11), met(32)) == []


def test_what_went_wrong_begins_again() -> None:
    assert due_after(met(0), met(1), met(4, well=False)) == [5]


def test_meeting_it_again_before_it_is_due_moves_nothing_on() -> None:
    assert due_after(met(0), met(0.2), met(0.4)) == [1]


def test_the_earliest_due_comes_first() -> None:
    found = schedule([met(3, principle="B."), met(0, principle="A.")])
    assert [one.principle for one in found] == ["A.", "B."]


def test_it_is_met_again_elsewhere_where_it_is_named_or_else_where_the_same_is_trained() -> None:
    due = Due("Deflect.", "login-outage", DAY_0, 0)
    principles = {"login-outage": ["Deflect."], "storm": ["Deflect.", "B."], "launch": ["C."]}
    assert elsewhere(due, principles, {"launch": 3, "storm": 1}) == "storm"
    assert elsewhere(due, {"login-outage": ["Deflect."], "launch": ["C."]}, {"launch": 2}) == "launch"
    assert elsewhere(due, {"login-outage": ["Deflect."], "launch": ["C."]}, {}) is None
