"""What a decision is: its arguments, what it costs, when it is possible, what it does."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from floorsim.desk.calendar import Entry
from floorsim.desk.decisions.kind_facts import KindFacts

if TYPE_CHECKING:
    from floorsim.desk.cases.case import Case
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent
    from floorsim.floor.channel import Channel


class Timing(NamedTuple):
    """What a decision would take if it were accepted now: minutes and money, when begun, when it acts."""

    minutes: float
    """Supervisor minutes, without the minute of switching."""
    money: float
    starts_s: float
    done_s: float


class Decision(KindFacts, BaseModel):
    """One kind of decision: its arguments are the fields, its behaviour the methods below.

    A decision is accepted at a time, started when the supervisor is free, and carried out when its
    supervisor minutes are spent. A kind is found by its file (registry.py).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    # What there is to choose from

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """A sentence that says why no decision of this kind makes sense now, or None."""
        return None

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Why this agent can't be chosen now, whatever else is chosen, or None."""
        return None

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """What helps to choose an agent."""
        return ""

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Why this channel can't be chosen now, or None."""
        return None

    @classmethod
    def about_channel(cls, desk: Workspace, channel: Channel) -> str:
        """What helps to choose a channel."""
        return ""

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What helps to choose one of a few named values."""
        return ""

    @classmethod
    def present_number(cls, desk: Workspace) -> int | None:
        """The number that holds now, with which a form begins; None when there is none."""
        return None

    @classmethod
    def cases(cls, desk: Workspace) -> Sequence[Case]:
        """The cases that want a decision of this kind, the most pressing first."""
        return ()

    # One decision

    def definite(self, desk: Workspace) -> Self:
        """The same decision with everything named that it leaves to the moment, as it is taken and stored."""
        return self

    def cost_minutes(self, desk: Workspace) -> float:
        """Supervisor minutes this decision takes, with the scenario's override."""
        return desk.minutes_for(self.kind, type(self).minutes)

    def cost_money(self, desk: Workspace) -> float:
        """Money this decision commits, in the scenario's currency."""
        return desk.money_for(self.kind, 0.0)

    def acts_at_once(self, desk: Workspace) -> bool:
        """Whether it acts the moment it is taken, whatever the supervisor is doing."""
        return type(self).at_once

    def in_talk(self, desk: Workspace) -> bool:
        """Whether it is said in the conversation that the supervisor sits in: it begins at once, and its
        minutes are part of that."""
        return False

    def timing(self, desk: Workspace) -> Timing:
        """What it would take if it were accepted now. Looking changes nothing."""
        minutes, money = self.cost_minutes(desk), self.cost_money(desk)
        if self.in_talk(desk):
            return Timing(minutes, money, desk.now, desk.now + 60.0 * minutes)
        if self.acts_at_once(desk):
            return Timing(minutes, money, desk.now, desk.now)
        return Timing(minutes, money, *desk.calendar.slot(self.area, minutes))

    def due_s(self, desk: Workspace) -> float | None:
        """When the supervisor has to begin on it at the latest; None when that does not matter."""
        return None

    def queue_after(self, desk: Workspace) -> Sequence[Entry]:
        """The supervisor's queue as it would be right after it is accepted. Looking changes nothing."""
        queue = desk.calendar.queue
        if self.acts_at_once(desk) or self.in_talk(desk):
            return queue
        return [*queue, Entry("", self.area, self.cost_minutes(desk), doing=str)]

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What one decides on, asked before it is taken: short lines, the most telling first."""
        return ()

    def ends_s(self, desk: Workspace) -> float | None:
        """When what it does ends by itself, seconds since midnight before day 1; None: no such time."""
        return None

    def owed(self, desk: Workspace) -> Sequence[str]:
        """What the supervisor owes from then on, each with its time: "two breaks by 11:05"."""
        return ()

    def overtime_s(self, desk: Workspace) -> float:
        """Agent time this decision takes from the overtime budget, seconds."""
        return 0.0

    def takes_hands(self, desk: Workspace) -> bool:
        """Whether the supervisor sees nothing else of the floor while at it."""
        return type(self).hands_on

    def nothing_to_do(self, desk: Workspace) -> str | None:
        """Why there is nothing for a decision of this kind, unless this one has more to say itself."""
        return type(self).why_none(desk)

    @abstractmethod
    def why_not(self, desk: Workspace) -> str | None:
        """A sentence that says why this is not possible now, or None. Looking changes nothing."""

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The same, asked when the supervisor's turn for it comes, if it had to wait. A reason drops it."""
        return self.why_not(desk)

    def turn_to(self, desk: Workspace) -> None:
        """The supervisor turns to it; a minute of switching may come first."""

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """The work itself begins; most decisions do nothing yet.

        A sentence instead of None says why it can't be begun after all: it is dropped.
        """
        return None

    @abstractmethod
    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The effect, when the supervisor's minutes are spent; `order` is the cause of what comes of it.

        Returns what the log says, in the past tense with `you`: "you moved Ben to chat until 11:00".
        """

    def left_out(self, desk: Workspace) -> str | None:
        """Why it will be done without some of those named, asked right before it is carried out, or None."""
        return None

    def drop(self, desk: Workspace) -> None:
        """It was withdrawn, or could not be begun after all: undoes what accepting it did."""

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """While the supervisor is at it: why it can't be broken off, or None."""
        if self.takes_hands(desk):
            return "a customer is on the line with you; that has to be finished"
        return f"you are {self.doing(desk)}; that is too short to break off"

    def break_off(self, desk: Workspace) -> str:
        """Breaks off what the supervisor is at; gives what the log says."""
        what = self.doing(desk)
        desk.calendar.break_off()
        return f"you broke off {what}"

    @abstractmethod
    def doing(self, desk: Workspace) -> str:
        """What the supervisor is at while the minutes run, without a subject: "moving Ben to chat"."""
