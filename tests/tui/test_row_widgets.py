"""The widgets of rows: repainting only what changed, lists, and the key bar."""

import pytest

from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, row_of
from floorsim.tui.rows.key_bar import KeyHint, fitting
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.row_panel import RowPanel, pieces_of
from floorsim.tui.themes import style_of
from tests.tui.playing import playing


def test_spans_that_look_the_same_are_sent_as_one() -> None:
    spans = [("a", Role.DIM), ("  ", Role.TEXT), ("b", Role.DIM), ("", Role.BAD), ("c", Role.GOOD)]
    assert pieces_of(spans) == [("a  b", Role.DIM), ("c", Role.GOOD)]
    assert pieces_of([("a", Role.BAD), (" ", Role.TEXT)]) == [("a", Role.BAD), (" ", Role.TEXT)]


async def test_only_changed_rows_are_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing() as play:
        panel = play.app.screen.query_one("#queues", RowPanel)
        painted: list[int] = []
        monkeypatch.setattr(
            panel, "refresh", lambda *regions, **_: painted.extend(region.y for region in regions)
        )
        rows = list(panel.rows)
        panel.show(rows)
        assert painted == []
        rows[2] = row_of("changed")
        panel.show(rows)
        assert painted == [2]


async def test_a_newer_view_never_repaints_or_lays_out_the_whole_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with playing() as play:
        whole: list[str] = []
        monkeypatch.setattr(play.app, "refresh", lambda *_, **__: whole.append("repaint"))
        monkeypatch.setattr(play.app.screen, "_refresh_layout", lambda *_, **__: whole.append("layout"))
        await play.seconds_pass(0.25)
        assert "Tue 09:26:25" in play.text
        assert whole == []


async def test_a_row_of_several_lines_is_selected_and_scrolled_as_one() -> None:
    rows = [
        PickEntry(str(number), row_of(f"{number} first"), (row_of(f"{number} second"),))
        for number in range(30)
    ]
    async with playing() as play:
        await play.press("d")
        listed = play.app.screen.query_one(PickList)
        listed.set_rows(rows)
        height = listed.size.height
        await play.pilot.pause()
        picked = style_of(play.app.look, Role.TEXT, True, False)
        styles = [next(iter(listed.render_line(y))).style for y in range(3)]
        marked = [style is not None and style.bgcolor == picked.bgcolor for style in styles]
        assert marked == [True, True, False]
        await play.press("end")
        assert [listed.render_line(y).text.strip() for y in (height - 2, height - 1)] == [
            "29 first",
            "29 second",
        ]
        assert listed.render_line(0).text.endswith(f" ↑ {60 - height} more ")
        await play.press("home")
        assert listed.render_line(0).text.startswith("0 first")
        assert listed.render_line(height - 1).text.endswith(f" ↓ {60 - height} more ")


async def test_a_list_takes_other_symbols_and_another_theme_at_once() -> None:
    async with playing() as play:
        await play.press("D")
        listed = play.app.screen.query_one(PickList)
        before = [listed.render_line(y) for y in range(listed.size.height)]
        assert any("–" in strip.text for strip in before)
        play.app.change_settings(glyphs="ascii")
        await play.pilot.pause()
        assert all(listed.render_line(y).text.isascii() for y in range(listed.size.height))
        play.app.change_settings(theme="light")
        await play.pilot.pause()
        after = [listed.render_line(y) for y in range(listed.size.height)]
        assert all(
            one.style != other.style
            for old, new in zip(before, after, strict=True)
            for one, other in zip(list(old)[:1], list(new)[:1], strict=True)
        )


def test_the_key_bar_gives_up_the_least_needed_and_keeps_help() -> None:
    hints = [
        KeyHint("d", "decide", keep=True),
        KeyHint("p", "plan"),
        KeyHint("l", "log"),
        KeyHint("question_mark", "help", keep=True),
    ]
    assert [hint.words for hint in fitting(hints, 80)] == ["decide", "plan", "log", "help"]
    assert [hint.words for hint in fitting(hints, 29)] == ["decide", "plan", "help"]
    assert [hint.words for hint in fitting(hints, 20)] == ["decide", "help"]


def test_arrows_are_called_by_name_where_they_cannot_be_drawn() -> None:
    hint = KeyHint("up", "move", also="down")
    assert hint.keys() == "↑ ↓"
    assert hint.keys("ascii") == "up down"
