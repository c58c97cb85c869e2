"""The floor as the terminal shows it: whole at 80×24, with the plan beside it at 120×40."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from textual.color import Color

from floorsim.desk.view import OwnTimeView
from floorsim.floor.view import AgentState, ReviewView
from floorsim.present.agent_rows import agent_sentences
from floorsim.present.agent_states import AGENT_STATES
from floorsim.present.queue_rows import queue_rows
from floorsim.tui.settings import Settings
from tests.present.floor_views import NOW, a_channel, a_floor, email, team
from tests.tui.playing import LARGE, playing
from tests.tui.scripted_session import ScriptedSession

DUMPS = Path(__file__).parent / "dumps"


def assert_as_dumped(name: str, text: str, updating: bool) -> None:
    """Compare with the stored text; `--update-pictures` writes it anew, to be read before a commit."""
    path = DUMPS / f"{name}.txt"
    if updating:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "keys"), [("area", ("d", "1")), ("agent", ("enter",))])
async def test_a_drawer_reads_as_it_did(name: str, keys: tuple[str, ...], updating_pictures: bool) -> None:
    async with playing() as play:
        await play.press(*keys)
        assert_as_dumped(f"drawer-{name}-80x24-unicode", play.text, updating_pictures)


async def test_a_verb_is_possible_on_the_screen_as_soon_as_it_is() -> None:
    session = ScriptedSession()
    session.refuse_everything = "your shift begins at 09:00"
    async with playing(session) as play:
        assert "–m move" in play.text
        session.refuse_everything = None
        await play.seconds_pass(0.5)
        assert "–m move" not in play.text
        assert "m move" in play.text


async def test_ascii_draws_nothing_else() -> None:
    async with playing(settings=Settings(glyphs="ascii"), size=LARGE) as play:
        for keys in ((), ("I",), ("escape", "P"), ("escape", "question_mark")):
            await play.press(*keys)
            assert play.text.isascii(), play.text


async def test_every_agent_state_is_a_sign_of_its_own_and_a_word() -> None:
    assert set(AGENT_STATES) == set(get_args(AgentState))
    looks = list(AGENT_STATES.values())
    assert len({look.glyph for look in looks}) == len(looks)
    async with playing(size=LARGE) as play:
        for look in looks:
            assert look.glyph in play.text
            if look.word not in ("busy", "switching"):
                assert look.word in play.text
        for words in ("on a call", "2 chats", "replying", "to voice"):
            assert words in play.text


async def test_signs_stay_different_in_ascii() -> None:
    from floorsim.present.glyphs import LEVELS, drawn

    signs = [drawn(look.glyph, "ascii") for look in AGENT_STATES.values()]
    assert len(set(signs)) == len(signs)
    assert len(set(drawn(LEVELS, "ascii"))) == len(LEVELS)


async def test_sixty_agents_fit_into_120_by_40() -> None:
    async with playing(ScriptedSession(a_floor(60)), size=LARGE) as play:
        first_names = [agent.name.split()[0] for agent in team(60)]
        rows = [row[:80] for row in play.text.splitlines()]
        shown = sum(sum(row.count(f" {name[:7]} ") for row in rows) for name in set(first_names))
        assert shown >= 60


async def test_the_service_level_is_shown_with_its_formula_and_counts() -> None:
    async with playing() as play:
        await play.press("1", "enter")
        assert play.shown == "ChannelDialog"
        words = " ".join(play.text.split())
        assert "answered within 20 s over answered plus abandoned after 20 s: 61 / 99 = 62%" in words


async def test_own_time_says_with_whom_until_when_and_what_then() -> None:
    own = OwnTimeView("side-by-side with Ben", NOW + 1200, ("tell leadership",), NOW + 1500, 20.0, True)
    async with playing(ScriptedSession(a_floor(own_time=own)), size=LARGE) as play:
        header = play.text.splitlines()[0]
        assert "side-by-side with Ben to 09:46, floor out of sight, then 1 queued" in header


async def test_a_late_callback_is_named() -> None:
    voice = a_channel(callbacks_on=True, callbacks_owed=6, callbacks_overdue=1)
    async with playing(ScriptedSession(a_floor(channels=(voice,)))) as play:
        assert "callbacks on, 6 owed, 1 late" in play.text


async def test_work_due_by_a_time_of_day_is_named_with_its_hour() -> None:
    cases = email(id="cases", title="Cases", due_s=15 * 3600.0, due=12, over_target=3)
    async with playing(ScriptedSession(a_floor(channels=(cases,)))) as play:
        assert "12 due by 15:00" in play.text
        assert "3 late" in play.text


async def test_an_agent_is_described_with_what_the_reviews_show() -> None:
    view = a_floor()
    seen = ReviewView(
        n=5, mean=84.2, half_width=12.4, weakest="policy", weakest_missed=2, analyst=2, latest_s=NOW
    )
    agents = (view.agents[0]._replace(reviews=seen), *view.agents[1:])
    async with playing(ScriptedSession(replace(view, agents=agents)), size=LARGE) as play:
        words = " ".join(agent_sentences(view, agents[0]))
        assert "QA 84 (72-97) in 5 reviews, policy missed in 2, by analyst 2." in words
        assert "QA 84 (72-97)" in play.text


async def test_names_with_markup_are_shown_as_they_are() -> None:
    view = a_floor()
    agents = (view.agents[0]._replace(name="[red]Bo[/red]"), *view.agents[1:])
    async with playing(ScriptedSession(replace(view, agents=agents))) as play:
        assert "[red]Bo" in play.text


@pytest.mark.parametrize(("width", "last"), [(80, "ends at"), (90, "ASA"), (96, "AHT"), (104, "busy")])
def test_a_wider_floor_shows_as_many_columns_of_its_queues_as_are_whole(width: int, last: str) -> None:
    heading, *rows = (shown.text for shown in queue_rows(a_floor(), width))
    assert heading.split()[-len(last.split()) :] == last.split()
    assert all(len(row) == width and "…" not in row for row in (heading, *rows))


async def test_the_agent_under_the_cursor_is_described_beside_the_floor() -> None:
    async with playing(size=LARGE) as play:
        assert "Dana Kovac ──" in play.text
        await play.press("down")
        assert "Marek Nowak ──" in play.text
        await play.press("right")
        assert "Sofia Marin ──" in play.text


async def test_the_filter_leaves_those_who_match_and_esc_shows_everyone() -> None:
    async with playing() as play:
        await play.press("slash")
        await play.type("chat ready")
        assert "match “chat ready_”" in play.text
        assert "Priya" in play.text
        assert "Marek" not in play.text
        await play.press("enter")
        await play.press("escape")
        assert "Marek" in play.text


async def test_typing_a_filter_presses_no_other_key() -> None:
    async with playing() as play:
        await play.press("slash")
        await play.type("dip q")
        assert play.shown == "FloorScreen"
        assert not play.app.play.paused


async def test_without_colour_nothing_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing() as play:
        assert "▼ 62% below" in play.text
        for keys in ((), ("slash",)):
            await play.press(*keys)
            for row in play.app.screen._compositor.render_strips():
                for one_filter in play.app._filters:
                    row = row.apply_filter(one_filter, Color(0, 0, 0))
                for segment in row:
                    assert segment.style is not None
                    assert segment.style.color is None or segment.style.color.is_default
                    assert segment.style.bgcolor is None or segment.style.bgcolor.is_default


async def test_a_terminal_that_is_too_small_from_the_start_says_so_and_then_shows_home() -> None:
    async with playing(size=(60, 20), on_floor=False) as play:
        assert play.shown == "TooSmallScreen"
        await play.press("enter", "escape", "q")
        assert play.shown == "TooSmallScreen"
        await play.pilot.resize_terminal(80, 24)
        await play.pilot.pause()
        assert play.shown == "HomeScreen"
        assert "First shift" in play.text


async def test_more_channels_than_rows_are_counted_and_come_into_sight_with_the_cursor() -> None:
    channels = tuple(a_channel("chat", id=f"c{number}", title=f"Chan {number}") for number in range(7))
    async with playing(ScriptedSession(a_floor(channels=channels, plan=()))) as play:
        assert "Chan 0" in play.text
        assert "2 more channels" in play.text
        await play.press("1", *["down"] * 6)
        rows = play.text.splitlines()
        assert any(row.startswith("▸Chan 6") for row in rows)
        assert not any(row.startswith("hChan 0") or row.startswith(" Chan 0") for row in rows)
        await play.press("enter")
        assert "Figures of Chan 6" in play.text


async def test_a_terminal_too_small_pauses_and_says_so() -> None:
    async with playing() as play:
        await play.pilot.resize_terminal(70, 20)
        await play.pilot.pause()
        assert "too small" in play.text
        assert "80 columns by 24 rows" in " ".join(play.text.split())
        before = play.session.now_s
        await play.seconds_pass(1)
        assert play.session.now_s == before
        await play.pilot.resize_terminal(80, 24)
        await play.pilot.pause()
        assert play.shown == "FloorScreen"
        await play.seconds_pass(1)
        assert play.session.now_s == before + 60
