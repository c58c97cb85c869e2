"""What a supervisor can see of the floor: frozen, and nothing of the truth behind it.

Times are seconds since midnight before day 1; durations seconds; rates and levels 0-1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from floorsim.wording.numbers import counted

AgentState = Literal[
    "ready",  # waiting for a contact
    "busy",  # on a contact: talking, chatting, writing, working an item
    "hold",  # customer on hold while the agent asks or looks up
    "wrap",  # after-contact work
    "switching",  # changing channel
    "break",
    "lunch",
    "meeting",
    "training",
    "coaching",  # side-by-side or one-to-one
    "back_office",
    "away",  # sent off the floor: micro-break, left early, unwell
    "absent",
    "off",  # outside the shift
]


TargetKind = Literal["queue", "group", "regulated"]


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target beside the channel's own, and the service level by it today."""

    kind: TargetKind
    title: str
    """Of the queue or group, or who asks for it."""
    share: float
    within_s: float
    service_level: float | None


@dataclass(frozen=True, slots=True)
class DialledView:
    """How far a dialer has come with its list."""

    calls: int
    reached: int
    left: int
    """Customers still to be called, for the first time or again."""


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One channel as the wallboard shows it. Figures "today" count from the start of play."""

    id: str
    title: str
    kind: str
    target_share: float
    target_within_s: float
    formula: str
    formula_words: str
    service_level: float | None
    """By the named formula, today; None before the first contact counts."""
    service_level_recent: float | None
    """The same over the last half hour."""
    trend: tuple[float | None, ...]
    """Service level of the last six 5-minute slices, oldest first."""
    waiting_trend: tuple[int, ...]
    """Contacts waiting at the end of each of those slices."""
    lands_at: tuple[float, float, float] | None
    """Projected service level at the end of the day: low, middle, high (80% band)."""
    waiting: int
    longest_wait_s: float
    expected_wait_s: float | None
    """Estimated wait of a customer who joins now; None when nobody serves the channel."""
    offered: int
    answered: int
    abandoned: int
    abandoned_recent: int
    """In the last half hour."""
    blocked: int
    deflected: int
    """Helped by an announcement, left without waiting."""
    cut_off: int
    """In the queue when the channel closed and disconnected it."""
    overdue: int
    """Waiting past the target or a promise, or cut off: they count as missed in the service level, but for
    the formula over the answered."""
    asa_s: float | None
    aht_s: float | None
    occupancy: float | None
    """Handling / (handling + ready) of agents on this channel over the last half hour."""
    in_progress: int
    forecast_now: float
    """Contacts expected in the current interval by the plan."""
    arrived_now: int
    """Contacts arrived so far in the current interval."""
    staffed: int
    """Agents logged in on this channel now (any state but off, absent, away, breaks and activities)."""
    needed: float | None
    """Agents needed now for the target by Erlang A on what has lately arrived; None where not live."""
    backlog_ages: tuple[int, int, int] | None
    """Written channels: open items 0-24 h, 24-48 h, over 48 h."""
    over_target: int
    """Open items older than the target, or past their deadline."""
    oldest_s: float
    concurrency_cap: int
    announcement: str | None
    callbacks_on: bool
    callbacks_owed: int
    callbacks_overdue: int
    due_s: float | None = None
    """Work due by a time of day: the next deadline that open items have."""
    due: int = 0
    """Open items that have it; those past theirs are in `over_target`."""
    service_level_counts: tuple[int, int] = (0, 0)
    """Numerator and denominator of `service_level`."""
    targets: tuple[TargetView, ...] = ()
    """Of its queues, of groups on it and of a regulator, where the scenario writes any."""
    dialled: DialledView | None = None
    """Outbound work, where a dialer calls on the channel."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What the quality reviews of one agent show: samples, by an analyst who errs and has a yardstick."""

    n: int
    mean: float
    """QA points, 0-100."""
    half_width: float | None
    """The true mean lies within mean ± this 19 times in 20, but for the analyst's bias; None under two
    reviews."""
    weakest: str | None
    """Step of the rubric that was missed most often, as far as seen; None when none was missed."""
    weakest_missed: int
    """In how many of the reviews."""
    analyst: int
    """Which quality analyst reviews this agent, from 1."""
    latest_s: float
    """When the latest contact reviewed was finished."""
    trend: float | None = None
    """Mean of the later half of the reviews less that of the earlier half, in points; None under four."""
    own: int = 0
    """How many of the reviews are the supervisor's own."""
    picked: int = 0
    """How many were not drawn at random, so that their mean is not the agent's."""

    @property
    def score(self) -> str:
        """The mean with its 95% interval on the scale: `QA 84 (72-97)`; without one under two reviews."""
        if self.half_width is None:
            return f"QA {self.mean:.0f}"
        low, high = max(0.0, self.mean - self.half_width), min(100.0, self.mean + self.half_width)
        return f"QA {self.mean:.0f} ({low:.0f}-{high:.0f})"

    @property
    def sentence(self) -> str:
        """What they show, and how sure it is: `QA 84 (72-97) in 5 reviews, policy missed in 2`."""
        weak = "no step missed" if self.weakest is None else f"{self.weakest} missed in {self.weakest_missed}"
        picked = f", {self.picked} of them not drawn at random" if self.picked else ""
        return f"{self.score} in {counted(self.n, 'review')}, {weak}{picked}"

    @property
    def trend_words(self) -> str:
        """Where it goes, and whether that is more than chance: `+8 lately, within chance`; empty under four
        reviews."""
        if self.trend is None or self.half_width is None:
            return ""
        # A half's mean has 1.41 times the half width, the difference of two halves twice it.
        if abs(self.trend) < 1.0:
            return "steady lately"
        sure = abs(self.trend) > 2.0 * self.half_width
        return f"{self.trend:+.0f} lately, {'more than' if sure else 'within'} chance"


class AgentView(NamedTuple):
    """One agent as the wallboard shows them."""

    id: str
    name: str
    group: str
    state: AgentState
    channel: str | None
    """Channel of the contact in hand, or logged into when ready."""
    on: tuple[str, ...]
    """Channels logged into."""
    skills: tuple[str, ...]
    """Queues the agent could serve, best first."""
    proficiency: dict[str, float]
    since_s: float
    """When the present state began."""
    load: int
    """Contacts in hand."""
    cap: int
    until_s: float | None
    """When a break, meeting, or time away ends; None while unknown."""
    next_activity: str | None
    next_activity_s: float | None
    shift_end_s: float | None
    long_contact: bool
    """The contact in hand lasts over twice the channel's mean."""
    overtime_willing: bool | None
    on_overtime: bool
    moved_until_s: float | None
    """When a move between channels is due to end."""
    tenure_weeks: float
    note: str | None
    handled: int
    """Contacts handled since the start of play."""
    aht_s: float | None
    break_owed: bool
    """A planned break was delayed or cancelled and not yet given."""
    asks_for_help: bool = False
    """The customer is on hold while the agent asks a colleague."""
    owed_min: float = 0.0
    """Minutes of meetings, training, coaching, one-to-ones and back-office time that were put off or
    cancelled, whose planned time has passed, and that have not begun."""
    reviews: ReviewView | None = None
    """Quality reviews so far; None without any."""
    crew: str = ""
    """Title of the pod they sit in, or of the group where it is not divided; empty for a new hire."""


@dataclass(frozen=True, slots=True)
class IntervalView:
    """One interval of the plan."""

    start_s: float
    channel: str
    forecast: float
    arrived: int | None
    needed: float | None
    """Agents needed for the target by Erlang A on the forecast."""
    staffed: int
    """Agents scheduled (past intervals: the mean that was there)."""
    service_level: float | None
