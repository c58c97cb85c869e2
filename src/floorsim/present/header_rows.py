"""The floor's top line: where, when, how fast, what the supervisor is doing, what may still be spent."""

from __future__ import annotations

from collections.abc import Set

from floorsim.desk.view import BudgetView, FloorView, MessageView, OwnTimeView
from floorsim.present.row import Role, Row, Span, fit
from floorsim.wording.cells import cell_len
from floorsim.wording.names import short_name
from floorsim.wording.numbers import money
from floorsim.wording.times import clock, clock_from, minutes


def header_row(
    view: FloorView, width: int, *, speed: float, held: str | None, answering: Set[str] = frozenset()
) -> Row:
    """Return the top line; `held` says in a word why the clock is paused, None while it runs.

    What the supervisor is doing and what is due next come before the title and the money, which stand there
    if there is room. `answering` are the items whose reply is queued.
    """
    role = Role.WARN if view.own_time.blind else Role.ACCENT if view.own_time.doing else Role.TEXT
    left: list[Span] = [(" ", Role.TEXT), *_clock(view, speed, held), ("  you: ", Role.DIM)]
    due, whole = due_words(view, answering), own_time_words(view.own_time, view.now_s)
    if due and width - _cells(left) - cell_len(due) - 3 < min(cell_len(whole), LEAST_OWN_CELLS):
        due = due_words(view, answering, named=False)
    right: list[Span] = []
    if due:
        right.append((f"  {due}", Role.BAD if open_items(view, answering)[1] else Role.TEXT))
    room = width - _cells(left) - _cells(right) - 1
    for words in (budget_words(view.budget), spent_words(view.budget)):
        if words and room >= cell_len(whole) + cell_len(words) + 3:
            right.append((f"  {words}", Role.TEXT))
            room -= cell_len(words) + 2
    if room >= cell_len(whole) + cell_len(view.title) + 2:
        left[:1] = [(f" {view.title}  ", Role.TITLE)]
        room -= cell_len(view.title) + 1
    own = own_time_words(view.own_time, view.now_s, room)
    return Row((*left, (fit(own, max(room, 0)), role), *right)).padded(width)


def _cells(spans: list[Span]) -> int:
    return Row(tuple(spans)).width


def _clock(view: FloorView, speed: float, held: str | None) -> list[Span]:
    moment = f"{view.weekday[:3].capitalize()} {clock(view.now_s, seconds=True)}"
    spans: list[Span] = [(f"{moment} ", Role.TITLE)]
    if view.ended:
        spans.append(("■ ended", Role.WARN))
    elif held:
        spans.append((f"‖ {fit(held, min(cell_len(held), LONGEST_REASON))}", Role.WARN))
    else:
        spans.append((f"▶ {speed:g}×", Role.GOOD))
    left = max(view.end_s - view.now_s, 0.0)
    spans.append((f" {span_to_go(left)} left", Role.DIM))
    return spans


LEAST_DOING_CELLS = 8
"""In less room than this what the supervisor is doing comes without its end (D)."""

LEAST_OWN_CELLS = 12
"""For so many cells of what the supervisor is doing, whom the first deadline is about is left out (D)."""

LONGEST_REASON = 42
"""Cells of the reason why the clock is paused (D: half of the narrowest line)."""


def span_to_go(left_s: float) -> str:
    """Return the time that is left in hours and minutes: `1 h 12`, `9 min`."""
    minutes_left = -int(-left_s // 60)
    hours, rest = divmod(minutes_left, 60)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def own_time_words(own: OwnTimeView, now_s: float, room: int | None = None) -> str:
    """Return what the supervisor is doing, until when, and what then.

    In less room than it takes, what comes then goes first, then that the floor is out of sight, which the
    colour says too; of what is being done its end.
    """
    doing = "free" if own.doing is None else own.doing.removeprefix("the ")
    until, blind = _until_words(own, now_s), ", floor out of sight" if own.blind else ""
    tails = [f"{until}{blind}{then}" for then in _then_words(own, now_s)]
    for tail in (*tails, until):
        if room is None or cell_len(doing + tail) <= room:
            return doing + tail
    if not room or room < cell_len(until) + LEAST_DOING_CELLS:
        return doing
    return fit(doing, min(room - cell_len(until), cell_len(doing))) + until


def _until_words(own: OwnTimeView, now_s: float) -> str:
    if own.doing is None:
        return ""
    until = own.until_s if own.until_s is not None else own.free_at_s
    return f" to {clock(until)}" if until > now_s else ""


def _then_words(own: OwnTimeView, now_s: float) -> list[str]:
    """Return what comes after what is being done, from the longest words to none at all."""
    if own.queued:
        return [
            f", then {len(own.queued)} queued to {clock(own.free_at_s)}",
            f", then {len(own.queued)} queued",
            "",
        ]
    duty = next((row for row in own.coming if row.fixed and row.starts_s > now_s), None)
    if duty is None:
        return [""]
    what = duty.doing.removeprefix("the ")
    to = f" to {clock(duty.starts_s)}" if own.doing is None else ""
    cost = f" ({minutes(round((duty.ends_s - duty.starts_s) / 60))})"
    return [f"{to}, then {what}{cost}", f"{to}, then {what}", f"; {clock(duty.starts_s)} {what}", ""]


def budget_words(budget: BudgetView) -> str:
    """Return how much overtime is spent; empty where there is none or nobody could work any."""
    if budget.overtime_budget_s <= 0 or not budget.overtime_usable:
        return ""
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


def due_words(view: FloorView, answering: Set[str] = frozenset(), *, named: bool = True) -> str:
    """Return what is due first: `due 09:49 Kofi`, `owed 10:05`; empty when nothing is.

    Without `named` it names nobody.
    """
    item = nearest_deadline(view, answering)
    if item is None or item.deadline_s is None:
        return ""
    whom = "" if item.sender == "you" or not named else f" {short_name(item.sender)}"
    return f"{'owed' if item.owed else 'due'} {clock_from(item.deadline_s, view.now_s)}{whom}"


def _open(view: FloorView, answering: Set[str]) -> list[MessageView]:
    """Items that want an answer or are owed, and whose reply is not queued."""
    return [
        item
        for item in view.inbox
        if item.state == "open" and (item.choices or item.owed) and item.id not in answering
    ]
