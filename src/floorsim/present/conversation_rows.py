"""An open message to read: who writes and how, until when an answer is expected, and all that was said."""

from __future__ import annotations

from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.view import FloorView, MessageView, TurnView
from floorsim.present.inbox_rows import wants_answer
from floorsim.present.pick_entry import PickEntry
from floorsim.present.quote import Quote
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock, minutes

_CHANNEL_WORDS = {
    "chat": "in team chat",
    "email": "by email",
    "phone": "on the phone",
    "walk_up": "at your desk",
}


def conversation_rows(item: MessageView, view: FloorView, width: int) -> tuple[list[Row], list[Row]]:
    """Return a message in two parts: the head and, dimmed, what was said before; then what was said last."""
    head = _head(item, view, width)
    newest = newest_turn(item)
    if len(item.turns) < 2:
        return head, wrapped(item.text, width - 2, indent=" ")
    before = [row for turn in item.turns[:newest] for row in _turn(turn, width, new=False)]
    return [*head, *before], [row for turn in item.turns[newest:] for row in _turn(turn, width, new=True)]


def newest_turn(item: MessageView) -> int:
    """Return the place of what the other side said last; an answer to it comes after."""
    said = [
        place for place, turn in enumerate(item.turns) if (turn.at_s, turn.text) == (item.at_s, item.text)
    ]
    return said[-1] if said else max(len(item.turns) - 1, 0)


def _head(item: MessageView, view: FloorView, width: int) -> list[Row]:
    how = _CHANNEL_WORDS.get(item.channel, item.channel)
    about = next((agent.name for agent in view.agents if agent.id == item.agent), None)
    words = f"{initial_capital(item.sender)}, {how} at {clock(item.at_s)}"
    words += f", about {about}’s customer" if about else ""
    rows = wrapped(words, width - 2, Role.DIM, indent=" ")
    if wants_answer(item) and item.deadline_s is not None:
        rows += wrapped(f"Answer expected by {clock(item.deadline_s)}.", width - 2, Role.WARN, indent=" ")
    return [*rows, Row()]


def _turn(turn: TurnView, width: int, *, new: bool) -> list[Row]:
    """Return what was said: dimmed, or if it is new with who and when in bold."""
    head = f"{clock(turn.at_s)} {initial_capital(turn.who)}:"
    first, *more = wrapped(
        f"{head} {turn.text}", width - 2, Role.TEXT if new else Role.DIM, indent=" ", hang="  "
    )
    if new:
        end = len(head) + 1
        first = row_of((first.text[:end], Role.STRONG), (first.text[end:], Role.TEXT))
    return [first, *more]


def answer_entries(item: MessageView, quotes: dict[str, Quote], width: int) -> list[PickEntry]:
    """Return the answers with what each costs or why it is not possible; a reason that all share comes once.

    `quotes` has each answer's terms by its id.
    """
    reasons = {quote.why_not for quote in quotes.values()}
    common = reasons.pop() if len(quotes) > 1 and len(reasons) == 1 else None
    entries: list[PickEntry] = []
    if common:
        first, *more = wrapped(initial_capital(common), width - 2, Role.WARN, indent=" ")
        entries.append(PickEntry(None, first, tuple(more)))
    for choice in item.choices:
        quote = quotes[choice.id]
        cost = minutes(quote.minutes if quote.minutes is not None else choice.minutes)
        label = f"{choice.label} ({cost} of your time)"
        if quote.why_not and not common:
            label = f"{choice.label}: {quote.why_not}"
        role = Role.DIM if quote.why_not else Role.TEXT
        first, *more = wrapped(f"· {label}", width - 2, role, indent=" ", hang="  ")
        entries.append(PickEntry(choice.id, first, tuple(more)))
    return entries


def settled_words(item: MessageView) -> str:
    """Return what became of a message that wants no answer any more, or never did."""
    if item.state == "missed":
        return "Nobody answered in time."
    if item.state == "answered":
        label = next((choice.label for choice in item.choices if choice.id == item.answer), item.answer)
        return f"You answered: {label}" if label else "You answered."
    if item.owed:
        kind = None if item.kept_by is None else kind_named(item.kept_by)
        return "You owe this." if kind is None else f"You owe this; it is kept by: {kind.title}."
    return "No reply needed."
