"""The letters h j k l move for those who set it, and stay letters where something is typed."""

import pytest

from floorsim.desk.decisions.registry import kinds
from floorsim.play.settings_file import save_settings
from floorsim.tui.moving import MOVES
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.settings import Settings, load_settings
from tests.tui.playing import LARGE, playing

MOVING = Settings(speed=60.0, hjkl=True)


async def test_unless_it_is_set_they_move_nothing() -> None:
    async with playing() as play:
        await play.press("j", "l")
        assert "▸● Dana" in play.text


async def test_they_move_the_cursor_of_a_panel_in_four_directions() -> None:
    async with playing(settings=MOVING) as play:
        await play.press("j")
        assert "▸● Marek" in play.text
        await play.press("k")
        assert "▸● Dana" in play.text
        await play.press("l")
        assert "▸● Dana" not in play.text
        await play.press("h")
        assert "▸● Dana" in play.text


async def test_they_move_in_menus_forms_and_lists() -> None:
    async with playing(settings=MOVING) as play:
        await play.press("D")
        first = play.app.screen.query_one(PickList).row_id
        await play.press("j")
        assert play.app.screen.query_one(PickList).row_id != first
        await play.press("escape", "m", "l")
        assert "● Chat" in play.text
        await play.press("escape", "g", "j", "k")
        assert play.app.screen.query_one(PickList).row_id == "inbox"


async def test_where_letters_are_typed_they_stay_letters() -> None:
    async with playing(settings=MOVING) as play:
        await play.press("slash")
        await play.type("jhkl")
        assert "match “jhkl_”" in play.text
        await play.press("escape", "A")
        await play.type("hjkl")
        assert "hjkl" in play.text
    async with playing(settings=MOVING, on_floor=False) as play:
        await play.type("hjkl")
        assert "Filter: hjkl" in play.text


async def test_where_they_move_no_line_of_a_panel_is_reached_by_one_of_them() -> None:
    async with playing(settings=MOVING) as play:
        await play.press("2")
        panel = play.app.screen.query_one("#team")
        assert not set("hjkl") & set(panel.letters().values())  # type: ignore[attr-defined]


def test_no_decision_has_one_of_them_as_its_letter() -> None:
    assert not set(MOVES) & {letter for kind in kinds() for letter in kind.verbs.values()}


def test_the_setting_is_kept_and_read_again() -> None:
    assert load_settings({})[0].hjkl is False
    assert save_settings({"hjkl": True}) is None
    assert load_settings({})[0].hjkl is True


async def test_home_shows_the_setting_and_enter_changes_it() -> None:
    async with playing(on_floor=False) as play:
        await play.type("letters")
        assert "Letters h j k l" in play.text
        assert "do not move" in play.text
        await play.press("enter")
        assert play.app.settings.hjkl
        assert "move like the arrow keys" in play.text


@pytest.mark.parametrize("on_floor", [True, False])
async def test_help_says_that_there_is_such_a_setting(on_floor: bool) -> None:
    async with playing(size=LARGE, on_floor=on_floor) as play:
        await play.press("question_mark")
        await play.type("h j k l")
        assert "off unless it is set on home" in " ".join(play.text.split())
