"""The inbox and the log, side by side under the team."""

from __future__ import annotations

from collections.abc import Set

from floorsim.desk.view import FloorView, LogLine, MessageView
from floorsim.tui.floor.header_lines import DUE_SOON_S, open_items
from floorsim.tui.lines.line import Ink, Line, line, rule, wrapped
from floorsim.words import clock

LOG_INKS = {"decision": Ink.ACCENT, "effect": Ink.TEXT, "news": Ink.WARN, "floor": Ink.DIM}

_KIND_WORDS = {"escalation": "escalation", "promise": "promise", "news": "news", "message": ""}


NO_IDS: frozenset[str] = frozenset()


def in_order(view: FloorView, read: Set[str] = NO_IDS, answering: Set[str] = NO_IDS) -> list[MessageView]:
    """Return the inbox as it wants attention: due, open, in your hands, unread, the rest newest first."""

    def urgency(item: MessageView) -> tuple[int, float, float]:
        if wants_answer(item):
            due_s = item.deadline_s if item.deadline_s is not None else float("inf")
            return (1 if item.id in answering else 0, due_s, item.at_s)
        return (2 if is_new(item, read) else 3, 0.0, -item.at_s)

    return sorted(view.inbox, key=urgency)


def is_new(item: MessageView, read: Set[str]) -> bool:
    """Return whether an item only informs and has not been read yet."""
    return item.state == "information" and item.id not in read


def wants_answer(item: MessageView) -> bool:
    """Return whether the item is open and has answers to choose from."""
    return item.state == "open" and bool(item.choices)


def inbox_lines(
    view: FloorView,
    width: int,
    rows: int,
    *,
    read: Set[str] = NO_IDS,
    answering: Set[str] = NO_IDS,
    active: bool = False,
    cursor: str | None = None,
    top: int = 0,
) -> list[Line]:
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
        lines.append(line(("  No messages yet.", Ink.DIM)))
    return lines


def message_row(
    item: MessageView, now_s: float, width: int, *, read: Set[str] = NO_IDS, answering: Set[str] = NO_IDS
) -> Line:
    """Return an item in one row: urgency, who, what."""
    new = is_new(item, read)
    mark, ink = ("● new", Ink.ACCENT) if new else message_state(item, now_s, answering)
    kind = _KIND_WORDS[item.category]
    words = f"{item.sender}: {item.subject}"
    return line(
        (f" {mark} ", ink),
        (f"{kind} " if kind else "", ink),
        (words, Ink.TEXT if new or wants_answer(item) else Ink.DIM),
    ).padded(width)


def message_state(item: MessageView, now_s: float, answering: Set[str] = NO_IDS) -> tuple[str, Ink]:
    """Return where an item stands, in a word or its deadline."""
    if wants_answer(item):
        if item.id in answering:
            return "→ answering", Ink.ACCENT
        if item.deadline_s is None:
            return "○ open", Ink.ACCENT
        late = item.deadline_s < now_s
        ink = Ink.BAD if late or item.deadline_s - now_s <= DUE_SOON_S else Ink.WARN
        return f"● due {clock(item.deadline_s)}", ink
    if item.state == "answered":
        return "✓ done", Ink.DIM
    if item.state == "missed":
        return "✕ missed", Ink.BAD
    return f"· {clock(item.at_s)}", Ink.DIM


WRAP_FROM = 9
"""Rows from which long lines of the log go on in a second row."""


def log_lines(view: FloorView, width: int, rows: int, *, active: bool = False) -> list[Line]:
    """Return the newest log lines that fit into `rows` rows including the heading, newest last."""
    newest = view.log[-(rows - 1) :] if rows > 1 else ()
    lines: list[Line] = []
    for entry in newest:
        lines += log_rows(entry, width) if rows >= WRAP_FROM else [log_row(entry)]
    shown = lines[-(rows - 1) :]
    return [rule("4 Log", width, active=active), *(row.padded(width) for row in shown)]


def log_rows(entry: LogLine, width: int) -> list[Line]:
    """Return one line of the log in as many rows as it takes."""
    moment = f" {clock(entry.at_s)} "
    texts = wrapped(entry.text, width - len(moment), LOG_INKS[entry.category])
    return [
        line((moment if place == 0 else " " * len(moment), Ink.DIM), *row.spans)
        for place, row in enumerate(texts)
    ]


def log_row(entry: LogLine) -> Line:
    """Return one line of the log."""
    return line((f" {clock(entry.at_s)} ", Ink.DIM), (entry.text, LOG_INKS[entry.category]))
