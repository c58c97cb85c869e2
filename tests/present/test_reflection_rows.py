"""The facts beside the questions of the review."""

from __future__ import annotations

from floorsim.desk.view import LogLine
from floorsim.play.briefing import briefing_of
from floorsim.present.reflection_rows import facts_rows
from floorsim.scenario.loader import load_scenario
from tests.present.floor_views import NOW, a_floor

BRIEFING = briefing_of(load_scenario("first-shift").scenario, 1)
STARTED = LogLine(NOW, "you are moving Ben to Voice; done at 09:29", "work")
MOVED = LogLine(NOW + 120.0, "you moved Ben to Voice", "decision")


def done(*log: LogLine) -> list[str]:
    view = a_floor(log=log, inbox=())
    return [row.text.strip() for row in facts_rows(3, view, BRIEFING, 80)]


def test_what_you_did_is_what_took_effect_and_not_what_you_started() -> None:
    assert done(STARTED, MOVED) == ["What you did", "09:28 you moved Ben to Voice"]


def test_having_started_something_is_not_yet_a_decision() -> None:
    assert done(STARTED) == ["You took no decisions"]


def test_over_several_days_the_facts_say_which_day_they_are_of() -> None:
    view = a_floor(workdays=((NOW - 3600.0, NOW), (NOW + 86_400.0, NOW + 93_600.0)))
    shown = [row.text.strip() for place in (0, 1) for row in facts_rows(place, view, BRIEFING, 80)]
    assert "The queues at the end, the last day" in shown
    assert "The plan of the last day" in shown
