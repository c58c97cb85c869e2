"""A survey of the team: who answers, what they say, and the mean with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import TYPE_CHECKING, Final

from floorsim.floor.chance.inverse_transforms import normal_quantile_one
from floorsim.floor.quality.reviews import half_width
from floorsim.scenario.effects.world import Cause
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.desk.consequences.consequences import Consequences
    from floorsim.floor.agent import Agent

LEAST_ANSWERS: Final = 4
"""Fewer answers are not shown, so that nobody can be told from them (D)."""
ANSWERS_PER_MORALE: Final = 0.4
"""How much more often somebody at full morale answers than somebody at none (D: those who are well answer
more often)."""
SPREAD: Final = 0.12
"""Spread of what somebody says around how they are, on a scale from 0 to 1 (D)."""
WATCHED: Final = 0.15
"""How much better people say they are when others can see it (D)."""
LOW, HIGH = 1.0, 5.0
"""The scale of the answers."""
MOST_COMMENTS: Final = 2
"""Comments that are passed on (D)."""


def hold(on: Consequences, response: float, *, watched: bool) -> int:
    """The answers come in; gives how many answered. Everybody who has not resigned is asked."""
    asked = [agent for agent in on.floor.agents if not agent.resigned]
    answered: list[tuple[Agent, int]] = []
    for agent in asked:
        whether, which = on.floor.random.few(2, "survey", agent.id, int(on.now_s // DAY_S))
        if whether < response + ANSWERS_PER_MORALE * (agent.wellbeing.morale - 0.5):
            answered.append((agent, _mark(agent.wellbeing.morale, which, watched=watched)))
    text = _words([mark for _, mark in answered], len(asked))
    cause = Cause(f"survey:{len(on.surveys)}")
    on.surveys.append(text)
    if len(answered) >= LEAST_ANSWERS and not watched:
        said = [held.terms.says for agent, _ in answered for held in agent.wellbeing.concerns.values()]
        comments = list(dict.fromkeys(one for one in said if one is not None))[:MOST_COMMENTS]
        text = " ".join([f"{text}.", *(f"“{comment}”" for comment in comments)])
    on.bring_about("news", {"from": "HR", "text": f"Survey of your team: {text}"}, cause)
    return len(answered)


def _mark(morale: float, u: float, *, watched: bool) -> int:
    """The mark that somebody gives, 1 to 5."""
    level = morale + SPREAD * normal_quantile_one(u) + (WATCHED if watched else 0.0)
    return round(LOW + (HIGH - LOW) * min(1.0, max(0.0, level)))


def _words(marks: Sequence[int], asked: int) -> str:
    """`3.4 ± 0.5 of 5, 9 of 12 answered`."""
    answered = f"{len(marks)} of {asked} answered"
    if len(marks) < LEAST_ANSWERS:
        return f"{answered}, too few to be shown"
    mean = fsum(marks) / len(marks)
    spread = sqrt(fsum((mark - mean) ** 2 for mark in marks) / (len(marks) - 1))
    return f"{mean:.1f} ± {half_width(len(marks), spread):.1f} of 5, {answered}"
