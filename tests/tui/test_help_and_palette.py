"""Help on every screen, with typing to filter; everything by name."""

import re

import pytest

from floorsim.present.glossary import GLOSSARY
from floorsim.present.help_topics import COLUMNS, TOPICS
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.screens.help_dialog import HelpDialog
from floorsim.tui.screens.my_time import MyTimeScreen
from floorsim.tui.settings import Settings
from tests.present.floor_views import a_floor
from tests.tui.playing import Playing, playing
from tests.tui.scripted_session import Post, ScriptedSession


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_esc_closes_it(key: str) -> None:
    async with playing() as play:
        await play.press(key)
        assert play.shown == "HelpDialog"
        assert "One cursor: small letters act on what is under it" in play.text
        await play.press("escape")
        assert play.shown == "FloorScreen"


async def test_typing_filters_help_down_to_the_words_asked_for() -> None:
    async with playing() as play:
        await play.press("question_mark")
        await play.type("erlang")
        assert "Need" in play.text
        assert "Decide" not in play.text
        await play.type("zz")
        assert "Nothing in help matches." in play.text


async def test_every_screen_has_help_of_its_own() -> None:
    async with playing() as play:
        for keys in (["d"], ["d", "m"], ["I"], ["enter"], ["P"], ["L"], ["colon"]):
            await play.press(*keys)
            assert play.shown != "FloorScreen", keys
            topic = play.app.screen.HELP_TOPIC  # type: ignore[attr-defined]
            await play.press("f1")
            assert play.shown == "HelpDialog", keys
            assert " ".join(TOPICS[topic][0].split()[:6]) in " ".join(play.text.split()), keys
            while play.shown != "FloorScreen":
                await play.press("escape")


async def test_help_explains_figures_with_their_formulas() -> None:
    words = {term.word: term for term in GLOSSARY}
    assert words["AHT"].formula == "(talk + hold + after-contact work) / handled"
    async with playing() as play:
        await play.press("question_mark")
        await play.type("occupancy handling")
        assert "handling / (handling + ready)" in " ".join(play.text.split())


async def test_no_word_of_help_runs_into_what_it_means() -> None:
    async with playing() as play:
        await play.press("question_mark")
        dialog = play.app.screen
        assert isinstance(dialog, HelpDialog)
        text = "\n".join(row.text for row in dialog._text(80))
    for term in GLOSSARY:
        assert f" {term.word}" in text
        assert f"{term.word}{term.meaning[:9]}" not in text


async def test_help_says_what_stands_in_the_columns_of_a_screen() -> None:
    async with playing() as play:
        await play.press("question_mark")
        await play.type("ends at")
        assert "end-of-day forecast" in " ".join(play.text.split())


async def test_help_reads_the_keys_of_the_screen_from_its_bindings() -> None:
    settings = Settings(speed=60.0, keys={"my_time.first": "z"})
    async with playing(settings=settings) as play:
        play.app.push_screen(MyTimeScreen())
        await play.pilot.pause()
        await play.press("question_mark")
        await play.type("first before")
        assert re.search(r"^ z +First: before everything else", play.text, re.MULTILINE)


def test_every_column_that_help_explains_belongs_to_a_screen() -> None:
    assert set(COLUMNS) <= set(TOPICS)


async def test_every_kind_of_decision_can_be_found() -> None:
    async with playing() as play:
        await play.press("colon")
        for title in ("Move agents between channels", "Post to the team", "Answer a message"):
            assert re.search(rf"decide .*{title}", play.text)
        await play.type("chats at")
        assert re.search(r"decide  – Chats at once", play.text)


async def find(play: Playing, letters: str) -> None:
    await play.press("colon")
    await play.type(letters)


async def test_the_kind_taken_last_is_the_first_that_is_found() -> None:
    async with playing() as play:
        play.app.play.take(Post(content="facts"))
        await play.press("colon")
        rows = [row for row in play.text.splitlines() if "decide  " in row]
        assert "Post to the team" in rows[0]


async def test_a_few_letters_open_a_form() -> None:
    async with playing() as play:
        await play.press("ctrl+p")
        await play.type("post te")
        await play.press("enter")
        assert "Post to the team" in play.text
        assert play.shown != "PaletteDialog"


async def test_a_name_opens_the_agent() -> None:
    async with playing() as play:
        await find(play, "marek")
        await play.press("enter")
        await play.pilot.pause()
        assert "Marek Nowak" in play.text
        assert play.shown not in ("PaletteDialog", "FloorScreen")


async def test_a_name_opens_a_message_or_a_queue() -> None:
    async with playing() as play:
        await find(play, "swap with")
        await play.press("enter")
        assert play.shown == "InboxDialog"
        assert "Swap with Ben at 13:00? ──" in play.text
        await find(play, "email")
        await play.press("enter")
        await play.pilot.pause()
        assert play.shown not in ("PaletteDialog", "InboxDialog")


async def test_a_word_opens_its_help() -> None:
    async with playing() as play:
        await find(play, "occupancy")
        await play.press("enter")
        assert play.shown == "HelpDialog"
        assert "handling / (handling + ready)" in " ".join(play.text.split())


async def test_a_place_is_found_by_its_name() -> None:
    async with playing() as play:
        await find(play, "my time")
        await play.press("enter")
        assert play.shown == "MyTimeScreen"


async def test_what_is_not_possible_says_why_and_opens_nothing() -> None:
    async with playing() as play:
        await find(play, "chats at once")
        assert "There is no chat queue." in play.text
        await play.press("enter")
        assert play.shown == "PaletteDialog"


async def test_a_setting_is_changed_by_its_name() -> None:
    async with playing(on_floor=False) as play:
        await find(play, "ascii")
        await play.press("enter")
        assert play.app.glyphs == "ascii"
        assert play.shown == "HomeScreen"


async def test_a_key_of_the_screen_below_is_found_by_what_it_does() -> None:
    async with playing() as play:
        await find(play, "pause the clock or")
        await play.press("enter")
        assert play.app.play.paused


async def test_two_thousand_agents_can_be_searched() -> None:
    async with playing(ScriptedSession(a_floor(agents=2000))) as play:
        await play.press("colon")
        assert re.search(
            r"\d+ more; type another letter", play.app.screen.query_one(PickList).entry(60)[0].text
        )
        await play.type("noor cz")
        assert play.shown == "PaletteDialog"
