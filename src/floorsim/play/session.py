"""What a front end asks of a run being played."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any, Protocol

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.improving.views import DriverSheet
from floorsim.desk.quality.views import AgentRecordView, ContactRow, ContactView, DriverRow, QualityView
from floorsim.desk.reports.view import ReportView
from floorsim.desk.view import CalendarRow, FloorView, MessageView
from floorsim.floor.rostering.days_ahead import DayAhead
from floorsim.play.hints import Hint
from floorsim.play.run_review import RunReview
from floorsim.present.briefing import Briefing
from floorsim.present.day_views import EveningView, MorningView
from floorsim.present.quote import Choosable, Quote
from floorsim.present.result_view import ResultView


class Session(Protocol):
    """One run being played."""

    @property
    def briefing(self) -> Briefing: ...

    @property
    def run_id(self) -> str | None:
        """The stored run's id; None while nothing is stored."""

    @property
    def is_test(self) -> bool:
        """Whether this is a desk test: its clock is not the candidate's, so there is no pause, speed, step or
        leap; nothing is undone, and there are no hints, rewinding, practice, notes, scores or review."""

    @property
    def now_s(self) -> float: ...

    @property
    def end_s(self) -> float: ...

    @property
    def until_s(self) -> float:
        """When the clock stops at the latest: in the evening of a day, or at the end."""

    @property
    def next_morning_s(self) -> float | None:
        """When work begins again, between an evening and a morning; None while the supervisor is at work."""

    def evening(self) -> EveningView | None:
        """What the day has brought and what is carried over, in an evening; None at other times."""

    def morning(self) -> MorningView | None:
        """What there is to know before a day begins, at its first moment; None at other times."""

    def save_evening(self, words: str) -> None:
        """Keep the sentence for the next day with the run. Raises FloorsimError when it can't be kept."""

    @property
    def ended(self) -> bool: ...

    def advance(self, to_s: float) -> None:
        """Let the floor run until this moment."""

    def observe(self) -> FloorView: ...

    def kinds(self) -> Sequence[type[Decision]]:
        """Every kind of decision this scenario knows, in the catalogue's order."""

    def minutes_of(self, kind: type[Decision]) -> float:
        """Supervisor minutes the kind usually takes here."""

    def why_not(self, kind: type[Decision]) -> str | None:
        """Why no decision of this kind is possible now, or None."""

    def why_not_with(self, kind: type[Decision], acts_on: ActsOn, id: str) -> str | None:
        """Why a kind of decision can't be taken with one agent or channel now, or None."""

    def options(self, kind: type[Decision], field: str) -> Sequence[Choosable]:
        """What a field may be set to now; empty for free entry."""

    def reasons(
        self, kind: type[Decision], arguments: Mapping[str, Any], field: str
    ) -> Mapping[Any, str | None]:
        """Why each agent can't be chosen as the rest of the form stands, by id; None if they can."""

    def quote(self, kind: type[Decision], arguments: Mapping[str, Any]) -> Quote:
        """Price a decision as the form stands."""

    def answer(self, message: MessageView, choice: str) -> Quote:
        """Price one answer to a message of the inbox."""

    def quality(self) -> QualityView:
        """The supervisor's samples, the flags and the yardsticks."""

    def schedule(self, day: int) -> DayAhead:
        """A day of the run (0 is the first) by the roster as it stands: today or one to come."""

    def contact(self, key: str) -> ContactView | None:
        """One contact that an agent is done with, with its trace once it was heard; None: no such contact."""

    def agent_record(self, agent: str) -> AgentRecordView | None:
        """What is on record about an agent beyond the wallboard; None where there is no such agent."""

    def contacts(self) -> Sequence[ContactRow]:
        """Contacts that agents are done with, the latest first, as many as one can find by name."""

    def contact_drivers(self) -> Sequence[DriverSheet]:
        """Contact drivers with their figures and what is under way for them, most hours first."""

    def drivers(self) -> Sequence[DriverRow]:
        """What customers contact about, most first."""

    def report(self, arguments: Mapping[str, Any]) -> ReportView | None:
        """A report with these arguments as it would go out now; None where there is nothing to report on."""

    def answering(self) -> Set[str]:
        """Ids of the inbox's open items whose answer has been decided on and is not given yet."""

    @property
    def read_up_to(self) -> Mapping[str, float]:
        """Up to when each message that was opened has been read, by its id; kept with the run."""

    def mark_read(self, message: MessageView) -> None:
        """Note that everything said in a message so far has been read."""

    def coming_if_first(self, decision: int) -> Sequence[CalendarRow]:
        """What of the supervisor's own time would come, and when, with a queued decision done first.

        Raises KeyError when it is not queued.
        """

    def decide(self, decision: Decision) -> None:
        """Take a decision. Raises FloorsimError with the reason when it is refused."""

    def can_undo(self) -> str | None:
        """The last decision, in words, if `undo` would take it back: until the clock moves; else None."""

    def undo(self) -> str | None:
        """Take back the last decision if the clock has not moved since; a sentence that says what, or None.
        In a test never.

        Raises FloorsimError when that can't be stored; the decision then stands.
        """

    def hint(self) -> Hint | None:
        """The next step of a hint about what presses most, kept with the run before it is told; None where
        nothing presses.

        Raises FloorsimError when it can't be kept; it is not told then.
        """

    def quarters(self) -> Sequence[float]:
        """Moments from which the run can be played anew as practice, every quarter of an hour, the latest
        first."""

    def practise_from(self, at_s: float) -> Session:
        """Begin a practice run with the decisions up to a moment; this run stays as it is.

        Raises FloorsimError when it can't be stored.
        """

    def result(self) -> ResultView:
        """The scores and the course of an ended run."""

    def review(self) -> RunReview:
        """The review of the run as far as it has come."""

    def save_reflection(self, answers: Sequence[str]) -> None:
        """Note what the trainee wrote before seeing the scores."""

    def keep_result(self) -> None:
        """Store the result with the reflection. Raises FloorsimError when it can't be stored."""

    def checkpoint(self) -> None:
        """Store how far the run has come; cheap enough for every tick."""

    def close(self) -> None:
        """Save where the run stands and let go of it."""
