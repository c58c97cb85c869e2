"""One agent's state of mind, and how fatigue moves between changes of activity.

Fatigue F obeys ``dF/dt = b d (1 - F) / 300 min - F / tau``: b is 1 at work and 0 otherwise, d the demand
of the work. Within one activity it therefore runs exponentially to 1 or to 0; on a break it falls as a power
of the time since the break began. Both are solved exactly, so no tick is needed and advancing in pieces gives
what advancing at once gives. Form and constants are design
defaults of this project, after the effort-recovery model (Meijman and Mulder 1998): load wears, and pauses
undo it.
"""

from __future__ import annotations

from math import expm1, fsum, inf
from typing import TYPE_CHECKING, Final

from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.view import AgentState

if TYPE_CHECKING:
    from floorsim.floor.people.concerns import Held

BUSY: Final = 0
"""On a contact: wears, and counts towards occupancy."""
WORK: Final = 1
"""At work without a customer (changing channel, planned back-office time): wears as a contact does, D, since
it asks for the same attention; counts as neither handling nor ready."""
READY: Final = 2
"""Waiting for a contact: slow recovery, and counts towards occupancy."""
ACTIVITY: Final = 3
"""Meeting, training, coaching: recovers like waiting, D: no customer to face, but attention is still asked,
so less than a break gives."""
BREAK: Final = 4
OFF: Final = 5

ACTIVITY_OF: Final[dict[AgentState, int]] = {
    "busy": BUSY,
    "hold": BUSY,
    "wrap": BUSY,
    "switching": WORK,
    "back_office": WORK,
    "ready": READY,
    "meeting": ACTIVITY,
    "training": ACTIVITY,
    "coaching": ACTIVITY,
    "break": BREAK,
    "lunch": BREAK,
    "away": BREAK,
    "absent": OFF,
    "off": OFF,
}
"""What each state on the wallboard means for fatigue (`away` is a short pause; use OFF for who went home)."""

_MIN_S: Final = 60.0
WEARING_S: Final = 300 * _MIN_S
"""Time constant of work at demand 1 (D)."""
READY_RECOVERY_S: Final = 140 * _MIN_S
"""Time constant of recovery while waiting (D)."""
BREAK_FIRST_S: Final = 2 * _MIN_S
BREAK_POWER: Final = 0.12
"""On a break fatigue falls as (1 + time / 2 min) to the power -.12: five minutes take away 14% of it, fifteen
23%, thirty 28%. The first minutes give most (D; breaks of under ten minutes lowered fatigue, d = .35,
Albulescu et al. 2022); both numbers keep a day with 15, 30 and 15 minutes where a constant rate of 70 min had
it."""
OFF_RECOVERY_S: Final = 240 * _MIN_S
"""Time constant of recovery off shift for someone who is not exhausted (D)."""
OFF_RECOVERY_EXHAUSTED: Final = 1.5
"""How much slower the fully exhausted recover off shift, as a part of the above (D)."""

DEMAND_PER_FURTHER_CHAT: Final = 0.15
"""Demand that each chat beyond the first adds (D)."""
DEMAND_OF_COMPLAINT: Final = 1.2
"""Factor on the demand of a complaint (D)."""
HOSTILE_STEP: Final = 0.02
"""Fatigue that a hostile contact adds to a rested agent without support (D; hostility wears call-centre staff
out: Deery, Iverson and Walsh 2002)."""
SUPPORT_AGAINST_HOSTILE: Final = 0.5
"""Part of that step which full support takes away (D)."""

USUAL_STRAIN: Final = 0.12
"""Strain of the shifts before the run began (D: that of a day at 80% occupancy with every break)."""


class Wellbeing:
    """The state of one agent. Times are seconds on the run's clock, levels 0-1.

    `fatigue`, `fatigue_s`, `with_customers_s` and `work_s` hold for the moment `since_s`; :func:`enter`
    brings them forward. `tempo` and `dulling` are kept by
    :func:`~floorsim.floor.people.handling.refresh` from slots above them.
    """

    __slots__ = (
        "absent_last",  # from the shift before; None before the first
        "activity",  # what the agent does since `since_s`
        "book",  # where changes of skill are noted
        "coached",  # gain of mean skill through coaching so far
        "coached_at",  # topic to (time of the last session, sessions before it within five days each)
        "concerns",  # what weighs on the person, by kind (concerns.py)
        "driver_skill",  # driver family to gain of skill on it
        "dulling",  # log odds of resolving lost to lack of skill and to exhaustion
        "exhaustion",
        "fatigue",
        "fatigue_s",  # integral of fatigue since the shift began
        "goal",  # level to which fatigue runs in this activity: 1 at work, else 0
        "hostile_contacts",  # in this shift; one that was talked through counts as a part
        "last_hostile_s",  # minus infinity before the first
        "late_times",  # factor on the chance of coming late to a shift
        "leaning",  # log odds of resigning from what was done about it, by what it was
        "missed_breaks",  # in this shift
        "morale",
        "newness",  # 1 on the first day, falling to 0 with experience
        "on_break_from_s",  # when the break began
        "pace",  # handle-time factor of the person apart from experience
        "pending",  # gains of coaching still to arrive: lists of topic, gain per contact, contacts left
        "plan_changes",  # made by others to the plan of this day
        "recent_strain",  # mean strain of the last shifts and days off, the latest counting most
        "shift_from_s",
        "since_s",
        "skill",  # mean of step_skill
        "skill_key",  # entry of the book with the present step_skill
        "slowed",  # factors on handle time that hold for now, by what they come from
        "spoken_of_late_s",  # when lateness was last talked over; minus infinity before
        "stability",  # how far plans have held over the last days, 0-1
        "step_skill",  # one per rubric step
        "tau_s",  # time constant of this activity
        "tempo",  # handle-time factor from experience, coaching, pace and what slows for now
        "tenure_weeks",
        "veteran_skill",  # mean skill once no longer new, without coaching
        "with_customers_s",  # seconds of this shift on contacts
        "work_s",  # seconds of this shift at work without a customer
    )

    def __init__(
        self,
        book: SkillBook,
        step_skill: list[float],
        *,
        now_s: float = 0.0,
        fatigue: float = 0.0,
        exhaustion: float = 0.0,
        morale: float = 0.6,
    ) -> None:
        self.book = book
        self.step_skill = step_skill
        self.skill = fsum(step_skill) / len(step_skill)
        self.veteran_skill = self.skill
        self.skill_key = book.note(step_skill)
        self.driver_skill: dict[int, float] = {}
        self.fatigue = fatigue
        self.exhaustion = exhaustion
        self.morale = morale
        self.pace = 1.0
        self.slowed: dict[str, float] = {}
        self.tenure_weeks = inf
        self.newness = 0.0
        self.coached = 0.0
        self.coached_at: dict[int, tuple[float, int]] = {}
        self.pending: list[list[float]] = []
        self.tempo = 1.0
        self.dulling = 0.0
        self.since_s = now_s
        self.shift_from_s = now_s
        self.fatigue_s = 0.0
        self.with_customers_s = 0.0
        self.work_s = 0.0
        self.hostile_contacts = 0.0
        self.last_hostile_s = -inf
        self.missed_breaks = 0
        self.recent_strain = USUAL_STRAIN
        self.on_break_from_s = now_s
        self.absent_last: bool | None = None
        self.plan_changes = 0
        self.stability = 1.0
        self.concerns: dict[str, Held] = {}
        self.leaning: dict[str, float] = {}
        self.late_times = 1.0
        self.spoken_of_late_s = -inf
        self.activity = OFF
        self.goal = 0.0
        self.tau_s = off_recovery_s(exhaustion)

    @property
    def utilisation(self) -> float:
        """Work / time of the shift, breaks and meetings included, up to `since_s`; 0 before any of it."""
        length_s = self.since_s - self.shift_from_s
        return (self.with_customers_s + self.work_s) / length_s if length_s > 0.0 else 0.0

    @property
    def mean_fatigue(self) -> float:
        """Mean fatigue of this shift, up to `since_s`."""
        length_s = self.since_s - self.shift_from_s
        return self.fatigue_s / length_s if length_s > 0.0 else self.fatigue


def enter(wellbeing: Wellbeing, now_s: float, activity: int, demand: float = 1.0) -> None:
    """Bring the state forward to `now_s`, where `activity` begins.

    `demand` (above 0, of use for BUSY and WORK) is 1 for one ordinary contact; see :func:`demand_of`. A
    moment before the last one changes the activity and leaves the levels as they are.
    """
    if wellbeing.activity == BREAK:
        settle(wellbeing, now_s)
        if activity == BREAK:
            return
    else:
        span_s = now_s - wellbeing.since_s
        if span_s > 0.0:
            goal = wellbeing.goal
            tau_s = wellbeing.tau_s
            moved = (wellbeing.fatigue - goal) * expm1(-span_s / tau_s)
            wellbeing.fatigue += moved
            wellbeing.fatigue_s += goal * span_s - moved * tau_s
            if wellbeing.activity == BUSY:
                wellbeing.with_customers_s += span_s
            elif wellbeing.activity == WORK:
                wellbeing.work_s += span_s
            wellbeing.since_s = now_s
    wellbeing.activity = activity
    if activity <= WORK:
        wellbeing.goal = 1.0
        wellbeing.tau_s = WEARING_S / demand
        return
    wellbeing.goal = 0.0
    if activity == BREAK:
        wellbeing.on_break_from_s = wellbeing.since_s
    else:
        wellbeing.tau_s = READY_RECOVERY_S if activity != OFF else off_recovery_s(wellbeing.exhaustion)


def settle(wellbeing: Wellbeing, now_s: float) -> None:
    """Bring the state forward to `now_s` in the present activity (before looking at it)."""
    span_s = now_s - wellbeing.since_s
    if span_s <= 0.0:
        return
    if wellbeing.activity == BREAK:
        before_s = BREAK_FIRST_S + wellbeing.since_s - wellbeing.on_break_from_s
        after_s = before_s + span_s
        left = (before_s / after_s) ** BREAK_POWER
        wellbeing.fatigue_s += wellbeing.fatigue * (after_s * left - before_s) / (1.0 - BREAK_POWER)
        wellbeing.fatigue *= left
    else:
        moved = (wellbeing.fatigue - wellbeing.goal) * expm1(-span_s / wellbeing.tau_s)
        wellbeing.fatigue += moved
        wellbeing.fatigue_s += wellbeing.goal * span_s - moved * wellbeing.tau_s
    if wellbeing.activity == BUSY:
        wellbeing.with_customers_s += span_s
    elif wellbeing.activity == WORK:
        wellbeing.work_s += span_s
    wellbeing.since_s = now_s


def left_after_break(length_s: float) -> float:
    """Part of the fatigue that is left after a break of this length, above 0 to 1."""
    left: float = (1.0 + length_s / BREAK_FIRST_S) ** -BREAK_POWER
    return left


def fatigue_at(wellbeing: Wellbeing, now_s: float) -> float:
    """The fatigue that :func:`settle` would bring about; the state stays as it is."""
    span_s = max(0.0, now_s - wellbeing.since_s)
    if wellbeing.activity == BREAK:
        before_s = BREAK_FIRST_S + wellbeing.since_s - wellbeing.on_break_from_s
        return float(wellbeing.fatigue * (before_s / (before_s + span_s)) ** BREAK_POWER)
    return wellbeing.fatigue + (wellbeing.fatigue - wellbeing.goal) * expm1(-span_s / wellbeing.tau_s)


def hostile(wellbeing: Wellbeing, now_s: float, support: float) -> None:
    """A hostile contact: fatigue steps up, the less the more support (0-1) the team gives."""
    settle(wellbeing, now_s)
    wellbeing.fatigue += HOSTILE_STEP * (1.0 - wellbeing.fatigue) * (1.0 - SUPPORT_AGAINST_HOSTILE * support)
    wellbeing.hostile_contacts += 1
    wellbeing.last_hostile_s = now_s


def demand_of(contacts_in_hand: int, complaint: bool = False) -> float:
    """Demand for :func:`enter`: 1, more for each further chat, more when a complaint is among them."""
    demand = 1.0 + DEMAND_PER_FURTHER_CHAT * (contacts_in_hand - 1) if contacts_in_hand > 1 else 1.0
    return demand * DEMAND_OF_COMPLAINT if complaint else demand


def off_recovery_s(exhaustion: float) -> float:
    """Time constant of recovery off shift: the exhausted recover more slowly."""
    return OFF_RECOVERY_S * (1.0 + OFF_RECOVERY_EXHAUSTED * exhaustion)
