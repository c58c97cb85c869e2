"""A run being played line by line: what everything that is typed works on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView, MessageView
from floorsim.errors import FloorsimError
from floorsim.plain.asking import Asker
from floorsim.plain.lines import Lines
from floorsim.play.session import Session
from floorsim.play.stop_kinds import DEFAULT_STOPS, StopKind
from floorsim.play.stops import ClockStops, waits_to_be_read
from floorsim.present.header_rows import span_to_go
from floorsim.present.quote import Quote
from floorsim.present.talk_rows import talk_of
from floorsim.present.terms_rows import cost_words, money_words
from floorsim.wording.sentences import whole_sentence
from floorsim.wording.times import time_of_day

LOOK_EVERY_S: Final = 5.0
"""Simulated seconds between two looks for a reason to stop, as the screen has it when it skips time."""


class Desk:
    """One run with the reader in front of it.

    Args:
        session: the run.
        asker: asks the reader.
        stop_on: for what the clock stops by itself.
    """

    def __init__(self, session: Session, asker: Asker, stop_on: Collection[StopKind] = DEFAULT_STOPS) -> None:
        self.session = session
        self.asker = asker
        self.lines: Lines = asker.lines
        self.told: FloorView = session.observe()
        """The floor as it was when it was last told what has changed."""
        self._stops = ClockStops(stop_on)
        self._numbers: dict[str, int] = {}
        self.lines.know(*(channel.title for channel in self.told.channels))
        self.number_messages(self.told)

    def view(self) -> FloorView:
        """The floor as it stands."""
        return self.session.observe()

    # Messages have the number in which they came, for as long as the run is open.

    def number_messages(self, view: FloorView) -> None:
        """Give every message that is new a number."""
        for item in sorted(view.inbox, key=_came):
            self.number_of(item)

    def number_of(self, item: MessageView) -> int:
        """By which number a message is read and answered."""
        return self._numbers.setdefault(item.id, len(self._numbers) + 1)

    def message(self, number: str) -> MessageView | None:
        """The message of a number, or None."""
        return next((one for one in self.view().inbox if str(self.number_of(one)) == number.strip()), None)

    # Time

    def tell_time(self, more: str = "") -> None:
        """Say what time it is and how much is left."""
        view = self.view()
        left = "the run is over" if view.ended else f"{span_to_go(view.day_ends_s - view.now_s)} left"
        now = time_of_day(view.now_s, seconds=True)
        self.lines.say("time", f"{now}, {left}{f'; {more}' if more else ''}")

    def held(self) -> str | None:
        """Why no time can pass and what to type: a message has to be read first; None where it can."""
        if self.session.is_test or not self.session.briefing.wait_for_first_message:
            return None
        view = self.view()
        reason = waits_to_be_read(view, self.session.read_up_to)
        if reason is None:
            return None
        number = self.number_of(min(view.inbox, key=lambda item: item.at_s))
        return f"{reason.removeprefix('paused: ')}; type read {number}"

    def run_to(self, to_s: float, why_stop: Callable[[FloorView], str | None]) -> str | None:
        """Let time pass until a moment, the evening, a talk, or a reason to stop, which is returned."""
        session = self.session
        goal = min(to_s, session.until_s)
        talking = talk_of(self.view()) is not None
        self._stops.begin(self.view())
        reason = None
        while session.now_s < goal and not session.ended and reason is None:
            session.advance(min(session.now_s + LOOK_EVERY_S, goal))
            if session.next_morning_s is not None:
                break
            view = session.observe()
            if not talking and talk_of(view) is not None:
                break
            reason = self.held() or why_stop(view)
        self.keep()
        return None if reason is None else reason.removeprefix("paused: ")

    def due_stop(self, view: FloorView) -> str | None:
        """Why the clock stops by itself, of what the player has picked."""
        return self._stops.look(view, self.session.answering())

    def keep(self) -> None:
        """Store how far the run has come, or say why that failed."""
        try:
            self.session.checkpoint()
        except FloorsimError as error:
            self.lines.say("error", str(error))

    # Decisions

    def kind(self, name: str) -> type[Decision] | None:
        """A kind of decision of this run by its name."""
        return next((kind for kind in self.session.kinds() if kind.kind == name), None)

    def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
        """Price a decision, with the reason against its whole kind where there is one."""
        reason = self.session.why_not(kind)
        return Quote(why_not=whole_sentence(reason)) if reason else self.session.quote(kind, arguments)

    def refusal(self, quote: Quote, labels: Mapping[str, str] | None = None) -> str | None:
        """Why a priced decision can't be taken, in a sentence; None if it can."""
        if quote.why_not:
            return whole_sentence(quote.why_not)
        if quote.faults:
            name, fault = next(iter(quote.faults.items()))
            return whole_sentence(f"{(labels or {}).get(name, name)}: {fault}")
        return None if quote.decision is not None else "That is not possible here."

    def take(self, quote: Quote, labels: Mapping[str, str] | None = None) -> bool:
        """Take a priced decision, and say what was done or why not."""
        refusal = self.refusal(quote, labels)
        if refusal is not None:
            self.lines.say("error", refusal)
            return self._cleared(quote)
        assert quote.decision is not None
        try:
            self.session.decide(quote.decision)
        except FloorsimError as error:
            self.lines.say("error", str(error))
            return False
        words = self.session.can_undo() or type(quote.decision).title
        undo = "" if self.session.is_test else "; undo takes it back until time passes"
        self.lines.say("done", f"{words}; {'; '.join(terms(quote))}{undo}")
        return True

    def _cleared(self, quote: Quote) -> bool:
        """Offer what makes time for a decision, and take both if the answer is yes."""
        if quote.clears is None or quote.decision is None:
            return False
        words, name, arguments = quote.clears
        kind = self.kind(name)
        if kind is None or not self.asker.yes(f"Make time for it: {words}?"):
            return False
        decision = quote.decision
        return self.take(self.quote(kind, arguments)) and self.take(
            self.quote(type(decision), decision.model_dump(by_alias=True))
        )


def _came(item: MessageView) -> tuple[float, str]:
    return item.turns[0].at_s if item.turns else item.at_s, item.id


def terms(quote: Quote) -> list[str]:
    """What a decision costs, when it acts and ends, and what it makes late."""
    told = [cost_words(quote)] if quote.minutes else []
    if quote.done_s is not None and quote.done_s > quote.now_s:
        told.append(f"acts {quote.at(quote.done_s)}")
    if quote.ends_s is not None:
        told.append(f"ends {quote.at(quote.ends_s)}")
    told += [sentence.rstrip(".") for sentence in quote.late]
    if quote.money:
        told.append(money_words(quote))
    return told or ["at once"]
