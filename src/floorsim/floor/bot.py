"""The bot or self-service before a queue: whom it keeps from the agents, and who comes back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from floorsim.floor.chance.laws import law_of
from floorsim.floor.clock import Timer
from floorsim.floor.contact import BOT, DEFLECTED, REPEAT, Contact
from floorsim.floor.returns import follow_up

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor
    from floorsim.scenario.models.demand import Bot as Terms

Rule = Literal["as_planned", "loosen", "tighten"]

KEEPS: Final[dict[Rule, float]] = {"as_planned": 1.0, "loosen": 0.6, "tighten": 1.25}
"""Part of the planned share of customers that the bot keeps: handed over sooner, or later (D)."""
MOST_KEPT: Final = 0.95
"""No bot keeps more of them than this (D)."""
MOST_FAIL: Final = 0.95
"""Chance that it fails the customer least suited to it (D)."""


class BotRule:
    """The bot of one stream, by the rule that holds now.

    Customers differ in how well a bot suits their matter. It keeps those whom it suits best; of the others,
    the nearer to the limit of what it keeps by plan, the more often it fails.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.rule: Rule = "as_planned"
        self.met = 0
        """Customers who came to it since the run began."""
        self.kept = 0
        """Those whom it did not hand over."""
        self.came_back_s: list[float] = []
        """When customers came back whom it had kept and not helped, in order."""
        self._back = law_of(terms.back)

    @property
    def keeps(self) -> float:
        """Share of its customers that it keeps now, 0-1."""
        return self.kept_by(self.rule)

    def kept_by(self, rule: Rule) -> float:
        """Share of its customers that it would keep by a rule, 0-1."""
        return min(MOST_KEPT, self.terms.keeps * KEEPS[rule])

    def takes(self, floor: Floor, contact: Contact, now: float) -> bool:
        """Whether the bot keeps a new customer; some of those come back later to an agent."""
        suits, fails, after, anger = floor.draws_for(contact.root, 0, 4)
        self.met += 1
        if suits >= self.keeps:
            return False
        self.kept += 1
        contact.disposition = DEFLECTED
        contact.agent = BOT
        contact.left_s = now
        floor.ledger.settled.append(contact)
        if fails < min(MOST_FAIL, 2.0 * self.terms.fails * suits / self.terms.keeps):
            back_s = floor.next_opening(contact.type.channel, now + self._back.draw_one(after))
            contact.returns_s = back_s
            if back_s < floor.end_s:
                angry = anger < self.terms.angry
                Timer(floor.env, _on_back, (floor, self, contact, angry)).after(back_s - now)
        return True


def _on_back(timer: Timer, now: float) -> None:
    floor, bot, contact, angry = timer.subject
    if follow_up(floor, contact, contact.type, REPEAT, now, same_work=False, hostile=angry) is not None:
        bot.came_back_s.append(now)
