"""A run being played: the engine behind the screens, its journal in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from functools import partial
from math import ceil
from typing import Any, Final

from pydantic import ValidationError

from floorsim.debrief.kept import KeptBranches
from floorsim.desk import choosing
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.kinds.report import Report
from floorsim.desk.decisions.registry import kind_named, kinds
from floorsim.desk.decisions.spoken_to import is_about
from floorsim.desk.improving.views import DriverSheet, driver_sheets
from floorsim.desk.quality.views import (
    AgentRecordView,
    ContactRow,
    ContactView,
    DriverRow,
    QualityDesk,
    QualityView,
)
from floorsim.desk.reports.view import ReportView
from floorsim.desk.view import CalendarRow, FloorView, MessageView
from floorsim.errors import RunError, StoreError
from floorsim.floor.rostering.days_ahead import DayAhead, day_ahead
from floorsim.play.briefing import briefing_of
from floorsim.play.days import evening_of, morning_of
from floorsim.play.hints import Hint, next_hint
from floorsim.play.run_journal import Practice, RunJournal
from floorsim.play.run_review import ComputedReview
from floorsim.play.session import Session
from floorsim.present.briefing import Briefing
from floorsim.present.day_views import EveningView, MorningView
from floorsim.present.fault_words import field_faults
from floorsim.present.quote import Choosable, Quote
from floorsim.present.result_view import ResultView
from floorsim.present.review_notes import HintTaken, notes_from
from floorsim.run.run import Run
from floorsim.units import MINUTE_S
from floorsim.wording.sentences import whole_sentence

CHECKPOINT_S: Final = 15 * MINUTE_S
"""Time between two moments to which a practising trainee can go back (D)."""


class LiveSession:
    """Plays one run through its journal, which no other floorsim can open meanwhile.

    `practice` is None in a test: nothing that helps to learn is there.
    """

    def __init__(self, run: Run, journal: RunJournal, practice: Practice | None) -> None:
        self._run = run
        self._journal = journal
        self._practice = practice
        self._review: ComputedReview | None = None
        self._result: ResultView | None = None
        self._reflection: tuple[str, ...] = ()
        self._finished = False
        """The result is stored."""
        self._read_up_to = journal.read_up_to()
        run.journal = journal

    @property
    def briefing(self) -> Briefing:
        return briefing_of(self._run.scenario, self._run.seed)

    @property
    def run_id(self) -> str | None:
        return self._journal.run_id

    @property
    def is_test(self) -> bool:
        return self._practice is None

    def _learning(self) -> Practice:
        """What is there to learn with; a test has none of it, and no way of showing a test asks."""
        if self._practice is None:
            raise RunError("This is a test: it has no notes, no practice and no scores until it is marked.")
        return self._practice

    @property
    def now_s(self) -> float:
        return self._run.now_s

    @property
    def end_s(self) -> float:
        return self._run.end_s

    @property
    def until_s(self) -> float:
        return next((to_s for _, to_s in self._run.floor.workdays if to_s > self.now_s), self.end_s)

    @property
    def next_morning_s(self) -> float | None:
        return self._run.desk.next_morning_s()

    def evening(self) -> EveningView | None:
        return evening_of(self._run, self._evenings)

    def morning(self) -> MorningView | None:
        return morning_of(self._run, self._evenings)

    def save_evening(self, words: str) -> None:
        journal = self._learning().journal
        notes = notes_from(journal.notes())
        written = {**notes.evenings, self.observe().day: words}
        journal.save_notes(replace(notes, evenings=written).as_json())

    def _evenings(self) -> Mapping[int, str]:
        return {} if self._practice is None else notes_from(self._practice.journal.notes()).evenings

    @property
    def ended(self) -> bool:
        return self._run.ended

    def advance(self, to_s: float) -> None:
        if to_s > self._run.now_s:
            self._run.advance(to_s)

    def observe(self) -> FloorView:
        return self._run.observe()

    def checkpoint(self) -> None:
        """Store how far the run has come."""
        self._journal.save_clock(self._run.now_s)

    def kinds(self) -> Sequence[type[Decision]]:
        allowed = self._run.scenario.decisions.allow
        return [kind for kind in kinds() if allowed == "all" or kind.always_allowed or kind.kind in allowed]

    def minutes_of(self, kind: type[Decision]) -> float:
        return choosing.minutes_of(self._run.desk, kind)

    def why_not(self, kind: type[Decision]) -> str | None:
        return self._run.desk.why_no_kind(kind)

    def why_not_with(self, kind: type[Decision], acts_on: ActsOn, id: str) -> str | None:
        return choosing.why_not_with(self._run.desk, kind, acts_on, id)

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        return [
            Choosable(option.value, option.label, option.why_not, option.detail, option.now)
            for option in choosing.options(self._run.desk, kind, field)
        ]

    def reasons(
        self, kind: type[Decision], arguments: Mapping[str, Any], field: str
    ) -> Mapping[Any, str | None]:
        return choosing.reasons(self._run.desk, kind, arguments, field)

    def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
        currency = self._run.scenario.prices.currency
        try:
            decision = kind.model_validate(dict(arguments))
        except ValidationError as wrong:
            return Quote(self.minutes_of(kind), currency=currency, faults=field_faults(wrong))
        desk = self._run.desk
        timing, why_not, work = desk.timing(decision), desk.why_not(decision), desk.workspace
        possible, meant = why_not is None, decision.definite(work)
        return Quote(
            now_s=self.now_s,
            minutes=timing.minutes,
            money=timing.money,
            currency=currency,
            starts_s=timing.starts_s,
            done_s=timing.done_s,
            why_not=why_not,
            decision=decision,
            late=choosing.late(desk, decision),
            left_out=tuple(
                Choosable(one.value, one.label, one.why_not) for one in choosing.left_out(desk, meant)
            ),
            facts=tuple(meant.facts(work)) if possible else (),
            ends_s=meant.ends_s(work) if possible else None,
            owed=tuple(meant.owed(work)) if possible else (),
            clears=None if possible else choosing.clears(desk, decision),
            who_words=choosing.who_words(desk, meant),
        )

    def answer(self, message: MessageView, choice: str) -> Quote:
        kind = kind_named("escalation" if message.category == "escalation" else "answer")
        if kind is None:
            return Quote(why_not="Messages can't be answered here.")
        return self.quote(kind, {"message": message.id, "choice": choice})

    def quality(self) -> QualityView:
        return self._quality.overview()

    def schedule(self, day: int) -> DayAhead:
        desk = self._run.desk.workspace
        return day_ahead(desk.floor, desk.consequences.wallboard, day, desk.name)

    def contact(self, key: str) -> ContactView | None:
        return self._quality.contact(key)

    def agent_record(self, agent: str) -> AgentRecordView | None:
        found = self._run.desk.workspace.agent(agent)
        return None if found is None else self._quality.of_agent(found)

    def contacts(self) -> Sequence[ContactRow]:
        return self._quality.latest()

    def contact_drivers(self) -> Sequence[DriverSheet]:
        return driver_sheets(self._run.desk.workspace.improving)

    def drivers(self) -> Sequence[DriverRow]:
        return self._quality.drivers()

    def report(self, arguments: Mapping[str, Any]) -> ReportView | None:
        return Report.model_validate(dict(arguments)).look(self._run.desk.workspace)

    @property
    def _quality(self) -> QualityDesk:
        desk = self._run.desk.workspace
        return QualityDesk(desk.floor, desk.name, desk.samples, partial(is_about, desk))

    def answering(self) -> Set[str]:
        return choosing.being_answered(self._run.desk)

    @property
    def read_up_to(self) -> Mapping[str, float]:
        return self._read_up_to

    def mark_read(self, message: MessageView) -> None:
        """Keep it with the run; where that fails the message is unread again when the run is resumed."""
        self._read_up_to[message.id] = message.at_s
        if not self._finished:
            with suppress(StoreError):
                self._journal.save_read(self._read_up_to)

    def coming_if_first(self, decision: int) -> Sequence[CalendarRow]:
        return self._run.desk.calendar.coming_if_first(f"decision:{decision}")

    def decide(self, decision: Decision) -> None:
        self._run.decide(decision)

    def can_undo(self) -> str | None:
        last = None if self.is_test else self._run.last_taken_now()
        return None if last is None else self._run.words_of(last)

    def undo(self) -> str | None:
        run, words = self._run, self.can_undo()
        if words is None:
            return None
        without = run.without_last()
        self._learning().journal.undo(run.taken[-1].seq)
        without.journal = self._journal
        self._run = without
        return whole_sentence(f"undone: {words}")

    def hint(self) -> Hint | None:
        if self._practice is None:
            return None
        journal = self._practice.journal
        notes = notes_from(journal.notes())
        found = next_hint(self._run, self._run.observe(), notes.hints)
        if found is not None:
            taken = HintTaken(self._run.now_s, found.about, found.step)
            journal.save_notes(replace(notes, hints=(*notes.hints, taken)).as_json())
        return found

    def practise_from(self, at_s: float) -> Session:
        return self._learning().begin(self._run, at_s)

    def quarters(self) -> Sequence[float]:
        if self.is_test:
            return ()
        now_s, found = self._run.now_s, []
        for from_s, to_s in self._run.floor.workdays:
            count = ceil((min(now_s, to_s) - from_s) / CHECKPOINT_S)
            found += [from_s + n * CHECKPOINT_S for n in range(count)]
        return found[::-1]

    def result(self) -> ResultView:
        from floorsim.play.result import result_of

        self._learning()
        if self._result is None:
            self._result = result_of(self._run, self.run_id, self._reflection)
        return self._result

    def review(self) -> ComputedReview:
        if self._review is None:
            journal, begin = self._learning()
            self._review = ComputedReview(
                self._run,
                self.result,
                journal,
                begin,
                lambda: KeptBranches(journal.store_file, journal.run_id),
            )
        return self._review

    def save_reflection(self, answers: Sequence[str]) -> None:
        self._reflection = tuple(answers)

    def keep_result(self) -> None:
        from floorsim.play.result import stored

        if self._practice is None:
            return
        run, journal = self._run, self._practice.journal
        if not self._finished:
            journal.finish(stored(run, self.result()), run.ledger.digest(), run.now_s)
            self._finished = True
        journal.keep_ledger(run.compiled, run.ledger)

    def close(self) -> None:
        try:
            if not self._run.ended:
                self._journal.save_clock(self._run.now_s)
        finally:
            self._journal.close()
