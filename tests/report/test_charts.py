"""Charts hold whatever a scenario or a run may bring: odd letters, long texts, many days."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from floorsim.debrief.timeline import ChannelLine, Timeline
from floorsim.report.charts.chart import NARROW_PX, WIDE_PX, Table
from floorsim.report.charts.course_chart import MOST_POINTS, course_chart
from floorsim.report.charts.effects_chart import effects_chart
from floorsim.report.charts.time_axis import ticks
from tests.present.reviews import NOTICE, SIX_TO_VOICE, a_timeline, at

ODD = (
    "\x1b[2J",
    "\ufffe\uffff",
    "\x00",
    "\ud800",
    "\U0001f600" * 90,
    "\U00010348" * 300,
    "a" * 100_000,
    "",
    "&<\"'>",
)


def test_no_text_stops_the_drawing() -> None:
    decisions = tuple(replace(NOTICE, says=text) for text in ODD)
    made = effects_chart(decisions, "Odd texts", Table((), ()))
    assert made.wide.startswith("<svg")
    assert len(re.findall("&lt;", made.wide)) >= 1
    assert not re.search("[\x00-\x08\x1b\ufffe\uffff\ud800-\udfff]", made.wide)


def test_a_chart_says_most_and_least_with_their_figures() -> None:
    made = effects_chart((SIX_TO_VOICE, NOTICE), "Worth", Table((), ()))
    assert made.description.startswith("From −3.9 ± 1.1 (09:31, moving Tomas")
    assert "+6.1 ± 1.4 (09:35, changing the announcement" in made.description


def test_a_week_is_drawn_with_no_more_points_than_the_plot_can_show() -> None:
    steps = 5 * 24 * 60
    week = Timeline(
        0.0, steps * 60.0, 60.0,
        (ChannelLine("voice", "Voice", True, (3,) * steps, (9.0,) * steps, (None,) * steps),),
        (), (), (), None, (), (None,) * steps,
    )  # fmt: skip
    made = course_chart(week, "A week")
    assert "d3 00:00" in made.wide
    assert len(made.table.rows) <= 40
    assert len(made.wide) < 100 * MOST_POINTS


def test_the_table_of_the_course_has_the_need_beside_those_on() -> None:
    made = course_chart(a_timeline(), "The course")
    assert made.table.heads == ("time", "Voice, waiting", "Voice, on/need", "Email, open", "fatigue, 0–100")
    assert made.table.rows[6] == ("09:30", "2", "9/16", "37", "16")
    assert made.description == "Voice: at most 14 waiting, at 10:09; Email: at most 59 open, at 10:56."


@pytest.mark.parametrize("width", [WIDE_PX, NARROW_PX])
def test_the_axis_of_time_has_round_moments_and_room_for_them(width: int) -> None:
    found = ticks(at("09:00"), at("11:15"), width)
    assert all(moment % 900 == 0 for moment in found)
    assert 2 <= len(found) <= (10 if width == WIDE_PX else 5)
