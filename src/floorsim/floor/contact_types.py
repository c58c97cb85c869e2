"""Contact types: one object for every pair of stream and driver, with all that its contacts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from floorsim.floor.chance.distributions import Law
    from floorsim.floor.channel import Channel


@dataclass(slots=True)
class OwnFactors:
    """How an agent handles a type of contact differently from others: factors, and log odds per step."""

    handle: float = 1.0
    resolve: float = 1.0
    transfers: float = 1.0
    errors: tuple[float, ...] = ()
    errors_key: int = -1
    """Where the errors, with those of everyone else, stand in the run's skill book; -1: none."""


PARTS: Final = (
    "after_contact",
    "base_handle",
    "base_hostility",
    "base_resolvable",
    "base_transfer_share",
    "channel",
    "complaint",
    "demand",
    "driver",
    "driver_id",
    "due_s",
    "errors",
    "errors_key",
    "family",
    "for_agents",
    "handle",
    "hold",
    "hostility",
    "index",
    "live",
    "manager",
    "mean_handle_s",
    "noticed",
    "overpromised",
    "own_channel",
    "patience",
    "patience_factor",
    "qa_weight",
    "queue",
    "redial",
    "redial_delay",
    "redial_keeps",
    "redial_to",
    "repeat",
    "repeat_later",
    "repeat_same_day",
    "resolvable",
    "share",
    "spread_share",
    "stay_away",
    "stream",
    "stream_id",
    "talk",
    "transfer_handover_s",
    "transfer_share",
    "transfer_to",
    "transfer_warm",
    "unclear",
)
"""What a type holds, by name."""


class ContactType:
    """Stream, channel, driver, and the numbers that incidents change while the floor runs."""

    __slots__ = PARTS

    def __init__(self) -> None:
        self.index: int = 0
        self.stream: int = 0
        """Index of the stream."""
        self.stream_id: str = ""
        self.channel: int = 0
        """Index of the channel."""
        self.own_channel: Channel
        self.queue: int = 0
        """Index of the queue its contacts join."""
        self.driver: int = 0
        """Index of the driver."""
        self.driver_id: str = ""
        self.family: int = 0
        """Index of the driver family, for skills that grow by it."""
        self.share: float = 1.0
        """Share among the stream's drivers, 0-1."""
        self.live: bool = True
        """The customer waits on the line."""
        self.complaint: bool = False
        self.demand: float = 1.0
        """Demand on the mind of an agent who handles nothing else (people/wellbeing.py)."""
        self.qa_weight: float = 1.0
        self.due_s: float | None = None
        """Back-office work: the time of day by which it is due, seconds after midnight; else None."""
        self.talk: Law | None = None
        self.hold: Law | None = None
        self.after_contact: Law | None = None
        self.spread_share: float = 0.0
        """Spread of the whole handling time as handling.spread_share wants it."""
        self.mean_handle_s: float = 0.0
        """Mean of talk, hold and after-contact work for a veteran, in seconds."""
        self.patience: Law | None = None
        self.base_resolvable: float = 1.0
        self.resolvable: float = 1.0
        """Chance that a skilled, fresh agent resolves it, as incidents leave it now."""
        self.base_hostility: float = 0.0
        self.hostility: float = 0.0
        self.manager: float = 0.0
        """Chance that a hostile customer asks for a manager."""
        self.base_handle: float = 1.0
        self.handle: float = 1.0
        """Factor on handling time that incidents and tools put on now."""
        self.patience_factor: float = 1.0
        self.unclear: bool = False
        """Nobody has said how to handle this driver."""
        self.noticed: float = 0.0
        """Share of its contacts that notices of an issue help, as long as the issue goes on."""
        self.stay_away: float = 0.0
        """Share of its customers who have no need to contact any more."""
        self.errors: tuple[float, ...] = ()
        """Log odds that each step of the rubric loses on it; empty: none."""
        self.errors_key: int = -1
        """Where they stand in the run's skill book; -1: none."""
        self.for_agents: dict[str, OwnFactors] = {}
        """Agents, by id, who handle it differently from everyone else."""
        self.overpromised: bool = False
        """A notice has promised its customers more than anyone knows."""
        self.redial: tuple[float, float, bool, float] | None = None
        """(first, later, after blocked, share that switches channel)."""
        self.redial_delay: Law | None = None
        self.redial_keeps: bool = True
        """Redials keep patience and work."""
        self.redial_to: ContactType | None = None
        """Type of the redials that switch channel."""
        self.repeat: tuple[float, float] | None = None
        """(share of unresolved that return, part of them on the same day)."""
        self.repeat_same_day: Law | None = None
        self.repeat_later: Law | None = None
        self.base_transfer_share: float = 0.0
        self.transfer_share: float = 0.0
        self.transfer_to: int = -1
        """Index of the queue that transfers go to."""
        self.transfer_warm: bool = False
        self.transfer_handover_s: float = 0.0

    def as_at_start(self, own_channel: Channel) -> ContactType:
        """The type for another run, with that run's channel; only of one that no run has changed."""
        own = self.another()
        own.own_channel = own_channel
        return own

    def another(self) -> ContactType:
        """Another type with the same values."""
        own = ContactType()
        for part in PARTS:
            setattr(own, part, getattr(self, part))
        return own

    def own_factors(self, agent: str) -> OwnFactors:
        """How this agent (id) handles it differently from everyone else; made when first asked for."""
        return self.for_agents.setdefault(agent, OwnFactors())

    @property
    def may_return(self) -> bool:
        """Whether the scenario says that customers come back who were not helped."""
        comes_back = self.repeat is not None and self.repeat[0] > 0.0
        return comes_back or self.own_channel.chase_delay is not None
