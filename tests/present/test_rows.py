"""Rows of text: their width, their cutting, what is in sight, and how figures are written."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from floorsim.present.glyphs import sparkline
from floorsim.present.key_names import key_name
from floorsim.present.queue_rows import BLIND_TO_WAITING, formula_sentence
from floorsim.present.row import Role, fit, row_of, rule, wrapped
from floorsim.present.scrolling import in_sight, scrolled
from floorsim.wording.numbers import rounded
from floorsim.wording.times import age, clock, since, span, within
from tests.present.floor_views import a_channel


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


def test_keys_are_written_as_they_stand_on_the_keyboard() -> None:
    assert [key_name(key) for key in ("question_mark,f1", "escape", "f2", "ctrl+p", "d")] == [
        "?",
        "esc",
        "F2",
        "ctrl+p",
        "d",
    ]


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


def test_the_service_level_names_those_who_wait_too_long_where_they_count() -> None:
    channel = a_channel(overdue=3)
    assert "Counted as missed: 3" in formula_sentence(channel)
    assert "Counted as missed" not in formula_sentence(replace(channel, formula=BLIND_TO_WAITING))
    assert "Counted as missed" not in formula_sentence(replace(channel, overdue=0))
