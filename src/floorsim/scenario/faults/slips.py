"""Slips of the pen that YAML takes for keys: a comma inside braces, and a colon without a space."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from floorsim.scenario.faults.fault import Path
from floorsim.scenario.wording import nearest, shortened, shown
from floorsim.scenario.yaml.document import Document

NO_SPACE: Final = "a space is missing after the colon"

_SPACELESS: Final = re.compile(r"([A-Za-z][\w.-]*):(?!//)(\S.*)")
_NUMBER: Final = re.compile(r"\d+", re.ASCII)
_DIGITS_ON: Final = re.compile(r"\d+(?:\.\d+)?\s*(?:%|[dhms])?", re.ASCII)
_LONGEST: Final = 60
"""Characters of a text that a sentence repeats."""


class Slip(NamedTuple):
    """What was probably meant at a path, and where `of_key` puts the sentence."""

    path: Path
    wrong: str
    right: str
    of_key: bool


def without_space(text: str) -> tuple[str, str] | None:
    """The key and the value of `opens:09:00`, or None if the text is something else."""
    found = _SPACELESS.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def slip_at(path: Path, document: Document, known: Collection[str]) -> Slip | None:
    """The slip that made the last key of a path one, or None if it was meant as a key.

    `known` are the keys that may stand there besides those that do.
    """
    block = document.value(path[:-1]) if path[:-1] in document.marks else None
    if not isinstance(block, dict) or path not in document.marks or block.get(path[-1]) is not None:
        return None
    mark, key = document.marks[path], str(path[-1])
    if mark.written is not None:
        return None
    parts = without_space(key)
    if parts is not None and parts[0] in known:
        return Slip(path, NO_SPACE, f"write {parts[0]}: {shortened(parts[1])}", True)
    return _comma(path, document, block, known)


def _comma(path: Path, document: Document, block: dict[str, Any], known: Collection[str]) -> Slip | None:
    """A comma that was to stand inside a number or a text, and parts it inside braces."""
    names = list(block)
    first = last = names.index(str(path[-1]))
    while first > 0 and _is_bare(document, (*path[:-1], names[first])):
        first -= 1
    while last + 1 < len(names) and _is_bare(document, (*path[:-1], names[last + 1])):
        last += 1
    origin: Path = (*path[:-1], names[first])
    written, rest = document.marks[origin].written, names[first + 1 : last + 1]
    key_place = document.marks[path].key
    if written is None or key_place is None or key_place.line != document.marks[origin].value.line:
        return None
    if _NUMBER.fullmatch(written) and all(_DIGITS_ON.fullmatch(part) for part in rest):
        thousands = all(len(part) == 3 and part.isdigit() for part in rest) and written != "0"
        meant = "".join([written, *rest]) if thousands else f"{written}.{''.join(rest)}"
        return Slip(origin, "a comma separates entries here", f"write {names[first]}: {meant}", False)
    if isinstance(block[names[first]], str) and (" " in rest[0] or nearest(rest[0], known) is None):
        text = ", ".join([written, *rest])
        wrong = f"a comma separates entries here, so that {shown(rest[0])} is read as a key"
        whole = f': {names[first]}: "{text}"' if len(text) <= _LONGEST and '"' not in text else ""
        return Slip(origin, wrong, f"put the text in quotes{whole}", False)
    return None


def _is_bare(document: Document, path: Path) -> bool:
    """Whether a key has no value at all."""
    mark = document.marks.get(path)
    return mark is not None and mark.written is None and document.value(path) is None
