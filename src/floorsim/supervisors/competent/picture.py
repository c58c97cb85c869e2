"""What a good supervisor makes of the wallboard: where it presses, who can be spared, what is going on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from floorsim.desk.view import FloorView, MessageView
from floorsim.floor.view import AgentView, ChannelView
from floorsim.scenario.models.channels import LIVE_MEDIA
from floorsim.units import MINUTE_S

SHORT_BY: Final = 1.5
"""Agents by which a channel must lack what it needs before it counts as short of people (D): one less is
chance."""
BELOW_TARGET: Final = 0.10
"""Recent service level this far under target is no chance dip any more (D)."""
AT_HAND: Final = ("ready", "busy", "hold", "wrap")
TROUBLE: Final = ("fail", "outage", "error", "is down", "are down", "can't", "cannot", "not work", "delay")
"""Words by which a word from outside is recognised as something that customers will call about (D)."""
OVER: Final = ("work again", "works again", "fixed", "solved", "back to normal", "all clear")
"""And by which its end is (D)."""


@dataclass(slots=True)
class Memory:
    """What the supervisor keeps in mind from minute to minute. Times are seconds, None before the first."""

    pressed_since_s: float | None = None
    """Since when some live channel has been short of people without a break."""
    calm_since_s: float | None = None
    incident_s: float | None = None
    """When word of the present trouble came."""
    over_s: float | None = None
    """When word came that it is over."""
    moving: dict[str, float] = field(default_factory=dict)
    """Agents sent to another channel, and until when."""
    posted_s: float | None = None
    told_s: float | None = None
    told_times: int = 0
    rested_s: float | None = None
    read: int = 0
    """Items of the inbox read so far."""
    caps: dict[str, int] = field(default_factory=dict)
    """Chats per agent as the plan has them, by channel."""
    calibrated: bool = False
    """The reviewers have compared notes."""
    sat: int = 0
    """Sessions beside somebody so far."""
    to_score: int = 0
    """Contacts heard and not scored."""
    tried: dict[str, float] = field(default_factory=dict)
    """What was decided or refused and when, so that it is not asked for every minute."""
    day: int = 1
    """Which of the days that are played it is."""
    looked_after: dict[str, str] = field(default_factory=dict)
    """Of whom something was noticed and dealt with, and who helps them now."""

    def next_day(self, day: int) -> None:
        """A night lies between: what was trouble yesterday is over, and there is time for people again."""
        self.day = day
        self.pressed_since_s = self.calm_since_s = self.incident_s = self.over_s = None
        self.told_s, self.told_times, self.sat, self.to_score = None, 0, 0, 0


@dataclass(frozen=True)
class Picture:
    """The wallboard at one moment, with what is remembered."""

    view: FloorView
    memory: Memory

    @property
    def now_s(self) -> float:
        """The time."""
        return self.view.now_s

    @cached_property
    def live(self) -> list[ChannelView]:
        """Channels whose customers wait on the line."""
        return [channel for channel in self.view.channels if channel.kind in LIVE_MEDIA]

    @cached_property
    def short(self) -> list[ChannelView]:
        """Live channels that need more people than they have, the one that lacks most first."""
        found = [channel for channel in self.live if is_short(channel)]
        return sorted(found, key=lambda channel: (-lacking(channel), channel.id))

    @property
    def trouble(self) -> bool:
        """Whether something is going on that customers call about, as far as word has come."""
        return self.memory.incident_s is not None and self.memory.over_s is None

    @property
    def strained(self) -> bool:
        """Whether the floor has no time to give away: short of people now, or soon to be."""
        return self.trouble or bool(self.short)

    @property
    def pressed_min(self) -> float:
        """For how long it has pressed without a break, in minutes."""
        since_s = self.memory.pressed_since_s
        return 0.0 if since_s is None else (self.now_s - since_s) / MINUTE_S

    @property
    def calm_min(self) -> float:
        """For how long nothing has pressed, in minutes."""
        since_s = self.memory.calm_since_s
        return 0.0 if since_s is None else (self.now_s - since_s) / MINUTE_S

    @property
    def left_min(self) -> float:
        """Minutes to the end."""
        return (self.view.day_ends_s - self.now_s) / MINUTE_S

    @cached_property
    def open_items(self) -> list[MessageView]:
        """Items that want something, the most urgent first, and after them customers who want a manager."""
        day_ends_s = self.view.day_ends_s
        return sorted(
            (item for item in self.view.inbox if item.state == "open"),
            key=lambda item: (item.category == "escalation", item.deadline_s or day_ends_s, item.at_s),
        )

    def channel(self, id: str) -> ChannelView | None:
        """The channel of this id, or None."""
        return next((channel for channel in self.view.channels if channel.id == id), None)

    def on_floor(self, channel: str) -> list[AgentView]:
        """Agents logged into a channel who are ready or on a contact."""
        return [agent for agent in self.view.agents if channel in agent.on and agent.state in AT_HAND]


def is_short(channel: ChannelView) -> bool:
    """Whether a live channel lacks people now, and customers feel it."""
    if channel.kind not in LIVE_MEDIA:
        return False
    recent = channel.service_level_recent
    felt = channel.waiting > 0 or (recent is not None and recent < channel.target_share - BELOW_TARGET)
    return felt and channel.needed is not None and lacking(channel) >= SHORT_BY


def lacking(channel: ChannelView) -> float:
    """Agents that a channel needs beyond those it has; below 0 those it could spare."""
    return (channel.needed or 0.0) - channel.staffed


def remember(view: FloorView, memory: Memory) -> Picture:
    """Takes in a new look at the wallboard."""
    picture = Picture(view, memory)
    now_s = view.now_s
    if view.day != memory.day:
        memory.next_day(view.day)
    if picture.short:
        memory.pressed_since_s = now_s if memory.pressed_since_s is None else memory.pressed_since_s
        memory.calm_since_s = None
    else:
        memory.calm_since_s = now_s if memory.calm_since_s is None else memory.calm_since_s
        memory.pressed_since_s = None
    for channel in view.channels:
        if channel.kind == "chat":
            memory.caps.setdefault(channel.id, channel.concurrency_cap)
    for item in view.inbox[memory.read :]:
        if item.category not in ("message", "news"):
            continue
        if item.state == "information" and speaks_of(item, OVER):
            memory.over_s = now_s if memory.incident_s is not None else None
        elif speaks_of(item, TROUBLE) and memory.incident_s is None:
            memory.incident_s = now_s
    memory.read = len(view.inbox)
    return picture


def speaks_of(item: MessageView, words: tuple[str, ...]) -> bool:
    """Whether an item has one of these words in it."""
    said = f"{item.subject} {item.text}".lower()
    return any(word in said for word in words)
