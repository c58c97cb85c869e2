"""Two thousand agents, three hundred messages and names that are hard to show, on every screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.store import open_store
from floorsim.tui.app import FloorsimApp
from floorsim.tui.settings import Settings
from tests.present.floor_views import NOW, a_message
from tests.tui.playing import LARGE, SMALL, Playing, playing, screen_text
from tests.tui.scripted_session import HandClock, ScriptedSession
from tests.tui.test_drawers import HARD_NAMES, hard_to_show

SCENARIO = Path(__file__).parents[2] / "benchmarks" / "scenarios" / "large.yaml"


@asynccontextmanager
async def on_the_real_floor(size: tuple[int, int]) -> AsyncIterator[tuple[FloorsimApp, Pilot[None]]]:
    """Play the scenario of two thousand agents, two minutes in, paused."""
    with open_store() as store:
        library = StoredRunLibrary(store)
        app = FloorsimApp(library, Settings(), monotonic=HandClock())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            app.play.start_run(library.brief(str(SCENARIO), 5))
            await pilot.pause()
            app.play.pause()
            assert app.play.session is not None
            app.play.session.advance(app.play.session.now_s + 120)
            app.play.look_again()
            await pilot.pause()
            yield app, pilot


@pytest.mark.replications_full
async def test_a_real_floor_of_two_thousand_agents_is_shown_decided_on_and_filtered() -> None:
    async with on_the_real_floor(SMALL) as (app, pilot):

        async def press(*keys: str) -> str:
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            return screen_text(app)

        assert "2 Team 2000" in screen_text(app)
        assert "Agents, 2000" in await press("A", "pagedown", "down")
        assert "Decide about" in await press("escape", "d")
        text = await press("escape", "1", "escape", "b")
        assert "━ Move breaks" in text
        await press("escape", "tab", "slash", *"chat busy", "enter")
        assert "match “chat busy”" in screen_text(app)


async def test_in_a_form_for_two_thousand_agents_each_reason_is_one_line() -> None:
    async with on_the_real_floor(LARGE) as (app, pilot):
        for key in ("1", "escape", "b"):
            await pilot.press(key)
            await pilot.pause()
        field = app.screen.query_one("#field-agents")
        counts = [len(places) for places in field._lines if len(places) > 1]  # type: ignore[attr-defined]
        impossible = [option for option in field.options if option.why_not]  # type: ignore[attr-defined]
        assert len(impossible) > 300
        assert sum(counts) > 0.9 * len(impossible)
        assert len(counts) <= 12


def many_messages() -> ScriptedSession:
    """Three hundred messages from people whose names are hard to show, on a floor of two thousand."""
    session = hard_to_show(2000)
    inbox = tuple(
        a_message(
            f"m{place}",
            sender=HARD_NAMES[place % 4],
            subject=f"{HARD_NAMES[(place + 1) % 4]} {place}",
            at_s=NOW - place,
            deadline_s=NOW + 60.0 * place if place % 3 else None,
        )
        for place in range(300)
    )
    session.view = replace(session.view, inbox=inbox)
    return session


def assert_whole(play: Playing, width: int) -> None:
    for row in play.app.screen._compositor.render_strips():
        assert sum(segment.cell_length for segment in row) == width


@pytest.mark.parametrize(
    ("glyphs", "no_color"), [("unicode", False), ("ascii", True)], ids=["colour", "ascii without colour"]
)
async def test_three_hundred_messages_with_hard_names_break_no_screen(
    glyphs: str, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    settings = Settings(speed=60.0, glyphs=glyphs)  # type: ignore[arg-type]
    async with playing(many_messages(), settings=settings) as play:
        for keys in (
            ("3", "end", "down", "down"),
            ("I", "down", "pagedown", "tab"),
            ("T", "down"),
            ("A", "田"),
            ("d",),
            ("m", "right", "tab", "pagedown"),
            ("colon", "w", "o", "l"),
            ("question_mark", "q"),
        ):
            await play.press(*keys)
            assert_whole(play, SMALL[0])
            play.app.play.back_to_floor()
            await play.pilot.pause()
        await play.press("slash")
        await play.type("שרה")
        assert_whole(play, SMALL[0])
        assert "2 Team 2000, 500 match" in play.text
