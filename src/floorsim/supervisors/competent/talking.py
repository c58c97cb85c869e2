"""Conversations: a coach's rules of thumb, read off the words alone: ask, one contact, practise, one thing,
listen again.

Nothing on the desk says which answer is good; these are the habits that a supervisor brings along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import ChoiceView, FloorView
from floorsim.supervisors.filling import reply

CUES: Final[tuple[tuple[float, re.Pattern[str]], ...]] = (
    # Asks before telling.
    (1.0, re.compile(r"\b(?:what|which|where|who|since when|how)\b[^.]*\?", re.I)),
    # One contact: a time in it, or its day.
    (1.0, re.compile(r"\d:\d\d|\b(?:mon|tues|wednes|thurs|fri)day\b", re.I)),
    # Practises.
    (1.5, re.compile(r"\bI'm (?:him|her|the|mon|tues|wednes|thurs|fri)|\btry it\b|\bnow;", re.I)),
    # Listens again, or reads.
    (1.0, re.compile(r"\bI'll (?:hear|listen|read)\b|\bI (?:hear|read) (?:two|five)\b", re.I)),
    # Hears what is said.
    (0.5, re.compile(r"\bthanks for\b|\bI believe you\b", re.I)),
    # Reassures, takes the work away, or compares.
    (-1.0, re.compile(r"\b(?:don't worry|only|no wonder|put you|we all|everybody|everyone)\b", re.I)),
    # A list, or everything at once.
    (-0.5, re.compile(r"\ball\b|,[^,]+(?:,| and )", re.I)),
)
"""What speaks for something to say in a conversation, or against it, and how much (D)."""
SPARE_S: Final = 60.0
"""So much must be left of the time after what is said (D)."""


def said(view: FloorView) -> Decision | None:
    """What to say next in the conversation that one sits in; None when it is for the other to speak, or
    over."""
    for item in view.inbox:
        talk = item.talk
        if talk is None or talk.ended is not None or talk.speaking_until_s is not None:
            continue
        answers = [choice for choice in item.choices if not choice.subject]
        in_time = [one for one in answers if view.now_s + one.minutes * 60.0 + SPARE_S <= talk.until_s]
        if answers:
            return reply(item, best_said(in_time or answers))
    return None


def best_said(choices: Sequence[ChoiceView]) -> ChoiceView:
    """The answer whose words say most for it; among equals the one of middling length, which says nothing."""
    lengths = sorted(len(choice.label) for choice in choices)
    middling = lengths[len(lengths) // 2]
    return min(choices, key=lambda one: (-_worth(one.label), abs(len(one.label) - middling), one.id))


def _worth(label: str) -> float:
    found = 0.0
    for weight, words in CUES:
        if words.search(label):
            found += weight
    return found
