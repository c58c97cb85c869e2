"""Customers who want a manager: taken by what they lost and risk, answered by the loss and the words."""

from __future__ import annotations

import re
from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import CaseFacts, ChoiceView, MessageView
from floorsim.supervisors.competent.picture import Picture, speaks_of
from floorsim.supervisors.competent.reading import worth
from floorsim.supervisors.filling import reply

COACH: Final = "send_back"
"""The usual way: the customer stays with the agent, who gets advice; you go on seeing the floor (D)."""
TAKE: Final = "take_now"
AT_RISK: Final = (
    *("deaf", "blind", "wheelchair", "insulin", "oxygen", "baby", "child", "hospital", "ill "),
    *("ashamed", "alone", "scared", "afraid", "died", "widow", "smok", "burn", "violent", "ex-"),
    *("card number", "photo of", "password", "statement", "somebody else"),
)
"""Words by which somebody who could come to harm is recognised, or data that could (D)."""
GREAT_LOSS: Final = 80.0
"""Money lost from which it is not left to the agent (D)."""
MANY_CONTACTS: Final = 3
"""At this contact of a matter somebody else has to own it (D)."""
FAIR: Final = (0.75, 1.5)
"""Parts of the loss between which a remedy is thought right (D)."""
RULE_SAYS: Final = 1.0
MOST_WORDS: Final = 4
"""What each word says for an answer that stands in the case's rule too, and how many of them count (D)."""
NOT: Final = re.compile(r"\b(?:no|not|never|nobody|don't|doesn't|without)\b", re.IGNORECASE)
"""Words by which a part of a rule says what is not to be done: what stands in it speaks against an answer."""
LEAST_LETTERS: Final = 4
STEM: Final = 5
"""Words shorter than this are everybody's; of the others so many letters are compared (D)."""
REASSURES: Final = ("worry", "at ease", "my word", "just for you", "delet", "promise", "forget")
REASSURED: Final = 1.5
"""Words that calm with nothing done, or make an exception, and how much they say against an answer (D)."""
REMEDY_SAYS: Final = 1.5
"""What a fair remedy says for an answer, beside its words; too large a one as much against it (D)."""


def on_the_line(picture: Picture) -> Decision | None:
    """A customer is on the line and waits for an answer: before anything else, also before what is queued."""
    for item in picture.open_items:
        if item.category == "escalation" and item.choices and not _untaken(item):
            return reply(item, best_answer(item, strained=picture.strained))
    return None


def way(item: MessageView, *, strained: bool) -> Decision:
    """How a customer who wants a manager is dealt with."""
    ids = {choice.id for choice in item.choices}
    facts = item.facts
    wanted = COACH if facts is None else _way(facts, at_risk=_at_risk(item), strained=strained)
    return reply(item, _of(item, wanted if wanted in ids else item.choices[0].id))


def best_answer(item: MessageView, *, strained: bool) -> ChoiceView:
    """The answer for which its words and what it gives say most; among equals the shorter one."""

    clauses = re.split(r"[.,;:]| - ", ". ".join(_rules(item.facts)))
    wanted = _stems(" ".join(one for one in clauses if not NOT.search(one)))
    forbidden = _stems(" ".join(one for one in clauses if NOT.search(one))) - wanted

    def says(choice: ChoiceView) -> float:
        said = worth(choice, strained=strained) + _remedy_says(item.facts, choice.gives)
        if any(words in choice.label.lower() for words in REASSURES):
            said -= REASSURED
        stems = _stems(choice.label)
        said -= RULE_SAYS * min(MOST_WORDS, len(stems & forbidden))
        return said + RULE_SAYS * min(MOST_WORDS, len(stems & wanted))

    return min(item.choices, key=lambda one: (-says(one), one.minutes, one.id))


def _at_risk(item: MessageView) -> bool:
    """What is said sounds like somebody who could come to harm."""
    return speaks_of(item, AT_RISK)


def _way(facts: CaseFacts, *, at_risk: bool, strained: bool) -> str:
    grave = facts.loss >= GREAT_LOSS or facts.contact >= MANY_CONTACTS
    return TAKE if at_risk or (grave and not strained) else COACH


def _remedy_says(facts: CaseFacts | None, gives: float) -> float:
    if facts is None or not facts.loss:
        return 0.0
    if gives > facts.authority:
        return -2.0 * REMEDY_SAYS
    share, (least, most) = gives / facts.loss, FAIR
    if least <= share <= most:
        return REMEDY_SAYS
    return -REMEDY_SAYS if share > most else 0.0


def _rules(facts: CaseFacts | None) -> list[str]:
    """What the case says of the rule, the time and who owns the cause: a good answer goes by it."""
    if facts is None:
        return []
    return [facts.policy, *(part for part in (facts.eta, facts.owner) if part), *facts.evidence]


def _stems(text: str) -> set[str]:
    """The longer words of a text by their beginnings."""
    return {word[:STEM] for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) >= LEAST_LETTERS}


def _untaken(item: MessageView) -> bool:
    return any(choice.id == TAKE for choice in item.choices)


def _of(item: MessageView, id: str) -> ChoiceView:
    return next(choice for choice in item.choices if choice.id == id)
