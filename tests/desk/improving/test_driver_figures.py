"""Contact drivers in figures: days before the run from its forecast, then its own contacts; comments."""

from __future__ import annotations

from collections import Counter

import pytest

from floorsim.desk.improving.driver_figures import driver_figures
from floorsim.desk.improving.known_causes import comments_of, fixable_of, owner_of, shared_comments
from floorsim.floor.demand.redraw import Redraw
from floorsim.scenario.shared_content import shared_entries
from tests.desk.desks import at
from tests.desk.improving_floor import DAY, NINE, two_days

COMMENT_CHARS = 100


def test_seven_days_are_what_the_forecast_says_give_or_take_chance() -> None:
    run = at(two_days(), NINE + 3600)
    found = {one.id: one for one in driver_figures(run.floor)}
    assert [one.hours for one in driver_figures(run.floor)] == sorted(
        (one.hours for one in found.values()), reverse=True
    )
    assert sum(one.share for one in found.values()) == pytest.approx(1.0)
    usual = 60 * 8 * 6.25  # contacts an hour, hours a day, days and a bit
    assert sum(one.contacts for one in found.values()) == pytest.approx(1.15 * usual, rel=0.12)
    assert all(one.change is not None and abs(one.change) < 0.2 for one in found.values())
    assert found["billing"].repeat_share > found["general"].repeat_share


def test_the_days_of_the_run_take_the_place_of_the_days_before_it() -> None:
    run = at(two_days(), DAY + NINE)
    real = Counter(one.type.driver_id for one in run.ledger.contacts)
    figures = {one.id: one for one in driver_figures(run.floor)}
    early = {one.id: one for one in driver_figures(at(two_days(), NINE).floor)}
    assert figures["refund"].contacts != early["refund"].contacts
    assert figures["refund"].contacts > real["refund"]


def test_the_days_before_are_alike_in_every_branch() -> None:
    anew = at(two_days(), NINE, redraw=Redraw(seed=99, from_s=NINE - 3600))
    before = {one.id: one.contacts for one in driver_figures(at(two_days(), NINE - 3600).floor)}
    assert {one.id: one.contacts for one in driver_figures(anew.floor)} != before
    again = at(two_days(), NINE - 3600, redraw=Redraw(seed=99, from_s=NINE - 3600))
    assert {one.id: one.contacts for one in driver_figures(again.floor)} == before


def test_shared_comments_are_eight_short_ones_for_a_shared_driver_and_no_two_alike() -> None:
    known = shared_entries("drivers")
    every = [comment for comments in shared_comments().values() for comment in comments]
    assert set(shared_comments()) <= set(known)
    assert {len(comments) for comments in shared_comments().values()} == {8}
    assert all(0 < len(comment) <= COMMENT_CHARS for comment in every)
    assert len(set(every)) == len(every)


def test_a_scenario_s_own_comments_go_before_the_shared_ones() -> None:
    own = two_days(drivers={"login": {"comments": ("Mine.",)}, "billing": {}, "refund": {}, "general": {}})
    assert comments_of(own, "login") == ("Mine.",)
    assert comments_of(own, "billing") == shared_comments()["billing"]
    assert comments_of(own, "nothing") == ()


def test_who_can_remove_a_cause_is_the_scenario_s_word_else_the_shared_one_s_and_may_not_be_known() -> None:
    own = two_days(drivers={"login": {"owner": "sales"}, "billing": {}, "refund": {}, "general": {}})
    assert [owner_of(own, one) for one in ("login", "billing", "strange")] == ["sales", "billing", None]
    assert [fixable_of(own, one) for one in ("login", "refund", "strange")] == [0.6, 0.6, 0.5]


def test_a_chat_that_was_left_without_a_sign_costs_no_hours() -> None:
    chat = {"kind": "chat", "title": "Chat", "target": {"within": "60s"}, "silent_abandon": 1.0}
    stream = {"forecast": {"per_hour": 90}, "drivers": {"login": 1, "billing": 1}, "talk": {"mean": "6m"}}
    groups = {"phones": {"skills": {"chat": 0.9}, "on": ["chat"], "shifts": ["plain"]}}
    chats = two_days(
        floor__channels={"chat": chat},
        floor__groups=groups,
        demand__streams={"chat": {**stream, "patience": {"exponential": "1m"}}},
    )
    run = at(chats, NINE + 3 * 3600)
    assert [one for one in run.ledger.finished if one.silent_abandon]
    assert sum(one.hours for one in driver_figures(run.floor)) < 7 * 8 * 90 * 0.12 * 1.3
