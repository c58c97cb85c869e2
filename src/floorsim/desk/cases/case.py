"""A case: a message, an escalation, a promise, a conversation; who is in it, what was said, what is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING, Literal

from floorsim.desk.view import CaseFacts, ChoiceView, MessageView, TurnView
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.events import Choice, Role, Turn

if TYPE_CHECKING:
    from floorsim.floor.contact import Contact
    from floorsim.scenario.escalation_library import EscalationCase

Category = Literal["message", "escalation", "promise", "news"]
State = Literal["open", "answered", "missed", "information"]


def gives(choice: Choice) -> float:
    """Money that an answer gives to the customer, in the scenario's currency."""
    return fsum(one.body.remedy for one in choice.effects if one.key == "recover")


SUPERVISOR: str = "you"
"""Who speaks in a turn of the supervisor's own."""


@dataclass(slots=True, eq=False)
class Case:
    """One case. Times are seconds since midnight before day 1. What its answers bring about is data."""

    id: str
    """Named by what it is: the message's id, the customer and the occasion, the time of a promise."""
    category: Category
    sender: str
    subject: str
    channel: str = "chat"
    choices: tuple[Choice, ...] = ()
    """The answers to what was said last, in the order in which they are shown."""
    in_order: bool = True
    """Answers are shown as they are written; otherwise in an order drawn from the seed."""
    more: Mapping[str, Turn] = field(default_factory=dict)
    """How it may go on, by the names that answers lead to."""
    deadline_s: float | None = None
    """Answered when the supervisor has begun on the answer by then."""
    if_missed: tuple[Effect, ...] = ()
    missed_words: str | None = None
    """What the log says when its time passes without an answer."""
    settled_by: str | None = None
    """A decision of this kind, carried out while it is open, answers it too."""
    kept_by: str | None = None
    """A promise that no answer keeps: the kind of decision that does."""
    role: Role | None = None
    """Who the sender is, where the scenario says so."""
    agent: str | None = None
    """Agent whom, or whose customer, it is about."""
    driver: str | None = None
    """Contact driver that it is about."""
    contact: Contact | None = None
    """The customer's contact that it is about."""
    about: Case | None = None
    """The case that a promise was made in."""
    known: EscalationCase | None = None
    """What is known of the customer, where the case is one of the library."""
    facts: CaseFacts | None = None
    """The same as it is shown."""
    steps: set[str] = field(default_factory=set)
    """What was done for the customer: `remedied`, `confirmed`."""
    turns: list[TurnView] = field(default_factory=list)
    opened_s: float = -1.0
    state: State = "open"
    answer: str | None = None
    postponed: bool = False
    """Whoever waits for it has agreed to wait longer; nobody does so twice."""
    in_hand: bool = False
    """The supervisor is answering it right now."""
    held: list[Callable[[], None]] = field(default_factory=list)
    """What the other side says next, once the answer that is being given is out."""
    _shown: tuple[tuple[Choice, ...], tuple[ChoiceView, ...]] = ((), ())
    """Answers, and how they are shown: the same until there are others."""

    @property
    def root(self) -> Case:
        """The customer's case that it belongs to: itself, or that in which it was promised."""
        return self if self.about is None else self.about.root

    def choice(self, id: str) -> Choice | None:
        """The answer of this id, or None."""
        return next((choice for choice in self.choices if choice.id == id), None)

    def cause(self, step: str) -> Cause:
        """The cause that effects of one of its steps are recorded with."""
        agents = () if self.agent is None else (self.agent,)
        drivers = () if self.driver is None else (self.driver,)
        return Cause(f"case:{self.id}:{step}", agents=agents, drivers=drivers, case=self.id)

    def view(self) -> MessageView:
        """What the supervisor sees of it."""
        last = next(
            turn for turn in reversed(self.turns) if turn.who != SUPERVISOR or self.sender == SUPERVISOR
        )
        if self._shown[0] is not self.choices:
            shown = tuple(
                ChoiceView(one.id, one.label, one.minutes, one.hands_on, gives(one)) for one in self.choices
            )
            self._shown = self.choices, shown
        return MessageView(
            id=self.id,
            at_s=last.at_s,
            sender=self.sender,
            subject=self.subject,
            text=last.text,
            channel=self.channel,
            choices=self._shown[1],
            deadline_s=self.deadline_s,
            state=self.state,
            answer=self.answer,
            category=self.category,
            role=self.role,
            agent=self.agent,
            turns=tuple(self.turns),
            kept_by=self.kept_by,
            facts=self.root.facts,
        )
