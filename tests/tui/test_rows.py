"""Rows of text: their width, their cutting, and repainting only what changed."""

import pytest
from rich.cells import cell_len

from floorsim.present.figures import age, rounded, since, span, within
from floorsim.present.glyphs import sparkline
from floorsim.present.key_names import key_name
from floorsim.present.row import Role, fit, row_of, rule, wrapped
from floorsim.present.scrolling import in_sight, scrolled
from floorsim.tui.rows.key_bar import KeyHint, fitting
from floorsim.tui.rows.pick_list import PickEntry, PickList
from floorsim.tui.rows.row_panel import RowPanel, pieces_of
from floorsim.words import clock
from tests.tui.playing import playing


@pytest.mark.parametrize("text", ["plain", "Łukasz Wałęsa", "名前 in kana", "", "a" * 50])
@pytest.mark.parametrize("width", [1, 2, 7, 20])
def test_a_fitted_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert row_of(text, (text, Role.DIM)).padded(width).width == width


def test_blanks_that_are_cut_leave_no_mark() -> None:
    assert row_of("name      ").padded(6).text == "name  "
    assert row_of("names that go on").padded(6).text == "names…"


def test_a_rule_spans_the_width() -> None:
    assert cell_len(rule("Title", 40, after="3 open").text) == 40
    assert rule("Title", 40).text.endswith("───")


def test_paragraphs_keep_their_blank_rows() -> None:
    assert [row.text for row in wrapped("one\n\ntwo", 20)] == ["one", "", "two"]


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
        assert [shown.selected for shown in listed.rows[:3]] == [True, True, False]
        await play.press("end")
        assert [shown.text.split(" ↑")[0] for shown in listed.rows[-2:]] == ["29 first", "29 second"]
        assert len(listed.rows) == height
        await play.press("home")
        assert listed.rows[0].text.startswith("0 first")


def test_a_view_moves_no_further_than_it_must_and_shows_no_empty_end() -> None:
    assert scrolled(5, 10, 100) == 5
    assert scrolled(95, 10, 100) == 90
    assert scrolled(-3, 10, 100) == 0
    assert scrolled(5, 10, 3) == 0
    assert [scrolled(5, 10, 100, row) for row in (4, 5, 14, 15)] == [4, 5, 5, 6]
    assert scrolled(5, 10, 100, 20, 22) == 13
    assert scrolled(5, 2, 100, 20, 24) == 20


@pytest.mark.parametrize(
    ("top", "height", "seen"),
    [
        (0, 5, ["0", "1", "2", "3", "4"]),
        (0, 3, ["0", "1", "2 ↓ 2 more"]),
        (2, 3, ["2 ↑ 2 more", "3", "4"]),
        (1, 3, ["1 ↑ 1 more", "2", "3 ↓ 1 more"]),
        (2, 1, ["2 ↓ 2 more"]),
        (4, 1, ["4 ↑ 4 more"]),
    ],
)
def test_the_edges_of_a_view_say_how_many_more_rows_there_are(top: int, height: int, seen: list[str]) -> None:
    shown = in_sight([row_of(str(number)) for number in range(5)], top, height, 30)
    assert [" ".join(row.text.split()) for row in shown] == seen
    narrow = in_sight([row_of(str(number)) for number in range(5)], top, height, 12)
    assert not any("more" in row.text for row in narrow)


def test_a_noted_row_stays_selected_and_names_what_there_is_more_of() -> None:
    rows = [row_of("one").as_selected(), row_of("two"), row_of("three")]
    (only,) = in_sight(rows, 0, 1, 30, "line")
    assert only.selected
    assert only.text.endswith(" ↓ 2 more lines ")
    assert in_sight(rows, 1, 2, 30, "line")[0].text.endswith(" ↑ 1 more line ")


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


def test_keys_are_written_as_they_stand_on_the_keyboard() -> None:
    assert [key_name(key) for key in ("question_mark,f1", "escape", "f2", "ctrl+p", "d")] == [
        "?",
        "esc",
        "F2",
        "ctrl+p",
        "d",
    ]


def test_arrows_are_called_by_name_where_they_cannot_be_drawn() -> None:
    hint = KeyHint("up", "move", also="down")
    assert hint.keys() == "↑ ↓"
    assert hint.keys("ascii") == "up down"


def test_times_and_lengths_read_as_a_person_writes_them() -> None:
    assert clock(9 * 3600 + 26 * 60 + 10) == "09:26"
    assert clock(86400 + 3600, seconds=True) == "d2 01:00:00"
    assert (span(160), span(3900), span(3 * 86400)) == ("2:40", "1h05", "3 d")
    assert (since(432), since(1037), since(3900)) == ("7:12", "17m", "1h05")
    assert (age(45), age(700), age(31 * 3600)) == ("45 s", "12 min", "31 h")
    assert (span(None), rounded(None), rounded(11.6)) == ("–", "–", "12")
    assert (within(20), within(300), within(86400)) == ("20s", "5m", "24h")


def test_a_sparkline_runs_from_the_lowest_to_the_full_bar() -> None:
    assert sparkline((0.0, 0.5, 1.0, None), 0.0, 1.0) == "▁▅█·"
