"""Asking for a hint, and going back to an earlier quarter of an hour."""

from __future__ import annotations

from floorsim.play.hints import Hint
from floorsim.present.entries import Coming, Drill
from floorsim.tui.screens.home import HomeScreen
from tests.tui.playing import playing
from tests.tui.scripted_session import ScriptedSession


async def test_a_hint_tells_one_step_at_a_time() -> None:
    session = ScriptedSession()
    session.hints_left = [
        Hint("voice", 1, "Voice: 4 customers waiting; 6 on, 9 needed.", True),
        Hint("voice", 2, "Deflect before you staff.", True),
    ]
    async with playing(session=session) as play:
        await play.press("H")
        assert play.shown == "HintDialog"
        assert "Where to look" in play.text
        assert "Deflect" not in play.text
        await play.press("H")
        assert "Deflect before you staff." in play.text
        await play.press("H")
        assert "Nothing presses" in play.text
        assert len(session.hinted) == 2


async def test_going_back_begins_a_practice_run_from_the_quarter_of_an_hour() -> None:
    session = ScriptedSession()
    session.quarters_passed = [session.now_s - 300.0, session.now_s - 1200.0]
    async with playing(session=session) as play:
        await play.press("B")
        assert play.shown == "RewindDialog"
        assert "5 minutes ago, as practice" in play.text
        await play.press("down", "enter")
        assert session.practised_from == session.now_s - 1200.0
        assert session.closed
        assert play.shown == "FloorScreen"


async def test_right_at_the_start_there_is_nothing_to_go_back_to() -> None:
    async with playing() as play:
        await play.press("B")
        assert "nothing to go back to" in play.text


async def test_a_drill_on_the_home_screen_begins_a_practice_run() -> None:
    session = ScriptedSession()
    async with playing(session=session, on_floor=False) as play:
        drill = Drill("R1", 34_260.0, "Login outage")
        play.library.next = Coming(drills=(drill,))
        await play.press("escape")
        home = play.app.screen
        assert isinstance(home, HomeScreen)
        home.load()
        await play.pilot.pause()
        assert "Login outage, 09:31: a moment you have not solved yet" in play.text
        await play.press("home", "enter")
        assert play.library.drilled == drill
        assert play.shown == "FloorScreen"
