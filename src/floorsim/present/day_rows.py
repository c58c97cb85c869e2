"""The evening and the morning of a day of play, as pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from floorsim.present.day_views import BetweenDays, CarriedOver, DayFigure, EveningView, MorningView
from floorsim.present.row import UNBROKEN, Role, Row, fit, row_of, rule, wrapped
from floorsim.wording.cells import cell_len
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock_from, time_of_day

LABEL_CELLS = 14
"""Cells of what a line is about."""
MOST = 6
"""Lines of one kind that are shown; the rest is counted."""

EVENING_QUESTION = "What will you do tomorrow that you did not do today? One line, for you alone."
EMPTY = "Nothing. Promises, open cases and work that is not done would stand here."


def evening_rows(view: EveningView, width: int) -> list[Row]:
    """Return what the day brought, what is carried over, and what the next shift is to see to."""
    rows = [rule(f"{_moment(view)}: the day is over", width, after=f"day {view.day} of {view.days}")]
    rows += _in_columns(view.figures, width)
    rows.append(rule("Carried over", width, after=f"to {view.next_weekday.capitalize()}"))
    rows += _set_in(_carried(view, width)) or wrapped(EMPTY, width - 2, Role.DIM, indent=" ")
    if view.passed:
        rows.append(rule("Left to the next shift, due before you are back", width))
        lines = [_line("–", Role.DIM, "", f"{one.subject}: {one.how}", width) for one in view.passed]
        rows += _set_in(_capped(lines, width))
    return rows


def morning_rows(view: MorningView, width: int) -> list[Row]:
    """Return what there is to know before a day begins."""
    rows = [rule(f"{_moment(view)}: before the day", width, after=f"day {view.day} of {view.days}")]
    keys = width < UNBROKEN
    rows += _labelled("Your three", _metrics(view, keys), width)
    if view.carried:
        rows += _labelled("Carried over", _carried(view, width - LABEL_CELLS), width)
    if view.passed:
        rows += _labelled("Next shift", _became(view, width - LABEL_CELLS), width)
    rows += _labelled("People", _people(view, width - LABEL_CELLS), width)
    if view.plan:
        rows += _labelled("Your plan", wrapped(f"“{view.plan}”", width - LABEL_CELLS - 1, Role.ACCENT), width)
    if view.stand_up_s is not None:
        rows += [Row(), *_labelled("Stand-up", _stand_up(view, width - LABEL_CELLS, keys), width)]
    return rows


def night_row(now_s: float, evening_s: float, morning_s: float, width: int) -> Row:
    """Return how far the night has come."""
    done = (now_s - evening_s) / max(morning_s - evening_s, 1.0)
    cells = max(width - 24, 8)
    full = round(done * cells)
    return row_of(
        (f" Night, {time_of_day(now_s)}  ", Role.STRONG),
        ("█" * full, Role.ACCENT),
        ("·" * (cells - full), Role.DIM),
    )


def _moment(view: BetweenDays) -> str:
    return f"{view.weekday[:3].capitalize()} {time_of_day(view.now_s)}"


def _figure(one: DayFigure) -> Row:
    sign, role = {True: ("▲", Role.GOOD), False: ("▼", Role.BAD), None: (" ", Role.TEXT)}[one.met]
    beside = one.target or one.counted
    return row_of(f" {one.title} ", (one.said, Role.STRONG), (f" {sign}", role), (f" {beside}", Role.DIM))


def _in_columns(figures: Sequence[DayFigure], width: int) -> list[Row]:
    """Two beside each other where there is room."""
    if not figures:
        return wrapped("No figures yet.", width - 2, Role.DIM, indent=" ")
    half = width // 2 if 72 <= width < UNBROKEN else width
    pieces = [_figure(one).padded(half) for one in figures]
    if half == width:
        return pieces
    rows = [pieces[place : place + 2] for place in range(0, len(pieces), 2)]
    return [Row(tuple(span for piece in row for span in piece.spans)).padded(width) for row in rows]


def _carried(view: BetweenDays, width: int) -> list[Row]:
    found = [
        _line(
            "→" if one.owed else "●",
            Role.ACCENT if one.owed else Role.TEXT,
            _due(one, view.now_s),
            one.words,
            width,
        )
        for one in view.carried
    ]
    found += [
        _line(
            "✕",
            Role.WARN,
            "",
            f"1:1 {name} not held{'' if times == 1 else f', {_times(times)} in a row'}",
            width,
        )
        for name, times in view.skipped
        if isinstance(view, EveningView)
    ]
    return _capped(found, width)


def _due(one: CarriedOver, now_s: float) -> str:
    return "" if one.due_s is None else f"{clock_from(one.due_s, now_s)} "


def _became(view: MorningView, width: int) -> list[Row]:
    return _capped(
        [
            _line("✕", Role.BAD, "", f"nobody saw to it: {one.subject} ({one.how})", width)
            if one.dropped
            else _line("✓", Role.GOOD, "", f"done: {one.subject} ({one.how})", width)
            for one in view.passed
        ],
        width,
    )


def _metrics(view: MorningView, keys: bool) -> list[Row]:
    if view.chosen:
        return [row_of((f"for today: {listed(view.chosen, 'and')}", Role.TEXT))]
    if not view.figures:
        return [row_of((f"none chosen{'; m chooses what you look at first' if keys else ''}", Role.DIM))]
    spans = []
    for place, one in enumerate(view.figures, 1):
        sign, role = {True: (" ▲", Role.GOOD), False: (" ▼", Role.BAD), None: ("", Role.TEXT)}[one.met]
        spans += [
            (f"{place} {one.title} ", Role.TEXT),
            (one.said, Role.STRONG),
            (sign, role),
            ("  ", Role.TEXT),
        ]
    rows = [Row(tuple(spans))]
    how = f"yesterday's values{'; m chooses for today' if keys else ''}"
    return [*rows, row_of((how, Role.DIM))] if view.can_choose else rows


def _people(view: MorningView, width: int) -> list[Row]:
    gone = [name for name, may_come in view.missing if not may_come]
    late = [name for name, may_come in view.missing if may_come]
    rows = [_line("✕", Role.BAD, "", f"absent: {listed(gone, 'and')}", width)] if gone else []
    rows += [_line("!", Role.WARN, "", f"not here yet: {listed(late, 'and')}", width)] if late else []
    for name, words in view.heard:
        rows += wrapped(f"{name}: “{words}”", width - 1)
    skipped = [f"{name} {_times(times)}" for name, times in view.skipped if times > 1]
    rows += [_line("✕", Role.WARN, "", f"1:1 not held: {listed(skipped, 'and')}", width)] if skipped else []
    return rows or [row_of(("nobody missing so far", Role.DIM))]


def _stand_up(view: MorningView, width: int, keys: bool) -> list[Row]:
    assert view.stand_up_s is not None
    at = time_of_day(view.stand_up_s)
    if not view.points:
        return [row_of(f"at {at}")]
    said = (
        "you have chosen what you say"
        if view.points_chosen
        else f"at {at}, {counted(len(view.points), 'point')} to choose from{' (s)' if keys else ''}"
    )
    rows = [row_of(said)]
    for words in view.points if not view.points_chosen else ():
        rows += wrapped(f"· {words}", width - 1, hang="  ")
    return rows


def _times(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _line(sign: str, role: Role, before: str, words: str, width: int) -> Row:
    room = max(width - 4 - cell_len(before), 8)
    return row_of((f"{sign} ", role), (before, Role.STRONG), fit(words, room).rstrip())


def _set_in(rows: list[Row]) -> list[Row]:
    return [Row(((" ", Role.TEXT), *row.spans)) for row in rows]


def _capped(rows: list[Row], width: int) -> list[Row]:
    """The first few, and how many more there are."""
    if len(rows) <= MOST:
        return rows
    return [*rows[: MOST - 1], row_of((f"  and {len(rows) - MOST + 1} more", Role.DIM))]


def _labelled(label: str, rows: Iterable[Row], width: int) -> list[Row]:
    found = []
    for place, row in enumerate(rows):
        head = f" {label if not place else '':<{LABEL_CELLS - 1}}"
        found.append(Row(((head, Role.DIM), *row.spans)).padded(width))
    return found
