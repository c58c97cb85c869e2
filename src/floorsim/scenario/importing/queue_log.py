"""Asterisk's queue_log: an event a line, from which calls are put together.

The fields are those of Asterisk's documentation ("Queue Logs"): time, call, queue, agent, event and the
event's own data; the seconds of wait and talk stand in the data of the event that ends a call.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.forecast.rows import Row, rows_in
from floorsim.scenario.importing.calls import Call, add_up
from floorsim.scenario.importing.clocks import read_stamp
from floorsim.scenario.importing.export import Export
from floorsim.scenario.importing.moments import moment, zone_named
from floorsim.scenario.importing.words import plain
from floorsim.sums import whole_sum
from floorsim.wording.names import listed

if TYPE_CHECKING:
    from floorsim.scenario.importing.reading import Choices

_ENDED: Final = {
    "COMPLETEAGENT": (0, 1),
    "COMPLETECALLER": (0, 1),
    "TRANSFER": (2, 3),
    "BLINDTRANSFER": (2, 3),
    "ATTENDEDTRANSFER": (2, 3),
}
"""Events that end a talk, and where in their data the seconds of wait and of talk stand."""
_LEFT: Final = ("ABANDON", "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY")
"""Events with which a call leaves the queue unanswered; the third value of their data is the wait."""
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
    """Whether most of the first lines have one of the events as their fifth value."""
    lines = [line for line in text[:20_000].split("\n")[:_LOOKED_AT] if line.strip()]
    sign = _sign(text)
    events = [line.split(sign)[4].strip('" ').upper() for line in lines if line.count(sign) > 3]
    return 2 * whole_sum(event in _EVENTS for event in events) > len(lines)


def read(text: str, source: str, choices: Choices) -> Export:
    """The calls of the log by interval; raises UsageError where the zone or the queue must be said."""
    from floorsim.scenario.importing.reading import DEFAULT_STEP_S, refuse_without_zone

    sign = _sign(text)
    export = Export(
        source,
        "queue log",
        "",
        {"|": "bars", ",": "commas"}[sign],
        {role: role for role in _FIELDS},
        frozenset(_FIELDS),
        {},
        choices.interval_s or DEFAULT_STEP_S,
        zone=choices.zone,
    )
    rows = rows_in(text, source, sign)
    first = next((row for row in islice(rows_in(text, source, sign), 5) if _event(row) in _EVENTS), None)
    stamp = read_stamp(first.cells[0].text) if first else None
    if first and stamp and stamp.offset_s is not None and choices.zone is None:
        refuse_without_zone(source, first.line, first.cells[0].text, stamp)
    wanted = _queue_asked_for(choices)
    queues: Counter[str] = Counter()
    calls = list(_calls(rows, export, choices, wanted, queues))
    export.rows_read = whole_sum(queues.values())
    if len(queues) > 1 and not choices.add_up:
        names = listed((name for name, _ in queues.most_common()), "and")
        several = f"the calls of {len(queues)} queues stand in one log ({names})"
        export.mixed = f"{several}; choose one with --where queue=NAME"
    add_up(calls, export)
    return export


def _calls(
    rows: Iterator[Row], export: Export, choices: Choices, wanted: str | None, queues: Counter[str]
) -> Iterator[Call]:
    zone = zone_named(choices.zone)
    waiting: dict[str, Call] = {}
    other = 0
    for row in rows:
        cells, event = [cell.text.strip() for cell in row.cells], _event(row)
        if row.is_empty or (event not in _EVENTS and row.line == 1):
            continue
        if len(cells) < len(_FIELDS) or event not in _EVENTS:
            other += 1
            continue
        if wanted is not None and plain(cells[2]) != wanted:
            export.rows_left_out += event == "ENTERQUEUE"
            continue
        if event == "ENTERQUEUE":
            try:
                at = moment(read_stamp(cells[0]), None, None, zone)
            except (ValueError, AssertionError) as refused:
                wrong, _, right = str(refused).partition("; ")
                export.unreadable.append(Fault(export.source, row.line, 1, "time", wrong, right))
                continue
            if _is_between(at.day, choices):
                queues[cells[2]] += 1
                waiting[cells[1]] = Call(at.day, at.at_s)
            continue
        call = waiting.get(cells[1])
        if call is None:
            continue
        if event == "CONNECT":
            call.answered, call.wait_s = True, _seconds(cells, 0)
        elif event in _ENDED:
            wait, talk = _ENDED[event]
            call.answered, talk_s = True, _seconds(cells, talk)
            call.wait_s = _seconds(cells, wait) if call.wait_s is None else call.wait_s
            if talk_s is not None:
                call.parts["talk"] = talk_s
            yield waiting.pop(cells[1])
        elif event in _LEFT:
            call.wait_s = _seconds(cells, 2)
            yield waiting.pop(cells[1])
    if waiting:
        export.notes.append(f"{len(waiting)} calls have no end in the log; they are counted as calls.")
        yield from waiting.values()
    if other:
        export.notes.append(f"{other} lines are no known events and are left out.")


def _is_between(day: object, choices: Choices) -> bool:
    return (choices.first is None or day >= choices.first) and (choices.last is None or day <= choices.last)  # type: ignore[operator]


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


def _event(row: Row) -> str:
    return row.cells[4].text.strip().upper() if len(row.cells) > 4 else ""


def _sign(text: str) -> str:
    return "|" if text[:2_000].count("|") >= text[:2_000].count(",") else ","
