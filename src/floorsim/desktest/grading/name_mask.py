"""Hides what a candidate is called in what the candidate wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from floorsim.desktest.package.exercises import AnyExercise

MASK: Final = "[name]"
WORD: Final = r"[\w'’-]+"
SHORTEST_NAME: Final = 2
"""Letters of a part of a name that is hidden on its own; so are no parts in small letters, such as "de"."""
WRITTEN: Final = frozenset({"words", "note", "subject", "body"})
"""Keys of an answer under which stands what the candidate wrote."""


def masked(answer: Mapping[str, Any], names: Sequence[str], exercise: AnyExercise) -> dict[str, Any]:
    """An answer to an exercise without what the candidate is called, in all that the candidate wrote."""
    if not names:
        return dict(answer)
    patterns = _patterns(names, exercise)

    def without(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {inner: without(one, inner) for inner, one in value.items()}
        if isinstance(value, list | tuple):
            return [without(one) for one in value]
        if key not in WRITTEN or not isinstance(value, str):
            return value
        value = value.strip()
        for pattern in patterns:
            value = pattern.sub(MASK, value)
        return value

    return {key: without(value, key) for key, value in answer.items()}


def _patterns(names: Sequence[str], exercise: AnyExercise) -> list[re.Pattern[str]]:
    """What finds the names.

    A part of a name on its own is hidden as it is written, since "will" is also a word, and in any spelling
    where it is all of a line. A part that the exercise itself uses is somebody else there, and left.
    """
    own = {word.lower() for word in re.findall(WORD, exercise.model_dump_json(exclude={"rubric"}))}
    parts = {
        part
        for part in (part for name in names for part in re.findall(WORD, name))
        if len(part) >= SHORTEST_NAME and not part.islower() and part.lower() not in own
    }
    found = (
        _pattern(names, "(?i)"),
        _pattern(parts, r"(?im)^[\W_]*", r"[\W_]*$"),
        _pattern([*parts, *(part.upper() for part in parts)]),
    )
    return [pattern for pattern in found if pattern is not None]


def _pattern(hidden: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str] | None:
    """Finds any of these, the longest first, however the blanks in them are written; None for none."""
    written = [[re.escape(word) for word in one.split()] for one in sorted(hidden, key=len, reverse=True)]
    texts = [r"\s+".join(words) for words in written if words]
    return re.compile(rf"{before}(?<!\w)(?:{'|'.join(texts)})(?!\w){behind}") if texts else None
