"""Every case of a run: opened, answered, missed, reopened; each step with its record."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Final

from floorsim.desk.cases.case import BACK, SUPERVISOR, Case
from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.view import MessageView, TurnView
from floorsim.floor.records import UNSET, CaseEvent, CaseRecord
from floorsim.scenario.models.events import Choice, Turn
from floorsim.scenario.models.talk import said

MISSED: Final = "missed"


class CaseBook:
    """The cases in the order in which they were opened."""

    def __init__(self, consequences: Consequences) -> None:
        self.consequences = consequences
        self.floor = consequences.floor
        self.cases: dict[str, Case] = {}
        self.on_the_line: Case | None = None
        """The last customer whom the supervisor has taken, and who has said something more since."""
        self._shown: dict[str, list[MessageView]] = {}
        """Per case how it was seen after each thing the other side said; the last one is kept current."""

    def open(self, case: Case, text: str) -> None:
        """The case reaches the supervisor now, with the first thing that is said.

        Raises ValueError when there is one of that id already.
        """
        if case.id in self.cases:
            raise ValueError(f"there is a case {case.id} already")
        now_s = self.floor.now
        case.opened_s = now_s
        case.put(case.here, self._shown_order(case, case.choices))
        case.turns.append(TurnView(now_s, case.sender, text))
        self.cases[case.id] = case
        deadline_s = UNSET if case.deadline_s is None else case.deadline_s
        about = case.contact.key if case.contact is not None else case.agent or ""
        category = "follow_up" if case.to_the_team else case.category
        self.floor.ledger.cases.append(CaseRecord(case.id, category, now_s, deadline_s, about))
        self._wait(case)

    def free_id(self, first: str) -> str:
        """This id, or with the lowest number behind it that no case has."""
        id, number = first, 1
        while id in self.cases:
            number += 1
            id = f"{first}-{number}"
        return id

    def when_free(self, case: Case, say: Callable[[], None]) -> None:
        """The other side says something now, or when the answer that the supervisor is giving is out."""
        if case.in_hand:
            case.held.append(say)
        else:
            say()

    def let_go(self, case: Case) -> None:
        """The supervisor does not give the answer after all."""
        case.in_hand = False
        self._say_held(case)

    def go_on(self, case: Case, turn: Turn, *, name: str = "", event: str = "goes_on") -> None:
        """The other side says something more: the case is open again, with other answers and a new time.

        `name` is that of the turn within the case.
        """
        now_s = self.floor.now
        case.turns.append(TurnView(now_s, case.speaker, said(turn.text, case.levels, case.marks)))
        case.put(name, self._shown_order(case, turn.choices))
        case.if_missed = turn.if_missed
        case.deadline_s = None if turn.deadline is None else now_s + turn.deadline
        self._reopen(case, event)
        self._wait(case)

    def on_the_line_until_s(self) -> float:
        """Until when a customer whom the supervisor has taken waits for the next word, or -infinity."""
        case = self.on_the_line
        if case is None or case.state != "open" or case.in_hand or case.deadline_s is None:
            return -inf
        return case.deadline_s

    def take_in_hand(self, case: Case, until_s: float) -> None:
        """The supervisor is answering it, which in a conversation lasts until then."""
        case.in_hand = True
        if case.talk is not None:
            case.talk.speaking_until_s = until_s
            self._show(case)

    def answer(self, case: Case, choice: Choice) -> None:
        """The supervisor's answer is given: its effects, the reply, and the next turn if it leads to one.

        A case that something else has settled meanwhile stays as it is.
        """
        if case.state != "open":
            self.let_go(case)
            return
        self.settle(case, choice.id, "kept" if case.category == "promise" else "answered")
        case.turns.append(TurnView(self.floor.now, SUPERVISOR, choice.label))
        case.hear(choice)
        self._show(case)
        self.consequences.apply(choice.effects, case.cause(choice.id))
        if choice.reply is not None:
            reply = said(choice.reply, case.levels, case.marks)
            if case.talk is None:
                self.consequences.say(f"{case.speaker}: {reply}", "effect")
            case.turns.append(TurnView(self.floor.now, case.speaker, reply))
            self._show(case)
        name = case.next_turn(choice)
        in_time = case.talk is None or self.floor.now <= case.talk.until_s
        if in_time and name == BACK:
            case.put_back()
            self._reopen(case, "goes_on")
        elif in_time and name is not None:
            self.go_on(case, case.more[name], name=name)
            if choice.hands_on and case.contact is not None:
                self.on_the_line = case
        if case.talk is not None:
            over = name is None or case.nothing_to_answer
            if over or self.floor.now >= case.talk.until_s:
                self.end_talk(case, in_time=over and in_time)
        if name is None:
            self._say_held(case)

    def postpone(self, case: Case, by_s: float) -> None:
        """The other side agrees to wait so much longer."""
        if case.state != "open" or case.deadline_s is None:
            return
        case.deadline_s += by_s
        case.postponed = True
        self._note(case, "postponed", "")
        self._wait(case)

    def settle(self, case: Case, answer: str, event: str = "answered") -> None:
        """It is answered by this; what that brings about is the caller's."""
        case.in_hand = False
        if case.state != "open":
            return
        case.state, case.answer = "answered", answer
        self._note(case, event, answer)

    def settle_by(self, case: Case, kind: str) -> None:
        """A decision of this kind answers it; a promise is kept by that, with all that keeping it brings."""
        promised = case.category == "promise"
        self.settle(case, kind, "kept" if promised else "answered")
        if promised:
            for choice in case.choices:
                self.consequences.apply(choice.effects, case.cause(kind))
        self._say_held(case)

    def end_talk(self, case: Case, *, in_time: bool = False) -> None:
        """The conversation is over: by what was said last, else by the clock or because one of them left."""
        talk = case.talk
        assert talk is not None
        if talk.ended is None:
            talk.ended = talk.outcome(in_time)
            case.state, case.answer, case.in_hand, case.choices = "answered", talk.ended, False, ()
            self._note(case, "ended", talk.ended)
            talk.over(talk.ended)

    def read(self, before_s: float | None = None) -> tuple[MessageView, ...]:
        """Every case; with `before_s` without what was said since then."""
        if before_s is None:
            return tuple(views[-1] for views in self._shown.values())
        seen = (
            [view for view in views if view.at_s <= before_s or view.talk is not None]
            for views in self._shown.values()
        )
        return tuple(views[-1] for views in seen if views)

    def unseen(self, before_s: float | None) -> int:
        """Cases that were opened since then and are not read; 0 without a time."""
        if before_s is None:
            return 0
        return len([one for one in self.cases.values() if one.opened_s > before_s and one.talk is None])

    def _reopen(self, case: Case, event: str) -> None:
        case.state, case.answer, case.in_hand = "open", None, False
        self._note(case, event, "")

    def _shown_order(self, case: Case, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """As written, or by a draw that belongs to these answers of this case and to nothing else."""
        if case.in_order:
            return choices
        names = (choice.id for choice in choices)
        draws = self.floor.random.few(len(choices), "order of answers", case.id, *names)
        return tuple(choices[place] for _, place in sorted(zip(draws, range(len(choices)), strict=True)))

    def _wait(self, case: Case) -> None:
        if not case.choices and case.deadline_s is None:
            case.state = "information"
        elif case.deadline_s is not None:
            deadline_s = case.deadline_s
            self.floor.at(deadline_s, lambda: self._time_is_up(case, deadline_s))
        self._show(case)

    def _time_is_up(self, case: Case, deadline_s: float) -> None:
        if case.in_hand or case.state != "open" or case.deadline_s != deadline_s:
            return
        self.miss(case)

    def miss(self, case: Case) -> None:
        """Nobody sees to it any more: it is missed, with what comes of that."""
        case.state = MISSED
        self._note(case, MISSED, "")
        if case.missed_words is not None:
            self.consequences.say(case.missed_words, "effect")
        self.consequences.apply(case.if_missed, case.cause(MISSED))
        self._say_held(case)

    def _say_held(self, case: Case) -> None:
        held, case.held = case.held, []
        for say in held:
            say()

    def _note(self, case: Case, event: str, choice: str) -> None:
        self.floor.ledger.case_events.append(CaseEvent(self.floor.now, case.id, event, choice))
        self._show(case)

    def _show(self, case: Case) -> None:
        views, view = self._shown.setdefault(case.id, []), case.view()
        if views and views[-1].at_s == view.at_s:
            views[-1] = view
        else:
            views.append(view)
