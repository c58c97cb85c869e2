"""Colleagues whom agents ask while their customer is on hold: who helps now, and what was asked.

Without anybody set aside for it, an agent asks around. A helper answers one question at a time, in the order
in which they come; who would wait longer than asking around takes asks around.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.floor.people.handling import refresh
from floorsim.floor.states import LOGGED_IN

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact

ASK_AROUND_S: Final = 120.0
"""Hold while an unskilled agent asks around for help (D)."""
ANSWER_S: Final = 40.0
"""Hold while a helper answers, once free (D)."""
BUDDY_S: Final = 60.0
"""Hold while a buddy at work answers: near, but with a contact of their own (D)."""
HELPED_LOG_ODDS: Final = 0.5
"""Log odds of resolving that an experienced answer adds (D: .70 becomes .79)."""
LEARNT: Final = 0.004
"""Part of what newness is left that one good answer takes away: some 30 of them are worth a week (D)."""


class Question(NamedTuple):
    """An agent asked somebody while the customer was on hold."""

    at_s: float
    agent: int
    """Index."""
    driver: str
    hold_s: float


class HelpDesk:
    """Who helps, until when each is taken, and every question of the run in order."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.helped: set[int] = set()
        """Ids of contacts in hand for which somebody who knows answered."""
        self.on_asked: list[Callable[[Agent, Contact, float], None]] = []
        """Who wants to know of every question."""
        self.buddies: dict[int, Agent] = {}
        """Whom somebody new (index) asks first where no helper is free."""
        self._free_at: dict[int, float] = {}

    def opens(self, agent: Agent) -> None:
        """The agent answers questions from now on."""
        self._free_at[agent.index] = agent.floor.now

    def closes(self, agent: Agent) -> None:
        """The agent does something else again."""
        self._free_at.pop(agent.index, None)

    def is_staffed(self) -> bool:
        """Whether somebody is there to ask."""
        return bool(self._free_at)

    def asked(self, agent: Agent, contact: Contact, now_s: float) -> float:
        """The agent asks: gives the hold in seconds. What a helper or a buddy answers also teaches and helps
        to resolve."""
        buddy = self.buddies.get(agent.index)
        near = buddy is not None and buddy.state in LOGGED_IN
        hold_s = BUDDY_S if near else ASK_AROUND_S
        helper = min(self._free_at, key=lambda one: (self._free_at[one], one), default=None)
        from_s = now_s if helper is None else max(now_s, self._free_at[helper])
        if helper is not None and from_s + ANSWER_S - now_s < hold_s:
            hold_s = from_s + ANSWER_S - now_s
            self._free_at[helper] = from_s + ANSWER_S
            self.answer(agent, contact)
        elif near:
            self.answer(agent, contact)
        self.questions.append(Question(now_s, agent.index, contact.type.driver_id, hold_s))
        for hook in self.on_asked:
            hook(agent, contact, now_s)
        return hold_s

    def answer(self, agent: Agent, contact: Contact) -> None:
        """Somebody who knows answers what the agent asks about a contact in hand."""
        self.helped.add(contact.id)
        _learns(agent)

    def with_help(self, contact: int, chance: float) -> float:
        """The chance (0-1) of resolving a contact for which a helper answered; it is no longer in hand."""
        self.helped.discard(contact)
        return chance / (chance + (1.0 - chance) * exp(-HELPED_LOG_ODDS))


def _learns(agent: Agent) -> None:
    """A good answer makes a new hire a little less new."""
    wellbeing = agent.wellbeing
    if wellbeing.newness > 0.0:
        wellbeing.newness *= 1.0 - LEARNT
        refresh(wellbeing)
