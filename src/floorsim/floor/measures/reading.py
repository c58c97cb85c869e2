"""A ledger as it is read for figures and scores: what several of them need is worked out once."""

from __future__ import annotations

from copy import copy
from functools import cached_property

from floorsim.floor.chance.random_streams import RandomStreams
from floorsim.floor.channel import Channel
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.activities import Activity, activities_of
from floorsim.floor.measures.agent_time import Spells, spells_of
from floorsim.floor.measures.contact_table import ContactTable, contact_table
from floorsim.floor.measures.quality import Judged, judge
from floorsim.floor.measures.resolution import Matters, matters
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.quality.review_book import ReviewBook
from floorsim.floor.records import LoginRecord, ShiftRecord
from floorsim.floor.states import OFF
from floorsim.scenario.models.scenario import Scenario


class Reading:
    """One ledger, read up to where it goes. Times are seconds since midnight before day 1.

    Nothing is simulated, and everything is worked out when it is asked for. A ledger that grows afterwards is
    read again by a new one.
    """

    def __init__(
        self,
        compiled: CompiledFloor,
        ledger: Ledger,
        now_s: float | None = None,
        reviews: ReviewBook | None = None,
    ) -> None:
        """`compiled` is the scenario in which the ledger was written; `now_s` the moment of a run that goes
        on, where the ledger is written on while it is read; `reviews` that run's own, which are known."""
        self.compiled = compiled
        self._ledger = ledger
        self._until_s = ledger.until_s
        self.now_s = ledger.until_s if now_s is None else now_s
        """Up to when it is read: where the ledger ends."""
        if reviews is not None:
            self.review_book = reviews

    @property
    def ledger(self) -> Ledger:
        """The ledger, as it stood when it was read.

        Raises:
            RuntimeError: it has grown since.
        """
        if self._ledger.until_s != self._until_s:
            raise RuntimeError("the ledger goes further than when this reading of it began; read it anew")
        return self._ledger

    @property
    def scenario(self) -> Scenario:
        """What was played."""
        return self.compiled.scenario

    @property
    def channels(self) -> list[Channel]:
        """The channels as the scenario has them; what decisions changed in a run does not show in them."""
        return self.compiled.channels

    @cached_property
    def from_s(self) -> float:
        """When play begins."""
        return self.scenario.play_from_s

    @property
    def people(self) -> bool:
        """Whether agents tire, learn and take things to heart."""
        return self.scenario.people.model == "on"

    @cached_property
    def table(self) -> ContactTable:
        """Every contact of the ledger."""
        return contact_table(self.ledger.contacts, self.compiled.contact_types, self.channels)

    @cached_property
    def spells(self) -> Spells:
        """Every stay of an agent in a state."""
        home = [agent.home for agent in self.ledger.agents]
        return spells_of(self.ledger, home, len(self.channels), self.now_s)

    @cached_property
    def activities(self) -> list[list[Activity]]:
        """The activities of each agent."""
        return activities_of(self.ledger)

    @cached_property
    def judged(self) -> Judged | None:
        """How well contacts were handled, in truth; None where the people model is off."""
        if not self.people:
            return None
        book = SkillBook(self.ledger.skills)
        return judge(self.table, book, self.compiled.media, self.scenario.quality)

    @cached_property
    def matters(self) -> Matters:
        """What became of each customer's matter."""
        return matters(self.table, [one.may_return for one in self.compiled.contact_types])

    @cached_property
    def review_book(self) -> ReviewBook:
        """The reviews that analysts have written, and what they show of each agent."""
        return ReviewBook(self.compiled, self.ledger, RandomStreams(self.ledger.seed), lambda: self.now_s)

    @cached_property
    def open_shifts(self) -> dict[int, ShiftRecord]:
        """The shift that an agent (index) is working at the end; nobody else is in it."""
        last = {record.agent: record for record in self.ledger.shifts}
        return {agent: record for agent, record in last.items() if record.end_s >= 0.0}

    @cached_property
    def logins(self) -> dict[int, LoginRecord]:
        """The latest change of an agent's (index) channels; who never changed them is not in it."""
        return {record.agent: record for record in self.ledger.logins}

    def at_last_cap(self, channel: Channel) -> Channel:
        """The channel with the cap on contacts in one agent's hands that held at the end."""
        last = copy(channel)
        caps = [record.cap for record in self.ledger.caps if record.channel == channel.index]
        last.cap = caps[-1] if caps else channel.spec.cap
        return last

    def state_of(self, agent: int) -> int:
        """The state (states.py) that an agent is in at the end."""
        entries = self.ledger.states[agent].entries
        return entries[-1][1] if entries else OFF

    def hours(self, agent: int) -> tuple[tuple[float, float], ...]:
        """An agent's planned shifts, (start, end)."""
        return self.ledger.agents[agent].shifts
