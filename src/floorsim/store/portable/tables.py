"""The tables that a ledger becomes for other programs, with the words of the trade and plain units."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import BOT, Contact
from floorsim.floor.ledger import Ledger
from floorsim.floor.records import UNSET, StateChange
from floorsim.floor.states import STATE_WORDS
from floorsim.scenario.values.durations import DAY_S
from floorsim.store.ledger_tables import DISPOSITIONS, ORIGINS
from floorsim.store.portable.table import Column, Table, Value

SUPERVISOR: Final = -2
"""What stands in place of an agent where the supervisor took a contact (floor/contact.py)."""
_TIME: Final = "seconds since midnight before day 1"
_CLOCK: Final = "as a time of day; d2 stands before it on day 2"
_TAKEN_BY: Final = {SUPERVISOR: "supervisor", BOT: "bot"}
_MOST_FINITE: Final = 1e300


def tables_of(ledger: Ledger, compiled: CompiledFloor, names: Mapping[str, str]) -> Iterator[Table]:
    """Every table, one that another refers to always before it. `names` are those shown, by agent's id."""
    yield _channels(compiled)
    yield _agents(ledger, compiled, names)
    yield _contacts(ledger, compiled)
    yield _agent_states(ledger, compiled)
    yield _decisions(ledger)
    yield _messages(ledger, compiled)
    yield _message_steps(ledger)
    yield _consequences(ledger)


def _channels(compiled: CompiledFloor) -> Table:
    columns = (
        Column("channel", str, "the channel's id in the scenario"),
        Column("title", str, "what it is called on the wallboard"),
    )
    rows = [(one.id, one.title) for one in compiled.channels]
    return Table("channels", "Channels", "The ways in which customers made contact.", columns, rows, "title")


def _agents(ledger: Ledger, compiled: CompiledFloor, names: Mapping[str, str]) -> Table:
    columns = (
        Column("agent", str, "the agent's id in the scenario"),
        Column("name", str, "the name that the supervisor saw; every agent is invented"),
        Column("planned_channels", str, "channels of the plan, in one text"),
        Column("joined_s", float, f"when the agent joined the run: {_TIME}"),
    )
    rows = [
        (
            one.id,
            names.get(one.id, one.id),
            ", ".join(compiled.channels[c].id for c in one.home),
            one.joined_s,
        )
        for one in ledger.agents
    ]
    return Table("agents", "Agents", "Who was on the floor.", columns, rows, "name")


def _contacts(ledger: Ledger, compiled: CompiledFloor) -> Table:
    columns = (
        Column("contact", int, "number of the contact in order of arrival, from 0"),
        Column("channel", str, "the channel", "channels"),
        Column("queue", str, "the queue in which it waited"),
        Column("driver", str, "why the customer made contact"),
        Column("first_contact", int, "the first contact of the same customer's matter", "contacts"),
        Column("follows_contact", int, "the contact that it follows; empty for a first one", "contacts"),
        Column("origin", str, f"how it came about: {', '.join(ORIGINS)}"),
        Column("disposition", str, f"what became of it: {', '.join(DISPOSITIONS)}"),
        Column(
            "taken_by",
            str,
            "agent, supervisor or bot; empty where nobody took it",
        ),
        Column("agent", str, "the agent who took it", "agents"),
        Column("arrived", str, f"when it came, {_CLOCK}"),
        Column("arrived_s", float, f"when it came: {_TIME}"),
        Column("answered_s", float, f"when it was answered: {_TIME}"),
        Column("left_s", float, f"when the customer left: {_TIME}"),
        Column("wrapped_s", float, f"when the agent was done with it: {_TIME}"),
        Column("wait_s", float, "seconds until it was answered, or until the customer left unanswered"),
        Column("talk_s", float, "seconds of talk, chat or writing; empty where it was not answered"),
        Column("hold_s", float, "seconds on hold"),
        Column("after_contact_s", float, "seconds of after-contact work"),
        Column("patience_s", float, "seconds that the customer would have waited; empty for without limit"),
        Column("promised_s", float, f"when a callback was promised for: {_TIME}"),
        Column("resolved", int, "1 where the matter was truly resolved, else 0"),
        Column("hostile", int, "1 where the customer was hostile, else 0"),
        Column("wanted_manager", int, "1 where the customer asked for a manager, else 0"),
    )
    rows = (_contact(one, ledger, compiled) for one in ledger.contacts)
    return Table("contacts", "Contacts", "Every contact, and what became of it.", columns, rows, "driver")


def _contact(one: Contact, ledger: Ledger, compiled: CompiledFloor) -> Sequence[Value]:
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
        _clock(one.arrived_s),
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


def _agent_states(ledger: Ledger, compiled: CompiledFloor) -> Table:
    columns = (
        Column("agent_state", int, "number of the row"),
        Column("agent", str, "the agent", "agents"),
        Column("state", str, f"what the agent did: {', '.join(STATE_WORDS)}"),
        Column("channel", str, "the channel, where the state has one", "channels"),
        Column("began", str, f"when it began, {_CLOCK}"),
        Column("from_s", float, f"when it began: {_TIME}"),
        Column("to_s", float, f"when it ended, or the run did: {_TIME}"),
        Column("length_s", float, "how many seconds it lasted"),
    )
    return Table(
        "agent_states", "Agent states", "What each agent did from when to when.", columns,
        _state_rows(ledger, compiled), "state",
    )  # fmt: skip


def _state_rows(ledger: Ledger, compiled: CompiledFloor) -> Iterator[Sequence[Value]]:
    number = 0
    for agent, log in zip(ledger.agents, ledger.states, strict=True):
        for one, following in pairwise([*log, StateChange(ledger.until_s, 0, -1)]):
            channel = compiled.channels[one.channel].id if one.channel >= 0 else None
            span = (_clock(one.at_s), one.at_s, following.at_s, following.at_s - one.at_s)
            yield (number, agent.id, STATE_WORDS[one.state], channel, *span)
            number += 1


def _decisions(ledger: Ledger) -> Table:
    columns = (
        Column("decision", int, "number of the decision in the run, from 0"),
        Column("kind", str, "which decision it is; the decisions reference explains each"),
        Column("arguments", str, "what was chosen for it, as JSON"),
        Column("log", str, "what the log says of it"),
        Column("ordered", str, f"when it was taken, {_CLOCK}"),
        Column("ordered_s", float, f"when it was taken: {_TIME}"),
        Column("begun_s", float, f"when the supervisor turned to it: {_TIME}"),
        Column("done_s", float, f"when it took effect; empty where it never did: {_TIME}"),
        Column("cost_min", float, "minutes of the supervisor's time"),
        Column("cost_money", float, "money spent on it, in the scenario's currency"),
    )
    rows = [
        (
            one.seq,
            one.kind,
            json.dumps(one.arguments, ensure_ascii=False, allow_nan=False),
            one.sentence,
            _clock(one.accepted_s),
            one.accepted_s,
            _set(one.begun_s),
            _set(one.done_s),
            one.minutes,
            one.money,
        )
        for one in ledger.decisions
    ]
    return Table(
        "decisions", "Decisions", "Every decision, when it acted and what it cost.", columns, rows, "kind"
    )


def _messages(ledger: Ledger, compiled: CompiledFloor) -> Table:
    columns = (
        Column("message", str, "id of the message or case"),
        Column("category", str, "what it is, such as message, escalation, promise or news"),
        Column("sender", str, "who wrote; empty where the scenario has no such message"),
        Column("subject", str, "what it is about, as the inbox showed it"),
        Column("opened", str, f"when it came, {_CLOCK}"),
        Column("opened_s", float, f"when it came: {_TIME}"),
        Column("deadline_s", float, f"by when an answer was due; empty where none was: {_TIME}"),
        Column("about", str, "the contact, message or person that it is about"),
    )
    written = {one.id: (one.sender, one.subject) for one in compiled.scenario.messages}
    rows: dict[str, Sequence[Value]] = {
        one.id: (
            one.id,
            one.category,
            *written.get(one.id, (None, None)),
            _clock(one.opened_s),
            one.opened_s,
            _set(one.deadline_s),
            one.about or None,
        )
        for one in ledger.cases
    }
    means = "What reached the supervisor: messages, customers who wanted a manager, promises."
    return Table("messages", "Messages and cases", means, columns, list(rows.values()), "message")


def _message_steps(ledger: Ledger) -> Table:
    columns = (
        Column("message_step", int, "number of the row"),
        Column("message", str, "the message or case", "messages"),
        Column("at", str, f"when, {_CLOCK}"),
        Column("at_s", float, f"when: {_TIME}"),
        Column("event", str, "what happened, such as answered, missed, kept, goes_on, reopened or closed"),
        Column("choice", str, "id of the answer; empty where none was given"),
    )
    known = {one.id for one in ledger.cases}
    rows = [
        (
            number,
            one.case if one.case in known else None,
            _clock(one.at_s),
            one.at_s,
            one.event,
            one.choice or None,
        )
        for number, one in enumerate(ledger.case_events)
    ]
    means = "What became of each message and case, step by step."
    return Table("message_steps", "Steps of messages", means, columns, rows, "event")


def _consequences(ledger: Ledger) -> Table:
    columns = (
        Column("consequence", int, "number of the row, in the order of application"),
        Column("at", str, f"when, {_CLOCK}"),
        Column("at_s", float, f"when: {_TIME}"),
        Column("what", str, "which effect, as scenarios write it"),
        Column("whom", str, "id of the agent, channel, driver or customer it was on"),
        Column("amount", float, "how much, in the effect's own unit; 0 where it has none"),
        Column("detail", str, "what a number cannot say"),
        Column("cause", str, "what brought it about: decision:3, case:reyes:yes, incident:outage:0"),
        Column("decision", int, "the decision that brought it about", "decisions"),
        Column("message", str, "the message or case that brought it about", "messages"),
    )
    decisions = {str(one.seq) for one in ledger.decisions}
    cases = {one.id for one in ledger.cases}
    rows = [
        (
            number,
            _clock(one.at_s),
            one.at_s,
            one.what,
            one.whom or None,
            one.amount,
            one.detail or None,
            one.cause,
            _caused_by(one.cause, "decision:", decisions, int),
            _caused_by(one.cause, "case:", cases, str),
        )
        for number, one in enumerate(ledger.effects)
    ]
    means = "Every consequence of a decision, a message, a case or an incident, with its cause."
    return Table("consequences", "Consequences", means, columns, rows, "what")


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


def _clock(at_s: float) -> str:
    """A moment to the second: `09:26:05`, `d2 08:00:00`; before day 1 as well."""
    day, rest = divmod(int(at_s // 1), int(DAY_S))
    time = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    return time if day == 0 else f"d{day + 1} {time}"
