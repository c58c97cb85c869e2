"""From an evening over the night to the next morning."""

from __future__ import annotations

from dataclasses import replace

from floorsim.units import DAY_S
from tests.present.day_views import a_morning, an_evening
from tests.present.floor_views import a_floor
from tests.tui.playing import playing
from tests.tui.scripted_session import ScriptedSession

FROM_S, TO_S = 9 * 3600.0, 11 * 3600.0
DAYS = ((FROM_S, TO_S), (DAY_S + FROM_S, DAY_S + TO_S))


def two_days(now_s: float) -> ScriptedSession:
    """A session at a moment of two days that are played, with an evening and a morning."""
    session = ScriptedSession(replace(a_floor(), now_s=now_s, end_s=DAYS[1][1], workdays=DAYS))
    session.evening_view = an_evening(now_s=TO_S, morning_s=DAYS[1][0])
    session.morning_view = a_morning(now_s=DAYS[1][0])
    return session


def in_the_evening() -> ScriptedSession:
    """A session that stands in the evening of the first day."""
    return two_days(TO_S)


def in_the_morning() -> ScriptedSession:
    """A session that stands in the morning of the second day."""
    return two_days(DAYS[1][0])


async def test_the_clock_stops_in_the_evening_and_goes_no_further() -> None:
    session = two_days(TO_S - 5.0)
    async with playing(session=session) as play:
        await play.seconds_pass(60.0)
        assert session.now_s == TO_S
        assert play.shown == "EveningScreen"
        assert "the day is over" in play.text
        assert session.checkpoints
        await play.seconds_pass(60.0)
        assert session.now_s == TO_S


async def test_the_next_stop_is_the_evening() -> None:
    session = two_days(TO_S - 120.0)
    async with playing(session=session) as play:
        await play.press("greater_than_sign")
        assert session.now_s == TO_S
        assert play.shown == "EveningScreen"


async def test_enter_keeps_the_line_and_passes_the_night_to_the_morning() -> None:
    session = two_days(TO_S - 5.0)
    async with playing(session=session) as play:
        await play.seconds_pass(60.0)
        await play.type("Breaks first")
        await play.press("enter")
        await play.settle()
        assert session.evening_words == "Breaks first"
        assert session.now_s == DAYS[1][0]
        assert len(session.advanced) > 3
        assert play.shown == "MorningScreen"
        assert "before the day" in play.text
        await play.press("enter")
        assert play.shown == "FloorScreen"
        assert not play.app.play.paused


async def test_esc_shows_the_floor_of_the_evening_and_space_comes_back() -> None:
    session = two_days(TO_S - 5.0)
    async with playing(session=session) as play:
        await play.seconds_pass(60.0)
        await play.press("escape")
        assert play.shown == "FloorScreen"
        await play.press("space")
        assert play.shown == "EveningScreen"
        assert session.now_s == TO_S


async def test_a_run_resumed_in_the_evening_or_the_morning_opens_there() -> None:
    for session, name in ((in_the_evening(), "EveningScreen"), (in_the_morning(), "MorningScreen")):
        async with playing(session=session) as play:
            assert play.shown == name
