"""Short forms of names: no two look the same in the room that the narrowest wallboard has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.wording.cells import cell_len, cut
from floorsim.wording.short_names import NAME_CELLS, short_names

LETTERS = st.sampled_from("aáÁbB \u200b\u0301山田ß-.…1")
NAMES = st.text(LETTERS, max_size=12)


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Maria Rossi", "Lena Kraus"], ["Maria", "Lena"]),
        (["Lena Kraus", "Lena Novak", "Maria"], ["Lena K.", "Lena N.", "Maria"]),
        (["Nguyễn Văn An", "Nguyễn Thị Bình", "Ana Lima"], ["N. An", "N. Bình", "Ana"]),
        (["Lena Kraus", "Lena Klein", "Lena Sand"], ["L. Kraus", "L. Klein", "Lena S."]),
        (["Katharina", "Katharine"], ["K…arina", "K…arine"]),
        (["山田太郎", "山田太一"], ["山…太郎", "山…太一"]),
        (["Ana Lima", "Ana Lima"], ["Ana L 1", "Ana L 2"]),
    ],
)
def test_a_name_is_as_short_as_it_can_be_and_no_other(names: list[str], short: list[str]) -> None:
    found = short_names(dict(zip("abc", names, strict=False)))
    assert [found[key] for key in "abc"[: len(names)]] == short


@given(st.lists(NAMES, max_size=8))
def test_no_two_short_names_look_the_same(names: list[str]) -> None:
    short = short_names({str(place): name for place, name in enumerate(names)})
    assert list(short) == [str(place) for place in range(len(names))]
    seen = []
    for written in short.values():
        look = unicodedata.normalize("NFC", cut(written, NAME_CELLS)).casefold().replace("\u200b", "")
        assert cell_len(cut(written, NAME_CELLS)) <= NAME_CELLS
        seen.append(look)
    assert len(set(seen)) == len(seen)


def test_many_people_of_one_name_are_numbered() -> None:
    short = short_names({str(place): "Nguyen" for place in range(1, 2001)})
    assert len(set(short.values())) == 2000
    assert (short["1"], short["2000"]) == ("Nguye 1", "Ng 2000")
