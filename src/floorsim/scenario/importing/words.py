"""The words by which an export's columns, days and months are known; they stand in
data/imports/words.yaml."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from floorsim.content import content_dir
from floorsim.scenario.content_file import read_content
from floorsim.scenario.models.base import Block

_NO_WORD: Final = re.compile(r"[^\w%]+|_")

Names = tuple[str, ...]

_LONGEST_NOTHING: Final = 8
EXACT: Final = 99.0
"""The fit of a name that is one of the known names, letter by letter."""


class Words(Block):
    """What stands in the file: names of columns by role, one list a language, and other words."""

    columns: dict[str, tuple[Names, ...]]
    roster: dict[str, tuple[Names, ...]]
    not_meant: Names
    lengths: Names
    ends: Names
    average: Names
    whole: Names
    minutes: Names
    hours: Names
    totals: Names
    abandoned_words: Names
    weekdays: tuple[Names, ...]
    months: tuple[Names, ...]
    off: Names
    nothing: Names
    outgoing: Names


@cache
def words() -> Words:
    """The words of the file, read once."""
    return read_content(content_dir("data") / "imports" / "words.yaml", Words)[0]


@cache
def plain(text: str) -> str:
    """A name in small letters, without accents and signs: `Durée moy. (s)` is `duree moy s`."""
    split = unicodedata.normalize("NFKD", re.sub(r"([a-z])([A-Z])", r"\1 \2", text.strip()))
    bare = "".join(sign for sign in split if not unicodedata.combining(sign)).casefold()
    return " ".join(_NO_WORD.sub(" ", bare).split())


def has_word(name: str, wanted: Names) -> bool:
    """Whether one of the words stands in a plain name, as a whole word."""
    padded = f" {name.replace('%', ' % ')} "
    return any(f" {word} " in padded for word in wanted)


def is_nothing(cell: str) -> bool:
    """Whether a value stands for none: `-`, `N/A`, or a fault of a spreadsheet such as `#DIV/0!`."""
    may_be = len(cell) <= _LONGEST_NOTHING and (cell.startswith("#") or not any(map(str.isdigit, cell)))
    return may_be and plain(cell) in words().nothing


@cache
def place_in(groups: tuple[Names, ...], word: str) -> int | None:
    """Which of the groups has this word, from 0: the number of a weekday or month."""
    return next((number for number, group in enumerate(groups) if word in group), None)


def weekday_of(text: str) -> int | None:
    """The weekday that a text names, Monday 0."""
    return place_in(words().weekdays, plain(text))


def fit(name: str, lists: tuple[Names, ...]) -> float:
    """How well a column's plain name fits one of the known names: 0 not at all, 100 exactly the best of them.

    A known name may stand inside a longer one; longer and earlier known names fit better.
    """
    best = 0.0
    padded = f" {name} "
    for names in lists:
        for rank, known in enumerate(names):
            if name == known:
                best = max(best, 100.0 - rank / len(names))
            elif f" {known} " in padded:
                best = max(best, 80.0 * len(known) / len(name) - rank / len(names))
    return best
