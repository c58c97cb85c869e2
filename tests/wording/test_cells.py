"""Widths of text in terminal cells agree with the library that draws them."""

import pytest
from rich.cells import cell_len as drawn_width

from floorsim.present.glyphs import IN_ASCII
from floorsim.wording import cells
from floorsim.wording.cells import cell_len, cut_to

TEXTS = [
    "",
    "plain",
    "Łukasz Wałęsa",
    "名前 in kana",
    "e\u0301a\u0300",
    "\uff46\uff55\uff4c\uff4c",
    "한국어",
    "“quoted” – 3 × 4",
    "".join(IN_ASCII),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_as_wide_as_it_is_drawn(text: str) -> None:
    assert cell_len(text) == drawn_width(text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [0, 1, 2, 5, 40])
def test_a_cut_text_has_exactly_the_width(text: str, width: int) -> None:
    assert cell_len(cut_to(text, width)) == width


def test_a_wide_letter_that_does_not_fit_leaves_a_blank() -> None:
    assert cut_to("名前", 3) == "名 "


def test_what_is_counted_at_once_is_one_cell_each() -> None:
    narrow = [letter for letter in map(chr, range(0x10000)) if cells._NARROW(letter)]
    assert {cells._cells(letter) for letter in narrow} == {1}
    assert set("○●◐◒⇄◇◈▢▣◎□↗✕✓▲◆▼▸→·▁█─━‖×±…–−é") <= set(narrow)
