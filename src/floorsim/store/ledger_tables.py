"""A ledger as rows of tables with plain column names, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, get_type_hints

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import DRAWS_PER_CONTACT, U_ROUTE, Contact
from floorsim.floor.ledger import LATER_RECORDS, RECORDS, Ledger, StateLog
from floorsim.floor.people.steps import STEPS
from floorsim.floor.records import PlannedActivity
from floorsim.floor.states import STATE_WORDS

Row = Sequence[Any]
Columns = dict[str, type]
"""Column names with the Python type that a value has in the table: int, float or str."""

COUNTS: Final = (
    "id", "number", "queue", "root", "parent", "attempt", "origin", "disposition", "agent", "load",
    "skill_key", "errors",
)  # fmt: skip
TIMES_AND_LEVELS: Final = (
    "arrived_s", "answered_s", "left_s", "wrapped_s", "returns_s", "promised_s", "announced_s", "talk_s",
    "hold_s", "after_contact_s", "patience_s", "fatigue", "exhaustion",
)  # fmt: skip
MARKS: Final = ("resolved", "hostile", "manager", "unclear", "silent_abandon", "balks")
_PLAIN: Final = (*COUNTS, *TIMES_AND_LEVELS, *MARKS)
CONTACT: Final[Columns] = {
    **dict.fromkeys(COUNTS, int),
    **dict.fromkeys(TIMES_AND_LEVELS, float),
    **dict.fromkeys(MARKS, int),
    "contact_type": int,
    "draw": float,
}
"""The columns of a contact. `draw` is the uniform of its own from which reviews and surveys follow; what
its other draws decided stands in the other columns."""

DISPOSITIONS: Final = (
    "waiting", "in_service", "answered", "abandoned", "blocked", "deflected", "partner", "disconnected",
)  # fmt: skip
ORIGINS: Final = ("fresh", "redial", "repeat", "chase", "transfer", "backlog", "outbound")
"""The words for the numbers of dispositions and origins (floor/contact.py), in their order."""

_NOT_KEPT: Final = float("nan")
"""A contact read back has this for the draws that are not kept: whatever is drawn with them shows it."""


def tables_of(ledger: Ledger, compiled: CompiledFloor) -> Iterator[tuple[str, Columns, Iterable[Row]]]:
    """Every table of a ledger: its name, its columns, and its rows in order."""
    yield from _words(compiled)
    yield "contacts", CONTACT, map(_contact_row, ledger.contacts)
    yield "settled", {"contact": int}, ((contact.id,) for contact in ledger.settled)
    yield "finished", {"contact": int}, ((contact.id,) for contact in ledger.finished)
    yield (
        "agent_states",
        {"agent": int, "at_s": float, "state": int, "channel": int},
        ((agent, *entry) for agent, log in enumerate(ledger.states) for entry in log.entries),
    )
    yield (
        "planned",
        {"agent": int, "state": int, "start_s": float, "end_s": float},
        ((agent, *one) for agent, plan in enumerate(ledger.planned) for one in plan),
    )
    yield "skills", dict.fromkeys(STEPS, float), ledger.skills
    for name, record in RECORDS.items():
        hints = get_type_hints(record)
        columns = {field: _kept_as(hint) for field, hint in hints.items()}
        packed = [place for place, hint in enumerate(hints.values()) if _is_packed(hint)]
        yield name, columns, (_packed(row, packed) for row in getattr(ledger, name))


def ledger_of(tables: dict[str, list[Row]], compiled: CompiledFloor, seed: int, until_s: float) -> Ledger:
    """The ledger that these rows are of, by the names of their tables, each in its order.

    Raises:
        ValueError, TypeError, IndexError, KeyError: the rows are not those of a ledger in this scenario.
    """
    ledger = Ledger(seed=seed, until_s=until_s)
    ledger.contacts = [_contact(row, compiled) for row in tables["contacts"]]
    for contact in ledger.contacts:
        contact.first = None if contact.root == contact.id else ledger.contacts[contact.root]
    ledger.settled = [ledger.contacts[id] for (id,) in tables["settled"]]
    ledger.finished = [ledger.contacts[id] for (id,) in tables["finished"]]
    for name, record in RECORDS.items():
        hints = list(get_type_hints(record).values())
        changed = [place for place, hint in enumerate(hints) if _is_packed(hint) or hint is bool]
        for row in tables.get(name, ()) if name in LATER_RECORDS else tables[name]:
            values = list(row)
            for place in changed:
                values[place] = _unpacked(values[place], hints[place])
            getattr(ledger, name).append(record(*values))
    ledger.skills = [tuple(row) for row in tables["skills"]]
    ledger.states = [StateLog() for _ in ledger.agents]
    for agent, *entry in tables["agent_states"]:
        ledger.states[agent].entries.append((entry[0], entry[1], entry[2]))
    plans: list[list[PlannedActivity]] = [[] for _ in ledger.agents]
    for agent, *planned in tables["planned"]:
        plans[agent].append(PlannedActivity(*planned))
    ledger.planned = [tuple(plan) for plan in plans]
    return ledger


def _contact_row(contact: Contact) -> Row:
    plain = [getattr(contact, name) for name in _PLAIN]
    return (*plain, contact.type.index, contact.draws[U_ROUTE])


def _contact(row: Row, compiled: CompiledFloor) -> Contact:
    *plain, contact_type, draw = row
    draws = [_NOT_KEPT] * DRAWS_PER_CONTACT
    if not isinstance(draw, float) or not 0 <= draw <= 1:
        raise ValueError("the draw of a contact is no number from 0 to 1")
    draws[U_ROUTE] = draw
    contact = Contact.__new__(Contact)
    contact.type = compiled.contact_types[contact_type]
    contact.draws = tuple(draws)
    for name, value in zip(_PLAIN, plain, strict=True):
        setattr(contact, name, value)
    for name in MARKS:
        setattr(contact, name, bool(getattr(contact, name)))
    return contact


def _kept_as(hint: Any) -> type:
    """The type of the column for a field."""
    if hint is bool:
        return int
    return str if _is_packed(hint) else hint


def _is_packed(hint: Any) -> bool:
    """Whether a field is kept as JSON: a mapping or a tuple."""
    return hint not in (int, float, str, bool)


def _packed(row: Row, places: Sequence[int]) -> Row:
    if not places:
        return row
    values = list(row)
    for place in places:
        values[place] = json.dumps(values[place], separators=(",", ":"), allow_nan=False)
    return values


def _unpacked(value: Any, hint: Any) -> Any:
    if hint is bool:
        return bool(value)
    read = json.loads(value)
    return read if isinstance(read, dict) else _tuples(read)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


def _words(compiled: CompiledFloor) -> Iterator[tuple[str, Columns, Iterable[Row]]]:
    """What the numbers in the other tables stand for; nothing reads them back."""
    word = {"id": int, "word": str}
    yield "states", word, enumerate(STATE_WORDS)
    yield "dispositions", word, enumerate(DISPOSITIONS)
    yield "origins", word, enumerate(ORIGINS)
    yield (
        "channels",
        {"id": int, "channel": str, "title": str},
        ((one.index, one.id, one.title) for one in compiled.channels),
    )
    yield "queues", {"id": int, "queue": str, "channel": int}, (
        (one.index, one.id, one.channel) for one in compiled.queues
    )  # fmt: skip
    yield (
        "contact_types",
        {"id": int, "stream": str, "driver": str, "channel": int},
        (
            (one.index, compiled.stream_ids[one.stream], one.driver_id, one.channel)
            for one in compiled.contact_types
        ),
    )
