"""The composer of a report: parts and figures under the cursor, the check line, sending it."""

from __future__ import annotations

from floorsim.desk.decisions.kinds.report import Report
from tests.tui.playing import playing
from tests.tui.scripted_report import Reporting


async def test_r_opens_it_where_a_report_is_expected_and_nowhere_else() -> None:
    async with playing(Reporting()) as play:
        await play.press("R")
        assert play.shown == "ReportScreen"
        assert "Report on today, to 16:00, with daily summary, 16:30" in play.text
        assert "Check: ▲ formula named" in play.text
    async with playing() as play:
        await play.press("R")
        assert play.shown == "FloorScreen"


async def test_right_changes_what_is_said_and_f2_sends_it() -> None:
    session = Reporting()
    async with playing(session) as play:
        await play.press("R", "down", "down", "right")
        assert "More contacts than forecast" in play.text
        assert "▲ cause" in play.text
        await play.press("f2")
        assert play.shown == "FloorScreen"
        (taken,) = session.decided
        assert isinstance(taken, Report)
        assert taken.model_dump(exclude_unset=True) == {"cause": "volume"}


async def test_left_goes_back_and_leaving_out_is_one_of_the_ways() -> None:
    async with playing(Reporting()) as play:
        await play.press("R", "down", "down", "left")
        assert "Another team got it wrong" in play.text
        assert "▼ somebody blamed" in play.text
        await play.press("right")
        assert "▲ nobody blamed" in play.text


async def test_enter_quotes_a_figure_or_leaves_it_out_but_never_the_last() -> None:
    session = Reporting()
    async with playing(session) as play:
        await play.press("R", "end")
        assert "[ ] QA" in play.text
        await play.press("enter")
        assert "[x] QA" in play.text
        await play.press("up", "enter")
        assert "[ ] Voice abandoned" in play.text
        for place in ("end", "home"):
            await play.press(place)
        await play.press("f2")
        assert session.decided[-1].model_dump(exclude_unset=True)["figures"] == ("voice.service_level", "qa")


async def test_help_says_what_is_held_against_what() -> None:
    async with playing(Reporting()) as play:
        await play.press("R", "f1")
        assert "compared with what happened" in " ".join(play.text.split())
