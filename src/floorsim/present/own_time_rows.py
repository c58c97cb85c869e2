"""The supervisor's own time: what is in hand, queued and fixed, when each acts and whether it is late."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf
from typing import Final

from floorsim.desk.view import CalendarRow, FloorView, MessageView, OwnTimeView
from floorsim.present.duty_choices import ASKED_S
from floorsim.present.inbox_rows import wants_answer
from floorsim.present.row import Role, Row, Span, fit, row_of
from floorsim.units import DAY_S
from floorsim.wording.numbers import percent
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from, full_minutes, in_minutes, minutes, time_of_day

WIDEST_DOING = 60
"""Cells of what is done; on a wider screen the rest stays with its times (D)."""

_ORDER = "decision:"


def number_of(row: CalendarRow) -> int | None:
    """Return the number of the decision that a row of the calendar is; None for a duty."""
    return int(row.key.removeprefix(_ORDER)) if row.key.startswith(_ORDER) else None


def order_number(view: FloorView, message_id: str) -> int | None:
    """Return the number of the queued decision that answers a message, if there is one not begun yet."""
    queued = (row for row in view.own_time.coming if row.message == message_id and not row.in_hand)
    return next((number_of(row) for row in queued), None)


def title_words(view: FloorView) -> str:
    """Return how much of the time left is booked, and from when on the supervisor is free."""
    own, left_s = view.own_time, max(view.day_ends_s - view.now_s, 0.0)
    booked_s = fsum(
        max(min(row.ends_s, view.day_ends_s) - max(row.starts_s, view.now_s), 0.0) for row in own.coming
    )
    booked, left = round(booked_s / 60), round(left_s / 60)
    free = "free now" if own.doing is None else free_words(own, view.now_s)
    return f"{left} min left: {booked} booked, {max(left - booked, 0)} free, {free}"


def free_words(own: OwnTimeView, now_s: float) -> str:
    """Return when the supervisor is free: `free at 10:16`."""
    return f"free at {clock_from(own.free_at_s, now_s)}" if own.free_at_s < inf else "not free again today"


ENERGY: Final[tuple[tuple[float, str], ...]] = (
    (0.85, "rested"),
    (0.7, "fine"),
    (0.55, "getting tired"),
    (0.0, "tired; a break helps"),
)
"""Energy from which a word holds (D)."""
ENERGY_CELLS: Final = 8
"""Cells of the bar of energy."""


def energy_words(energy: float | None) -> str:
    """Return one's own energy as a bar and in words; empty without the human model."""
    if energy is None:
        return ""
    full = round(energy * ENERGY_CELLS)
    words = next(words for least, words in ENERGY if energy >= least)
    return f"energy {'█' * full}{'·' * (ENERGY_CELLS - full)} {percent(energy)}, {words}"


CELL_MIN: Final = 10
"""Minutes of a cell of the day strip (D)."""


def day_strip(view: FloorView, width: int) -> list[Row]:
    """Return one's own day as a strip: hours, then a cell for each ten minutes, what is late marked."""
    cell_s = 60.0 * CELL_MIN
    first = int(view.now_s // 3600.0) * 3600.0
    cells = min(int(-(-(view.day_ends_s - first) // cell_s)), width - 10)
    hours = "".join(f"{time_of_day(first + place * cell_s)[:2]:<6}" for place in range(0, cells, 6))
    spans: list[Span] = [(" you     ", Role.DIM)]
    for place in range(cells):
        at_s = first + place * cell_s
        there = [
            row
            for row in view.own_time.coming
            if row.starts_s < at_s + cell_s and row.ends_s > max(at_s, view.now_s)
        ]
        spans.append(_cell(there, past=at_s + cell_s <= view.now_s))
    return [row_of(("         " + hours, Role.DIM)).padded(width), Row(tuple(spans)).padded(width)]


def _cell(there: Sequence[CalendarRow], *, past: bool) -> Span:
    if past:
        return " ", Role.DIM
    if any(lateness_s(row) >= 30 for row in there):
        return "▼", Role.BAD
    if any(row.fixed or row.protected for row in there):
        return "▣", Role.TEXT
    return ("●", Role.ACCENT) if there else ("·", Role.DIM)


def lateness_s(row: CalendarRow) -> float:
    """Return how late a thing of the calendar is begun, in seconds; 0 where it is in time or has none."""
    return 0.0 if row.due_s is None or row.in_hand else max(row.starts_s - row.due_s, 0.0)


def rows_of_today(view: FloorView) -> list[CalendarRow]:
    """Return what is in hand and to come today, and what is queued beyond; duties of later days come then."""
    return [row for row in view.own_time.coming if not row.fixed or row.starts_s < view.day_ends_s]


def calendar_row(row: CalendarRow, place: int, width: int, now_s: float | None = None) -> Row:
    """Return one thing of the calendar: its time, its place in the queue, what it is, when it acts.

    `place` counts what is queued from 1; with `now_s` it is said of a later day that it is one.
    """
    note, note_role = _note(row)
    if now_s is not None and row.starts_s // DAY_S > now_s // DAY_S:
        note = f"d{int(row.starts_s // DAY_S) + 1}, {note}"
    taken = f"{minutes(round((row.ends_s - row.starts_s) / 60))}"
    glyph, word, role = _state(row, place)
    room = min(max(width - 53, 12), WIDEST_DOING)
    return row_of(
        f" {time_of_day(row.starts_s)} ",
        (f"{glyph} {fit(word, 9)} ", role),
        (f"{fit(initial_capital(row.doing), room)} {taken:>7}", Role.TEXT),
        (f"  {note}", note_role),
    ).padded(width)


def out_of_reach_row(row: CalendarRow, width: int) -> Row:
    """Return a duty that the supervisor will not get to."""
    room = min(max(width - 53, 12), WIDEST_DOING)
    return row_of(
        f" {time_of_day(row.starts_s)} ",
        (f"✕ {fit('missed', 9)} ", Role.BAD),
        (fit(initial_capital(row.doing), room), Role.TEXT),
        (f" {minutes(round((row.ends_s - row.starts_s) / 60)):>7}", Role.TEXT),
        ("  no time before it ends", Role.BAD),
    ).padded(width)


def due_row(item: MessageView, now_s: float, width: int) -> Row:
    """Return a message that has a deadline and that nothing is done about yet."""
    assert item.deadline_s is not None
    left = item.deadline_s - now_s
    what = "owed" if item.owed else "to answer"
    glyph, role = ("!", Role.BAD) if left <= 300 else ("→", Role.WARN)
    room = min(max(width - 53, 12), WIDEST_DOING)
    words = item.subject if item.owed else f"{initial_capital(item.sender)}: {item.subject}"
    soon = full_minutes(now_s, item.deadline_s)
    note = f"due in {soon}" if soon else "due now"
    return row_of(
        f" {time_of_day(item.deadline_s)} ",
        (f"{glyph} {fit(what, 9)} ", role),
        (fit(words, room), Role.TEXT),
        (f"{'':>8}  {note}", role),
    ).padded(width)


def due_items(view: FloorView, answering: frozenset[str] | set[str]) -> list[MessageView]:
    """Return what has a deadline and is not taken on yet, the nearest first."""
    found = [
        item
        for item in view.inbox
        if item.deadline_s is not None and item.id not in answering and (wants_answer(item) or item.owed)
    ]
    return sorted(found, key=lambda item: item.deadline_s or 0.0)


def if_first_words(key: str, after: Sequence[CalendarRow], late: Sequence[str]) -> str:
    """Return what would come of doing a thing first: its own times, then what that makes late, in sentences.

    `after` is the calendar as it would be then.
    """
    moved = next((one for one in after if one.key == key), None)
    if moved is None:
        return "It would not start before the shift ends."
    words = f"{time_of_day(moved.starts_s)}–{time_of_day(moved.ends_s)}"
    if moved.due_s is not None:
        late_s = lateness_s(moved)
        words += f", {in_minutes(late_s)} late" if late_s else ", in time"
    return "; ".join([words, *(one.rstrip(".") for one in late)]) + "."


def _state(row: CalendarRow, place: int) -> tuple[str, str, Role]:
    if row.in_hand:
        return "▶", "now", Role.ACCENT
    if row.protected:
        return "▣", "protected", Role.TEXT if row.fixed else Role.ACCENT
    return ("▣", "fixed", Role.TEXT) if row.fixed else ("●", f"queued {place}", Role.ACCENT)


def _note(row: CalendarRow) -> tuple[str, Role]:
    about = "about " if row.estimated else ""
    if row.in_hand:
        return f"to {about}{time_of_day(row.ends_s)}", Role.ACCENT
    late_s = lateness_s(row)
    if late_s >= 30:
        return f"▼ {round(late_s / 60)} min late, due {clock_from(row.due_s or 0.0, row.starts_s)}", Role.BAD
    if row.fixed:
        asks = "" if row.answered else f", asks {time_of_day(row.starts_s - ASKED_S)}"
        return f"to {time_of_day(row.ends_s)}{asks}", Role.DIM
    acts = f"acts {about}{time_of_day(row.ends_s)}"
    return (acts, Role.DIM) if row.due_s is None else (f"{acts}, in time", Role.DIM)
