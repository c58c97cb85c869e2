"""A case to read: who writes and how, until when an answer is expected, and all that was said."""

from __future__ import annotations

from floorsim.desk.decisions.registry import kind_named
from floorsim.desk.view import FloorView, MessageView, TurnView
from floorsim.present.case_rows import case_rows, standing_row
from floorsim.present.inbox_narrowing import role_words
from floorsim.present.inbox_rows import YOU, wants_answer
from floorsim.present.row import Role, Row, row_of, text_width, wrapped
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from, full_minutes

_CHANNEL_WORDS = {
    "chat": "in team chat",
    "email": "by email",
    "phone": "on the phone",
    "walk_up": "at your desk",
    "public_post": "in a public post",
}

WIDEST_TEXT = 100
"""Cells of a line of running text; longer ones are hard to follow (D)."""


def conversation_rows(item: MessageView, view: FloorView, width: int) -> tuple[list[Row], list[Row]]:
    """Return a case in two parts: the head and, dimmed, what was said before; then what was said last.

    Of a customer who wants a manager the facts that count stand above both.
    """
    width = text_width(width, WIDEST_TEXT)
    head = _head(item, view, width)
    newest = newest_turn(item)
    if len(item.turns) < 2:
        return head, wrapped(item.text, width - 2, indent=" ")
    before = [row for turn in item.turns[:newest] for row in _turn(turn, view.now_s, width, new=False)]
    said = [row for turn in item.turns[newest:] for row in _turn(turn, view.now_s, width, new=True)]
    standing = [] if item.facts is None else [standing_row(item.facts, view.budget.currency, width)]
    return [*head, *before], [*standing, *said]


def newest_turn(item: MessageView) -> int:
    """Return the place of what the other side said last; an answer to it comes after."""
    said = [
        place for place, turn in enumerate(item.turns) if (turn.at_s, turn.text) == (item.at_s, item.text)
    ]
    return said[-1] if said else max(len(item.turns) - 1, 0)


def _head(item: MessageView, view: FloorView, width: int) -> list[Row]:
    how = _CHANNEL_WORDS.get(item.channel, item.channel)
    # An agent writes of the customer; the role is the customer's.
    who = role_words(item) if item.role not in (None, "agent") and item.category != "escalation" else ""
    words = ", ".join(
        part for part in (initial_capital(item.sender), who, how, clock_from(item.at_s, view.now_s)) if part
    )
    agent = next((agent for agent in view.agents if agent.id == item.agent), None)
    if agent is not None and item.category == "escalation":
        words += f", about {agent.name}’s customer"
    elif agent is not None and agent.name != item.sender:
        words += f", about {agent.name}"
    rows = wrapped(words, width - 2, Role.DIM, indent=" ")
    for sentence, role in (*_due(item, view.now_s), (_history(item, view), Role.DIM)):
        rows += wrapped(sentence, width - 2, role, indent=" ") if sentence else []
    facts = [] if item.facts is None else case_rows(item.facts, view.budget.currency, width)
    return [*rows, *facts] if facts else [*rows, Row()]


def _due(item: MessageView, now_s: float) -> list[tuple[str, Role]]:
    if item.state != "open" or item.deadline_s is None:
        return []
    left = full_minutes(now_s, item.deadline_s)
    when = clock_from(item.deadline_s, now_s) + (f", in {left}" if left else "")
    if item.owed:
        return [(f"You promised this by {when}.", Role.WARN)]
    return [(f"Start answering by {when}.", Role.WARN)] if wants_answer(item) else []


def _history(item: MessageView, view: FloorView) -> str:
    """Return how earlier messages of the same sender went; nothing for one's own promises."""
    earlier = [
        one for one in view.inbox if one.sender == item.sender and one.id != item.id and one.at_s <= item.at_s
    ]
    settled = [one for one in earlier if one.state != "information"]
    if not settled or item.sender == YOU:
        return ""
    parts = [
        f"{sum(one.state == state for one in settled)} {words}"
        for state, words in (("answered", "answered"), ("missed", "not answered in time"), ("open", "open"))
        if any(one.state == state for one in settled)
    ]
    return f"Before this: {counted(len(settled), 'message')} from the same sender, {', '.join(parts)}."


def _turn(turn: TurnView, now_s: float, width: int, *, new: bool) -> list[Row]:
    """Return what was said: dimmed, or if it is new with who and when in bold."""
    head = f"{clock_from(turn.at_s, now_s)} {initial_capital(turn.who)}:"
    first, *more = wrapped(
        f"{head} {turn.text}", width - 2, Role.TEXT if new else Role.DIM, indent=" ", hang="  "
    )
    if new:
        end = len(head) + 1
        first = row_of((first.text[:end], Role.STRONG), (first.text[end:], Role.TEXT))
    return [first, *more]


def settled_words(item: MessageView) -> str:
    """Return what became of a message that wants no answer any more, or never did."""
    if item.state == "missed":
        return "Nobody answered in time."
    if item.state == "answered":
        label = next((choice.label for choice in item.choices if choice.id == item.answer), item.answer)
        return f"You answered: {label}" if label else "You answered."
    if item.owed:
        kind = None if item.kept_by is None else kind_named(item.kept_by)
        return "You owe this." if kind is None else f"You owe this. To keep it: {kind.title}."
    return "No reply needed."
