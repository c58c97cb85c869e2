"""The review of a run over several days: nights take no room, and nothing is tried in them."""

from __future__ import annotations

import pytest

from floorsim.debrief.landing import marks
from floorsim.debrief.missed import moments_to_try
from floorsim.debrief.model import Landing
from floorsim.debrief.played import Played
from floorsim.debrief.timeline import timeline_of
from floorsim.present.course_rows import chart_rows
from floorsim.present.landing_rows import landing_rows
from tests.desk.desks import MIN, at
from tests.desk.several_days import ELEVEN, day, every_day


@pytest.fixture(scope="module")
def played() -> Played:
    scenario = every_day(busy=True)
    return Played(scenario, 3, (), scenario.end_s)


def test_nothing_is_looked_at_in_a_night(played: Played) -> None:
    for moments in (marks(played)[:-1], moments_to_try(played)):
        assert all(played.scenario.is_played_at(at_s) for at_s in moments)
        assert {int(at_s // 86_400) for at_s in moments} == {0, 1, 2}


def test_a_night_is_one_step_of_the_timeline(played: Played) -> None:
    timeline = timeline_of(played.run)
    assert timeline.steps == 3 * 120 + 2
    assert (timeline.at_s(120), timeline.ends_s(120)) == (day(1, ELEVEN), day(2))
    assert timeline.step_of(day(2, ELEVEN - MIN)) == 240
    assert timeline.step_of(day(1) + 20 * 3600.0) == 120


def test_a_run_left_on_the_second_day_ends_there() -> None:
    timeline = timeline_of(at(every_day(busy=True), day(2) + 10 * MIN))
    assert timeline.steps == 120 + 1 + 10
    assert timeline.at_s(timeline.steps) == day(2) + 10 * MIN


def test_the_charts_say_when_each_day_begins(played: Played) -> None:
    axis, *rows = chart_rows(timeline_of(played.run), 0, 80, 24)
    assert [axis.text.split()[place] for place in (0, 1, 3)] == ["09:00", "d2", "d3"]
    assert all(row.width <= 80 for row in rows)


def test_the_line_of_where_the_days_end_has_no_gap_for_the_nights(played: Played) -> None:
    found = marks(played)
    landing = [Landing(at_s, 70.0 + place, None) for place, at_s in enumerate(found)]
    *line, axis = landing_rows(landing, found[0], found[-1], None, 80, 6)
    assert "d2 10:0" in axis.text
    longest = max(len(run) for row in line for run in row.text[6:].split())
    assert longest < 20
