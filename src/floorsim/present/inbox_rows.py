"""The inbox under the team: what is due, owed, open and to read, and the rest where it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Final, Literal, NamedTuple

from floorsim.desk.view import FloorView, MessageView
from floorsim.present.header_rows import DUE_SOON_S
from floorsim.present.inbox_narrowing import role_words
from floorsim.present.row import Role, Row, Span, fit, row_of, rule
from floorsim.wording.cells import cell_len
from floorsim.wording.names import short_name
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from

NO_IDS: frozenset[str] = frozenset()

ReadUpTo = Mapping[str, float]
"""For each message that was opened the time of the newest text that was read, by the message's id."""

NOTHING_READ: ReadUpTo = {}

YOU: Final = "you"
"""Who speaks in a turn of the supervisor's own."""

Standing = Literal["to_answer", "owed", "queued", "to_read", "closed"]
"""Where an item stands: it wants an answer, is a promise to keep, has its reply queued, is news to read, or
is over."""

Filter = Literal["current", "to_answer", "owed", "to_read", "closed", "all"]

FILTERS: Final[dict[Filter, str]] = {
    "current": "current",
    "to_answer": "to answer",
    "owed": "owed",
    "to_read": "to read",
    "closed": "closed",
    "all": "all",
}
"""What the inbox can be limited to, with its words; `current` is everything but what is closed."""

WHEN_CELLS: Final = 10
SENDER_CELLS: Final = 10
"""Widths of the first two columns; longer senders are cut, and stand whole where the item is opened."""

ROLE_CELLS: Final = 84
"""From so many columns on a row has room for a longer name and says who the sender is."""
WIDE_SENDER_CELLS: Final = 15

WIDE_CELLS: Final = 60
"""From so many columns on a row says what its item asks for and how many minutes that takes."""


class Look(NamedTuple):
    """How an item is marked: a symbol, a word or a time, and the role of both."""

    symbol: str
    words: str
    role: Role


def answered_now(view: FloorView) -> str | None:
    """Return the id of the message that is being answered at this moment, if one is."""
    return next((row.message for row in view.own_time.coming if row.in_hand), None)


def standing(item: MessageView, read: ReadUpTo = NOTHING_READ, answering: Set[str] = NO_IDS) -> Standing:
    """Return where an item stands."""
    if item.owed:
        return "queued" if item.id in answering else "owed"
    if wants_answer(item):
        return "queued" if item.id in answering else "to_answer"
    return "to_read" if is_new(item, read) else "closed"


def in_order(
    inbox: Sequence[MessageView],
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
    *,
    only: Filter = "current",
) -> list[MessageView]:
    """Return the inbox by deadline; then what is open without one, queued, to read, closed, newest first."""

    def urgency(item: MessageView) -> tuple[int, float, float]:
        place = standing(item, read, answering)
        if place in ("to_answer", "owed"):
            return (0, item.deadline_s if item.deadline_s is not None else float("inf"), item.at_s)
        return (("queued", "to_read", "closed").index(place) + 1, 0.0, -item.at_s)

    return sorted((item for item in inbox if _shown(item, only, read, answering)), key=urgency)


def filter_counts(
    inbox: Sequence[MessageView], read: ReadUpTo = NOTHING_READ, answering: Set[str] = NO_IDS
) -> dict[Filter, int]:
    """Return how many items each filter shows."""
    places = Counter(standing(item, read, answering) for item in inbox)
    return {only: sum(places[place] for place in places if _has(only, place)) for only in FILTERS}


def filter_words(
    inbox: Sequence[MessageView],
    only: Filter,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
) -> str:
    """Return every filter with its count, the one that is used in brackets: `[current 5]  to answer 3`."""
    counts = filter_counts(inbox, read, answering)
    words = {part: f"{title} {counts[part]}" for part, title in FILTERS.items()}
    return "  ".join(f"[{text}]" if part == only else text for part, text in words.items())


def _shown(item: MessageView, only: Filter, read: ReadUpTo, answering: Set[str]) -> bool:
    return _has(only, standing(item, read, answering))


def _has(only: Filter, place: Standing) -> bool:
    if only == "current":
        return place != "closed"
    return only in ("all", place)


def is_unread(item: MessageView, read: ReadUpTo) -> bool:
    """Return whether the newest text of an item has not been read yet."""
    return read.get(item.id, float("-inf")) < item.at_s


def is_new(item: MessageView, read: ReadUpTo) -> bool:
    """Return whether an item only informs and has not been read yet."""
    return item.state == "information" and is_unread(item, read)


def wants_answer(item: MessageView) -> bool:
    """Return whether the item is open and has answers to choose from."""
    return item.state == "open" and bool(item.choices)


def due_soon(item: MessageView, now_s: float) -> bool:
    """Return whether an open item is due within five minutes, or late."""
    return item.state == "open" and item.deadline_s is not None and item.deadline_s - now_s <= DUE_SOON_S


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
    only: Filter = "current",
) -> list[Row]:
    """Return the inbox in `rows` rows including its heading, the most urgent first."""
    counts = filter_counts(view.inbox, read, answering)
    parts: tuple[Filter, ...] = ("to_answer", "owed", "to_read")
    after = ", ".join(f"{counts[part]} {FILTERS[part]}" for part in parts if counts[part])
    lines = [rule("3 Inbox", width, after=after or "nothing to do", active=active)]
    ordered, in_hand = in_order(view.inbox, read, answering, only=only), answered_now(view)
    for item in ordered[top : top + rows - 1]:
        row = message_row(item, view.now_s, width, read=read, answering=answering, in_hand=in_hand)
        lines.append(row.as_selected(active and item.id == cursor))
    if not ordered:
        words = (
            "No messages yet." if not view.inbox else "Nothing is open; closed items are in the inbox (I)."
        )
        lines.append(row_of((f"  {words}", Role.DIM)))
    return lines


def message_row(
    item: MessageView,
    now_s: float,
    width: int,
    *,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
    in_hand: str | None = None,
) -> Row:
    """Return an item in one row: mark and time, who, what, and at the right what it asks and its minutes.

    `answering` are the items whose reply is queued or being given; `in_hand` is the one being given.
    """
    look = message_look(item, now_s, read, answering, in_hand)
    role = Role.DIM if standing(item, read, answering) == "closed" else Role.TEXT
    heard = sum(turn.who != YOU for turn in item.turns)
    said = f" ({len(item.turns)} messages)" if heard > 1 else ""
    asks = f" {asks_words(item, read, answering, in_hand)} " if width >= WIDE_CELLS else ""
    sender = initial_capital(short_name(item.sender))
    left: list[Span] = [
        (f" {look.symbol} ", look.role),
        (fit(look.words, WHEN_CELLS), look.role),
        (" ", Role.TEXT),
        (fit(sender, WIDE_SENDER_CELLS if width >= ROLE_CELLS else SENDER_CELLS), role),
        (" ", Role.TEXT),
    ]
    if width >= ROLE_CELLS:
        left.append((fit(role_words(item), SENDER_CELLS) + " ", Role.DIM))
    room = max(width - Row(tuple(left)).width - cell_len(asks), 0)
    return Row((*left, (fit(f"{item.subject}{said}", room), role), (asks, Role.DIM))).padded(width)


def asks_words(
    item: MessageView,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
    in_hand: str | None = None,
) -> str:
    """Return what an item asks for, with the supervisor's minutes: `case 1–12 min`, `promise 3 min`."""
    match standing(item, read, answering):
        case "to_answer":
            return f"{'case' if item.category == 'escalation' else 'reply'} {_choice_minutes(item)}"
        case "owed":
            return f"promise {_choice_minutes(item)}".rstrip()
        case "queued":
            return "you are answering" if item.id == in_hand else "withdraw it to change"
        case "to_read":
            return "to read"
        case "closed":
            return ""


def _choice_minutes(item: MessageView) -> str:
    """The minutes that the answers take, from the shortest to the longest."""
    costs = sorted(choice.minutes for choice in item.choices)
    if not costs:
        return ""
    return f"{costs[0]:g} min" if costs[0] == costs[-1] else f"{costs[0]:g}–{costs[-1]:g} min"


def message_look(
    item: MessageView,
    now_s: float,
    read: ReadUpTo = NOTHING_READ,
    answering: Set[str] = NO_IDS,
    in_hand: str | None = None,
) -> Look:
    """Return how an item is marked: `!` due within five minutes, `→` owed, `●` open, `·` to read."""
    place = standing(item, read, answering)
    if place == "queued":
        return Look("◒", "now" if item.id == in_hand else "queued", Role.ACCENT)
    if place in ("to_answer", "owed"):
        word = "owed" if place == "owed" else "due"
        if item.deadline_s is None:
            return Look("→", "owed", Role.ACCENT) if place == "owed" else Look("●", "open", Role.TEXT)
        when = clock_from(item.deadline_s, now_s)
        words = when if " " in when else f"{word} {when}"
        if due_soon(item, now_s):
            return Look("!", words, Role.BAD)
        return Look("→", words, Role.ACCENT) if place == "owed" else Look("●", words, Role.TEXT)
    if place == "to_read":
        return Look("·", clock_from(item.at_s, now_s), Role.TEXT)
    if item.state == "missed":
        return Look("✕", "missed", Role.BAD)
    return Look("✓", "done" if item.state == "answered" else "read", Role.DIM)
