"""Drawers: what opens over the floor leaves the queues in sight, whatever the terminal and the names."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from textual.color import Color

from floorsim.tui.settings import Settings
from tests.present.floor_views import a_channel, a_floor, team
from tests.tui.playing import HUGE, LARGE, SMALL, Playing, playing
from tests.tui.scripted_session import ScriptedSession

DRAWERS = {
    "object menu": ("d",),
    "all decisions": ("D",),
    "area": ("d", "1"),
    "form": ("m",),
    "agent": ("enter",),
    "queue": ("1", "down", "enter"),
    "plan": ("P",),
    "log": ("L",),
    "agents": ("A",),
    "places": ("g",),
}
"""Every drawer, and the keys that open it from the floor."""

HARD_NAMES = ("Wolfeschlegelsteinhausenbergerdorffvoralt", "田中さくら子 山本", "שרה לוי", "O'Neil [b]")


def hard_to_show(agents: int = 18) -> ScriptedSession:
    """A floor of long, wide and right-to-left names."""
    people = tuple(
        agent._replace(name=f"{HARD_NAMES[place % 4]} {place}") for place, agent in enumerate(team(agents))
    )
    channels = (a_channel(title="顧客サポート窓口の電話"), a_channel("chat", title="תמיכה"))
    return ScriptedSession(replace(a_floor(), agents=people, channels=channels))


def queue_lines(play: Playing) -> list[str]:
    """The rows of the queues, without the mark of the cursor and what stands beside them."""
    return [row[1:80] for row in play.text.splitlines()[1:6]]


async def each_drawer(play: Playing) -> AsyncIterator[str]:
    """Opens every drawer from the floor, one after the other, with the cursor on the first agent."""
    for name, keys in DRAWERS.items():
        await play.press("2", "escape", *keys)
        assert play.shown != "FloorScreen", name
        yield name
        while play.shown != "FloorScreen":
            await play.press("escape")


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE], ids=["80x24", "120x40", "200x50"])
async def test_a_drawer_leaves_the_top_line_and_the_queues_in_sight(size: tuple[int, int]) -> None:
    async with playing(size=size) as play:
        before = queue_lines(play)
        async for name in each_drawer(play):
            assert queue_lines(play) == before, name
            assert "‖ paused: " in play.text.splitlines()[0], name


@pytest.mark.parametrize("glyphs", ["unicode", "ascii"])
async def test_long_wide_and_right_to_left_names_break_no_drawer(glyphs: str) -> None:
    async with playing(hard_to_show(), settings=Settings(glyphs=glyphs)) as play:  # type: ignore[arg-type]
        async for name in each_drawer(play):
            for row in play.app.screen._compositor.render_strips():
                assert sum(segment.cell_length for segment in row) == SMALL[0], name


async def test_in_ascii_every_drawer_is_ascii() -> None:
    async with playing(settings=Settings(glyphs="ascii"), size=LARGE) as play:
        async for name in each_drawer(play):
            assert play.text.isascii(), (name, play.text)


async def test_without_colour_no_drawer_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing() as play:
        async for name in each_drawer(play):
            for row in play.app.screen._compositor.render_strips():
                for one_filter in play.app._filters:
                    row = row.apply_filter(one_filter, Color(0, 0, 0))
                for segment in row:
                    assert segment.style is not None
                    assert segment.style.color is None or segment.style.color.is_default, name


async def test_two_thousand_agents_break_no_drawer() -> None:
    async with playing(hard_to_show(2000)) as play:
        assert [name async for name in each_drawer(play)] == list(DRAWERS)


async def test_the_clock_is_paused_while_a_drawer_is_open_unless_it_is_set_to_run() -> None:
    async with playing() as play:
        await play.press("d")
        before = play.session.now_s
        await play.seconds_pass(1)
        assert play.session.now_s == before
    async with playing(settings=Settings(speed=60.0, pause_in_forms=False)) as play:
        await play.press("d")
        assert "▶ clock runs" in play.text
        before = play.session.now_s
        await play.seconds_pass(1)
        assert play.session.now_s == before + 60
        assert "Tue 09:27:10 ▶ 60×" in play.text.splitlines()[0]


async def test_a_drawer_fits_again_after_the_terminal_changes_its_size() -> None:
    async with playing(size=LARGE) as play:
        await play.press("m")
        await play.pilot.resize_terminal(80, 24)
        await play.pilot.pause()
        rows = play.text.splitlines()
        assert "Voice" in rows[2]
        assert rows[-1].startswith(" enter next field")
        assert "Confirm" in rows[-2]


async def test_what_is_shown_can_be_copied_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing() as play:
        copied: list[str] = []
        monkeypatch.setattr(play.app, "copy_to_clipboard", copied.append)
        await play.press("enter", "y")
        assert "Skills: Voice 90%, Chat 70%." in copied[0]


async def test_the_agents_are_found_by_typing_and_enter_opens_one() -> None:
    async with playing() as play:
        await play.press("A")
        await play.type("kofi")
        await play.press("enter")
        assert play.shown == "AgentDialog"
        assert "━ Kofi Mensah ━" in play.text
