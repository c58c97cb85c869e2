"""A ledger's rows for other programs, in the words of the trade and plain units."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import BOT, Contact
from floorsim.floor.ledger import Ledger
from floorsim.floor.records import UNSET, StateChange
from floorsim.floor.states import STATE_WORDS
from floorsim.store.ledger_tables import DISPOSITIONS, ORIGINS
from floorsim.store.portable.table import Row, Table, Value, table_named
from floorsim.wording.times import clock

SUPERVISOR: Final = -2
"""What stands in place of an agent where the supervisor took a contact (floor/contact.py)."""
_TAKEN_BY: Final = {SUPERVISOR: "supervisor", BOT: "bot"}
_MOST_FINITE: Final = 1e300


def tables_of(ledger: Ledger, compiled: CompiledFloor, names: Mapping[str, str]) -> Iterator[Table]:
    """Every table, one that another refers to always before it. `names` are those shown, by agent's id."""
    channels = compiled.channels
    yield table_named("channels", ((one.id, one.title) for one in channels))
    yield table_named(
        "agents",
        (
            (one.id, names.get(one.id, one.id), ", ".join(channels[c].id for c in one.home), one.joined_s)
            for one in ledger.agents
        ),
    )
    yield table_named("contacts", (_contact(one, ledger, compiled) for one in ledger.contacts))
    yield table_named("agent_states", _states(ledger, compiled))
    yield table_named("decisions", _decisions(ledger))
    yield table_named("messages", _messages(ledger, compiled))
    yield table_named("message_steps", _message_steps(ledger))
    yield table_named("consequences", _consequences(ledger))


def _contact(one: Contact, ledger: Ledger, compiled: CompiledFloor) -> Row:
    answered = _set(one.answered_s)
    ended = answered if answered is not None else _set(one.left_s)
    work = (one.talk_s, one.hold_s, one.after_contact_s) if answered is not None else (None, None, None)
    return (
        one.id,
        compiled.channels[one.type.channel].id,
        compiled.queues[one.queue].id,
        one.type.driver_id,
        one.root,
        None if one.parent < 0 else one.parent,
        ORIGINS[one.origin],
        DISPOSITIONS[one.disposition],
        "agent" if one.agent >= 0 else _TAKEN_BY.get(one.agent),
        ledger.agents[one.agent].id if one.agent >= 0 else None,
        _when(one.arrived_s),
        one.arrived_s,
        answered,
        _set(one.left_s),
        _set(one.wrapped_s),
        None if ended is None else ended - one.arrived_s,
        *work,
        one.patience_s if one.patience_s < _MOST_FINITE else None,
        _set(one.promised_s),
        int(one.resolved),
        int(one.hostile),
        int(one.manager),
    )


def _states(ledger: Ledger, compiled: CompiledFloor) -> Iterator[Row]:
    number = 0
    for agent, log in zip(ledger.agents, ledger.states, strict=True):
        for one, following in pairwise([*log, StateChange(ledger.until_s, 0, -1)]):
            channel = compiled.channels[one.channel].id if one.channel >= 0 else None
            span = (_when(one.at_s), one.at_s, following.at_s, following.at_s - one.at_s)
            yield (number, agent.id, STATE_WORDS[one.state], channel, *span)
            number += 1


def _decisions(ledger: Ledger) -> Iterator[Row]:
    for one in ledger.decisions:
        arguments = json.dumps(one.arguments, ensure_ascii=False, allow_nan=False)
        times = (_when(one.accepted_s), one.accepted_s, _set(one.begun_s), _set(one.done_s))
        yield (one.seq, one.kind, arguments, one.sentence, *times, one.minutes, one.money)


def _messages(ledger: Ledger, compiled: CompiledFloor) -> Iterator[Row]:
    written = {one.id: (one.sender, one.subject) for one in compiled.scenario.messages}
    for one in {one.id: one for one in ledger.cases}.values():
        times = (_when(one.opened_s), one.opened_s, _set(one.deadline_s))
        yield (one.id, one.category, *written.get(one.id, (None, None)), *times, one.about or None)


def _message_steps(ledger: Ledger) -> Iterator[Row]:
    known = {one.id for one in ledger.cases}
    for number, one in enumerate(ledger.case_events):
        case = one.case if one.case in known else None
        yield (number, case, _when(one.at_s), one.at_s, one.event, one.choice or None)


def _consequences(ledger: Ledger) -> Iterator[Row]:
    decisions = {str(one.seq) for one in ledger.decisions}
    cases = {one.id for one in ledger.cases}
    for number, one in enumerate(ledger.effects):
        decision = _caused_by(one.cause, "decision:", decisions, int)
        message = _caused_by(one.cause, "case:", cases, str)
        what = (one.what, one.whom or None, one.amount, one.detail or None, one.cause)
        yield (number, _when(one.at_s), one.at_s, *what, decision, message)


def _caused_by(cause: str, prefix: str, known: set[str], kept_as: Callable[[str], Value]) -> Value:
    """The key that a cause names, however much stands behind it; None where it names none of them."""
    if not cause.startswith(prefix):
        return None
    parts = cause.removeprefix(prefix).split(":")
    heads = (":".join(parts[:count]) for count in range(len(parts), 0, -1))
    found = next((head for head in heads if head in known), None)
    return None if found is None else kept_as(found)


def _set(at_s: float) -> float | None:
    return None if at_s == UNSET else at_s


def _when(at_s: float) -> str:
    return clock(at_s, seconds=True)
