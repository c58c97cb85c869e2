"""What a decision would make late: duties of the calendar, and what is to be answered or done by a time."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from floorsim.desk.calendar.entry import Duty, Entry
from floorsim.desk.cases.case import SUPERVISOR, Case
from floorsim.desk.decisions.families.case import CaseDecision, seen_by
from floorsim.desk.decisions.kinds.incident_post import IncidentPost
from floorsim.wording.names import short_name
from floorsim.wording.times import minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.decision import Decision
    from floorsim.desk.decisions.workspace import Workspace


def made_late(desk: Workspace, decision: Decision) -> tuple[str, ...]:
    """What would be late if the decision were accepted now, and is not without it, in sentences; the latest
    first. Looking changes nothing."""
    queue = desk.calendar.queue
    if decision.queue_after(desk) == queue:
        return ()
    now, then = _Ahead(desk, queue), _Ahead(desk, decision.queue_after(desk))
    late = [*_duties(desk, now, then), *_cases(desk, decision, now, then)]
    return tuple(one.words for one in sorted(late, key=lambda one: -one.by_s))


class _Late(NamedTuple):
    by_s: float
    words: str


class _Ahead:
    """The calendar as it would be worked off with a queue, and when anything new would have its turn."""

    def __init__(self, desk: Workspace, queue: Sequence[Entry]) -> None:
        self._desk, self._queue = desk, queue
        self._answer = Entry("", "communication", 0.0, doing=str)  # takes no time, so it moves nothing else
        self._forecast = desk.calendar.foreseen([*queue, self._answer])

    def starts_s(self, thing: Entry | Duty) -> float:
        """When the supervisor turns to it; infinity for never."""
        foreseen = self._forecast.of(thing)
        return inf if foreseen is None else foreseen.starts_s

    def met_s(self, case: Case) -> float:
        """When the case would be begun on, or, where only a post to the team settles it, the post be done."""
        if case.choices:
            return self.starts_s(_queued_answer(self._desk, case) or self._answer)
        post_min = self._desk.minutes_for(IncidentPost.kind, IncidentPost.minutes)
        post = Entry("", "communication", post_min, doing=str)
        foreseen = self._desk.calendar.foreseen([*self._queue, post]).of(post)
        return inf if foreseen is None else foreseen.ends_s


def _duties(desk: Workspace, now: _Ahead, then: _Ahead) -> list[_Late]:
    late = []
    for duty in desk.calendar.duties:
        if duty is desk.calendar.current or now.starts_s(duty) == inf:
            continue
        starts_s = then.starts_s(duty)
        if starts_s == inf:
            late.append(_Late(duty.end_s - duty.start_s, f"{duty.title()} would be missed"))
        elif starts_s > now.starts_s(duty):
            by_s = starts_s - duty.start_s
            late.append(_Late(by_s, f"{duty.title()} starts {_minutes(by_s)} late"))
    return late


def _cases(desk: Workspace, decision: Decision, now: _Ahead, then: _Ahead) -> list[_Late]:
    own = decision.message if isinstance(decision, CaseDecision) else None
    late = []
    for case in seen_by(desk, lambda case: case.state == "open" and not case.in_hand).values():
        due_s = case.deadline_s
        if due_s is None or case.id == own or _settles(decision, case):
            continue
        met_s = then.met_s(case)
        if now.met_s(case) <= due_s < met_s:
            late.append(_Late(met_s - due_s, _would_be_late(case, due_s)))
    return late


def _settles(decision: Decision, case: Case) -> bool:
    """Whether the decision itself does what is due; whether in time is not asked."""
    return case.settled_by == decision.kind or (not case.choices and isinstance(decision, IncidentPost))


def _queued_answer(desk: Workspace, case: Case) -> Entry | None:
    keys = {
        order.key
        for order in desk.queued()
        if isinstance(order.decision, CaseDecision) and order.decision.message == case.id
    }
    return next((entry for entry in desk.calendar.queue if entry.key in keys), None)


def _would_be_late(case: Case, due_s: float) -> str:
    if case.sender == SUPERVISOR:
        return f"your promise would be late: {case.subject}"
    what = "escalation" if case.category == "escalation" else "message"
    return f"{short_name(case.sender)}'s {what} (due {time_of_day(due_s)}) would be late"


def _minutes(length_s: float) -> str:
    return "under a minute" if length_s < 60.0 else minutes(round(length_s / 60.0))
