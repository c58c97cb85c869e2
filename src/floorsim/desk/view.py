"""What a supervisor can see: the floor as the wallboard shows it, and the desk. All of it is frozen.

Times are seconds since midnight before day 1; durations seconds; rates and levels 0-1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from floorsim.floor.view import AgentView, ChannelView, IntervalView
from floorsim.scenario.models.events import Role

if TYPE_CHECKING:
    from floorsim.floor.wallboard.moment import Moment


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer to a message."""

    id: str
    label: str
    minutes: float
    hands_on: bool = False
    """While at it the supervisor sees nothing else of the floor."""
    gives: float = 0.0
    """Money that it gives to the customer, in the scenario's currency."""
    subject: bool = False
    """It turns to a subject of the conversation, and answers nothing."""


@dataclass(frozen=True, slots=True)
class TalkView:
    """A conversation that one sits in until it is over."""

    from_s: float
    until_s: float
    """When its time is used up."""
    step: str
    """Step of the rubric that it is about; empty for none."""
    marks: tuple[str, ...]
    """What it has so far, in the order in which it came."""
    wanted: tuple[str, ...]
    """What a good one has, in the order in which it usually comes."""
    evidence: tuple[str, ...]
    ended: str | None
    """How it ended: agreed, half, refused, out_of_time; None while it goes on."""
    speaking_until_s: float | None
    """When what is being said has been said and answered; None while it is for the supervisor to say
    something."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is known of a customer who wants a manager: what one decides on."""

    customer: str
    tone: str
    """Upset, angry, cold, abusive or distressed."""
    contact: int
    """At which contact of their matter they are."""
    loss: float
    """What it has cost them, in the scenario's currency."""
    authority: float
    """What the supervisor may give without asking."""
    failure: Literal["money", "process"]
    policy: str
    history: tuple[tuple[str, str], ...]
    """When and what, the earliest first."""
    linked: int
    """Contacts of other customers with the same cause."""
    owner: str | None
    """Who can remove the cause."""
    eta: str | None
    """What is known of how long it takes."""
    evidence: tuple[str, ...]
    """What can be looked up."""
    trend: Literal["", "rising", "falling"] = ""
    """How the tone has changed since they asked for somebody."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """What was said in a case: when, by whom (`you` is the supervisor), in which words."""

    at_s: float
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """One case of the inbox, as it stands: what was said last, and the answers to it."""

    id: str
    at_s: float
    """When it was opened, or the other side last said something."""
    sender: str
    subject: str
    text: str
    channel: str
    choices: tuple[ChoiceView, ...]
    deadline_s: float | None
    state: Literal["open", "answered", "missed", "information"]
    answer: str | None
    category: Literal["message", "escalation", "promise", "news", "conversation"]
    role: Role | None = None
    """Who the sender is, where that is known."""
    agent: str | None = None
    """Agent whom, or whose customer, it is about; with whom one talks."""
    turns: tuple[TurnView, ...] = ()
    """Everything said so far, the first word first."""
    kept_by: str | None = None
    """A promise that no answer keeps: the kind of decision that does."""
    facts: CaseFacts | None = None
    """What is known of the customer whom it is about."""
    talk: TalkView | None = None

    @property
    def owed(self) -> bool:
        """Whether it is a promise of the supervisor's that is still to be kept."""
        return self.category == "promise" and self.state == "open"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log."""

    at_s: float
    text: str
    category: Literal["decision", "work", "effect", "news", "floor"]
    """`decision` is what took effect or was dropped, `work` what the supervisor began or queued."""


class CalendarRow(NamedTuple):
    """One thing in the supervisor's calendar."""

    key: str
    doing: str
    starts_s: float
    ends_s: float
    fixed: bool
    """A duty with a time of its own; else queued work."""
    estimated: bool
    """It, or something before it, ends when it ends and not by the clock."""
    due_s: float | None = None
    """When it has to be begun at the latest: a duty's own time, the deadline of what is answered."""
    message: str | None = None
    """Id of the message that it answers."""
    in_hand: bool = False
    """It is being done now."""
    duty: str = ""
    """A duty's kind, such as `stand_up`; empty for queued work."""
    protected: bool = False
    """Work that would run into it is not begun before it."""
    answered: bool = False
    """A duty of which the supervisor has said what becomes of it."""
    area: str = ""
    """The area of work; going from one to another costs a minute."""
    points: tuple[tuple[str, str], ...] = ()
    """What there is to be said at a stand-up: names and words."""


@dataclass(frozen=True, slots=True)
class OwnTimeView:
    """The supervisor's own time: what is being done, until when, and what is queued behind it."""

    doing: str | None
    until_s: float | None
    queued: tuple[str, ...]
    free_at_s: float
    minutes_used: float
    blind: bool
    """On a contact or a side-by-side: the inbox and details wait."""
    coming: tuple[CalendarRow, ...] = ()
    """What is in hand, queued and fixed, as it will be done if nothing new comes up."""
    out_of_reach: tuple[CalendarRow, ...] = ()
    """Duties that will be over before there is time for them, with their own times."""
    energy: float | None = None
    """How rested the supervisor is, 0-1; None without the human model."""


@dataclass(frozen=True, slots=True)
class BudgetView:
    """What may still be spent."""

    overtime_used_s: float
    overtime_budget_s: float
    money_spent: float
    money_budget: float | None
    currency: str
    overtime_usable: bool = True
    """Somebody's shift ends within play, so that overtime could be worked."""


@dataclass(frozen=True, slots=True)
class MetricView:
    """A figure that the supervisor has chosen to look at first, as it stood at the latest look."""

    id: str
    title: str
    said: str
    """Its value, in a few characters."""
    words: str
    """Its value, the band in which chance alone would leave it, and when it was looked at."""
    out: bool
    """It has left its band."""


@dataclass(frozen=True, slots=True)
class FloorView:
    """Everything the supervisor sees at one moment."""

    now_s: float
    start_s: float
    play_from_s: float
    end_s: float
    weekday: str
    scenario: str
    title: str
    channels: tuple[ChannelView, ...]
    agents: tuple[AgentView, ...]
    inbox: tuple[MessageView, ...]
    log: tuple[LogLine, ...]
    own_time: OwnTimeView
    budget: BudgetView
    plan: tuple[IntervalView, ...]
    trust: float
    ended: bool
    unseen: int = 0
    """Cases that came in since the floor went out of sight."""
    workdays: tuple[tuple[float, float], ...] = ()
    """When the supervisor is at work on each day that is played; empty for a run of one stretch."""
    metrics: tuple[MetricView, ...] = ()
    """The figures chosen this morning; empty where none were."""
    drivers: tuple[str, ...] = ()
    """Ids of the contact drivers, in the scenario's order."""

    @property
    def workday(self) -> tuple[float, float]:
        """The working day that goes on: from when to when; after an evening the one that is over."""
        days = self.workdays or ((self.play_from_s, self.end_s),)
        return max((day for day in days if day[0] <= self.now_s), default=days[0])

    @property
    def day(self) -> int:
        """Which of the days that are played it is, from 1."""
        return 1 + (self.workdays.index(self.workday) if self.workdays else 0)

    @property
    def day_ends_s(self) -> float:
        """When the working day that goes on is over."""
        return self.workday[1]


class SeenFloor(FloorView):
    """What is seen of a run: agents and plan are worked out when somebody first reads them."""

    __slots__ = ("_moment",)

    @classmethod
    def at(cls, moment: Moment, **known: Any) -> SeenFloor:
        """The view of a moment; `known` holds every field but agents and plan."""
        seen = cls.__new__(cls)
        for name, value in known.items():
            object.__setattr__(seen, name, value)
        object.__setattr__(seen, "_moment", moment)
        return seen

    def __getattr__(self, name: str) -> Any:
        if name == "agents":
            value: Any = self._moment.agents()
        elif name == "plan":
            value = self._moment.plan()
        else:
            raise AttributeError(name)
        object.__setattr__(self, name, value)
        return value
