"""What a supervisor can see: the floor as the wallboard shows it, and the desk. All of it is frozen.

Times are seconds since midnight before day 1; durations seconds; rates and levels 0-1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from floorsim.floor.view import AgentView, ChannelView, IntervalView


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer to a message."""

    id: str
    label: str
    minutes: float


@dataclass(frozen=True, slots=True)
class MessageView:
    """One item of the inbox."""

    id: str
    at_s: float
    sender: str
    subject: str
    text: str
    channel: str
    choices: tuple[ChoiceView, ...]
    deadline_s: float | None
    state: Literal["open", "answered", "missed", "information"]
    answer: str | None
    kind: Literal["message", "escalation", "promise", "news"]
    agent: str | None = None
    """Agent whose customer it is about."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log."""

    at_s: float
    text: str
    kind: Literal["decision", "effect", "news", "floor"]


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


@dataclass(frozen=True, slots=True)
class BudgetView:
    """What may still be spent."""

    overtime_used_s: float
    overtime_budget_s: float
    money_spent: float
    money_budget: float | None
    currency: str


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
