"""The supervisor's desk: decisions come in, take their time and act; messages, promises and news come up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from floorsim.desk.budget import Budget
from floorsim.desk.decision import Decision
from floorsim.desk.escalations import Escalations
from floorsim.desk.inbox import Inbox
from floorsim.desk.leadership import Leadership
from floorsim.desk.log import Log, LogKind
from floorsim.desk.messages import Messages
from floorsim.desk.one_to_ones import OneToOnes
from floorsim.desk.own_contacts import OwnContacts
from floorsim.desk.own_time import OwnTime, Task
from floorsim.desk.side_by_sides import SideBySides
from floorsim.desk.team_updates import TeamUpdates
from floorsim.desk.view import FloorView
from floorsim.desk.wording import in_minutes, whole_sentence
from floorsim.floor.agent import Agent
from floorsim.floor.floor import Floor
from floorsim.floor.measures.trust import START_TRUST, TRUST, applied
from floorsim.floor.records import DecisionRecord, EffectRecord
from floorsim.units import DAY_S
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.floor.wallboard.wallboard import Wallboard

__all__ = ["Desk", "Timing"]

UNSET: Final = -1.0


class Timing(NamedTuple):
    """What a decision would take if it were accepted now: minutes and money, when begun, when it acts."""

    minutes: float
    """Supervisor minutes, without the minute of switching."""
    money: float
    starts_s: float
    done_s: float


class Desk:
    """The desk of one run. `names` shows agents by name and changes nothing else."""

    def __init__(self, floor: Floor, names: Mapping[str, str]) -> None:
        self.floor = floor
        self.names = names
        self.trust = START_TRUST
        self.carried_out: dict[str, float] = {}
        """Kinds of decision that have taken effect: name to the time of the latest, seconds."""
        self.log = Log()
        self.inbox = Inbox(floor)
        self.own_time = OwnTime(floor)
        self.own_time.on_begun = self._say_begun
        self.budget = Budget(floor.scenario)
        self.messages = Messages(self)
        self.escalations = Escalations(self)
        self.one_to_ones = OneToOnes(self)
        self.own_contacts = OwnContacts(self)
        self.side_by_sides = SideBySides(self)
        self.team_updates = TeamUpdates(self)
        self.leadership = Leadership(self)
        self._agents = {agent.id: agent for agent in floor.agents}
        self.messages.set_up()
        self.one_to_ones.set_up()

    @property
    def now(self) -> float:
        """The simulated time, seconds since midnight before day 1."""
        return float(self.floor.now)

    @cached_property
    def wallboard(self) -> Wallboard:
        """The figures and people as everyone can see them."""
        from floorsim.floor.wallboard.wallboard import Wallboard

        return Wallboard(self.floor)

    # Names

    def agent(self, id: str) -> Agent | None:
        """The agent of this id, or None."""
        return self._agents.get(id)

    def name(self, agent: Agent) -> str:
        """The agent as people call them."""
        return self.names.get(agent.id) or agent.name or agent.id

    def today(self, written_s: float) -> float:
        """The moment that a time without a day means: on the present day."""
        return written_s if written_s >= DAY_S else written_s + self.now // DAY_S * DAY_S

    # Costs

    def minutes_for(self, kind: str, default: float) -> float:
        """Supervisor minutes of a kind of decision: the scenario's, else the default."""
        cost = self.floor.scenario.decisions.costs.get(kind)
        return default if cost is None or cost.minutes is None else cost.minutes

    def money_for(self, kind: str, default: float) -> float:
        """Money that a decision of a kind costs: the scenario's, else the default."""
        cost = self.floor.scenario.decisions.costs.get(kind)
        return default if cost is None or cost.money is None else cost.money

    def timing(self, decision: Decision) -> Timing:
        """What the decision would take if it were accepted now. Looking changes nothing."""
        decision = decision.definite(self)
        minutes, money = decision.cost_minutes(self), decision.cost_money(self)
        if type(decision).at_once:
            return Timing(minutes, money, self.now, self.now)
        return Timing(minutes, money, *self.own_time.slot(decision.area, minutes))

    # Decisions

    def why_no_kind(self, kind: type[Decision]) -> str | None:
        """Why no decision of this kind is possible now, or None: not allowed, not in play, nothing to do."""
        if self.floor.ended:
            return "the shift is over; nothing can be decided any more"
        allowed = self.floor.scenario.decisions.allow
        if allowed != "all" and not kind.always_allowed and kind.kind not in allowed:
            return f"you have no authority for this here: {kind.title.lower()}"
        if self.now < self.floor.play_from_s:
            return (
                f"your shift begins at {time_of_day(self.floor.play_from_s)}; nothing can be decided before"
            )
        return kind.why_none(self)

    def why_not(self, decision: Decision) -> str | None:
        """A sentence that says why this decision is not possible now, or None. Looking changes nothing."""
        decision = decision.definite(self)
        reason = self.why_no_kind(type(decision)) or decision.why_not(self)
        if reason is None:
            reason = self.budget.too_little_money(decision.cost_money(self)) or self._too_late(decision)
        return None if reason is None else whole_sentence(reason)

    def accept(self, decision: Decision, seq: int, arguments: dict[str, Any]) -> None:
        """Takes a decision on; it must be definite and possible. It acts when its minutes are spent."""
        money = decision.cost_money(self)
        task = Task(decision.area, decision.cost_minutes(self), lambda: decision.doing(self), self.now)
        task.decision = decision
        task.seq = seq
        task.hands_on = decision.takes_hands(self)
        task.open_ended = type(decision).open_ended
        task.why_not = lambda: decision.why_not_any_more(self)
        task.turn_to = lambda: decision.turn_to(self)
        task.begin = lambda: decision.begin(self)

        def record(done_s: float, cost: float, sentence: str) -> None:
            spent_min = (self.now - task.begun_s) / 60.0 if task.begun_s >= 0.0 else 0.0
            self.floor.ledger.decisions.append(
                DecisionRecord(
                    seq, decision.kind, arguments, task.accepted_s, task.begun_s, done_s, spent_min,
                    cost, sentence,
                )
            )  # fmt: skip

        def done() -> None:
            place, spent = len(self.log.lines), self.budget.money_spent
            left_out = decision.left_out(self)
            sentence = decision.carry_out(self)
            if left_out is not None:
                sentence = f"{sentence} (left out: {left_out})"
            self.carried_out[decision.kind] = self.now
            record(self.now, money + self.budget.money_spent - spent, sentence)
            self.log.say_before(place, self.now, sentence, "decision")
            self.messages.settle_by(decision.kind)

        def dropped(reason: str) -> None:
            decision.drop(self)
            self.budget.spend(-money, -decision.overtime_s(self))
            sentence = f"not done ({decision.doing(self)}): {reason}"
            record(UNSET, 0.0, sentence)
            self.say(sentence, "decision")

        task.done, task.dropped = done, dropped
        self.budget.spend(money, decision.overtime_s(self))
        if type(decision).at_once:
            task.begun_s = self.now
            done()
            return
        busy = self.own_time.current is not None
        self.own_time.add(task)
        if busy:
            starts_s = self.own_time.starts_s(task)
            self.say(f"next for you: {decision.doing(self)}, from about {time_of_day(starts_s)}", "decision")

    def move_trust(self, by: float) -> None:
        """Moves leadership's and partners' trust, within 0-1."""
        amount = applied(self.trust, by)
        self.trust += amount
        self.floor.ledger.effects.append(EffectRecord(self.now, TRUST, "", amount, "", ""))

    def say(self, text: str, kind: LogKind) -> None:
        """Writes a line into the log, now."""
        self.log.say(self.now, text, kind)

    # Looking

    def observe(self) -> FloorView:
        """What the supervisor sees now. Looking changes nothing."""
        floor, scenario = self.floor, self.floor.scenario
        blind_since_s = self.own_time.blind_since_s
        channels, agents, plan = self.wallboard.look(self.names)
        return FloorView(
            now_s=self.now,
            start_s=floor.start_s,
            play_from_s=floor.play_from_s,
            end_s=floor.end_s,
            weekday=scenario.floor.weekday_of(int(self.now // DAY_S)),
            scenario=scenario.meta.id,
            title=scenario.meta.title,
            channels=channels,
            agents=agents,
            inbox=self.inbox.read(blind_since_s),
            log=self.log.read(blind_since_s),
            own_time=self.own_time.view(),
            budget=self.budget.view(),
            plan=plan,
            trust=self.trust,
            ended=floor.ended,
        )

    def _too_late(self, decision: Decision) -> str | None:
        timing = self.timing(decision)
        if timing.done_s < self.floor.end_s:
            return None
        free = "" if timing.starts_s <= self.now else f", you are free at {time_of_day(timing.starts_s)}"
        takes = in_minutes(60.0 * timing.minutes)
        return f"it takes {takes}{free}, and the shift ends at {time_of_day(self.floor.end_s)}"

    def _say_begun(self, task: Task) -> None:
        about = "about " if task.open_ended else ""
        self.say(f"you begin {task.doing()}; done {about}{time_of_day(task.ends_s)}", "decision")
