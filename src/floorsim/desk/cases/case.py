"""A case: a message, an escalation, a promise, a conversation; who is in it, what was said, what is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import fsum
from typing import TYPE_CHECKING, Final, Literal

from floorsim.desk.view import CaseFacts, ChoiceView, MessageView, TalkView, TurnView
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.events import Choice, Role, Turn, turn_after
from floorsim.scenario.models.talk import HIGHEST, LOWEST

if TYPE_CHECKING:
    from floorsim.floor.contact import Contact
    from floorsim.scenario.escalation_library import EscalationCase

Category = Literal["message", "escalation", "promise", "news", "conversation"]
State = Literal["open", "answered", "missed", "information"]

BACK: Final = "back"
"""Where a subject leads when it is done with: to the answers from which it was turned to."""


def gives(choice: Choice) -> float:
    """Money that an answer gives to the customer, in the scenario's currency."""
    return fsum(one.body.remedy for one in choice.effects if one.key == "recover")


ANGER: Final = "anger"
"""The level of a customer that moves their tone, and the chance that they let it rest."""
SUPERVISOR: str = "you"
"""Who speaks in a turn of the supervisor's own."""


@dataclass(slots=True, eq=False)
class Talk:
    """What a case has more when it is a conversation that both sides sit in until it is over."""

    until_s: float
    """When its time is used up."""
    subjects: tuple[Choice, ...]
    """What one can turn to at any time, beside the answers."""
    evidence: tuple[str, ...]
    over: Callable[[str], None]
    """Called once, with how it ended: an id of its ends."""
    outcome: Callable[[bool], str]
    """How it ends as things stand; asked with whether it ends in its time."""
    step: str = ""
    """Step of the rubric that it is about."""
    wanted: tuple[str, ...] = ()
    """The marks that a good one has."""
    ended: str | None = None
    speaking_until_s: float = -1.0
    """When what is being said has been said and answered."""


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
    to_the_team: bool = False
    """A promise to one's own people: what comes of it shows in them, and it does not count among promises."""
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
    levels: dict[str, int] = field(default_factory=dict)
    """What changes in the other side as it goes on, 0-100 each."""
    marks: list[str] = field(default_factory=list)
    """What the conversation has so far, in the order in which it came."""
    chosen: set[tuple[str, str]] = field(default_factory=set)
    """Turns and the answers that were given in them."""
    here: str = ""
    """The turn that it is at; empty for the first."""
    written: tuple[Choice, ...] = ()
    """The answers to what was said last, offered or not, in the order in which they are shown."""
    gathered: tuple[str, tuple[Choice, ...]] = ("", ())
    """The last turn outside a subject, with its answers: where subjects lead back to."""
    in_subject: bool = False
    """It is at a subject that was turned to, and has not come back from it."""
    talk: Talk | None = None
    held: list[Callable[[], None]] = field(default_factory=list)
    """What the other side says next, once the answer that is being given is out."""
    _shown: tuple[tuple[Choice, ...], tuple[ChoiceView, ...]] = ((), ())
    """Answers, and how they are shown: the same until there are others."""

    def hear(self, choice: Choice) -> None:
        """The other side has heard an answer: levels move, marks are made, the answer has been given."""
        self.chosen.add((self._of(choice), choice.id))
        self.in_subject = self.in_subject or self.is_subject(choice)
        for name, by in choice.changes.items():
            self.levels[name] = min(HIGHEST, max(LOWEST, self.levels.get(name, LOWEST) + by))
        self.marks += [mark for mark in choice.marks if mark not in self.marks]

    def next_turn(self, choice: Choice) -> str | None:
        """The turn to which an answer leads as things stand, `back` from a subject, or None: it is over."""
        if choice.leads_to is None or choice.leads_to == BACK:
            return choice.leads_to
        return turn_after(self.more, choice.leads_to, self.levels, self.marks)

    def put(self, name: str, shown: tuple[Choice, ...]) -> None:
        """It is at this turn, with its answers in the order in which they are shown."""
        self.here, self.written = name, shown
        if not self.in_subject:
            self.gathered = name, shown
        self._offer()

    def put_back(self) -> None:
        """A subject is done with: the answers are those from which it was turned to."""
        self.in_subject = False
        self.here, self.written = self.gathered
        self._offer()

    @property
    def nothing_to_answer(self) -> bool:
        """Whether what was said last can't be answered: whatever else one could turn to, it is over."""
        return not any(one in self.choices for one in self.written)

    def _offer(self) -> None:
        """The answers that can be given now, and the subjects that one can turn to."""
        subjects = self.talk.subjects if self.talk is not None else ()
        self.choices = tuple(one for one in (*self.written, *subjects) if self._offered(one))

    def _offered(self, choice: Choice) -> bool:
        if choice.once and (self._of(choice), choice.id) in self.chosen:
            return False
        return choice.needs is None or choice.needs.met(self.levels, self.marks)

    def _of(self, choice: Choice) -> str:
        """The turn that an answer belongs to; subjects belong to all of them."""
        return "subject" if self.is_subject(choice) else self.here

    def is_subject(self, choice: Choice) -> bool:
        """Whether it turns to a subject rather than answers."""
        return self.talk is not None and any(one is choice for one in self.talk.subjects)

    @property
    def speaker(self) -> str:
        """Who answers the supervisor: the customer where the agent has passed them on, else the sender."""
        return self.sender if self.facts is None else self.facts.customer

    @property
    def root(self) -> Case:
        """The customer's case that it belongs to: itself, or that in which it was promised."""
        return self if self.about is None else self.about.root

    def _facts_now(self) -> CaseFacts | None:
        """What is known of the customer, with how their tone has changed."""
        root = self.root
        rise = root.anger_rise
        if root.facts is None or not rise:
            return root.facts
        return replace(root.facts, trend="rising" if rise > 0 else "falling")

    @property
    def anger_rise(self) -> int:
        """How much angrier the customer is than when they asked for somebody, -100 to 100."""
        start = 0 if self.known is None else self.known.levels.get(ANGER, 0)
        return self.levels.get(ANGER, start) - start

    @property
    def customer(self) -> str:
        """The customer whom it is about: by name where that is known, else whose customer it is."""
        return f"{self.sender}'s customer" if self.facts is None else self.facts.customer

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
                ChoiceView(
                    one.id, one.label, one.minutes, one.hands_on, gives(one), subject=self.is_subject(one)
                )
                for one in self.choices
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
            facts=self._facts_now(),
            talk=None if self.talk is None else self._talk_view(self.talk),
        )

    def _talk_view(self, talk: Talk) -> TalkView:
        return TalkView(
            from_s=self.opened_s,
            until_s=talk.until_s,
            step=talk.step,
            marks=tuple(self.marks),
            wanted=talk.wanted,
            evidence=talk.evidence,
            ended=talk.ended,
            speaking_until_s=talk.speaking_until_s if self.in_hand else None,
        )
