"""The ledger: append-only records from which every figure is computed."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import starmap
from operator import attrgetter
from typing import Any, Final, overload

from floorsim.floor.contact import Contact
from floorsim.floor.records import (
    ActivityEvent,
    ActivityRecord,
    AgentRecord,
    CalibrationRecord,
    CapRecord,
    CaseEvent,
    CaseRecord,
    CoachingRecord,
    ComplianceRecord,
    DecisionRecord,
    DialRecord,
    EffectRecord,
    LoginRecord,
    OvertimeRecord,
    PlannedActivity,
    ResignationRecord,
    ScoredRecord,
    ShiftRecord,
    StateChange,
    TrainingRecord,
    WellbeingNote,
)

RECORDS: Final[dict[str, type[tuple[Any, ...]]]] = {
    "agents": AgentRecord,
    "activities": ActivityRecord,
    "activity_events": ActivityEvent,
    "shifts": ShiftRecord,
    "logins": LoginRecord,
    "caps": CapRecord,
    "decisions": DecisionRecord,
    "effects": EffectRecord,
    "cases": CaseRecord,
    "case_events": CaseEvent,
    "coaching": CoachingRecord,
    "training": TrainingRecord,
    "calibrations": CalibrationRecord,
    "scored": ScoredRecord,
    "compliance": ComplianceRecord,
    "overtime": OvertimeRecord,
    "resigned": ResignationRecord,
    "wellbeing_notes": WellbeingNote,
    "dials": DialRecord,
}
"""The lists of the ledger that hold records of one class each, by the name of the list.

Contacts, states, plans and skills have forms of their own.
"""
LATER_RECORDS: Final = frozenset({"dials"})
"""Those that came later: where there are none the digest is what it was without them."""


class StateLog(Sequence[StateChange]):
    """An agent's states in order of time, each lasting until the next one.

    Kept as plain tuples, which cost less memory than named ones and which the garbage collector can skip;
    they are named when they are read.
    """

    __slots__ = ("entries",)

    def __init__(self) -> None:
        self.entries: list[tuple[float, int, int]] = []
        """(at_s, state, channel) as in :class:`StateChange`."""

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> StateChange: ...

    @overload
    def __getitem__(self, place: slice) -> list[StateChange]: ...

    def __getitem__(self, place: int | slice) -> StateChange | list[StateChange]:
        if isinstance(place, slice):
            return [StateChange(*entry) for entry in self.entries[place]]
        return StateChange(*self.entries[place])

    def __iter__(self) -> Iterator[StateChange]:
        return starmap(StateChange, self.entries)

    def __reversed__(self) -> Iterator[StateChange]:
        return starmap(StateChange, reversed(self.entries))


_COUNTS = (
    "id", "number", "queue", "root", "parent", "attempt", "origin", "disposition", "agent", "load",
    "skill_key",
)  # fmt: skip
_LEVELS = (
    "arrived_s", "answered_s", "left_s", "wrapped_s", "returns_s", "promised_s", "announced_s",
    "talk_s", "hold_s", "after_contact_s", "patience_s", "fatigue", "exhaustion",
)  # fmt: skip
_CONTACT = struct.Struct(f"<ii{len(_COUNTS)}q{len(_LEVELS)}d")
_counts_of = attrgetter(*_COUNTS)
_levels_of = attrgetter(*_LEVELS)
"""A contact's record as the digest sees it."""


@dataclass(slots=True)
class Ledger:
    """Everything that happened, and who was there. Lists only grow.

    Of a settled contact nothing changes any more but `resolved` and `returns_s`, by what is done about it.
    """

    seed: int = 0
    until_s: float = 0.0
    """The moment up to which it tells what happened, seconds since midnight before day 1."""
    contacts: list[Contact] = field(default_factory=list)
    """In order of arrival; a contact's id is its place."""
    settled: list[Contact] = field(default_factory=list)
    """In the order in which they left the queue: answered, abandoned, blocked, deflected, partner."""
    finished: list[Contact] = field(default_factory=list)
    """In the order in which agents were done with them."""
    agents: list[AgentRecord] = field(default_factory=list)
    states: list[StateLog] = field(default_factory=list)
    """Per agent, in order of time; a state lasts until the next one, the last until the end."""
    planned: list[tuple[PlannedActivity, ...]] = field(default_factory=list)
    """Per agent, the plan before anybody changed it."""
    skills: list[tuple[float, ...]] = field(default_factory=list)
    """Sets of step skills, 0-1 per rubric step; a contact's `skill_key` is a place in it."""
    activities: list[ActivityRecord] = field(default_factory=list)
    activity_events: list[ActivityEvent] = field(default_factory=list)
    shifts: list[ShiftRecord] = field(default_factory=list)
    logins: list[LoginRecord] = field(default_factory=list)
    caps: list[CapRecord] = field(default_factory=list)
    decisions: list[DecisionRecord] = field(default_factory=list)
    effects: list[EffectRecord] = field(default_factory=list)
    """Every consequence of a decision, a message, a case or an incident, in the order of application."""
    cases: list[CaseRecord] = field(default_factory=list)
    case_events: list[CaseEvent] = field(default_factory=list)
    coaching: list[CoachingRecord] = field(default_factory=list)
    training: list[TrainingRecord] = field(default_factory=list)
    calibrations: list[CalibrationRecord] = field(default_factory=list)
    scored: list[ScoredRecord] = field(default_factory=list)
    compliance: list[ComplianceRecord] = field(default_factory=list)
    overtime: list[OvertimeRecord] = field(default_factory=list)
    resigned: list[ResignationRecord] = field(default_factory=list)
    wellbeing_notes: list[WellbeingNote] = field(default_factory=list)
    dials: list[DialRecord] = field(default_factory=list)
    """Every call that a dialer made, in the order in which they were answered or given up."""

    def effects_of(self, what: str) -> list[EffectRecord]:
        """The consequences of one kind, in the order of application."""
        return [record for record in self.effects if record.what == what]

    def last_coaching(self, agent: int) -> CoachingRecord | None:
        """The latest coaching of an agent (index) in this run, or None."""
        return next((one for one in reversed(self.coaching) if one.agent == agent), None)

    def digest(self) -> str:
        """SHA-256 over every record in order: equal for two runs only if they are the same run.

        What the log says of a decision is left out, since it calls people by the names shown.
        """
        sha = hashlib.sha256()
        for c in self.contacts:
            said = (
                c.resolved
                | c.hostile << 1
                | c.manager << 2
                | c.silent_abandon << 3
                | c.unclear << 4
                | c.balks << 5
            )
            sha.update(_CONTACT.pack(c.type.index, said, *_counts_of(c), *_levels_of(c)))
            if c.errors >= 0:
                sha.update(struct.pack("<q", c.errors))
        for listed in (self.settled, self.finished):
            sha.update(struct.pack(f"<q{len(listed)}q", len(listed), *(c.id for c in listed)))
        for log in self.states:
            sha.update(struct.pack("<q", len(log)))
            for entry in log.entries:
                sha.update(struct.pack("<dii", *entry))
        rest = [self.seed, self.until_s, self.planned, self.skills]
        for name in RECORDS:
            records = getattr(self, name)
            if name in LATER_RECORDS and not records:
                continue
            if name == "decisions":
                records = [decision._replace(sentence="") for decision in self.decisions]
            rest.append(records)
        sha.update(json.dumps(rest, sort_keys=True, default=str).encode())
        return "sha256:" + sha.hexdigest()
