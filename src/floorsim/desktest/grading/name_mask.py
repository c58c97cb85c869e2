"""Hides what a candidate is called in what the candidate wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from unicodedata import combining, normalize

from floorsim.desktest.package.exercises import AnyExercise

MASK: Final = "[name]"
WORD: Final = r"[^\W_]+(?:'[^\W_]+)*"
"""Double names are two words, "O'Brien" is one."""
SHORTEST_NAME: Final = 2
"""Letters of a part of a name that is hidden on its own; so are no parts in small letters, such as "de"."""
WRITTEN: Final = frozenset({"words", "note", "subject", "body"})
"""Keys of an answer under which stands what the candidate wrote."""
_APOSTROPHES: Final = str.maketrans({"’": "'", "\u02bc": "'"})


def masked(
    answer: Mapping[str, Any], names: Sequence[str], exercise: AnyExercise, ids: Sequence[str] = ()
) -> dict[str, Any]:
    """An answer to an exercise without what the candidate is called, in all that the candidate wrote.

    `ids` are hidden as a whole only.
    """
    patterns = _patterns([_bare(name)[0] for name in names], ids, exercise)

    def without(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {inner: without(one, inner) for inner, one in value.items()}
        if isinstance(value, list | tuple):
            return [without(one) for one in value]
        if key not in WRITTEN or not isinstance(value, str):
            return value
        value = value.strip()
        for pattern in patterns:
            value = _hidden(value, pattern)
        return value

    return {key: without(value, key) for key, value in answer.items()}


def _hidden(text: str, pattern: re.Pattern[str]) -> str:
    """The text with the mask in place of what a pattern finds, accents aside."""
    bare, places = _bare(text)
    for found in reversed([*pattern.finditer(bare)]):
        text = text[: places[found.start()]] + MASK + text[places[found.end()] :]
    return text


def _bare(text: str) -> tuple[str, list[int]]:
    """The text without accents and with plain apostrophes, and the place in it of each letter and of the end.

    The same name is written "José", "Jose" and, with the accent as a character of its own, "José" again.
    """
    letters = [
        (letter, place)
        for place, written in enumerate(text.translate(_APOSTROPHES))
        for letter in normalize("NFKD", written)
        if not combining(letter)
    ]
    return "".join(letter for letter, _ in letters), [*(place for _, place in letters), len(text)]


def _patterns(names: Sequence[str], ids: Sequence[str], exercise: AnyExercise) -> list[re.Pattern[str]]:
    """What finds the names.

    A part of a name on its own is hidden as it is written, since "will" is also a word, and in any spelling
    where it is all of a line. A part that the exercise itself uses is somebody else there, and left.
    """
    own = {word.lower() for word in re.findall(WORD, _bare(exercise.model_dump_json(exclude={"rubric"}))[0])}
    parts = {
        part
        for part in (part for name in names for part in re.findall(WORD, name))
        if len(part) >= SHORTEST_NAME and not part.islower() and part.lower() not in own
    }
    found = (
        _pattern([*names, *ids], "(?i)"),
        _pattern(parts, r"(?im)^[\W_]*", r"[\W_]*$"),
        _pattern([*parts, *(part.upper() for part in parts)]),
    )
    return [pattern for pattern in found if pattern is not None]


def _pattern(hidden: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str] | None:
    """Finds any of these, the longest first, whatever stands between their words; None for none."""
    written = [re.findall(WORD, one) for one in sorted(hidden, key=len, reverse=True)]
    texts = [r"[\W_]+".join(words).replace("'", "'?") for words in written if words]
    return re.compile(rf"{before}(?<![^\W_])(?:{'|'.join(texts)})(?![^\W_]){behind}") if texts else None
