"""The records of the ledger: what happened, when, to whom. Times are seconds since midnight before day 1."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

UNSET: Final = -1.0
"""A time that has not come."""


class StateChange(NamedTuple):
    """An agent enters a state (states.py) at a time, on a channel (index; -1 none)."""

    at_s: float
    state: int
    channel: int


class DecisionRecord(NamedTuple):
    """A decision: accepted, begun, carried out (UNSET until then), its cost, and what the log says."""

    seq: int
    kind: str
    arguments: dict[str, Any]
    accepted_s: float
    begun_s: float
    done_s: float
    minutes: float
    money: float
    sentence: str


class PlannedActivity(NamedTuple):
    """An agent's plan at the start of the run: state (states.py) from a time to a time."""

    state: int
    start_s: float
    end_s: float


class CoachingRecord(NamedTuple):
    """A coaching session: agent index, rubric step, when, gain in skill (below zero: harm)."""

    agent: int
    step: str
    at_s: float
    gain: float


class TrainingRecord(NamedTuple):
    """A training on a driver: agent index, driver, when it ended, gain in skill on the driver's family."""

    agent: int
    driver: str
    at_s: float
    gain: float


class AgentRecord(NamedTuple):
    """An agent as the run begins, or when a new hire joins it; the place in the ledger is the agent's index.

    `home` holds the channels of the plan and `queues` the queues that the agent may serve, by index; `shifts`
    the planned hours, in order of time.
    """

    id: str
    home: tuple[int, ...]
    queues: tuple[int, ...]
    shifts: tuple[tuple[float, float], ...]
    joined_s: float


class ActivityRecord(NamedTuple):
    """An activity that entered an agent's agenda: agent index, and its number among that agent's.

    Those of the plan come first, in the order of the plan, with `planned` true; others when they are added.
    `planned_s` is where it stood before anybody moved it.
    """

    agent: int
    number: int
    activity: str
    state: int
    planned_s: float
    length_s: float
    planned: bool


class ActivityEvent(NamedTuple):
    """What became of an activity: `event` is due, moved, cancelled, begun, ended, dropped (with the shift) or
    replanned (no longer part of the plan).

    `start_s` and `length_s` are those it has from then on.
    """

    at_s: float
    agent: int
    number: int
    event: str
    start_s: float
    length_s: float


class ShiftRecord(NamedTuple):
    """The end of the shift that an agent is working, as it is set or changes; UNSET once the agent has gone.

    `overtime_from_s` is where the shift would have ended without the overtime agreed on, or UNSET.
    """

    at_s: float
    agent: int
    end_s: float
    overtime_from_s: float


class LoginRecord(NamedTuple):
    """Channels (indexes) that an agent is logged into from now on, other than those of the plan.

    `until_s` is when the agent will go back, UNSET without such a time.
    """

    at_s: float
    agent: int
    channels: tuple[int, ...]
    until_s: float


class CapRecord(NamedTuple):
    """Contacts that an agent may hold at once on a channel (index), from now on."""

    at_s: float
    channel: int
    cap: int


class OvertimeRecord(NamedTuple):
    """Overtime worked: agent index, from, to."""

    agent: int
    from_s: float
    to_s: float


class ResignationRecord(NamedTuple):
    """An agent (index) resigned."""

    at_s: float
    agent: int


class CalibrationRecord(NamedTuple):
    """A calibration session of the reviewers; `blind` when everyone scored alone before talking."""

    at_s: float
    blind: bool


class ScoredRecord(NamedTuple):
    """A contact (id) of an agent (index) that the supervisor scored on the rubric.

    `how` says how it came into the sample: random, targeted or convenient. `marks` holds one mark per step;
    `points` and `calibrated` are the score given and the calibrated one, 0-100.
    """

    at_s: float
    agent: int
    contact: int
    how: str
    marks: tuple[str, ...]
    points: float
    calibrated: float


class ComplianceRecord(NamedTuple):
    """A compliance breach, in words, and what would have passed instead; empty where nobody wrote it."""

    at_s: float
    breach: str
    instead: str


class WellbeingNote(NamedTuple):
    """An agent's (index) state at the start of play, at the end of a shift or at the end of the run.

    Levels are 0-1. `newness` falls from 1 with experience. `strain` is how hard the shift is so far, or was
    when the note is made at its end; UNSET off shift.
    """

    at_s: float
    agent: int
    fatigue: float
    exhaustion: float
    morale: float
    newness: float
    strain: float


class EffectRecord(NamedTuple):
    """One consequence, as it was applied: when, what, on whom or what, how much, and what brought it about.

    `what` is the effect's key as scenarios write it (`trust`, `morale`, ...). `whom` is the id of an agent,
    channel, driver or customer, or empty. `amount` is in the effect's own unit, 0 where it has none, and
    `detail` says in a word or an id what a number cannot. `cause` is `decision:3`, `case:reyes:yes`,
    `incident:outage:0`.
    """

    at_s: float
    what: str
    whom: str
    amount: float
    detail: str
    cause: str


class DialRecord(NamedTuple):
    """A call that a dialer made: when it ended, for which stream (index), to which number of its list (1 is
    the first), how many times that had been called before, and whether the customer was reached."""

    at_s: float
    stream: int
    number: int
    before: int
    reached: bool


class CaseRecord(NamedTuple):
    """Something that reached the supervisor, and when it was opened.

    `category` is message, escalation, promise, follow_up (a promise to one's own people), news, ...;
    `deadline_s` is the time by which an answer is due, UNSET where none is; `about` the id of the contact,
    the message or the person it is about, or empty.
    """

    id: str
    category: str
    opened_s: float
    deadline_s: float
    about: str


class CaseEvent(NamedTuple):
    """A step of a case: `event` is answered, missed, kept, remedied, confirmed, reopened or closed; `choice`
    is the id of the answer, or empty."""

    at_s: float
    case: str
    event: str
    choice: str
