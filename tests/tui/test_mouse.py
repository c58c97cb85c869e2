"""The mouse: a click puts the cursor, another one there is enter, the right button asks what to decide."""

import pytest

from floorsim.tui.rows.pick_list import PickList
from tests.tui.playing import Playing, playing

ROWS = {
    "queues": ("#queues", (10, 2), "ChannelDialog", "Decide about Chat"),
    "team": ("#team", (10, 4), "AgentDialog", "Decide about Lucia"),
    "inbox": ("#messages", (10, 2), "InboxDialog", "Decide about Reyes"),
}
"""For each panel a row that the cursor is not on, what enter opens there, and the title of its menu."""


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
async def test_a_click_puts_the_cursor_on_a_row_and_another_one_opens_it(
    row: tuple[str, tuple[int, int], str, str],
) -> None:
    panel, place, opens, _ = row
    async with playing() as play:
        await play.pilot.click(panel, offset=place)
        await play.pilot.pause()
        assert play.shown == "FloorScreen"
        assert f"#{play.app.focused.id if play.app.focused else ''}" == panel
        await play.pilot.click(panel, offset=place)
        await play.pilot.pause()
        assert play.shown == opens


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
async def test_the_right_button_opens_the_menu_of_the_row(
    row: tuple[str, tuple[int, int], str, str],
) -> None:
    panel, place, _, title = row
    async with playing() as play:
        await play.pilot.click(panel, offset=place, button=3)
        await play.pilot.pause()
        assert play.shown == "MenuDialog"
        assert title in play.text


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
async def test_a_click_on_another_row_or_after_moving_away_opens_nothing(
    row: tuple[str, tuple[int, int], str, str],
) -> None:
    panel, (x, y), _, _ = row
    async with playing() as play:
        for offset in ((x, y), (x, y - 1)):
            await play.pilot.click(panel, offset=offset)
            await play.pilot.pause()
        await play.press("down")
        await play.pilot.click(panel, offset=(x, y - 1))
        await play.pilot.pause()
        assert play.shown == "FloorScreen"


async def test_the_heading_of_a_panel_takes_no_click() -> None:
    async with playing() as play:
        for panel in ("#queues", "#team", "#messages"):
            for _ in range(2):
                await play.pilot.click(panel, offset=(10, 0))
        assert play.shown == "FloorScreen"


async def click_twice(play: Playing, row: int) -> list[str | None]:
    """Click on a row of a list twice; return what is under the cursor after each."""
    found: list[str | None] = []
    for _ in range(2):
        await play.pilot.click("#choices", offset=(10, row))
        await play.pilot.pause()
        found.append(play.app.screen.query_one(PickList).row_id if play.shown == "HomeScreen" else None)
    return found


async def test_a_click_in_a_list_puts_the_cursor_and_another_one_opens_the_entry() -> None:
    async with playing(on_floor=False) as play:
        first, second = await click_twice(play, 2)
        assert first is not None
        assert first.startswith("scenario ")
        assert second is None
        assert play.shown == "BriefingScreen"
