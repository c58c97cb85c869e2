"""Decisions about a case of the inbox: it must be there, open, and in time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from math import inf
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Self

from pydantic import Field

from floorsim.desk.calendar import Entry
from floorsim.desk.cases.case import Case, gives
from floorsim.desk.cases.promises import promised
from floorsim.desk.decisions.decision import Decision, Timing
from floorsim.desk.decisions.facts_about import case_facts
from floorsim.desk.decisions.in_the_way import in_the_way
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import FlagPicker
from floorsim.scenario.models.events import Choice
from floorsim.wording.names import choose, nearest
from floorsim.wording.sentences import shown
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

NEXT: Final = "next"
"""Instead of a case's id: the most pressing one. Lists of planned decisions cannot know every id."""
LABEL_CHARS: Final = 72
"""So much of an answer stands in a sentence."""


class CaseDecision(Decision):
    """A decision that answers a case by one of its choices."""

    family: ClassVar[Family] = "case"
    acts_on: ClassVar[ActsOn] = "case"
    thing: ClassVar[str] = "message"
    """What such a case is called in a sentence."""

    message: str
    choice: str
    now: Annotated[bool, FlagPicker(hint="Put aside what you are doing for it")] = Field(
        default=False, description="Whether what you are doing is put aside for it"
    )
    note: Annotated[bool, FlagPicker(hint="Note first where you were; it takes a minute")] = Field(
        default=False, description="With `now`: whether you first note where you were, so as not to forget it"
    )

    @classmethod
    @abstractmethod
    def fits(cls, case: Case) -> bool:
        """Whether cases like this are answered by this kind of decision."""

    @classmethod
    def seen(cls, desk: Workspace) -> dict[str, Case]:
        """Cases that the supervisor has had the chance to read, by id."""
        return seen_by(desk, cls.fits)

    @classmethod
    def cases(cls, desk: Workspace) -> list[Case]:
        """Those that want an answer, the most pressing first."""
        return waiting(cls.seen(desk))

    def definite(self, desk: Workspace) -> Self:
        """`next` is the most pressing case that has this choice and is not about to be answered."""
        if self.message != NEXT:
            return self
        for case in self.cases(desk):
            meant = self.model_copy(update={"message": case.id})
            if case.choice(self.choice) is not None and not meant._queued(desk):
                return meant
        return self

    def case(self, desk: Workspace) -> Case | None:
        """The case meant, or None."""
        return desk.cases.book.cases.get(self.message)

    def chosen(self, desk: Workspace) -> Choice | None:
        """The answer meant, or None."""
        case = self.case(desk)
        return None if case is None else case.choice(self.choice)

    def in_talk(self, desk: Workspace) -> bool:
        """An answer in a conversation is."""
        case = self.case(desk)
        return case is not None and case.talk is not None

    def cost_minutes(self, desk: Workspace) -> float:
        """The minutes of the choice."""
        choice = self.chosen(desk)
        return desk.minutes_for(self.kind, self.minutes) if choice is None else choice.minutes

    def cost_money(self, desk: Workspace) -> float:
        """What the choice gives to the customer."""
        choice = self.chosen(desk)
        given = 0.0 if choice is None else gives(choice)
        return given or super().cost_money(desk)

    def due_s(self, desk: Workspace) -> float | None:
        """The case's deadline."""
        case = self.case(desk)
        return None if case is None else case.deadline_s

    def owed(self, desk: Workspace) -> Sequence[str]:
        """What the answer promises, with its time."""
        choice = self.chosen(desk)
        return () if choice is None else promised(desk.floor, choice.effects, self.timing(desk).done_s)

    def takes_hands(self, desk: Workspace) -> bool:
        """Whether the choice does."""
        choice = self.chosen(desk)
        return choice is not None and choice.hands_on

    def nothing_to_do(self, desk: Workspace) -> str | None:
        """A case that is there says itself why it takes no answer."""
        return None if self.message in self.seen(desk) else type(self).why_none(desk)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who it is from, about what, and until when an answer counts."""
        case = self.case(desk)
        return () if case is None else tuple(case_facts(desk, case))

    def why_not(self, desk: Workspace) -> str | None:
        """The case must be open, the choice one of its own, and there must be time for it."""
        seen = self.seen(desk)
        if self.message == NEXT:
            return f"no {self.thing} waits that can be answered with {shown(self.choice)}"
        case = seen.get(self.message)
        if case is None:
            near = nearest(self.message, seen)
            return f"your inbox has no {self.thing} {shown(self.message)}" + (
                f"; did you mean {near}?" if near else ""
            )
        if case.talk is not None and case.talk.ended is not None:
            return f"the conversation with {case.sender} is over"
        if case.talk is not None and case.in_hand:
            until = time_of_day(case.talk.speaking_until_s)
            return f"you are speaking; {case.sender} answers at {until}"
        over = settled(case)
        if over is not None:
            return over
        if case.choice(self.choice) is None:
            right = choose(self.choice, [one.id for one in case.choices])
            return f"{shown(self.choice)} is no answer to it; {right}"
        if self._queued(desk):
            return "reply queued; withdraw it to change"
        if any(entry.message == self.message for entry in desk.calendar.forgotten):
            return "you began on this and put it aside without a note; it comes back to you"
        current = desk.calendar.current
        if self.now and current is not None and not desk.calendar.can_put_aside:
            return f"you are {current.doing()}; that can't be put aside"
        return None if self.now else self._in_time(desk, case)

    def timing(self, desk: Workspace) -> Timing:
        """At once where what is in hand is put aside for it."""
        usual = super().timing(desk)
        if not self.now:
            return usual
        begun_s = desk.now + (60.0 if desk.calendar.current is not None and self.note else 0.0)
        return usual._replace(starts_s=begun_s, done_s=begun_s + 60.0 * usual.minutes)

    def queue_after(self, desk: Workspace) -> Sequence[Entry]:
        """Before everything that is queued where it is done now."""
        queue = list(super().queue_after(desk))
        return [queue[-1], *queue[:-1]] if self.now and not type(self).at_once else queue

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """By the time the supervisor gets to it, it may be settled, or have gone on to other answers."""
        case = self.case(desk)
        if case is None:
            return "it is gone"
        reason = settled(case)
        if reason is None and case.choice(self.choice) is None:
            return "the conversation has gone on; that answer no longer fits"
        return reason

    def turn_to(self, desk: Workspace) -> None:
        """From here on it counts as answered in time."""
        case = self.case(desk)
        assert case is not None
        desk.cases.book.take_in_hand(case, desk.now + 60.0 * self.cost_minutes(desk))

    def drop(self, desk: Workspace) -> None:
        """It can be answered otherwise."""
        case = self.case(desk)
        if case is not None:
            desk.cases.book.let_go(case)

    def doing(self, desk: Workspace) -> str:
        """Whom the answer is for."""
        case = self.case(desk)
        return f"answering {case.sender}" if case is not None else "answering a message"

    def _answer(self, desk: Workspace) -> tuple[Case, Choice]:
        case, choice = self.case(desk), self.chosen(desk)
        assert case is not None
        assert choice is not None
        # What was put aside for it is spent by its effects.
        desk.budget.spend(-gives(choice), 0.0)
        desk.cases.book.answer(case, choice)
        return case, choice

    def _queued(self, desk: Workspace) -> bool:
        return any(
            isinstance(order.decision, CaseDecision) and order.decision.message == self.message
            for order in desk.pending()
        )

    def _in_time(self, desk: Workspace, case: Case) -> str | None:
        if case.deadline_s is None:
            return None
        starts_s = self.timing(desk).starts_s
        current = desk.calendar.current
        if starts_s <= case.deadline_s or (current is not None and current.open_ended):
            return None
        way = in_the_way(desk, self.area, self.cost_minutes(desk), case.deadline_s)
        if way is None:
            return f"it is due by {time_of_day(case.deadline_s)}, before your shift goes on; let this one go"
        instead = f"{way.remedy} or let this one go" if way.remedy else "let this one go"
        return f"it is due by {way.by}, and {way.words}; {instead}"


def seen_by(desk: Workspace, fits: Callable[[Case], bool]) -> dict[str, Case]:
    """Cases of some sort that the supervisor has had the chance to read, by id."""
    blind_since_s = desk.calendar.blind_since_s
    return {
        id: case
        for id, case in desk.cases.book.cases.items()
        if fits(case) and (blind_since_s is None or case.opened_s <= blind_since_s or case.talk is not None)
    }


def waiting(cases: Mapping[str, Case]) -> list[Case]:
    """Those that are open and not in hand, the most pressing first."""
    found = [case for case in cases.values() if case.state == "open" and not case.in_hand]
    return sorted(found, key=lambda case: case.deadline_s if case.deadline_s is not None else inf)


def settled(case: Case) -> str | None:
    """Why the case can't be answered any more, or None."""
    if case.state == "missed":
        ended = time_of_day(case.deadline_s or 0.0)
        left = "you did not keep it" if case.category == "promise" else "nobody began an answer"
        return f"{left} by {ended}, so it is over; the log says what came of it"
    if case.state == "answered":
        given = next((choice.label for choice in case.choices if choice.id == case.answer), None)
        words = "" if given is None else f": {shorten(given, LABEL_CHARS, placeholder=' ...')}"
        return f"it has its answer already{words}"
    return None if case.state == "open" else "it only informs you and needs no answer"
