"""A run being played: the engine behind the screens, its journal in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from pydantic import ValidationError

from floorsim.desk.agents_decision import AgentsDecision
from floorsim.desk.decision import Decision, kind_named, kinds
from floorsim.desk.item_decision import ItemDecision
from floorsim.desk.options import options_for
from floorsim.desk.view import FloorView, MessageView
from floorsim.play.briefing import briefing_of
from floorsim.present.briefing import Briefing
from floorsim.present.fault_words import field_faults
from floorsim.present.quote import Choosable, Quote
from floorsim.present.result_view import ResultView
from floorsim.run.run import Run
from floorsim.store import Journal


class LiveSession:
    """Plays one run through its journal, which no other floorsim can open meanwhile."""

    def __init__(self, run: Run, journal: Journal) -> None:
        self._run = run
        self._journal = journal
        self._result: ResultView | None = None
        self._reflection: tuple[str, ...] = ()
        run.journal = journal

    @property
    def briefing(self) -> Briefing:
        return briefing_of(self._run.scenario, self._run.seed)

    @property
    def run_id(self) -> str | None:
        return self._journal.run_id

    @property
    def now_s(self) -> float:
        return self._run.now_s

    @property
    def end_s(self) -> float:
        return self._run.end_s

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
        return self._run.desk.minutes_for(kind.kind, kind.minutes)

    def why_not(self, kind: type[Decision]) -> str | None:
        return self._run.desk.why_no_kind(kind)

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        found = options_for(self._run.desk, kind, field)
        return [
            Choosable(option.value, option.label, option.why_not, option.detail, option.now)
            for option in found
        ]

    def reasons(
        self, kind: type[Decision], arguments: Mapping[str, Any], field: str
    ) -> Mapping[Any, str | None]:
        desk = self._run.desk
        reasons: dict[Any, str | None] = {}
        for option in options_for(desk, kind, field):
            reasons[option.value] = option.why_not
            if option.why_not is None and option.value is not None:
                reasons[option.value] = self._reason(kind, {**arguments, field: option.value})
        return reasons

    def _reason(self, kind: type[Decision], arguments: Mapping[str, Any]) -> str | None:
        """Why a decision about one agent is not possible; None as long as the rest does not fit together."""
        try:
            decision = kind.model_validate(dict(arguments))
        except ValidationError:
            return None
        if isinstance(decision, AgentsDecision):
            named = decision.named(self._run.desk)
            return decision.agent_why_not(self._run.desk, named[0]) if named else None
        return decision.why_not(self._run.desk)

    def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
        currency = self._run.scenario.prices.currency
        try:
            decision = kind.model_validate(dict(arguments))
        except ValidationError as wrong:
            return Quote(self.minutes_of(kind), currency=currency, faults=field_faults(wrong))
        desk = self._run.desk
        timing = desk.timing(decision)
        return Quote(
            minutes=timing.minutes,
            money=timing.money,
            currency=currency,
            starts_s=timing.starts_s,
            done_s=timing.done_s,
            why_not=desk.why_not(decision),
            decision=decision,
        )

    def answer(self, message: MessageView, choice: str) -> Quote:
        kind = kind_named("escalation" if message.kind == "escalation" else "answer")
        if kind is None:
            return Quote(why_not="Messages can't be answered here.")
        return self.quote(kind, {"message": message.id, "choice": choice})

    def answering(self) -> Set[str]:
        own = self._run.desk.own_time
        tasks = own.queue if own.current is None else [own.current, *own.queue]
        return {task.decision.message for task in tasks if isinstance(task.decision, ItemDecision)}

    def decide(self, decision: Decision) -> None:
        self._run.decide(decision)

    def result(self) -> ResultView:
        from floorsim.play.result import result_of

        if self._result is None:
            self._result = result_of(self._run, self.run_id, self._reflection)
        return self._result

    def save_reflection(self, answers: Sequence[str]) -> None:
        self._reflection = tuple(answers)

    def keep_result(self) -> None:
        from floorsim.play.result import stored

        result = stored(self._run, self.result())
        self._journal.finish(result, self._run.ledger.digest(), self._run.now_s)

    def close(self) -> None:
        try:
            if not self._run.ended:
                self._journal.save_clock(self._run.now_s)
        finally:
            self._journal.close()
