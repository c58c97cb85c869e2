"""Planned decisions: a list in a file or a scenario, checked before the run, and taken at their times.

Each is written `{at: "09:30", do: move_agents, agents: [A03], to: chat, until: "11:00", because: ...}`, and
with `number: 3` where another decision refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final, Protocol

from pydantic import ValidationError

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.registry import kind_named, kinds
from floorsim.errors import DecisionRefused, UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.faults.fault import Path as Keys
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.values.units import format_time
from floorsim.scenario.yaml.document import Document, Mark
from floorsim.wording.names import choose
from floorsim.wording.sentences import shown

HEADS: Final = ("decisions", "expert")
"""Keys under which a file may hold its list."""
OWN_KEYS: Final = ("at", "do", "because", "number")
MOST_DECISIONS: Final = 5_000
"""Decisions of one list (D: many times what anybody takes in a run, and seconds of checking)."""
MOST_EXPLAINED: Final = 400
"""Faults after which the rest of a list is not read; explaining one takes about a millisecond."""
EXAMPLE: Final = 'write a list of decisions such as {at: "09:30", do: announcement, message: honest_range}'


@dataclass(frozen=True, slots=True)
class Planned:
    """A decision, when it is taken, and the author's reason for it."""

    at_s: float
    """Seconds since midnight before day 1."""
    decision: Decision
    because: str | None = None
    place: str = ""
    """Where it is written, for the reader: `file:line` where there is a file."""
    number: int | None = None
    """Its number in the run; None leaves it to the order in which decisions are taken."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A planned decision that was not possible when its time came, and why."""

    planned: Planned
    reason: str


class Playable(Protocol):
    """What a script needs of a run."""

    @property
    def end_s(self) -> float:
        """When the run ends."""

    def advance(self, to_s: float) -> None:
        """Runs the floor up to a time."""

    def decide(self, decision: Decision, number: int | None = None) -> object:
        """Takes a decision now, under this number. Raises DecisionRefused when it is not possible."""


def entry_of(number: int, at_s: float, kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """A decision that was taken as an entry of such a list: it reads back to the same, number included."""
    return {"number": number, "at": format_time(at_s), "do": kind, **arguments}


def planned_in(document: Document, path: Keys) -> tuple[tuple[Planned, ...], list[Fault]]:
    """The planned decisions at a path of a document, in order of time, and what is wrong with the others."""
    entries = document.value(path)
    if not isinstance(entries, list):
        return (), [document.fault(path, "there is no list of decisions here", EXAMPLE)]
    if len(entries) > MOST_DECISIONS:
        wrong = f"there are {len(entries):,} decisions here"
        return (), [document.fault(path, wrong, f"write at most {MOST_DECISIONS:,}")]
    faults: list[Fault] = []
    planned: list[Planned] = []
    numbers: set[int] = set()
    marks = _marks_by_entry(document, path)
    for index, entry in enumerate(entries):
        here = (*path, index)
        if len(faults) >= MOST_EXPLAINED:
            wrong = "the list is not read from here on"
            faults.append(document.fault(here, wrong, "mend the ones above first"))
            break
        found = _read(document, here, entry, marks.get(here, {}))
        if isinstance(found, Planned):
            if found.number in numbers:
                wrong = f"there are two decisions with the number {found.number}"
                faults.append(document.fault((*here, "number"), wrong, "give each its own, or none"))
            if found.number is not None:
                numbers.add(found.number)
            planned.append(found)
        else:
            faults += found
    return _in_order(planned), faults


def planned_from(written: Iterable[PlannedDecision]) -> tuple[Planned, ...]:
    """The planned decisions of a scenario (its worked run), in order of time.

    Raises:
        UsageError: one of them is of no known kind, or its arguments do not fit.
    """
    planned = []
    for number, one in enumerate(written, start=1):
        where = f"Planned decision {number} at {format_time(one.at)}"
        kind = kind_named(one.do)
        if kind is None:
            raise UsageError(f"{where}: {_unknown(one.do)}.")
        try:
            decision = kind.model_validate(one.arguments)
            planned.append(Planned(one.at, decision, one.because, where, one.number))
        except ValidationError as error:
            fault = faults_from_validation(error, Document(one.arguments, {}, ""), kind)[0]
            wrong = f"{fault.path}: {fault.wrong}" if fault.path else fault.wrong
            raise UsageError(f"{where}, {one.do}: {wrong}; {fault.right}.") from None
    return _in_order(planned)


def play(run: Playable, script: Iterable[Planned]) -> list[Refusal]:
    """Plays a run from where it is to its end, taking each planned decision at its time.

    Decisions of a time already past are taken at once. Those that are not possible are reported and left out.
    """
    refused = []
    for planned in script:
        if planned.at_s >= run.end_s:
            refused.append(Refusal(planned, "The shift is over by then."))
            continue
        run.advance(planned.at_s)
        try:
            run.decide(planned.decision, planned.number)
        except DecisionRefused as refusal:
            refused.append(Refusal(planned, str(refusal)))
    run.advance(run.end_s)
    return refused


def _in_order(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """In order of time. Where some have numbers the others get free ones, so that no two share one."""
    ordered = sorted(planned, key=lambda one: one.at_s)
    numbers = [one.number for one in ordered if one.number is not None]
    if not numbers:
        return tuple(ordered)
    free = count(max(numbers) + 1)
    return tuple(one if one.number is not None else replace(one, number=next(free)) for one in ordered)


def _marks_by_entry(document: Document, path: Keys) -> dict[Keys, dict[Keys, Mark]]:
    """The marks inside each entry of the list at a path, told from the entry."""
    depth = len(path) + 1
    marks: dict[Keys, dict[Keys, Mark]] = {}
    for keys, mark in document.marks.items():
        if len(keys) >= depth and keys[: len(path)] == path:
            marks.setdefault(keys[:depth], {})[keys[depth:]] = mark
    return marks


def _read(document: Document, path: Keys, entry: Any, marks: dict[Keys, Mark]) -> Planned | list[Fault]:
    if not isinstance(entry, dict):
        return [document.fault(path, f"{shown(entry)} is not a decision", EXAMPLE)]
    faults, own = [], {key: entry[key] for key in OWN_KEYS if key in entry}
    outer = Document(own, marks, document.source)
    head: PlannedDecision | None = None
    try:
        head = PlannedDecision.model_validate(own)
    except ValidationError as error:
        faults += faults_from_validation(error, outer, PlannedDecision)
    kind = kind_named(entry["do"]) if isinstance(entry.get("do"), str) else None
    if kind is None:
        if head is not None:
            return [document.fault((*path, "do"), _unknown(head.do))]
        return _labelled(faults, document.label(path))
    arguments = {key: value for key, value in entry.items() if key not in OWN_KEYS}
    try:
        decision = kind.model_validate(arguments)
    except ValidationError as error:
        faults += faults_from_validation(error, Document(entry, marks, document.source), kind)
        return _labelled(faults, document.label(path))
    if head is None:
        return _labelled(faults, document.label(path))
    place = document.place(path)
    return Planned(head.at, decision, head.because, f"{place.source}:{place.line}", head.number)


def _labelled(faults: list[Fault], entry: str) -> list[Fault]:
    """The faults inside an entry of the list, told with the entry's own place in the file."""
    return [replace(one, path=f"{entry}.{one.path}" if one.path else entry) for one in faults]


def _unknown(name: str) -> str:
    return f"there is no decision {shown(name)}; {choose(name, [kind.kind for kind in kinds()])}"
