"""A channel while the floor runs: hours, caps, trunks, what waiting customers are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.floor.chance.laws import law_of
from floorsim.scenario.models.channels import LIVE_MEDIA, Callbacks
from floorsim.scenario.models.scenario import Floor as FloorSpec
from floorsim.scenario.opening_hours import OpeningHours

if TYPE_CHECKING:
    from floorsim.floor.chance.distributions import Law
    from floorsim.floor.queues import WaitingQueue


UNWRITTEN: Final = Callbacks(offer_when_wait_over="5m")
"""Terms of callbacks that a scenario does not write; a decision may switch them on all the same."""


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
        "hours",
        "id",
        "index",
        "is_chat",
        "live",
        "mean_handle_s",
        "medium",
        "not_reached",
        "on_trunks",
        "opens_s",
        "partner",
        "queues",
        "silent",
        "spec",
        "switch_law",
        "title",
        "trunks",
    )

    def __init__(self, index: int, id: str, floor: FloorSpec) -> None:
        spec = floor.channels[id]
        self.index = index
        self.id = id
        self.spec = spec
        """The channel as the scenario writes it."""
        self.title = spec.title or title_of(id)
        self.medium = spec.medium
        self.is_chat = spec.medium == "chat"
        """An agent may hold several of its contacts at once."""
        self.live = spec.medium in LIVE_MEDIA
        self.hours = OpeningHours(floor, spec)
        self.opens_s = spec.opens if spec.opens is not None else floor.opens
        """Opening on a usual day, seconds after midnight; no day has longer hours."""
        self.closes_s = spec.closes if spec.closes is not None else floor.closes
        self.cap = spec.cap
        """Contacts an agent may hold at once, as decisions leave it now."""
        self.exponent = spec.concurrency_exponent
        self.silent = spec.silent_abandon if spec.silent_abandon is not None else 0.0
        self.trunks = spec.trunks
        self.on_trunks: set[int] = set()
        """Where trunks are limited: ids of contacts whose customers wait, talk or are on hold."""
        self.announcement: str | None = spec.announcement.kind if spec.announcement else None
        self.announced_at_s = (spec.announcement.at or 0.0) if spec.announcement else 0.0
        self.callbacks: Callbacks | None = spec.callbacks
        self.not_reached: float = (spec.callbacks or UNWRITTEN).not_reached
        """Share of those called back who are not there."""
        self.chase_delay: Law | None = law_of(spec.chase.after_target) if spec.chase else None
        """Time past the target after which a customer chases a message."""
        self.switch_law = law_of(spec.switch_time)
        self.partner = spec.partner
        """Who takes a share of the contacts, as decisions leave it now."""
        self.queues: list[WaitingQueue] = []
        self.down = 0
        """Incidents that hold its tool down now; nothing can be answered while above 0."""
        self.due_s: float | None = None
        """The time of day by which its work is due, the earliest of several; None unless all work has one."""
        self.mean_handle_s = 0.0
        """Handling time that the plan expects, seconds."""

    def as_at_start(self) -> Channel:
        """The channel for another run; only of one that no run has changed. Its queues are still to come."""
        own = object.__new__(Channel)
        for part in Channel.__slots__:
            setattr(own, part, getattr(self, part))
        own.on_trunks = set()
        own.queues = []
        return own

    def is_open(self, now_s: float) -> bool:
        """Whether new contacts are let in at this time."""
        return self.hours.is_open(now_s)
