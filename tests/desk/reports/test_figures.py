"""Figures in hand: each with its formula, what stands behind it, and what it leaves out."""

from __future__ import annotations

from functools import cache

import pytest

from floorsim.desk.reports.figures import ReportFigure, report_figures
from floorsim.desk.reports.periods import periods
from floorsim.floor.contact import REPEAT
from floorsim.floor.measures.reading import Reading
from floorsim.run.run import Run
from floorsim.units import DAY_S
from tests.desk.desks import MIN, NINE, a_scenario, at

MORNING = NINE + 90 * MIN


@cache
def busy() -> Run:
    voice = {
        "forecast": {"per_hour": 90},
        "drivers": {"login": 3, "billing": 1},
        "talk": {"mean": "4m"},
        "patience": {"exponential": "1m"},
        "repeat": {"share": 1, "same_day": 1, "same_day_delay": {"constant": "10m"}},
    }
    email = {"forecast": {"per_hour": 12}, "drivers": {"billing": 1}, "talk": {"mean": "6m"}}
    return at(a_scenario(demand__streams={"voice": voice, "email": email}), MORNING)


def figures_of(run: Run, period: str = "today") -> dict[str, ReportFigure]:
    found = periods(run.scenario, run.now_s)[period]  # type: ignore[index]
    return {one.id: one for one in report_figures(Reading(run.compiled, run.ledger), found)}


def test_the_targets_own_formula_hides_nothing_and_the_flattering_one_says_whom_it_leaves_out() -> None:
    found = figures_of(busy())
    honest, flattering = found["voice.service_level"], found["voice.service_level.of_answered"]
    assert honest.value is not None
    assert flattering.value is not None
    assert flattering.value > honest.value
    assert (honest.flatters, honest.hides) == (False, "")
    gone = found["voice.abandoned"].above
    assert flattering.flatters
    assert int(flattering.hides.split()[0]) >= (gone or 0) > 0
    assert flattering.formula == "answered within target / answered, within 20s"
    assert found["voice.service_level.of_all"].value < honest.value  # type: ignore[operator]
    assert not found["voice.service_level.of_all"].flatters


def test_a_share_says_how_many_of_how_many_and_is_their_quotient() -> None:
    for one in figures_of(busy()).values():
        if one.above is not None and one.below:
            assert one.value == pytest.approx(one.above / one.below)
            assert one.counted == f"{one.above:.0f} of {one.below:.0f}"


def test_the_counts_are_those_of_the_ledger() -> None:
    run = busy()
    voice = [one for one in run.ledger.contacts if one.type.own_channel.id == "voice"]
    abandoned = figures_of(run)["voice.abandoned"]
    assert abandoned.below == len(voice)
    assert abandoned.above == len([one for one in voice if one.answered_s < 0 <= one.left_s])


def test_first_contact_resolution_knows_only_who_has_come_back_so_far() -> None:
    run = busy()
    fcr = figures_of(run)["fcr"]
    back = {one.root for one in run.ledger.contacts if one.origin == REPEAT}
    to_come = [one for one in run.ledger.contacts if one.returns_s > run.now_s]
    assert back
    assert to_come
    assert fcr.below is not None
    assert fcr.above == fcr.below - len(back)


def test_the_top_driver_is_the_one_most_contacted_about() -> None:
    top = figures_of(busy())["top_driver"]
    assert top.title == "Top driver, login"
    assert 0.5 < (top.value or 0) < 1
    assert top.note == ""


def test_a_day_alone_has_only_itself_and_later_days_what_was_before() -> None:
    one, three = a_scenario(), a_scenario(floor__days=3, floor__play={"from": "d3 09:00", "to": "d3 11:00"})
    assert list(periods(one, NINE)) == ["today"]
    found = periods(three, 2 * DAY_S + NINE)
    assert list(found) == ["today", "yesterday", "week"]
    assert found["yesterday"].title == "Wednesday"
    assert found["yesterday"][2:4] == (DAY_S, 2 * DAY_S)
    assert found["today"].before == (DAY_S, DAY_S + NINE)
    assert found["yesterday"].before == (0.0, DAY_S)
    assert found["week"].before is None


def test_a_month_is_offered_once_it_is_longer_than_the_week() -> None:
    long = a_scenario(floor__days=10, floor__play={"from": "d10 09:00", "to": "d10 11:00"})
    found = periods(long, 9 * DAY_S + NINE)
    assert found["week"].from_s == 6 * DAY_S  # Monday, of a run that begins on a Tuesday
    assert (found["month"].title, found["month"].from_s) == ("the last 10 days", long.start_s)
    assert found["week"].about == ("week", 6)
    assert found["today"].about != found["yesterday"].about


def test_what_was_never_opened_is_no_day_to_report_on() -> None:
    closed = a_scenario(
        floor__days=3, floor__closed_on=[2], floor__play={"from": "d3 09:00", "to": "d3 11:00"}
    )
    assert periods(closed, 2 * DAY_S + NINE)["yesterday"].title == "Tuesday"
