"""Channels, their targets, and the queues that contacts wait in."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from floorsim.scenario.models.base import Block, Name, Text, added
from floorsim.scenario.models.laws import Law, law
from floorsim.scenario.models.week import ClosedOn
from floorsim.scenario.values.refusal import refusal
from floorsim.scenario.values.units import Seconds, Share, TimeOfDay

Medium = Literal["voice", "chat", "email", "social", "back_office"]

LIVE_MEDIA = ("voice", "chat")
"""Channels whose customers wait on the line and may abandon."""

MOST_AT_ONCE = 8
"""Contacts that one agent may be given at once on chat (D: nobody follows more)."""

CHATS_AT_ONCE = 3
"""Contacts that one agent may hold at once on chat, unless written (D: a third one still pays in time, though
past two quality falls)."""

ServiceLevelFormula = Literal[
    "answered_or_abandoned_in_target_over_offered",
    "answered_in_target_over_answered",
    "answered_in_target_over_offered",
    "answered_in_target_over_answered_and_late_abandoned",
    "answered_in_target_or_short_abandoned_over_offered",
]
"""The five honest service-level formulas; the words say what is counted over what."""


class Target(Block):
    """The promise of a channel: this share of contacts answered within this time."""

    share: Share = 0.8
    within: Annotated[Seconds, Field(gt=0)]
    formula: ServiceLevelFormula = "answered_in_target_over_answered_and_late_abandoned"
    short_abandon: Annotated[Seconds, Field(ge=0)] = 5.0
    count_blocked: bool = False


class Regulated(Block):
    """A target that a law or a contract sets beside the channel's own, judged by the day."""

    share: Share = 0.95
    within: Annotated[Seconds, Field(gt=0)]
    by: Text
    """Who asks for it, such as `Ley 10/2025`."""
    formula: ServiceLevelFormula = "answered_in_target_over_answered_and_late_abandoned"
    missed: Literal["gate", "reported"] = "gate"
    """Whether a day on which it is missed fails a gate, or is only reported."""


class Callbacks(Block):
    """The virtual queue: who is offered a callback, who takes it, what is promised."""

    offer_when_wait_over: Annotated[Seconds, Field(ge=0)]
    accepted: Share = 0.37
    """Share of those offered who take one (37% at a US bank: Hathaway, Emadi and Deshpande 2021)."""
    promise: Annotated[Seconds, Field(gt=0)] = 1800.0
    book_after: Annotated[Seconds, Field(ge=0)] = 0.0
    """Customers book a time: nobody is called before this has passed. 0: they keep their place."""
    not_reached: Share = 0.07
    """Share of those called back who are not there (7%, from the same bank)."""


class Announcement(Block):
    """What waiting customers are told, from when on.

    `kind`: `honest_range`, `optimistic` (a wait shorter than the true one) or `known_issue` (names the
    incident and deflects a share of its contacts).
    """

    kind: Literal["honest_range", "optimistic", "known_issue"]
    at: TimeOfDay | None = None


class Partner(Block):
    """An outsourced partner who takes a share of the contacts that none of your idle agents can take.

    A share of 0 is a contract: nothing goes there unless the supervisor decides it (`partner_overflow`).
    `from` and `to` are times of every day; written with a day (`d2 09:00`) they are that moment. With
    `when_wait_over` only contacts whose expected wait is longer go to the partner. `resolves` multiplies the
    chance of resolving (D .8: partners know less of the house).
    """

    share: Share
    start: Annotated[TimeOfDay | None, Field(alias="from")] = None
    end: Annotated[TimeOfDay | None, Field(alias="to")] = None
    when_wait_over: Annotated[Seconds, Field(ge=0)] | None = None
    resolves: Share = 0.8
    hands_back: Share = 0.0
    """Part of what the partner takes that comes back to your queue as a transfer (D .1 is a fair guess)."""


class Chase(Block):
    """A customer whose written message is overdue contacts again on another channel."""

    to: Name
    share: Share = 0.3
    after_target: Law = law(exponential="4h")


class Channel(Block):
    """A way in: voice, chat, email, social or back-office work."""

    medium: Annotated[Medium, Field(alias="kind")]
    title: Text | None = None
    target: Target
    opens: TimeOfDay | None = None
    closes: TimeOfDay | None = None
    closed_on: ClosedOn = ()
    """Days on which this channel is closed while the floor is open: weekdays, or days of the scenario."""
    at_close: Literal["serve_waiting", "disconnect"] = "serve_waiting"
    concurrency: Annotated[int, Field(ge=1, le=MOST_AT_ONCE)] | None = None
    concurrency_exponent: Annotated[float, Field(gt=0, le=1)] = 0.7
    """Total completion rate of k chats grows as k to this power (Tezcan & Zhang 2014: load-dependent)."""
    silent_abandon: Share | None = None
    """Share of chat abandons that nobody notices; unset, none (3-70% over 17 firms, Castellanos et al. 2025;
    30% is a fair guess where it is not known)."""
    queue_limit: Annotated[int, Field(ge=0)] | None = None
    trunks: Annotated[int, Field(ge=1)] | None = None
    switch_time: Law = law(uniform=("1m", "3m"))
    """Time an agent needs to change to this channel (D: 1-3 min)."""
    callbacks: Callbacks | None = None
    announcement: Announcement | None = None
    chase: Chase | None = None
    partner: Partner | None = None
    regulated: Regulated | None = added()

    @property
    def cap(self) -> int:
        """Contacts one agent may hold at once on this channel."""
        return self.concurrency or (CHATS_AT_ONCE if self.medium == "chat" else 1)

    @model_validator(mode="after")
    def _fits_its_medium(self) -> Self:
        if self.concurrency not in (None, 1) and self.medium != "chat":
            raise ValueError(
                f"concurrency is for chat; an agent holds one contact at a time on {self.medium}"
            )
        if self.silent_abandon is not None and self.medium != "chat":
            raise ValueError("silent_abandon is for chat; leave it out")
        if self.chase is not None and self.medium in LIVE_MEDIA:
            raise ValueError("chase is for written channels; live customers redial instead (see redial)")
        if (self.callbacks or self.announcement) and self.medium not in LIVE_MEDIA:
            raise ValueError("callbacks and announcements are for customers who wait on the line")
        if self.regulated is not None and self.medium == "back_office":
            raise refusal("nobody waits for back-office work", "leave regulated out", at=("regulated",))
        return self


class GroupPreference(Block):
    """One group that may serve a queue, from this wait on, at this rank (lower is tried first)."""

    group: Name
    rank: Annotated[int, Field(ge=1, le=99)] = 1
    after: Annotated[Seconds, Field(ge=0)] = 0.0

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: Any) -> Any:
        return {"group": value} if isinstance(value, str) else value


class Queue(Block):
    """A waiting line: a channel, the skill it needs, and who serves it in which order.

    When agents choose between queues of equal rank, the contact with the most points goes first:
    `priority` + `age_weight` x minutes waited; equal points go to the longest waiting.
    """

    channel: Name
    title: Text | None = None
    skill: Name | None = None
    priority: float = 0.0
    age_weight: Annotated[float, Field(ge=0)] = 0.0
    groups: tuple[GroupPreference, ...] = ()
    """Group list of the queue, in order of preference; empty means every group with the skill, equal."""
    target: Target | None = added()
    """A target of the queue beside the channel's; it is shown and reported, and scores nothing."""
