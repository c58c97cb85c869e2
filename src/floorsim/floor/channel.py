"""A channel while the floor runs: hours, caps, trunks, what waiting customers are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.chance.laws import law_of
from floorsim.scenario.models.channels import LIVE_KINDS, Callbacks
from floorsim.scenario.models.channels import Channel as ChannelText
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.chance.distributions import Law
    from floorsim.floor.lines import Line


def title_of(id: str) -> str:
    """How an id reads where no title is written: `back_office` as `Back office`."""
    return id.replace("_", " ").replace("-", " ").capitalize()


class Channel:
    """State of one channel that decisions and incidents change."""

    __slots__ = (
        "announced_at_s",
        "announcement",
        "callbacks",
        "cap",
        "chase_delay",
        "closes_s",
        "down",
        "due_s",
        "exponent",
        "id",
        "index",
        "is_chat",
        "kind",
        "lines",
        "live",
        "mean_handle_s",
        "on_trunks",
        "opens_s",
        "partner",
        "silent",
        "switch_law",
        "text",
        "title",
        "trunks",
    )

    def __init__(self, index: int, id: str, text: ChannelText, opens_s: float, closes_s: float) -> None:
        self.index = index
        self.id = id
        self.text = text
        """The channel as the scenario writes it."""
        self.title = text.title or title_of(id)
        self.kind = text.kind
        self.is_chat = text.kind == "chat"
        """An agent may hold several of its contacts at once."""
        self.live = text.kind in LIVE_KINDS
        self.opens_s = text.opens if text.opens is not None else opens_s
        """Opening, seconds after midnight of each day."""
        self.closes_s = text.closes if text.closes is not None else closes_s
        self.cap = text.cap
        """Contacts an agent may hold at once, as decisions leave it now."""
        self.exponent = text.concurrency_exponent
        self.silent = text.silent_abandon if text.silent_abandon is not None else 0.0
        self.trunks = text.trunks
        self.on_trunks: set[int] = set()
        """Where trunks are limited: ids of contacts whose customers wait, talk or are on hold."""
        self.announcement: str | None = text.announcement.kind if text.announcement else None
        self.announced_at_s = (text.announcement.at or 0.0) if text.announcement else 0.0
        self.callbacks: Callbacks | None = text.callbacks
        self.chase_delay: Law | None = law_of(text.chase.after_target) if text.chase else None
        """Time past the target after which a customer chases a message."""
        self.switch_law = law_of(text.switch_time)
        self.partner = text.partner
        """Who takes a share of the contacts, as decisions leave it now."""
        self.lines: list[Line] = []
        self.down = 0
        """Incidents that hold its tool down now; nothing can be answered while above 0."""
        self.due_s: float | None = None
        """The time of day by which its work is due, the earliest of several; None unless all work has one."""
        self.mean_handle_s = 0.0
        """Handling time that the plan expects, seconds."""

    def is_open(self, now_s: float) -> bool:
        """Whether new contacts are let in at this time."""
        return self.opens_s <= now_s % DAY_S < self.closes_s
