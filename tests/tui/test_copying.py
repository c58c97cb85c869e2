"""Copying text out: by the mouse, by a key, as it reads."""

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from floorsim.present.row import Role, Row, row_of
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.copying import copy_out, text_of
from floorsim.tui.screens.inbox_dialog import InboxDialog
from floorsim.tui.settings import Settings
from tests.tui.playing import Playing, playing


async def the_case(play: Playing) -> TextPane:
    play.app.push_screen(InboxDialog("when"))
    await play.pilot.pause()
    await play.pilot.pause()
    return play.app.screen.query_one("#text", TextPane)


async def test_what_the_mouse_selects_is_what_y_copies() -> None:
    async with playing() as play:
        pane = await the_case(play)
        row = next(place for place, row in enumerate(pane.rows) if "Give me a time" in row.text)
        start = pane.rows[row].text.index("Give")
        await play.pilot.mouse_down(pane, offset=(start, row))
        await play.pilot.hover(pane, offset=(start + 10, row))
        await play.pilot.mouse_up(pane, offset=(start + 10, row))
        await play.press("y")
        assert play.app.clipboard.startswith("Give me a")


@pytest.mark.parametrize("theme", ["dark", "plain"])
async def test_what_is_selected_is_shown_reversed(theme: str) -> None:
    async with playing(settings=Settings(speed=60.0, theme=theme)) as play:
        pane = await the_case(play)
        play.app.screen.selections = {pane: Selection.from_offsets(Offset(1, 0), Offset(6, 0))}
        reversed_text = "".join(
            segment.text for segment in pane.render_line(0) if segment.style and segment.style.reverse
        )
        assert reversed_text == "Reyes"


async def test_nothing_to_copy_says_so_and_keeps_the_clipboard() -> None:
    async with playing() as play:
        play.app.copy_to_clipboard("before")
        assert copy_out(play.app, " \n \n") == "There is nothing to copy here."
        assert play.app.clipboard == "before"
        assert copy_out(play.app, "one  \ntwo\n") == "2 lines sent to the terminal’s clipboard."
        assert play.app.clipboard == "one\ntwo"


async def test_text_that_steers_a_terminal_is_copied_without_its_power() -> None:
    async with playing() as play:
        copy_out(play.app, "red\x1b[31m")
        assert "\x1b" not in play.app.clipboard


def test_rows_are_copied_as_they_read() -> None:
    assert text_of([row_of(" a", ("b  ", Role.DIM)), Row(), row_of("c")]) == " ab\n\nc"
