"""The floor's top line: where, when, how fast, what the supervisor is doing, what may still be spent."""

from __future__ import annotations

from collections.abc import Set

from floorsim.desk.view import BudgetView, FloorView, MessageView, OwnTimeView
from floorsim.present.row import Role, Row, Span, fit
from floorsim.wording.cells import cell_len
from floorsim.wording.names import short_name
from floorsim.wording.numbers import money
from floorsim.wording.times import clock, clock_from, span


def header_row(
    view: FloorView, width: int, *, speed: float, held: str | None, answering: Set[str] = frozenset()
) -> Row:
    """Return the top line; `held` says in a word why the clock is paused, None while it runs.

    What the supervisor is doing and what is due next come before the title and the money, which stand there
    if there is room. `answering` are the items whose reply is queued.
    """
    own = own_time_words(view.own_time, view.now_s)
    role = Role.WARN if view.own_time.blind else Role.ACCENT if view.own_time.doing else Role.TEXT
    left: list[Span] = [(" ", Role.TEXT), *_clock(view, speed, held), ("  you: ", Role.DIM)]
    soon = open_items(view, answering)[1] > 0
    right = [words for words in (due_words(view, answering),) if words]
    room = width - _cells(left) - sum(cell_len(words) + 2 for words in right) - 1
    for words in (budget_words(view.budget), spent_words(view.budget)):
        if words and room >= cell_len(own) + cell_len(words) + 2:
            right.append(words)
            room -= cell_len(words) + 2
    if room >= cell_len(own) + cell_len(view.title) + 2:
        left[:1] = [(f" {view.title}  ", Role.TITLE)]
        room -= cell_len(view.title) + 1
    spans: list[Span] = [*left, (fit(own, max(room, 0)), role)]
    for place, words in enumerate(right):
        spans.append((f"  {words}", Role.BAD if soon and place == 0 else Role.TEXT))
    return Row(tuple(spans)).padded(width)


def _cells(spans: list[Span]) -> int:
    return Row(tuple(spans)).width


def _clock(view: FloorView, speed: float, held: str | None) -> list[Span]:
    moment = f"{view.weekday[:3].capitalize()} {clock(view.now_s, seconds=True)}"
    spans: list[Span] = [(f"{moment} ", Role.TITLE)]
    if view.ended:
        spans.append(("■ ended", Role.WARN))
    elif held:
        spans.append((f"‖ {held}", Role.WARN))
    else:
        spans.append((f"▶ {speed:g}×", Role.GOOD))
    left = max(view.end_s - view.now_s, 0.0)
    spans.append((f" {span_to_go(left)} left", Role.DIM))
    return spans


def span_to_go(left_s: float) -> str:
    """Return the time that is left in hours and minutes: `1h12`, `9 min`."""
    return span(left_s) if left_s >= 3600 else f"{-(-left_s // 60):.0f} min"


def own_time_words(own: OwnTimeView, now_s: float) -> str:
    """Return what the supervisor is doing, until when, and how much stands behind it."""
    if own.doing is None:
        return "free"
    until = own.until_s if own.until_s is not None else own.free_at_s
    words = f"busy to {clock(until)}" if until > now_s else "busy"
    if own.blind:
        words += ", inbox waits"
    if own.queued:
        words += f", {len(own.queued)} more to {clock(own.free_at_s)}"
    return f"{words}: {own.doing}"


def budget_words(budget: BudgetView) -> str:
    """Return how much overtime is spent; empty where nobody could work any."""
    if not budget.overtime_usable:
        return ""
    if budget.overtime_budget_s <= 0:
        return "no overtime"
    used, limit = budget.overtime_used_s / 3600, budget.overtime_budget_s / 3600
    return f"overtime {used:.3g}/{limit:g} h"


def spent_words(budget: BudgetView) -> str:
    """Return how much money is spent; empty when none is and there is no limit."""
    if not (budget.money_spent or budget.money_budget):
        return ""
    words = f"spent {money(budget.money_spent, budget.currency)}"
    if budget.money_budget is not None:
        words += f" of {money(budget.money_budget, budget.currency)}"
    return words


def open_items(view: FloorView, answering: Set[str] = frozenset()) -> tuple[int, int]:
    """Return how many items want an answer or are owed, and how many of them are due within five minutes."""
    waiting = _open(view, answering)
    soon = [
        item for item in waiting if item.deadline_s is not None and item.deadline_s - view.now_s <= DUE_SOON_S
    ]
    return len(waiting), len(soon)


DUE_SOON_S = 300.0
"""An item is due soon this long before its deadline (D)."""


def nearest_deadline(view: FloorView, answering: Set[str] = frozenset()) -> MessageView | None:
    """Return the open item that is due first, without those whose reply is queued, or None."""
    due = [item for item in _open(view, answering) if item.deadline_s is not None]
    return min(due, key=lambda item: item.deadline_s or 0.0, default=None)


def due_words(view: FloorView, answering: Set[str] = frozenset()) -> str:
    """Return what is due first: `due 09:49 Kofi`, `owed 10:05`; empty when nothing is."""
    item = nearest_deadline(view, answering)
    if item is None or item.deadline_s is None:
        return ""
    whom = "" if item.sender == "you" else f" {short_name(item.sender)}"
    return f"{'owed' if item.owed else 'due'} {clock_from(item.deadline_s, view.now_s)}{whom}"


def _open(view: FloorView, answering: Set[str]) -> list[MessageView]:
    """Items that want an answer or are owed, and whose reply is not queued."""
    return [
        item
        for item in view.inbox
        if item.state == "open" and (item.choices or item.owed) and item.id not in answering
    ]
