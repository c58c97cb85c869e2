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
    mask = NameMask(names, exercise)

    def without(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {inner: without(one, inner) for inner, one in value.items()}
        if isinstance(value, list | tuple):
            return [without(one) for one in value]
        return mask(value) if key in WRITTEN and isinstance(value, str) else value

    return {key: without(value, key) for key, value in answer.items()}


class NameMask:
    """Hides what the candidate is called in what the candidate wrote.

    A part of the name on its own is hidden as it is written, since "will" is also a word, and in any spelling
    where it is all of a line. A part that the exercise itself uses is somebody else there, and left.
    """

    def __init__(self, names: Sequence[str], exercise: AnyExercise) -> None:
        own = {word.lower() for word in re.findall(WORD, exercise.model_dump_json(exclude={"rubric"}))}
        parts = {part for name in names for part in re.findall(WORD, name)}
        parts = {
            part
            for part in parts
            if len(part) >= SHORTEST_NAME and not part.islower() and part.lower() not in own
        }
        self._whole = _pattern(names, "(?i)")
        self._alone = _pattern(parts, r"(?im)^[\W_]*", r"[\W_]*$")
        self._parts = _pattern([*parts, *(part.upper() for part in parts)])

    def __call__(self, text: str) -> str:
        """The text, stripped, with a sign in place of each name."""
        text = text.strip()
        for pattern in (self._whole, self._alone, self._parts):
            text = text if pattern is None else pattern.sub(MASK, text)
        return text


def _pattern(hidden: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str] | None:
    """Finds any of these, the longest first, however the blanks in them are written; None for none."""
    written = [[re.escape(word) for word in one.split()] for one in sorted(hidden, key=len, reverse=True)]
    texts = [r"\s+".join(words) for words in written if words]
    return re.compile(rf"{before}(?<!\w)(?:{'|'.join(texts)})(?!\w){behind}") if texts else None
