"""Short forms of people's names for a wallboard, no two of which look the same."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Final

from floorsim.wording.cells import ELLIPSIS, cell_len, cut, cut_to

NAME_CELLS: Final = 7
"""Terminal cells that the narrowest wallboard has for a name."""


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """The short form of each name, by the key of the name.

    It is the first of these that no other name takes: the first word, with the initial of the last word, the
    initial of the first with the last word, the first letter with the end. Where none is, as with two people
    of one name, it is the beginning and a number. Capitals and ways to write an accent tell nobody apart.
    """
    short: dict[str, str] = {}
    taken: set[str] = set()
    for form in _FORMS:
        forms = {key: form(name.split() or [name]) for key, name in names.items() if key not in short}
        looks = {key: _look(written) for key, written in forms.items()}
        often = Counter(looks.values())
        free = [key for key, look in looks.items() if often[look] == 1 and look not in taken]
        short.update((key, forms[key]) for key in free)
        taken.update(looks[key] for key in free)
    numbers: dict[str, Iterator[int]] = {}
    for key, name in names.items():
        if key not in short:  # a taken number stays taken: others of this name need not try it again
            short[key] = _numbered(name, taken, numbers.setdefault(name, count(1)))
    return {key: short[key] for key in names}


def is_usual(name: str, short: str) -> bool:
    """Whether a short form is one that readers expect: the first word, alone or with an initial."""
    return short in [form(name.split() or [name]) for form in _FORMS[:2]]


def begins(name: str) -> str:
    """What a reader sees of the first word; alike in all names that may be taken for one another."""
    return _look(_first(name.split() or [name]))


def _first(words: list[str]) -> str:
    return words[0]


def _first_with_initial(words: list[str]) -> str:
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else words[0]


def _initial_with_last(words: list[str]) -> str:
    return f"{words[0][0]}. {words[-1]}" if len(words) > 1 else words[0]


def _letter_with_end(words: list[str]) -> str:
    name = " ".join(words)
    first, end = name[:1], name[1:]
    while cell_len(first + ELLIPSIS + end) > NAME_CELLS:
        end = end[1:]
    return name if cell_len(name) <= NAME_CELLS else first + ELLIPSIS + end


_FORMS: Final[tuple[Callable[[list[str]], str], ...]] = (
    _first,
    _first_with_initial,
    _initial_with_last,
    _letter_with_end,
)


def _numbered(name: str, taken: set[str], numbers: Iterator[int]) -> str:
    for number in numbers:
        ending = f" {number}"
        written = cut_to(name, NAME_CELLS - len(ending)).rstrip() + ending
        if _look(written) not in taken:
            taken.add(_look(written))
            return written
    raise AssertionError("numbers do not end")


def _look(written: str) -> str:
    """What a reader of the narrowest wallboard sees of a form."""
    letters = unicodedata.normalize("NFC", cut(written, NAME_CELLS)).casefold()
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Cf")
