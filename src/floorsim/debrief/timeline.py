"""The course of a run minute by minute, with the truth no wallboard showed, and the reference's decisions.

Times are seconds since midnight before day 1.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from floorsim.debrief.effect_words import Came, EffectWords
from floorsim.debrief.reference import Reference
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.registry import kind_named
from floorsim.floor.measures.agent_time import ChannelTime
from floorsim.floor.measures.contact_table import Floats
from floorsim.floor.measures.interval_table import interval_table
from floorsim.floor.measures.reading import Reading
from floorsim.floor.records import DecisionRecord
from floorsim.floor.states import ABSENT, OFF
from floorsim.run.run import Run, Taken
from floorsim.wording.times import clock

STEP_S: Final = 60.0
"""From one column of a timeline to the next."""

HappeningKind = Literal["incident", "message", "escalation", "promise", "news", "conversation"]


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """One channel, a figure for each step."""

    id: str
    title: str
    live: bool
    """Customers wait on the line; else what waits is open work."""
    waiting: tuple[int, ...]
    """Customers in the queue, or open items, at the beginning of each step."""
    on: tuple[float, ...]
    """Mean number of agents logged in during each step."""
    need: tuple[float | None, ...]
    """Agents that what came in the step's interval needed for the target."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that came up."""

    at_s: float
    until_s: float | None
    """When an incident was over; None for what has no end, or for one that goes on."""
    kind: HappeningKind
    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Move:
    """A decision: when it was ordered, begun and in effect, and what came of it."""

    seq: int
    kind: str
    says: str
    """What was done, in words without a subject: `moving Ben to chat until 11:00`."""
    ordered_s: float
    begun_s: float | None
    acted_s: float | None
    """None where it never took effect."""
    minutes: float
    """Of the supervisor's time."""
    told: str
    """What the log says of it: `you moved Ben to Chat until 11:00`; empty until it is done or dropped."""
    came: tuple[Came, ...]
    because: str | None = None
    """The author's reason, in the reference's run."""
    about: str | None = None
    """Id of the message that it answers."""
    not_done: str | None = None
    """Why it never took effect, in a sentence."""

    @property
    def waited_s(self) -> float:
        """How long it lay before the supervisor began on it."""
        return 0.0 if self.begun_s is None else max(self.begun_s - self.ordered_s, 0.0)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """How tired one agent was in truth, for each step; None while not at work."""

    id: str
    name: str
    fatigue: tuple[float | None, ...]
    """0-1, as it was when the agent's latest contact began."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A run from the start of play to where it got."""

    start_s: float
    until_s: float
    step_s: float
    channels: tuple[ChannelLine, ...]
    happenings: tuple[Happening, ...]
    yours: tuple[Move, ...]
    """In the order in which they were ordered."""
    reference: tuple[Move, ...]
    reference_name: str | None
    """None where there is no reference."""
    people: tuple[PersonLine, ...]
    fatigue: tuple[float | None, ...]
    """Mean of those at work."""
    begins_s: tuple[float, ...] = ()
    """When each step begins, and where the last one ends, over several days: a night is one step. Empty where
    all are alike."""

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return len(self.fatigue)

    def at_s(self, step: int) -> float:
        """When a step begins."""
        return self.begins_s[step] if self.begins_s else self.start_s + step * self.step_s

    def ends_s(self, step: int) -> float:
        """When a step is over."""
        return self.at_s(step + 1)

    def step_of(self, at_s: float) -> int:
        """The step that a moment lies in; the last one for the end."""
        if self.begins_s:
            return max(min(bisect_right(self.begins_s, at_s) - 1, self.steps - 1), 0)
        return max(min(int((at_s - self.start_s) // self.step_s), self.steps - 1), 0)


def timeline_of(run: Run, reference: Reference | None = None) -> Timeline:
    """The course of a run as far as it got; `reference` is cut where the run ends."""
    reading = Reading(run.compiled, run.ledger)
    edges_s = _edges(run)
    people = _people(run, reading, edges_s) if reading.people else ()
    return Timeline(
        start_s=run.scenario.play_from_s,
        until_s=run.now_s,
        step_s=STEP_S,
        channels=_channels(run, reading, edges_s),
        happenings=_happenings(run),
        yours=moves_of(run),
        reference=() if reference is None else _until(run.now_s, moves_of(reference.run, reference)),
        reference_name=None if reference is None else reference.name,
        people=people,
        fatigue=tuple(_mean([one.fatigue[step] for one in people]) for step in range(len(edges_s) - 1)),
        begins_s=tuple(edges_s.tolist()) if len(run.floor.workdays) > 1 else (),
    )


def moves_of(run: Run, reference: Reference | None = None) -> tuple[Move, ...]:
    """The decisions of a run in the order in which they were ordered, also those that never took effect."""
    words = EffectWords(run)
    because = {} if reference is None else reference.because
    taken = {one.seq: one for one in run.taken}
    recorded = {record.seq: record for record in run.ledger.decisions if record.seq in taken}
    moves = []
    for seq, one in taken.items():
        record = recorded.get(seq)
        moves.append(
            Move(
                seq=seq,
                kind=one.kind,
                says=run.words_of(one),
                ordered_s=one.at_s,
                begun_s=None if record is None or record.begun_s < 0.0 else record.begun_s,
                acted_s=None if record is None or record.done_s < 0.0 else record.done_s,
                minutes=0.0 if record is None else record.minutes,
                told="" if record is None else record.sentence,
                came=words.came_of((f"decision:{seq}", *_of_case(one, record))),
                because=because.get(seq),
                about=_about(one),
                not_done=_why_not(run, record),
            )
        )
    return tuple(sorted(moves, key=lambda move: (move.ordered_s, move.seq)))


def _about(taken: Taken) -> str | None:
    """The case that a decision answers."""
    kind = kind_named(taken.kind)
    answers = kind is not None and issubclass(kind, CaseDecision)
    return taken.arguments.get("message") if answers else None


def _of_case(taken: Taken, record: DecisionRecord | None) -> tuple[str, ...]:
    """The cause of what an answer brought about: the step of its case."""
    case = _about(taken)
    if case is None or record is None or record.done_s < 0.0:
        return ()
    return (f"case:{case}:{taken.arguments.get('choice')}",)


def _why_not(run: Run, record: DecisionRecord | None) -> str | None:
    if record is None:
        return f"not in effect by {clock(run.now_s)}"
    return None if record.done_s >= 0.0 else record.sentence


def _until(end_s: float, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    return tuple(move for move in moves if move.ordered_s < end_s)


def _edges(run: Run) -> Floats:
    """Where steps begin, and where the last one ends; from an evening to the morning it is one step."""
    found: list[float] = []
    days = run.floor.workdays
    for place, (from_s, to_s) in enumerate(days):
        if from_s < run.now_s or place == 0:
            until_s = run.now_s if place == len(days) - 1 else min(to_s, run.now_s)
            steps = max(int(np.ceil((until_s - from_s) / STEP_S)), 1)
            found += [from_s + step * STEP_S for step in range(steps + 1)]
    return np.array(found)


def _channels(run: Run, reading: Reading, edges_s: Floats) -> tuple[ChannelLine, ...]:
    table = reading.table
    staffed = ChannelTime(reading.spells, np.minimum(edges_s, run.now_s)).staffed
    lasts_s = np.maximum(np.diff(np.minimum(edges_s, run.now_s)), 1.0)
    intervals = interval_table(reading)
    lines = []
    for channel in reading.channels:
        own = table.where(table.channel == channel.index)
        came_s = np.sort(own.arrived_s)
        gone_s = np.sort(own.released_s[own.released_s >= 0.0])
        at_s = edges_s[:-1]
        waiting = np.searchsorted(came_s, at_s, side="right") - np.searchsorted(gone_s, at_s, side="right")
        mine = [one for one in intervals if one.channel == channel.id]
        lines.append(
            ChannelLine(
                id=channel.id,
                title=channel.title,
                live=channel.live,
                waiting=tuple(int(count) for count in waiting),
                on=tuple(round(float(on), 2) for on in staffed[:, channel.index] / lasts_s),
                need=tuple(
                    next((one.needed for one in mine if one.start_s <= at < one.end_s), None)
                    for at in at_s.tolist()
                ),
            )
        )
    return tuple(lines)


def _happenings(run: Run) -> tuple[Happening, ...]:
    found = [
        Happening(
            incident.start,
            incident.end if incident.end <= run.now_s else None,
            "incident",
            incident.id,
            incident.title,
        )
        for incident in run.scenario.incidents
        if incident.start < run.now_s
    ]
    for case in run.desk.cases.book.cases.values():
        sender = "you owe" if case.category == "promise" else case.sender
        found.append(Happening(case.opened_s, None, case.category, case.id, f"{sender}: {case.subject}"))
    return tuple(sorted(found, key=lambda one: one.at_s))


def _people(run: Run, reading: Reading, edges_s: Floats) -> tuple[PersonLine, ...]:
    """Fatigue is noted when a contact begins and at the start of play; between, the last note holds."""
    ledger, at_s = run.ledger, edges_s[:-1]
    notes: list[list[tuple[float, float]]] = [[] for _ in ledger.agents]
    for note in ledger.wellbeing_notes:
        notes[note.agent].append((note.at_s, note.fatigue))
    for contact in ledger.contacts:
        if contact.agent >= 0 and contact.answered_s >= 0.0:
            notes[contact.agent].append((contact.answered_s, contact.fatigue))
    lines = []
    for agent in run.floor.agents:
        noted = sorted(notes[agent.index])
        states = ledger.states[agent.index].entries
        if not noted or not states:
            continue
        place = np.searchsorted([when for when, _ in noted], at_s, side="right") - 1
        state = np.searchsorted([entry[0] for entry in states], at_s, side="right") - 1
        fatigue = tuple(
            None if known < 0 or now < 0 or states[now][1] in (OFF, ABSENT) else round(noted[known][1], 4)
            for known, now in zip(place.tolist(), state.tolist(), strict=True)
        )
        if any(level is not None for level in fatigue):
            lines.append(PersonLine(agent.id, run.desk.consequences.name(agent), fatigue))
    return tuple(lines)


def _mean(levels: list[float | None]) -> float | None:
    known = [level for level in levels if level is not None]
    return round(float(np.mean(known)), 4) if known else None
