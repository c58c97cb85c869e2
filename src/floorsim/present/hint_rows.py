"""Hints that were asked for, beside the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from floorsim.present.review_notes import HintTaken
from floorsim.present.row import Role, Row, wrapped
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock

STEP_WORDS: Final[Mapping[int, str]] = {1: "where to look", 2: "the principle", 3: "an action"}
"""What each step of a hint tells."""


def hint_rows(hints: Sequence[HintTaken], width: int) -> list[Row]:
    """When hints were asked for and how far they went; nothing where none was."""
    if not hints:
        return []
    furthest: dict[str, HintTaken] = {}
    for hint in hints:
        furthest[hint.about] = hint
    told = ", ".join(f"{clock(one.at_s)} {STEP_WORDS.get(one.step, '')}" for one in furthest.values())
    return wrapped(f"{counted(len(hints), 'hint')}: {told}", width - 2, Role.DIM, indent=" ", hang="  ")
