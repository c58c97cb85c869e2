"""The schedule: S opens it, tab goes to the next day, letters decide for who is marked and the time."""

from __future__ import annotations

from dataclasses import replace

from floorsim.units import DAY_S
from tests.present.floor_views import a_floor
from tests.tui.playing import playing
from tests.tui.scripted_session import ScriptedSession


def three_days() -> ScriptedSession:
    view = a_floor()
    return ScriptedSession(replace(view, end_s=view.end_s + 2 * DAY_S))


async def test_s_shows_everyones_day_with_what_is_needed_below() -> None:
    async with playing(three_days()) as play:
        await play.press("S")
        assert play.shown == "ScheduleScreen"
        assert "Tuesday, today, day 1 of 3" in play.text
        assert "Dana" in play.text
        assert " need " in play.text
        assert " short " in play.text
        assert "c call in" in play.text


async def test_tab_goes_from_day_to_day_and_comes_round() -> None:
    async with playing(three_days()) as play:
        await play.press("S", "tab")
        assert "Wednesday, tomorrow, day 2 of 3" in play.text
        assert "v day off" in play.text
        await play.press("tab", "tab")
        assert "Tuesday, today" in play.text


async def test_a_scenario_of_one_day_says_that_there_is_no_other() -> None:
    async with playing(ScriptedSession()) as play:
        await play.press("S", "tab")
        assert "This scenario has no day after today." in play.text


async def test_arrows_move_the_half_hour_and_its_figures_follow() -> None:
    async with playing(three_days()) as play:
        await play.press("S")
        assert "09:00  Voice 8 on, need 6" in play.text
        await play.press("right", "right")
        assert "10:00  Voice 8 on, need 11, short 3" in play.text
        await play.press("left")
        assert "09:30  Voice" in play.text


async def test_a_letter_opens_the_form_for_all_who_are_marked() -> None:
    async with playing(three_days()) as play:
        await play.press("S", "x", "x", "m")
        assert play.shown == "FormDialog"
        assert "Move agents between channels" in play.text


async def test_what_a_run_does_not_have_is_said_and_nothing_opens() -> None:
    async with playing(three_days()) as play:
        await play.press("S", "c")
        assert play.shown == "ScheduleScreen"
        assert "That is not possible here." in play.text


async def test_enter_opens_the_agent() -> None:
    async with playing(three_days()) as play:
        await play.press("S", "enter")
        assert play.shown == "AgentDialog"
