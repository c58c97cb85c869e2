"""Asterisk's queue_log: an event a line, from which calls are put together.

The fields are those of Asterisk's documentation ("Queue Logs"): time, call, queue, agent, event and the
event's own data; the seconds of wait and talk stand in the data of the event that ends a call.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.forecast.rows import rows_in
from floorsim.scenario.importing.calls import Call, add_up
from floorsim.scenario.importing.choices import DEFAULT_STEP_S, Choices
from floorsim.scenario.importing.clocks import read_stamp, stamp_or_none
from floorsim.scenario.importing.export import Export
from floorsim.scenario.importing.layout import SEPARATORS
from floorsim.scenario.importing.moments import moment, zone_named
from floorsim.scenario.importing.times import refuse_without_zone
from floorsim.scenario.importing.words import plain
from floorsim.sums import whole_sum
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown

_ENDED: Final = {
    "COMPLETEAGENT": (0, 1),
    "COMPLETECALLER": (0, 1),
    "TRANSFER": (2, 3),
    "BLINDTRANSFER": (2, 3),
    "ATTENDEDTRANSFER": (2, 3),
}
"""Events that end a talk, and where in their data the seconds of wait and of talk stand."""
_LEFT: Final = {"ABANDON": 2, "EXITWITHTIMEOUT": 2, "EXITEMPTY": 2, "EXITWITHKEY": 3}
"""Events with which a call leaves the queue unanswered, and where in their data the seconds of wait stand."""
_SENT_ON: Final = ("EXITWITHTIMEOUT", "EXITEMPTY")
"""Those of them with which the system ends the wait, and not the customer."""
_OTHERS: Final = (
    "ENTERQUEUE",
    "CONNECT",
    "RINGNOANSWER",
    "QUEUESTART",
    "ADDMEMBER",
    "REMOVEMEMBER",
    "PAUSE",
    "UNPAUSE",
    "CONFIGRELOAD",
    "DID",
    "RINGCANCELED",
    "AGENTLOGIN",
    "AGENTLOGOFF",
)
_EVENTS: Final = frozenset({*_ENDED, *_LEFT, *_OTHERS})
_FIELDS: Final = ("time", "call", "queue", "agent", "event")
_LOOKED_AT: Final = 30


def is_queue_log(text: str) -> bool:
    """Whether most of the first lines have one of the events in its place."""
    return _form_of(text) is not None


def _form_of(text: str) -> tuple[str, int] | None:
    """The sign between the fields, and how many stand before the time: a database puts a number there."""
    lines = [line for line in text[:20_000].split("\n")[:_LOOKED_AT] if line.strip()]
    for sign in SEPARATORS:
        fields = [[field.strip('" ').upper() for field in line.split(sign)] for line in lines]
        for before in (0, 1):
            if 2 * whole_sum(_event(line[before:]) in _EVENTS for line in fields) > len(lines):
                return sign, before
    return None


def read(text: str, source: str, choices: Choices) -> Export:
    """The calls of the log by interval; raises UsageError where the zone or the queue must be said."""
    sign, before = _form_of(text) or ("|", 0)
    export = Export(
        source,
        "queue log",
        "",
        SEPARATORS[sign],
        {role: role for role in _FIELDS},
        frozenset(_FIELDS),
        {},
        choices.interval_s or DEFAULT_STEP_S,
        zone=choices.zone,
    )

    def rows() -> Iterator[tuple[int, list[str]]]:
        for row in rows_in(text, source, sign):
            if not row.is_empty:
                yield row.line, [cell.text.strip() for cell in row.cells[before:]]

    first = next(((line, fields) for line, fields in islice(rows(), 5) if _event(fields) in _EVENTS), None)
    if first is not None and choices.zone is None:
        line, (written, *_) = first
        if (stamp := stamp_or_none(written)).offset_s is not None:
            refuse_without_zone(source, line, written, stamp)
    wanted = _queue_asked_for(choices)
    queues: Counter[str] = Counter()
    others: Counter[str] = Counter()
    calls = list(_calls(rows(), export, choices, wanted, queues, others))
    export.rows_left_out = others.total()
    if others and not queues and choices.first is None and choices.last is None:
        names = listed((shown(name) for name, _ in others.most_common()), "and")
        raise UsageError(f"No call has '{choices.where[0][1]}' as its queue; there are {names}.")
    export.rows_read = whole_sum(queues.values())
    if not choices.add_up:
        export.tell_queues(queues, "calls", "queue")
    add_up(calls, export)
    return export


def _calls(
    rows: Iterator[tuple[int, list[str]]],
    export: Export,
    choices: Choices,
    wanted: str | None,
    queues: Counter[str],
    others: Counter[str],
) -> Iterator[Call]:
    zone = zone_named(choices.zone)
    waiting: dict[str, Call] = {}
    entered: set[str] = set()
    other = again = 0
    for line, cells in rows:
        event = _event(cells)
        if event not in _EVENTS:
            other += line > 1  # the first may be a header
            continue
        if wanted is not None and plain(cells[2]) != wanted:
            if event == "ENTERQUEUE":
                others[cells[2]] += 1
            continue
        if event == "ENTERQUEUE":
            try:
                at = moment(read_stamp(cells[0]), None, None, zone)
            except ValueError as refused:
                export.unreadable.append(Fault.of(export.source, line, 1, "time", refused))
                continue
            if choices.is_asked_for(at.day):
                queues[cells[2]] += 1
                again += cells[1] in entered
                entered.add(cells[1])
                waiting[cells[1]] = Call(at.day, at.at_s)
            continue
        call = waiting.get(cells[1])
        if call is None:
            continue
        if event == "CONNECT":
            call.answered, call.wait_s = True, _seconds(cells, 0)
        elif event in _ENDED:
            by_link = event == "ATTENDEDTRANSFER" and cells[len(_FIELDS) :][:1] == ["LINK"]
            wait, talk = (at + by_link for at in _ENDED[event])  # a link has two names where others have one
            call.answered, talk_s = True, _seconds(cells, talk)
            call.wait_s = _seconds(cells, wait) if call.wait_s is None else call.wait_s
            if talk_s is not None:
                call.parts["talk"] = talk_s
            yield waiting.pop(cells[1])
        elif event in _LEFT:
            call.wait_s, call.sent_on = _seconds(cells, _LEFT[event]), event in _SENT_ON
            yield waiting.pop(cells[1])
    if waiting:
        export.notes.append(
            f"The end of {counted(len(waiting), 'call')} is not in the log; they count as well."
        )
        yield from waiting.values()
    if again:
        export.notes.append(f"{counted(again, 'time')} a call entered a queue once more; it counts again.")
    if other:
        export.notes.append(f"{counted(other, 'line')} without a known event left out.")


def _seconds(cells: list[str], index: int) -> float | None:
    """A whole number of seconds in the event's data."""
    at = len(_FIELDS) + index
    return float(cells[at]) if at < len(cells) and cells[at].isdecimal() and len(cells[at]) < 8 else None


def _queue_asked_for(choices: Choices) -> str | None:
    for column, value in choices.where:
        if plain(column) != "queue":
            raise UsageError(f"A queue_log has no column '{column}' to choose by; write --where queue=NAME.")
        return plain(value)
    return None


def _event(fields: list[str]) -> str:
    return fields[4].upper() if len(fields) > 4 else ""
