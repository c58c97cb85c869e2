"""What the preview of a scenario holds: figures per interval and queue, what happens when, sums."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import fsum
from typing import Any, Literal

from floorsim.units import HOUR_S

HappeningKind = Literal["incident", "message", "news", "duty", "milestone"]


@dataclass(frozen=True, slots=True)
class QueueInterval:
    """One queue in one interval: means, and times in seconds since midnight before day 1."""

    start_s: float
    end_s: float
    forecast: float
    """Contacts that the plan expects."""
    comes: float
    """Contacts that come on average, with what the plan does not know and with incidents."""
    planned_need: float
    """Agents that the forecast needs."""
    need: float
    """Agents that what comes needs."""
    on: float
    """Agents on the queue by the schedule; those who serve several are divided by need."""

    @property
    def over(self) -> float:
        """Agents more than needed; below 0, so many are missing."""
        return self.on - self.need


@dataclass(frozen=True, slots=True)
class QueueDay:
    """One queue on one day, and how its need is figured."""

    id: str
    title: str
    how: str
    """In a sentence."""
    intervals: tuple[QueueInterval, ...]


@dataclass(frozen=True, slots=True)
class TeamInterval:
    """Everybody together in one interval, means."""

    start_s: float
    end_s: float
    on_shift: float
    on_queues: float
    """On shift, without breaks, meetings, training and the like."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something of the scenario with its time, or with the condition on which it comes."""

    kind: HappeningKind
    id: str
    title: str
    """What it is, short: an incident's title, a message's subject."""
    at_s: float | None
    """Seconds since midnight before day 1; None where only a condition says when."""
    until_s: float | None = None
    when: str = ""
    """The condition in words, to go on after "when"; empty: it comes at its time."""
    latest: bool = False
    """It comes on its condition, and at its time at the latest."""
    sender: str = ""
    to: str = ""
    by: str = ""
    """The way on which a message comes: chat, phone; a duty's kind; `foreseeable` of such an incident."""
    text: str = ""
    expected: str = ""
    principle: str = ""
    notes: tuple[str, ...] = ()
    """What else the author notes for the trainer, such as why each answer is good or bad."""
    deadline_s: float | None = None
    """Time in which an answer is expected."""
    least_min: float = 0.0
    """Supervisor minutes of the quickest first answer, or of a duty."""
    most_min: float = 0.0
    """And of the slowest."""


@dataclass(frozen=True, slots=True)
class DayPreview:
    """One day of the scenario."""

    day: int
    """1 is the first."""
    weekday: str
    opens_s: float | None
    """None: closed. Seconds since midnight before day 1."""
    closes_s: float | None
    play: tuple[float, float] | None
    """When it is played; None where it is not."""
    team: tuple[TeamInterval, ...]
    queues: tuple[QueueDay, ...]
    happenings: tuple[Happening, ...]
    """What has a time on this day, in order of time."""
    going_on: tuple[Happening, ...] = ()
    """Incidents that go on on this day, whenever they began."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole page."""

    id: str
    title: str
    level: int
    agents: int
    played_min: float
    days: tuple[DayPreview, ...]
    conditional: tuple[Happening, ...]
    """What comes only on a condition."""
    assumptions: tuple[str, ...]
    """What the figures leave out, in sentences."""

    @property
    def forecast(self) -> float:
        """Contacts that the plan expects, over all days."""
        return fsum(one.forecast for one in self.intervals())

    @property
    def comes(self) -> float:
        """Contacts that come on average, over all days."""
        return fsum(one.comes for one in self.intervals())

    @property
    def duty_min(self) -> float:
        """Supervisor minutes of fixed duties within play."""
        return fsum(one.least_min for one in self.happenings() if one.kind == "duty")

    @property
    def answer_min(self) -> tuple[float, float]:
        """Supervisor minutes that the first answers to all messages take, by the quickest and the slowest."""
        asking = [one for one in self.happenings() if one.kind == "message"]
        return fsum(one.least_min for one in asking), fsum(one.most_min for one in asking)

    @property
    def short_agent_h(self) -> float:
        """Agent hours that are missing while it is played, over all queues."""
        return fsum(
            max(-one.over, 0.0)
            * max(min(one.end_s, day.play[1]) - max(one.start_s, day.play[0]), 0.0)
            / HOUR_S
            for day in self.days
            if day.play is not None
            for queue in day.queues
            for one in queue.intervals
        )

    def intervals(self) -> list[QueueInterval]:
        """Those of all queues and days."""
        return [one for day in self.days for queue in day.queues for one in queue.intervals]

    def happenings(self) -> list[Happening]:
        """Everything that happens: first by time, then what comes on a condition alone."""
        return [one for day in self.days for one in day.happenings] + list(self.conditional)

    def as_json(self) -> dict[str, Any]:
        """Every figure under its name."""
        told = asdict(self)
        for day, written in zip(self.days, told["days"], strict=True):
            for queue, queue_written in zip(day.queues, written["queues"], strict=True):
                for one, interval_written in zip(queue.intervals, queue_written["intervals"], strict=True):
                    interval_written["over"] = one.over
        least_min, most_min = self.answer_min
        totals = {
            "forecast": self.forecast,
            "comes": self.comes,
            "short_agent_h": self.short_agent_h,
            "duty_min": self.duty_min,
            "answer_min": {"least": least_min, "most": most_min},
        }
        return {**_rounded(told), "totals": _rounded(totals)}


def _rounded(value: Any) -> Any:
    """The same with figures to two decimals: a mean of agents is no finer than that."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value
