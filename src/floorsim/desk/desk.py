"""The supervisor's desk: decisions come in, take their time and act; cases come up; all of it can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from floorsim.desk.calendar import Calendar, Entry
from floorsim.desk.calendar.one_to_ones import OneToOnes
from floorsim.desk.calendar.own_duties import OwnDuties
from floorsim.desk.calendar.own_energy import OwnEnergy
from floorsim.desk.calendar.working_hours import hours_of
from floorsim.desk.cases.case_work import Cases
from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.decisions.decision import Decision, Timing
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.in_the_way import NOW, in_the_way
from floorsim.desk.decisions.kinds.do_first import NOTE_S
from floorsim.desk.decisions.kinds.stop_own_task import StopOwnTask
from floorsim.desk.decisions.order import Order
from floorsim.desk.decisions.remote import Remote
from floorsim.desk.decisions.sessions import Sessions
from floorsim.desk.decisions.surprise import Surprise
from floorsim.desk.decisions.workspace import Workspace
from floorsim.desk.view import FloorView, SeenFloor
from floorsim.floor.floor import Floor
from floorsim.floor.records import UNSET, DecisionRecord
from floorsim.wording.sentences import whole_sentence
from floorsim.wording.times import clock, clock_from, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.floor.wallboard.moment import Moment

__all__ = ["Desk"]

HEARD_BEFORE_S: Final = 1.0
"""What is said in a conversation is answered so long before its minutes are up, so that whoever looks when
they are up has heard the answer (timers of the very moment wait)."""


class Desk:
    """The desk of one run. `names` shows agents by name and changes nothing else."""

    def __init__(self, floor: Floor, names: Mapping[str, str]) -> None:
        self.floor = floor
        self.consequences = Consequences(floor, names)
        self.cases = Cases(self.consequences)
        self.calendar = Calendar(floor, hours_of(floor))
        self.calendar.on_begun = self._say_begun
        self.calendar.on_the_line_until_s = self.cases.book.on_the_line_until_s
        self.energy = OwnEnergy(floor)
        self.calendar.on_turn, self.calendar.energy = self.energy.turned_to, self.energy.now
        self.calendar.forgets, self.calendar.on_remembered = self.energy.forgets, self._say_remembered
        OneToOnes(self.consequences, self.calendar, self.cases.talks.begin_one_to_one)
        duties = OwnDuties(self.consequences, self.calendar)
        self.workspace = Workspace(self.consequences, self.cases, self.calendar, duties, self.energy)
        Sessions(self.workspace)
        Remote(self.workspace)
        Surprise(self.workspace)
        self._moments: WeakSet[Moment] = WeakSet()
        """What has been looked at and may still be read."""

    @property
    def now(self) -> float:
        """The simulated time, seconds since midnight before day 1."""
        return float(self.floor.now)

    # Decisions

    def timing(self, decision: Decision) -> Timing:
        """What the decision would take if it were accepted now. Looking changes nothing."""
        return decision.definite(self.workspace).timing(self.workspace)

    def why_no_kind(self, kind: type[Decision]) -> str | None:
        """Why no decision of this kind is possible now, or None: not allowed, not in play, nothing to do."""
        return self._why_not_allowed(kind) or kind.why_none(self.workspace)

    def _why_not_allowed(self, kind: type[Decision]) -> str | None:
        if self.floor.ended:
            return "the shift is over; nothing can be decided any more"
        allowed = self.floor.scenario.decisions.allow
        if allowed != "all" and not kind.always_allowed and kind.kind not in allowed:
            return f"you have no authority for this here: {kind.title.lower()}"
        back_s = self.floor.next_workday_s()
        if back_s == self.floor.play_from_s:
            return f"your shift begins at {time_of_day(back_s)}; nothing can be decided before"
        still_there = kind is StopOwnTask or self.cases.talks.open_now() is not None
        if back_s is not None and not (still_there and self.calendar.current is not None):
            return f"your next working day begins at {clock(back_s)}; nothing can be decided before"
        return None

    def next_morning_s(self) -> float | None:
        """When the supervisor is back who has gone home; None at work, also at what the evening has found in
        hand, and after the last day."""
        return self.floor.next_workday_s() if self.calendar.current is None else None

    def why_not(self, decision: Decision) -> str | None:
        """A sentence that says why this decision is not possible now, or None. Looking changes nothing."""
        decision = decision.definite(self.workspace)
        reason = self._refused(decision) or self._too_late(decision)
        return None if reason is None else whole_sentence(reason)

    def is_possible(self, decision: Decision) -> bool:
        """Whether `why_not` has no reason; what is in the way is not looked for, which takes longest."""
        decision = decision.definite(self.workspace)
        return self._refused(decision) is None and self._is_in_time(decision.timing(self.workspace))

    def _refused(self, decision: Decision) -> str | None:
        """Why a definite decision is not possible now, whatever else the supervisor has to do."""
        desk = self.workspace
        return (
            self._why_not_allowed(type(decision))
            or decision.nothing_to_do(desk)
            or decision.why_not(desk)
            or desk.budget.too_little_money(decision.cost_money(desk))
        )

    def accept(self, decision: Decision, seq: int, arguments: dict[str, Any]) -> None:
        """Takes a decision on; it must be definite and possible. It acts when its minutes are spent."""
        order = Order(seq, decision, arguments, self.now)
        desk = self.workspace
        desk.orders[order.key] = order
        money = decision.cost_money(desk)
        desk.budget.spend(money, decision.overtime_s(desk))
        if decision.acts_at_once(desk):
            self._done(order, money, self.now, 0.0)
            return
        if decision.in_talk(desk):
            self._say(order, decision)
            return
        entry = Entry(
            key=order.key,
            area=decision.area,
            minutes=decision.cost_minutes(desk),
            doing=lambda: decision.doing(desk),
            accepted_s=self.now,
            kind=decision.kind,
            hands_on=decision.takes_hands(desk),
            open_ended=type(decision).open_ended,
            why_not=lambda: decision.why_not_any_more(desk),
            turn_to=lambda: decision.turn_to(desk),
            begin=lambda: decision.begin(desk, order),
            due_s=decision.due_s(desk),
            message=decision.message if isinstance(decision, CaseDecision) else None,
        )
        entry.done = lambda: self._done(order, money, entry.begun_s, entry.spent_s)
        entry.dropped = lambda reason: self._dropped(order, money, reason, entry)
        busy = self.calendar.current is not None
        self.calendar.add(entry)
        if isinstance(decision, CaseDecision) and decision.now and busy and entry in self.calendar.queue:
            self.calendar.interrupt(entry.key, note_s=NOTE_S if decision.note else 0.0)
        if busy and self.calendar.current is not entry and entry in self.calendar.queue:
            starts = clock_from(self.calendar.starts_s(entry), self.now)
            self.consequences.say(f"queued: {decision.doing(desk)}, from about {starts}", "work")

    def note_not_taken(self, decision: Decision, seq: int, arguments: dict[str, Any], reason: str) -> None:
        """Records a decision of another run that is not possible in this one, with the reason."""
        order = Order(seq, decision, arguments, self.now)
        self._record(order, UNSET, UNSET, 0.0, 0.0, f"not taken: {reason}")

    def _say(self, order: Order, decision: Decision) -> None:
        """Something is said in the conversation in hand. Nothing comes of it if that is over before."""
        desk = self.workspace
        case = desk.cases.talks.open_now()
        decision.turn_to(desk)

        def over() -> None:
            if case is not None and case.talk is not None and case.talk.ended is None:
                self._done(order, 0.0, order.accepted_s, 0.0)
            else:
                self._record(order, order.accepted_s, UNSET, 0.0, 0.0, "not said: the conversation was over")

        self.floor.at(max(self.now, self.now + 60.0 * decision.cost_minutes(desk) - HEARD_BEFORE_S), over)

    def _done(self, order: Order, money: float, begun_s: float, spent_s: float) -> None:
        """Its minutes are spent: the decision acts. `spent_s` is the supervisor's time that it took."""
        desk, decision = self.workspace, order.decision
        place, spent = len(desk.log.lines), desk.budget.money_spent
        left_out = decision.left_out(desk)
        self._wears(decision)
        sentence = decision.carry_out(desk, order)
        if left_out is not None:
            sentence = f"{sentence} (left out: {left_out})"
        self.consequences.decided[decision.kind] = self.now
        money += desk.budget.money_spent - spent
        self._record(order, begun_s, self.now, spent_s, money, sentence)
        desk.log.say_before(place, self.now, sentence, "decision")
        self.cases.messages.settle_by(decision.kind)

    def _wears(self, decision: Decision) -> None:
        """A hostile customer whom the supervisor has served in person costs energy, as it would an agent."""
        case = decision.case(self.workspace) if isinstance(decision, CaseDecision) else None
        hostile = case is not None and case.contact is not None and case.contact.hostile
        if hostile and decision.takes_hands(self.workspace):
            self.energy.hostile_contact()

    def _dropped(self, order: Order, money: float, reason: str, entry: Entry) -> None:
        """It was withdrawn, or could not be begun after all."""
        desk, decision = self.workspace, order.decision
        decision.drop(desk)
        desk.budget.spend(-money, -decision.overtime_s(desk))
        sentence = f"not done ({decision.doing(desk)}): {reason}"
        self._record(order, entry.begun_s, UNSET, entry.spent_s, 0.0, sentence)
        self.consequences.say(sentence, "decision")

    def _record(
        self, order: Order, begun_s: float, done_s: float, spent_s: float, money: float, sentence: str
    ) -> None:
        self.floor.ledger.decisions.append(
            DecisionRecord(
                order.seq, order.decision.kind, order.arguments, order.accepted_s, begun_s, done_s,
                spent_s / 60.0, money, sentence,
            )
        )  # fmt: skip

    # Looking

    def observe(self) -> FloorView:
        """What the supervisor sees now. Looking changes nothing.

        What is dear of it is worked out when it is read, or by `before_change` for whoever still holds it.
        """
        floor, scenario = self.floor, self.floor.scenario
        blind_since_s = self.calendar.blind_since_s
        channels, moment = self.consequences.wallboard.look(self.consequences.names)
        self._moments.add(moment)
        return SeenFloor.at(
            moment,
            now_s=self.now,
            start_s=floor.start_s,
            play_from_s=floor.play_from_s,
            end_s=floor.end_s,
            weekday=scenario.floor.weekday_of(self.floor.day_of(self.now)),
            scenario=scenario.meta.id,
            title=scenario.meta.title,
            channels=channels,
            inbox=self.cases.book.read(blind_since_s),
            log=self.consequences.log.read(blind_since_s),
            own_time=self.calendar.view(),
            budget=self.consequences.budget.view(),
            trust=self.consequences.trust,
            ended=floor.ended,
            unseen=self.cases.book.unseen(blind_since_s),
            workdays=floor.workdays,
            drivers=tuple(floor.compiled.drivers),
            metrics=self.workspace.noticing.seen if self.workspace.noticing.chosen_today() else (),
        )

    def before_change(self) -> None:
        """The clock is about to move on, or a decision to act: views that somebody holds stay as they are."""
        while self._moments:
            self._moments.pop().complete()

    def _is_in_time(self, timing: Timing) -> bool:
        return timing.done_s < self.floor.end_s

    def _too_late(self, decision: Decision) -> str | None:
        timing = decision.timing(self.workspace)
        if self._is_in_time(timing):
            return None
        takes, ends = in_minutes(60.0 * timing.minutes), clock_from(self.floor.end_s, self.now)
        last_s = self.floor.end_s - 60.0 * timing.minutes
        way = in_the_way(self.workspace, decision.area, timing.minutes, last_s)
        if way is None or timing.starts_s <= self.now:
            return f"it takes {takes}, and the shift ends at {ends}"
        instead = f"; {way.remedy}" if way.kind not in ("", NOW) else ""
        return f"it takes {takes}, {way.words}, and the shift ends at {ends}{instead}"

    def _say_remembered(self, entry: Entry) -> None:
        self.consequences.say(f"it comes back to you: {entry.doing()}, put aside without a note", "effect")

    def _say_begun(self, entry: Entry) -> None:
        when = "about" if entry.open_ended else "at"
        self.consequences.say(f"you are {entry.doing()}; done {when} {time_of_day(entry.ends_s)}", "work")
