"""What a decision works with: the floor, the people, the cases, the supervisor's own time and means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from floorsim.desk.calendar import Calendar
from floorsim.desk.calendar.own_duties import OwnDuties
from floorsim.desk.calendar.own_energy import OwnEnergy
from floorsim.desk.cases.case_work import Cases
from floorsim.desk.consequences.consequences import Consequences
from floorsim.desk.consequences.log import LogCategory
from floorsim.desk.improving.improving import Improving
from floorsim.desk.quality.samples import Samples
from floorsim.desk.reports.held_against import HeldAgainst
from floorsim.desk.reports.noticing import Noticing
from floorsim.desk.reports.room import Reports
from floorsim.floor.agent import Agent
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order

T = TypeVar("T")


class Workspace:
    """The parts of one run's desk, and the questions that most decisions ask of them."""

    def __init__(
        self,
        consequences: Consequences,
        cases: Cases,
        calendar: Calendar,
        duties: OwnDuties,
        energy: OwnEnergy,
    ) -> None:
        self.floor = consequences.floor
        self.consequences = consequences
        self.cases = cases
        self.calendar = calendar
        self.duties = duties
        self.energy = energy
        self.improving = Improving(consequences)
        """Changes for contact drivers, and what can be seen of them."""
        self.log = consequences.log
        self.budget = consequences.budget
        self.reports = Reports(self.floor)
        """The figures that there are to report on."""
        self.held_against = HeldAgainst(consequences, self.reports)
        """Reports that have gone out, and what comes of what they say."""
        self.samples = Samples(self.floor)
        """Contacts that the supervisor has taken for review."""
        self.noticing = Noticing(consequences, self.reports)
        self.orders: dict[str, Order] = {}
        """Every decision accepted so far, by its key in the calendar."""
        self._moment: tuple[float, int, int, int] | None = None
        self._made: dict[str, Any] = {}

    def once(self, name: str, made: Callable[[], T]) -> T:
        """What follows from what has happened so far, worked out when first asked for at this moment."""
        ledger = self.floor.ledger
        moment = (self.now, len(ledger.contacts), len(ledger.settled), len(ledger.finished))
        if self._moment != moment:
            self._moment, self._made = moment, {}
        if name not in self._made:
            self._made[name] = made()
        found: T = self._made[name]
        return found

    @property
    def now(self) -> float:
        """The simulated time, seconds since midnight before day 1."""
        return float(self.floor.now)

    def agent(self, id: str) -> Agent | None:
        """The agent of this id, or None."""
        return self.consequences.agent(id)

    def name(self, agent: Agent) -> str:
        """The agent as people call them."""
        return self.consequences.name(agent)

    def today(self, written_s: float) -> float:
        """The moment that a time without a day means: on the present day."""
        if written_s >= DAY_S:
            return written_s
        at_s = written_s + self.floor.day_of(self.now) * DAY_S
        return at_s if written_s >= self.floor.compiled.hours.day_begins_s else at_s + DAY_S

    def minutes_for(self, kind: str, default: float) -> float:
        """Supervisor minutes of a kind of decision: the scenario's, else the default."""
        cost = self.floor.scenario.decisions.costs.get(kind)
        return default if cost is None or cost.minutes is None else cost.minutes

    def money_for(self, kind: str, default: float) -> float:
        """Money that a decision of a kind costs: the scenario's, else the default."""
        cost = self.floor.scenario.decisions.costs.get(kind)
        return default if cost is None or cost.money is None else cost.money

    def queued(self) -> list[Order]:
        """Decisions that wait for the supervisor, in the order in which they will be done."""
        keys = [entry.key for entry in self.calendar.queue]
        return [self.orders[key] for key in keys if key in self.orders]

    def in_hand(self) -> Order | None:
        """The decision that the supervisor is at now, or None."""
        current = self.calendar.current
        return None if current is None else self.orders.get(current.key)

    def pending(self) -> list[Order]:
        """Decisions that are not done yet: those that wait, then the one in hand."""
        in_hand = self.in_hand()
        return self.queued() if in_hand is None else [*self.queued(), in_hand]

    def taken_before(self, kind: str) -> list[Order]:
        """Decisions of a kind that have taken effect, in order."""
        return [
            self.orders[f"decision:{record.seq}"]
            for record in self.floor.ledger.decisions
            if record.kind == kind and record.done_s >= 0.0
        ]

    def forgetting(self) -> float:
        """The chance that something put aside now without a note is forgotten, 0-1."""
        return self.energy.forgetting()

    def say(self, text: str, category: LogCategory) -> None:
        """Writes a line into the log, now."""
        self.consequences.say(text, category)
