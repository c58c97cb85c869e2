"""Message by message: what you answered, what the reference answered, what came of it, and the author's why.

A message is any case that wanted an answer: a message of the scenario, a customer who wants a manager, a
promise. Times are seconds since midnight before day 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from floorsim.debrief.effect_words import Came, EffectWords
from floorsim.debrief.reference import Reference
from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.registry import kind_named
from floorsim.floor.records import CaseEvent
from floorsim.run.run import Run
from floorsim.scenario.models.events import Choice, Message
from floorsim.wording.times import clock

Outcome = Literal["answered", "kept", "missed", "open"]

_SETTLING = ("answered", "kept", "missed")
"""Events with which a turn of a case is over."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one turn of a case was settled."""

    outcome: Outcome
    at_s: float | None
    """When it was given, or its time ran out; None while it is open."""
    ordered_s: float | None
    """When it was decided on; None where nobody decided."""
    choice: str | None
    """Id of the answer, or of the decision that settled it."""
    says: str
    """The answer in its own words; for one that was missed or is open, that."""
    why: str | None
    """What the author says about this answer."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer that could have been given, with the author's note on it."""

    says: str
    minutes: float
    why: str | None


@dataclass(frozen=True, slots=True)
class CaseReview:
    """One case that wanted an answer."""

    id: str
    category: str
    sender: str
    subject: str
    text: str
    """What was said first."""
    opened_s: float
    deadline_s: float | None
    """Of the last turn."""
    yours: tuple[Answer, ...]
    """One for each turn of the case; several where the conversation went on."""
    came: tuple[Came, ...]
    reference: tuple[Answer, ...] | None
    """None where the case did not come up in the reference's run, or there is none."""
    reference_came: tuple[Came, ...]
    expected: str | None
    """What the author would have done."""
    principle: str | None
    offered: tuple[Offered, ...]
    """The answers to its first turn, in the order in which they were shown."""

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return self.yours[-1].outcome

    @property
    def differs(self) -> bool:
        """Whether the reference settled it otherwise."""
        return self.reference is not None and [(one.outcome, one.choice) for one in self.yours] != [
            (one.outcome, one.choice) for one in self.reference
        ]


def messages_of(run: Run, reference: Reference | None = None) -> tuple[CaseReview, ...]:
    """Every case of a run that wanted an answer, in the order in which they came up."""
    yours = _Answers(run)
    other = None if reference is None else _Answers(reference.run)
    return tuple(_review(yours, other, case) for case in yours.cases() if _wanted_an_answer(yours, case))


def _wanted_an_answer(of: _Answers, case: Case) -> bool:
    if case.talk is not None:
        return bool(case.chosen)  # one in which nothing is said is an ordinary one-to-one
    return case.state != "information" or bool(of.events(case.id))


def _review(yours: _Answers, other: _Answers | None, case: Case) -> CaseReview:
    message = yours.message(case.id)
    counterpart = None if other is None else other.case(case.id)
    is_there = other is not None and counterpart is not None
    return CaseReview(
        id=case.id,
        category=case.category,
        sender=case.sender,
        subject=case.subject if message is None else message.subject,
        text=case.turns[0].text if case.turns else "",
        opened_s=case.opened_s,
        deadline_s=case.deadline_s,
        yours=yours.of(case),
        came=yours.came_of(case),
        reference=other.of(counterpart) if other is not None and counterpart is not None else None,
        reference_came=other.came_of(counterpart) if is_there and other and counterpart else (),
        expected=None if message is None else message.expected,
        principle=None if message is None else message.principle,
        offered=tuple(Offered(one.label, one.minutes, one.why) for one in yours.offered(case)),
    )


class _Answers:
    """How the cases of one run were settled."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._words = EffectWords(run)
        self._cases = run.desk.cases.book.cases
        self._messages = {message.id: message for message in run.scenario.messages}

    def cases(self) -> Iterator[Case]:
        """Every case in the order in which they came up."""
        return iter(self._cases.values())

    def case(self, id: str) -> Case | None:
        """The case of this id, or None."""
        return self._cases.get(id)

    def message(self, id: str) -> Message | None:
        """The message of the scenario that opened it, or None."""
        return self._messages.get(id)

    def events(self, id: str) -> list[CaseEvent]:
        """The events with which turns of a case were over."""
        return [
            event for event in self._run.ledger.case_events if event.case == id and event.event in _SETTLING
        ]

    def of(self, case: Case) -> tuple[Answer, ...]:
        """How each turn of a case was settled, and one that is open if it is not."""
        answers = [self._answer(case, event) for event in self.events(case.id)]
        if case.state == "open" or not answers:
            answers.append(Answer("open", None, None, None, self._left_open(case), None))
        return tuple(answers)

    def came_of(self, case: Case) -> tuple[Came, ...]:
        """What its answers, or missing it, brought about; of a promise made, what became of it."""
        came = []
        for one in self._words.came_of((f"case:{case.id}:", *self._settled_by(case))):
            if one.says == case.missed_words:
                continue
            follows = self._promised(one.at_s) if one.what == "promise" else None
            came.append(one if follows is None else Came(one.at_s, one.what, follows))
        return tuple(came)

    def _settled_by(self, case: Case) -> list[str]:
        """The causes of what came of a decision that settled the case without answering it."""
        kinds = {event.at_s: event.choice for event in self.events(case.id)}
        return [
            f"decision:{record.seq}"
            for record in self._run.ledger.decisions
            if record.kind == case.kept_by or record.kind == kinds.get(record.done_s)
            if record.done_s in kinds
        ]

    def offered(self, case: Case) -> tuple[Choice, ...]:
        """The answers to its first turn as the author wrote them; those of the last where nobody did."""
        message = self._messages.get(case.id)
        return case.choices if message is None else message.choices

    def _answer(self, case: Case, event: CaseEvent) -> Answer:
        if event.event == "missed":
            return Answer("missed", event.at_s, None, None, f"no answer by {clock(event.at_s)}", None)
        said = self._said(case, event)
        choice = self._choice(case, event, said)
        kind = kind_named(case.kept_by or event.choice)
        by_kind = kind.title if kind is not None else event.choice.replace("_", " ")
        return Answer(
            outcome="kept" if event.event == "kept" else "answered",
            at_s=event.at_s,
            ordered_s=self._ordered_s(case, event.at_s),
            choice=event.choice,
            says=said or (by_kind if choice is None else choice.label),
            why=None if choice is None else choice.why,
        )

    def _said(self, case: Case, event: CaseEvent) -> str | None:
        return next((turn.text for turn in case.turns if turn.who == "you" and turn.at_s == event.at_s), None)

    def _choice(self, case: Case, event: CaseEvent, said: str | None) -> Choice | None:
        """The answer that was given: two turns may have answers of one id, which their words tell apart."""
        written = [*self.offered(case), *case.choices]
        written += [choice for turn in case.more.values() for choice in turn.choices]
        alike = [choice for choice in written if choice.id == event.choice]
        return next((choice for choice in alike if choice.label == said), alike[0] if alike else None)

    def _ordered_s(self, case: Case, done_s: float) -> float | None:
        return next(
            (
                record.accepted_s
                for record in self._run.ledger.decisions
                if record.done_s == done_s and record.arguments.get("message") in (case.id, None)
            ),
            None,
        )

    def _left_open(self, case: Case) -> str:
        due = "" if case.deadline_s is None else f", due {clock(case.deadline_s)}"
        return f"open at {clock(self._run.now_s)}{due}"

    def _promised(self, at_s: float) -> str | None:
        """A promise that was made at a moment, and what became of it."""
        made = next(
            (one for one in self._cases.values() if one.category == "promise" and one.opened_s == at_s), None
        )
        if made is None:
            return None
        settled = self.events(made.id)
        if not settled:
            return f"you owed “{made.subject}”: {self._left_open(made)}"
        last = settled[-1]
        became = "kept" if last.event == "kept" else "not kept"
        return f"you owed “{made.subject}”: {became} at {clock(last.at_s)}"
