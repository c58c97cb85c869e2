"""The answers to a message: each with its number, its minutes, when it is given and what it makes late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from floorsim.desk.view import ChoiceView, MessageView
from floorsim.present.conversation_rows import WIDEST_TEXT
from floorsim.present.quote import Quote
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.scenario.models.events import Choice
from floorsim.wording.cells import cell_len
from floorsim.wording.numbers import money
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import minutes

REPLY_QUEUED = "Reply queued; withdraw it to change: w."
ANSWERING = "You are answering this now."


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows of a message's answers, and the number of the answer that each row belongs to."""

    rows: tuple[Row, ...]
    numbers: tuple[int | None, ...]


def number_of(id: str | None, choices: Sequence[ChoiceView | Choice]) -> int | None:
    """Return the number of a choice, from 1; None where it is not among them."""
    return next((number for number, one in enumerate(choices, start=1) if one.id == id), None)


def answers_of(
    item: MessageView, quotes: Mapping[str, Quote], width: int, *, ready: int | None, now_s: float
) -> Answers:
    """Return the answers, numbered from 1; what stands against all of them comes once, above.

    `quotes` has each answer's terms by its id; `ready` is the number that is chosen and not yet confirmed.
    """
    width = min(width, WIDEST_TEXT)
    rows: list[Row] = []
    numbers: list[int | None] = []
    reasons = {quote.why_not for quote in quotes.values()}
    common = reasons.pop() if len(quotes) > 1 and len(reasons) == 1 else None
    if common:
        rows += wrapped(initial_capital(common), width - 2, Role.WARN, indent=" ")
        numbers += [None] * len(rows)
    for number, choice in enumerate(item.choices, start=1):
        quote = quotes[choice.id]
        shown = _answer(number, choice, quote, width, now_s, shared=bool(common))
        rows += [row.padded(width).as_selected(number == ready) for row in shown]
        numbers += [number] * len(shown)
    return Answers(tuple(rows), tuple(numbers))


def _answer(
    number: int, choice: ChoiceView, quote: Quote, width: int, now_s: float, *, shared: bool
) -> list[Row]:
    cost = minutes(quote.minutes if quote.minutes is not None else choice.minutes)
    notes = [] if quote.why_not else _notes(choice, quote, now_s)
    tail = ", ".join([cost, *notes])
    role = Role.DIM if quote.why_not else Role.TEXT
    mark = "–" if quote.why_not else f"{number}"
    room = width - 4
    label = wrapped(choice.label, room, role)
    rows = [
        row_of((f" {mark} " if place == 0 else "   ", Role.ACCENT), *row.spans)
        for place, row in enumerate(label)
    ]
    if quote.why_not and not shared:
        rows += wrapped(initial_capital(quote.why_not), room, Role.WARN, indent="   ")
    left = width - rows[-1].width - 1
    if cell_len(tail) + 2 <= left:
        rows[-1] = row_of(*rows[-1].spans, (f"{tail:>{left}}", Role.DIM))
        return rows
    return [*rows, *wrapped(tail, room, Role.DIM, indent="   ")]


def _notes(choice: ChoiceView, quote: Quote, now_s: float) -> list[str]:
    """Return when the answer is given if not at once, what else it takes, and what it makes late."""
    notes = [f"gives {money(choice.gives, quote.currency)}"] if choice.gives else []
    if quote.starts_s is not None and quote.starts_s > now_s:
        notes.append(f"from {quote.at(quote.starts_s)}")
    if choice.hands_on and quote.done_s is not None:
        notes.append(f"you see nothing else until {quote.at(quote.done_s)}")
    return [*notes, *(late.rstrip(".") for late in quote.late)]
