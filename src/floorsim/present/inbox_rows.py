"""The inbox and the log, side by side under the team."""

from __future__ import annotations

from collections.abc import Mapping, Set

from floorsim.desk.view import FloorView, LogLine, MessageView
from floorsim.present.figures import initial_capital
from floorsim.present.header_rows import DUE_SOON_S, open_items
from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.words import clock

LOG_ROLES = {"decision": Role.ACCENT, "effect": Role.TEXT, "news": Role.WARN, "floor": Role.DIM}

_KIND_WORDS = {"escalation": "escalation", "promise": "promise", "news": "news", "message": ""}


NO_IDS: frozenset[str] = frozenset()

ReadUpTo = Mapping[str, float]
"""For each message that was opened the time of the newest text that was read, by the message's id."""

NOTHING_READ: ReadUpTo = {}


def in_order(
    view: FloorView, read: ReadUpTo = NOTHING_READ, answering: Set[str] = NO_IDS
) -> list[MessageView]:
    """Return the inbox as it wants attention: due, open, in your hands, unread, the rest newest first."""

    def urgency(item: MessageView) -> tuple[int, float, float]:
        if wants_answer(item):
            due_s = item.deadline_s if item.deadline_s is not None else float("inf")
            return (1 if item.id in answering else 0, due_s, item.at_s)
        return (2 if is_new(item, read) else 3, 0.0, -item.at_s)

    return sorted(view.inbox, key=urgency)


def is_unread(item: MessageView, read: ReadUpTo) -> bool:
    """Return whether the newest text of an item has not been read yet."""
    return read.get(item.id, float("-inf")) < item.at_s


def is_new(item: MessageView, read: ReadUpTo) -> bool:
    """Return whether an item only informs and has not been read yet."""
    return item.state == "information" and is_unread(item, read)


def wants_answer(item: MessageView) -> bool:
    """Return whether the item is open and has answers to choose from."""
    return item.state == "open" and bool(item.choices)


def inbox_rows(
    view: FloorView,
    width: int,
    rows: int,
    *,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
    active: bool = False,
    cursor: str | None = None,
    top: int = 0,
) -> list[Row]:
    """Return the inbox in `rows` rows including its heading, the most urgent first."""
    waiting, soon = open_items(view, answering)
    unread = sum(is_new(item, read) for item in view.inbox)
    counts = [f"{waiting} open"]
    counts += [f"{soon} due soon"] if soon else []
    counts += [f"{unread} new"] if unread else []
    lines = [rule("3 Inbox", width, after=", ".join(counts), active=active)]
    ordered = in_order(view, read, answering)
    for item in ordered[top : top + rows - 1]:
        row = message_row(item, view.now_s, width, read=read, answering=answering)
        lines.append(row.as_selected(active and item.id == cursor))
    if not ordered:
        lines.append(row_of(("  No messages yet.", Role.DIM)))
    return lines


def message_row(
    item: MessageView,
    now_s: float,
    width: int,
    *,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
) -> Row:
    """Return an item in one row: urgency, who, what."""
    new = is_new(item, read)
    mark, role = ("● new", Role.ACCENT) if new else message_state(item, now_s, answering)
    kind = _KIND_WORDS[item.category]
    words = f"{initial_capital(item.sender)}: {item.subject}"
    heard = sum(turn.who == item.sender for turn in item.turns)
    said = f" ({len(item.turns)} messages)" if heard > 1 else ""
    return row_of(
        (f" {mark} ", role),
        (f"{kind} " if kind else "", role),
        (words, Role.TEXT if new or wants_answer(item) else Role.DIM),
        (said, Role.DIM),
    ).padded(width)


def message_state(item: MessageView, now_s: float, answering: Set[str] = NO_IDS) -> tuple[str, Role]:
    """Return where an item stands, in a word or its deadline."""
    if wants_answer(item):
        if item.id in answering:
            return "→ answering", Role.ACCENT
        if item.deadline_s is None:
            return "○ open", Role.ACCENT
        late = item.deadline_s < now_s
        role = Role.BAD if late or item.deadline_s - now_s <= DUE_SOON_S else Role.WARN
        return f"● due {clock(item.deadline_s)}", role
    if item.state == "answered":
        return "✓ done", Role.DIM
    if item.state == "missed":
        return "✕ missed", Role.BAD
    return f"· {clock(item.at_s)}", Role.DIM


WRAP_FROM = 9
"""Rows from which long lines of the log go on in a second row."""


def log_rows(view: FloorView, width: int, rows: int, *, active: bool = False) -> list[Row]:
    """Return the newest log lines that fit into `rows` rows including the heading, newest last."""
    newest = view.log[-(rows - 1) :] if rows > 1 else ()
    lines: list[Row] = []
    for entry in newest:
        lines += log_entry_rows(entry, width) if rows >= WRAP_FROM else [log_entry_row(entry)]
    shown = lines[-(rows - 1) :]
    return [rule("4 Log", width, active=active), *(row.padded(width) for row in shown)]


def whole_log_rows(view: FloorView, width: int) -> list[Row]:
    """Return all of the log with its seconds, newest last."""
    if not view.log:
        return [row_of((" Nothing has happened yet.", Role.DIM))]
    return [row for entry in view.log for row in log_entry_rows(entry, width - 1, seconds=True)]


def log_entry_rows(entry: LogLine, width: int, *, seconds: bool = False) -> list[Row]:
    """Return one line of the log in as many rows as it takes."""
    moment = f" {clock(entry.at_s, seconds=seconds)} "
    texts = wrapped(entry.text, width - len(moment), LOG_ROLES[entry.category])
    return [
        row_of((moment if place == 0 else " " * len(moment), Role.DIM), *row.spans)
        for place, row in enumerate(texts)
    ]


def log_entry_row(entry: LogLine) -> Row:
    """Return one line of the log."""
    return row_of((f" {clock(entry.at_s)} ", Role.DIM), (entry.text, LOG_ROLES[entry.category]))
