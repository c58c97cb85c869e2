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


class MessageRecord(NamedTuple):
    """What became of a message: `answer` is a choice id, "" while open, "missed" when its time passed."""

    id: str
    at_s: float
    settled_s: float
    answer: str


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


class EscalationRecord(NamedTuple):
    """A customer who asked for a manager: contact id, when; when the remedy was delivered, and when it was
    confirmed in writing (UNSET until then)."""

    contact: int
    opened_s: float
    remedied_s: float
    confirmed_s: float


class PromiseRecord(NamedTuple):
    """A promise that the supervisor made: when, for when, and when it was kept (UNSET until then)."""

    made_s: float
    due_s: float
    kept_s: float


class EffectRecord(NamedTuple):
    """One consequence, as it was applied: when, what, on whom or what, how much, and what brought it about.

    `what` is the effect's key as scenarios write it (`trust`, `morale`, ...). `whom` is the id of an agent,
    channel, driver or customer, or empty. `amount` is in the effect's own unit, 0 where it has none, and
    `detail` says in a word or an id what a number cannot. `cause` is `decision:3`, `message:reyes:yes`,
    `case:...`, `incident:...`.
    """

    at_s: float
    what: str
    whom: str
    amount: float
    detail: str
    cause: str


class CaseRecord(NamedTuple):
    """Something that reached the supervisor: `category` is message, escalation, promise, news, ...; when it
    was opened, and the time by which an answer is due (UNSET where none is). `about` is the customer's
    contact, the message or the person it is about, by id, or empty."""

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
