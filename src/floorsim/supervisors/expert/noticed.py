"""What has been noticed so far: how many customers come against the forecast, and what is going on."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from floorsim.desk.view import FloorView, MessageView
from floorsim.supervisors.competent.picture import OVER, TROUBLE, speaks_of
from floorsim.units import MINUTE_S

FIRST_WORD_S: Final = 10 * MINUTE_S
"""What is said within this time of the first word tells what the trouble is about (D)."""
WINDOW_S: Final = 10 * MINUTE_S
"""Arrivals are compared with the forecast over this time (D): shorter is chance, longer is late."""
PRIOR: Final = 3.0
"""Contacts that the forecast counts for against what is seen (D): a few more than planned mean little."""
TRY_AGAIN: Final = 0.4
"""Part of those who abandoned of whom one more contact is expected, which is no new customer (D)."""


class Count(NamedTuple):
    """What a channel's counters showed at one time."""

    at_s: float
    offered: int
    lost: int


@dataclass(slots=True)
class Noticed:
    """What one supervisor has noticed since play began. Times are seconds since midnight before day 1."""

    counts: dict[str, deque[Count]] = field(default_factory=dict)
    trouble_s: float | None = None
    """When word of the present trouble came; None when there is none."""
    over_s: float | None = None
    """When word came that the latest one is over."""
    words: str = ""
    """Everything said about the trouble, in small letters."""
    heard: int = 0
    """Items of the inbox read."""

    def look(self, view: FloorView) -> None:
        """Takes in a new look."""
        for channel in view.channels:
            seen = self.counts.setdefault(channel.id, deque())
            seen.append(Count(view.now_s, channel.offered, channel.abandoned + channel.blocked))
            while len(seen) > 1 and seen[1].at_s <= view.now_s - WINDOW_S:
                seen.popleft()
        for item in view.inbox[self.heard :]:
            self._hear(item, view.now_s)
        self.heard = len(view.inbox)

    def _hear(self, item: MessageView, now_s: float) -> None:
        if item.category not in ("message", "news"):
            return
        if item.state == "information" and speaks_of(item, OVER):
            if self.trouble_s is not None:
                self.trouble_s, self.over_s = None, now_s
        elif speaks_of(item, TROUBLE):
            if self.trouble_s is None and self.over_s is None:
                self.trouble_s, self.words = now_s, ""
            if self.trouble_s is not None and now_s - self.trouble_s <= FIRST_WORD_S:
                self.words = f"{self.words} {item.subject} {item.text}".lower()

    def against_forecast(self, channel: str, expected: float) -> float:
        """Factor of what lately came over what the forecast expected in the same time (`expected`)."""
        seen = self.counts[channel]
        first, last = seen[0], seen[-1]
        new = last.offered - first.offered - TRY_AGAIN * (last.lost - first.lost)
        return (max(0.0, new) + PRIOR) / (expected + PRIOR)

    def since_s(self, channel: str) -> float:
        """Since when the counts compared have been taken."""
        return self.counts[channel][0].at_s

    def concerned(self, drivers: Mapping[str, str]) -> tuple[str, ...]:
        """Of these drivers (id to title) those that the news of the trouble names."""
        return tuple(
            id for id, title in drivers.items() if id.replace("_", " ") in self.words or title in self.words
        )
