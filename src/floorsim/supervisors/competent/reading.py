"""Reading answers: what a supervisor who does not know the scenario can tell from their words.

Nothing on the desk says which answer is good, and neither its place, its length nor its minutes do. What
is left is what it says: whether somebody looks before they speak, names a time, cares for a person; or puts
it off, refuses, does it to everyone, or passes on what nobody has checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from floorsim.desk.view import ChoiceView


class Cue(NamedTuple):
    """Words that speak for an answer or against it, and how much (D)."""

    words: re.Pattern[str]
    weight: float


def _cue(weight: float, *words: str) -> Cue:
    return Cue(re.compile("|".join(rf"\b(?:{word})(?!\w)" for word in words), re.IGNORECASE), weight)


CUES: Final = (
    # Looks before it speaks.
    _cue(1.0, "check(?:ed|ing)?", "ask(?:ing)? (?!me|you|them|her|him)", "look(?:ed)? (?:at|into)"),
    _cue(1.0, "known?", "cause", "not (?:clear|sure)", "no (?:time|estimate)", "why", "what (?:has|is|if)"),
    # Names a time, which is a promise that can be kept.
    _cue(1.0, "within", r"(?:by|at|until|from) \d\S*", r"in \d+ min\w*", "back (?:at|by)"),
    # Begins small.
    _cue(0.5, "first", "one of", "two", "volunteers?"),
    # Cares for somebody, or trusts them with it.
    _cue(1.0, "you can", "i'll (?:see|call|write|come)", "away from", "off the phone", "thanks? (?:for|you)"),
    # Puts it off, or leaves it to chance.
    _cue(-1.0, "later", "wait", "hold", "patience", "let me know", "try again", "not now", "this afternoon"),
    _cue(-1.0, "could be", "probably", "maybe", "let's (?:trust|hope|see)"),
    # Refuses.
    _cue(-1.0, "no[,.]", "can't", "cannot", "needs? (?:everyone|you|all)", "(?:i|we) need"),
    # Does it to everyone, or all at once.
    _cue(-1.0, "every(?:one|body)", "all (?:of|three|them|the)", "them all", "any", "cancel", "close"),
    # Says as certain what nobody has checked.
    _cue(-1.0, "fixed", "certain", "for sure", "soon"),
)
LONG_MIN: Final = 6.0
"""Minutes from which an answer is too long for a floor under pressure (D)."""
TOO_LONG: Final = -1.0
BLIND: Final = -1.0
"""What it says against an answer that it takes long, or all of the supervisor's attention, under pressure."""


def best_read(choices: Sequence[ChoiceView], *, strained: bool) -> ChoiceView:
    """The answer whose words say most for it; among equals the one of middling minutes."""
    middling = sorted(choice.minutes for choice in choices)[len(choices) // 2]
    return min(
        choices,
        key=lambda one: (-worth(one, strained=strained), abs(one.minutes - middling), one.id),
    )


def worth(choice: ChoiceView, *, strained: bool) -> float:
    """What the words of an answer say for it, in cues."""
    said = _cues(choice.label)
    if strained and choice.minutes > LONG_MIN:
        said += TOO_LONG
    return said + (BLIND if strained and choice.hands_on else 0.0)


@lru_cache(maxsize=4096)
def _cues(label: str) -> float:
    """The weights of the cues in some words; each counts once. The same answers lie there minute after
    minute."""
    said = 0.0
    for cue in CUES:
        if cue.words.search(label):
            said += cue.weight
    return said
