"""The floor's top line: where, when, how fast, what the supervisor is doing, what may still be spent."""

from __future__ import annotations

import re
from collections.abc import Set

from floorsim.desk.view import BudgetView, CalendarRow, FloorView, MessageView, OwnTimeView
from floorsim.present.desk_test.remaining import remaining_span
from floorsim.present.row import Role, Row, Span, fit
from floorsim.wording.cells import cell_len
from floorsim.wording.names import short_name
from floorsim.wording.numbers import money
from floorsim.wording.times import clock, clock_from, minutes


def header_row(
    view: FloorView,
    width: int,
    *,
    speed: float,
    held: str | None,
    answering: Set[str] = frozenset(),
    real_left_s: float | None = None,
) -> Row:
    """Return the top line; `held` says in a few words why the clock is paused, None while it runs.

    In a test the real seconds that are left stand in place of the speed, and when the floor ends in place of
    how long that is.

    What the supervisor is doing and until when stands there whole, as does the time left. For it the reason
    gives way first, then for whom the next deadline is. What comes then, money and the title stand there if
    there is room.
    """
    role = Role.WARN if view.own_time.blind else Role.ACCENT if view.own_time.doing else Role.TEXT
    moment = f" {view.weekday[:3].capitalize()} {clock(view.now_s, seconds=True)} "
    left = f" {span_to_go(max(view.day_ends_s - view.now_s, 0.0))} left"
    running: Span = (f"▶ {speed:g}×", Role.GOOD)
    if real_left_s is not None:
        moment += f"to {clock_from(view.day_ends_s, view.now_s)} "
        running, left = remaining_span(real_left_s), ""
    room = width - cell_len(moment + left + YOU) - 1
    (state, state_role), due = _fitting(view, running, held, answering, room)
    room -= cell_len(state + due)
    own = own_time_words(view.own_time, view.now_s, room)
    whole = own_time_words(view.own_time, view.now_s)
    further: list[Span] = []
    for words in (budget_words(view.budget), spent_words(view.budget)):
        if words and room >= cell_len(whole) + cell_len(words) + 3:
            further.append((f"  {words}", Role.TEXT))
            room -= cell_len(words) + 2
    title: list[Span] = []
    if room >= cell_len(whole) + cell_len(view.title) + 2:
        title = [(f" {view.title} ", Role.TITLE)]
        room -= cell_len(view.title) + 1  # the blank kept at the end stands behind the title then
    return Row(
        (
            *title,
            (moment, Role.TITLE),
            (state, state_role),
            (left, Role.DIM),
            (YOU, Role.DIM),
            (fit(own, max(room, 0)), role),
            (due, Role.BAD if open_items(view, answering)[1] else Role.TEXT),
            *further,
        )
    ).padded(width)


YOU = "  you: "

LONGEST_REASON = 42
"""Cells of the reason why the clock is paused (D: half of the narrowest line)."""

LEAST_REASON = 12
"""Cells from which the beginning of a reason says more than that the clock is paused (D)."""


def _fitting(
    view: FloorView, running: Span, held: str | None, answering: Set[str], room: int
) -> tuple[Span, str]:
    """Return the state of the clock and what is due, in the longest words that leave own time whole."""
    room -= cell_len(own_time_words(view.own_time, view.now_s, least=True))
    due = due_words(view, answering)
    dues = [f"  {due}", f"  {due_words(view, answering, whom=False)}", ""] if due else [""]
    if view.ended or not held:
        state: Span = ("■ ended", Role.WARN) if view.ended else running
        return state, next((words for words in dues if cell_len(state[0] + words) <= room), "")
    for words in dues:
        if (reason := reason_words(held, room - cell_len(words) - 2)) is not None:
            return (f"‖ {reason}", Role.WARN), words
    return (f"‖ {PAUSED}", Role.WARN), ""


def reason_words(held: str, room: int) -> str | None:
    """Return why the clock is paused in so many cells: what it is about goes first, then the end is cut.

    None where there is not even room to say that it is paused.
    """
    room = min(room, LONGEST_REASON)
    words = held.removeprefix(f"{PAUSED}: ")
    bare = re.sub(r" \([^)]*\)", "", words)
    brief = bare.partition(": ")[0]
    briefest = brief.removesuffix(" in time")
    for form in (held, words, bare, brief, briefest):
        if cell_len(form) <= room:
            return form
    if room >= LEAST_REASON:
        return fit(briefest, room)
    return PAUSED if cell_len(PAUSED) <= room else None


PAUSED = "paused"


def span_to_go(left_s: float) -> str:
    """Return the time that is left in hours and minutes: `1 h 12`, `9 min`."""
    minutes_left = -int(-left_s // 60)
    hours, rest = divmod(minutes_left, 60)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def own_time_words(own: OwnTimeView, now_s: float, room: int | None = None, *, least: bool = False) -> str:
    """Return what the supervisor is doing, until when, and what then; with `least` not what then.

    In less room than it takes, what comes then goes first, then that the floor is out of sight, which the
    colour says too; of what is being done its end.
    """
    doing = "free" if own.doing is None else own.doing.removeprefix("the ")
    if least:
        return doing + (_until_words(own, now_s) or _free_until_words(own, now_s))
    until, blind = _until_words(own, now_s), ", floor out of sight" if own.blind else ""
    tails = [f"{until}{blind}{then}" for then in _then_words(own, now_s)]
    for tail in (*tails, until):
        if room is None or cell_len(doing + tail) <= room:
            return doing + tail
    return fit(doing, max(min(room - cell_len(until), cell_len(doing)), 8)) + until if room else doing


def _until_words(own: OwnTimeView, now_s: float) -> str:
    if own.doing is None:
        return ""
    until = own.until_s if own.until_s is not None else own.free_at_s
    return f" to {clock_from(until, now_s)}" if until > now_s else ""


def _free_until_words(own: OwnTimeView, now_s: float) -> str:
    duty = None if own.queued or own.doing is not None else _next_duty(own, now_s)
    return "" if duty is None else f" to {clock_from(duty.starts_s, now_s)}"


def _next_duty(own: OwnTimeView, now_s: float) -> CalendarRow | None:
    return next((row for row in own.coming if row.fixed and row.starts_s > now_s), None)


def _then_words(own: OwnTimeView, now_s: float) -> list[str]:
    """Return what comes after what is being done, from the longest words to none at all."""
    if own.queued:
        return [
            f", then {len(own.queued)} queued to {clock_from(own.free_at_s, now_s)}",
            f", then {len(own.queued)} queued",
            "",
        ]
    duty = _next_duty(own, now_s)
    if duty is None:
        return [""]
    what = duty.doing.removeprefix("the ")
    to = _free_until_words(own, now_s)
    cost = f" ({minutes(round((duty.ends_s - duty.starts_s) / 60))})"
    return [
        f"{to}, then {what}{cost}",
        f"{to}, then {what}",
        f"; {clock_from(duty.starts_s, now_s)} {what}",
        to,
        "",
    ]


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


def due_words(view: FloorView, answering: Set[str] = frozenset(), *, whom: bool = True) -> str:
    """Return what is due first: `due 09:49 Kofi`, `owed 10:05`; empty when nothing is.

    Without `whom` the name is left out.
    """
    item = nearest_deadline(view, answering)
    if item is None or item.deadline_s is None:
        return ""
    name = "" if not whom or item.sender == "you" else f" {short_name(item.sender)}"
    return f"{'owed' if item.owed else 'due'} {clock_from(item.deadline_s, view.now_s)}{name}"


def _open(view: FloorView, answering: Set[str]) -> list[MessageView]:
    """Items that want an answer or are owed, and whose reply is not queued."""
    return [
        item
        for item in view.inbox
        if item.state == "open" and (item.choices or item.owed) and item.id not in answering
    ]
