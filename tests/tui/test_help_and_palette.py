"""Help on every screen, with typing to filter; everything by name."""

import pytest

from floorsim.present.glossary import GLOSSARY
from floorsim.present.help_topics import TOPICS
from floorsim.tui.screens.help_dialog import HelpDialog
from floorsim.tui.screens.palette_dialog import closeness
from tests.tui.playing import playing


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_esc_closes_it(key: str) -> None:
    async with playing() as play:
        await play.press(key)
        assert play.shown == "HelpDialog"
        assert "Decide: every decision there is, by area" in play.text
        await play.press("escape")
        assert play.shown == "FloorScreen"


async def test_typing_filters_help_down_to_the_words_asked_for() -> None:
    async with playing() as play:
        await play.press("question_mark")
        await play.type("erlang")
        assert "Need" in play.text
        assert "Decide" not in play.text
        await play.type("zz")
        assert "Nothing in help has these words." in play.text


@pytest.mark.parametrize("keys", [["d"], ["d", "m"], ["i"], ["enter"], ["f"], ["p"], ["l"], ["colon"]])
async def test_every_screen_has_help_of_its_own(keys: list[str]) -> None:
    async with playing() as play:
        await play.press(*keys)
        topic = play.app.screen.HELP_TOPIC  # type: ignore[attr-defined]
        await play.press("f1")
        assert play.shown == "HelpDialog"
        assert " ".join(TOPICS[topic][0].split()[:6]) in " ".join(play.text.split())


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


async def test_every_kind_of_decision_is_in_the_palette() -> None:
    async with playing() as play:
        await play.press("colon")
        for title in (
            "Move agents between channels",
            "Chats at once",
            "Post to the team",
            "Answer a message",
        ):
            assert f"Decide: {title}" in play.text


async def test_ctrl_p_and_a_few_letters_open_a_form() -> None:
    async with playing() as play:
        await play.press("ctrl+p")
        await play.type("post te")
        await play.press("enter")
        assert play.shown == "FormDialog"
        assert "Post to the team" in play.text


async def test_the_palette_does_what_a_key_does() -> None:
    async with playing() as play:
        await play.press("colon")
        await play.type("pause")
        await play.press("enter")
        assert play.app.play.paused


def test_beginnings_of_words_come_before_their_insides() -> None:
    assert closeness("mov", "Move agents") == 0
    assert closeness("ove", "Move agents") == 1
    assert closeness("ove zz", "Move agents") is None
