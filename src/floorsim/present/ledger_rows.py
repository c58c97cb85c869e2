"""The ledger of a review: why the total is what it is, and what each decision was worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.debrief.model import SCORES, DecisionEffect, Ledger, Missed, Review
from floorsim.debrief.timeline import Move, Timeline
from floorsim.debrief.walk import what_it_is
from floorsim.present.landing_rows import landing_rows
from floorsim.present.review_words import (
    effect_sentences,
    estimate,
    half_width,
    knows_hands_off,
    label_look,
    ledger_sentence,
    missed_sentence,
    nothing_missed,
    number,
    score_columns,
)
from floorsim.present.row import UNBROKEN, Role, Row, fit, heading, row_of, wrapped
from floorsim.wording.numbers import NOTHING
from floorsim.wording.score_names import SCORE_NAMES
from floorsim.wording.sentences import initial_capital, whole_sentence
from floorsim.wording.times import clock

BAR: Final = 40
"""Cells of a total of 100."""

LINE: Final = 5
"""Rows of the line of where the day would have ended."""
NAME_CELLS: Final = 2 + max(map(len, SCORE_NAMES.values()))
"""Cells of the names of scores in a table."""

_WORD, _WITHOUT, _SHARE, _POSSIBLE, _TIME = 12, 11, 6, 6, 7
_RIGHT: Final = 2 * _TIME + _WITHOUT + _SHARE + _POSSIBLE
_LEFT: Final = 3 + _WORD + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger to put the cursor on: a decision taken, or one that was missed."""

    effect: DecisionEffect | None = None
    missed: Missed | None = None

    @property
    def seq(self) -> int | None:
        """The decision's number in the run; None for one that was missed."""
        return None if self.effect is None else self.effect.seq


def entries(
    review: Review, *, by_time: bool = False, hidden: Mapping[float, int] | None = None
) -> list[Entry]:
    """Everything that is listed: decisions by how much they were worth, or by time; then what was missed.

    What was missed at a moment that is still to be solved (`hidden`, its number by its time) is one entry.
    """
    ranked = sorted(review.decisions, key=lambda one: one.at_s if by_time else (-abs(_worth(one)), one.at_s))
    missed: list[Missed] = []
    for one in review.missed or ():
        if one.at_s not in (hidden or {}) or one.at_s not in [other.at_s for other in missed]:
            missed.append(one)
    return [*(Entry(effect=one) for one in ranked), *(Entry(missed=one) for one in missed)]


def _worth(effect: DecisionEffect) -> float:
    if effect.this_day_only or effect.without is None:
        return 0.0 if effect.realised is None else effect.realised["overall"]
    return effect.without["overall"].mean


def head_rows(review: Review, width: int) -> list[Row]:
    """The five figures of the ledger, each with its bar."""
    ledger = review.ledger.rounded(1)
    if not knows_hands_off(review):
        rows = [row_of((" hands-off         …", Role.DIM))]
    else:
        rows = [_total("hands-off", ledger.hands_off, Role.DIM)]
    if ledger.decisions is None or ledger.luck is None:
        rows.append(row_of((" your decisions    …", Role.DIM)))
        rows.append(row_of((" luck of the day   …", Role.DIM)))
    else:
        after = ledger.hands_off + ledger.decisions
        sure = half_width(ledger)
        rows.append(_step("your decisions", ledger.decisions, ledger.hands_off, after, sure))
        rows.append(_step("luck of the day", ledger.luck, after, ledger.you, sure))
    rows.append(_you(ledger, width))
    return rows


def _total(name: str, value: float, role: Role) -> Row:
    return row_of(f" {fit(name, 16)}{value:>6.1f} ", (_bar(0.0, value), role))


def _step(name: str, value: float, before: float, after: float, sure: str) -> Row:
    role = Role.GOOD if value >= 0.0 else Role.BAD
    return row_of(
        f" {fit(name, 16)}",
        (f"{number(value):>6} ", role),
        (_bar(before, after), role),
        (f" {sure}", Role.DIM),
    )


def _you(ledger: Ledger, width: int) -> Row:
    row = row_of((f" {fit('you', 16)}{ledger.you:>6.1f} ", Role.STRONG), (_bar(0.0, ledger.you), Role.ACCENT))
    if ledger.reference is None:
        return row
    told = f"  {ledger.reference_name} {ledger.reference:.1f}"
    same = ", same customers"
    return Row((*row.spans, (told + (same if row.width + len(told + same) <= width else ""), Role.DIM)))


def _bar(start: float, end: float) -> str:
    low, high = sorted((_cells(start), _cells(end)))
    if high == low and start != end:
        high += 1
    return " " * low + "█" * (high - low)


def _cells(value: float) -> int:
    return round(min(max(value, 0.0), 100.0) / 100.0 * BAR)


def columns_row(review: Review, width: int) -> Row:
    """What stands in the columns of the list."""
    name = f"─ {len(review.decisions)} decisions "
    left = name + "─" * max(width - len(name) - _RIGHT - 1, 0)
    columns = (
        f"{'without it':<{_WITHOUT}}{'share':>{_SHARE - 1}} {'days':>{_POSSIBLE - 1}} {'acted':<{_TIME}}"
    )
    return row_of((left, Role.RULE), (f" {columns}{'ref.':<{_TIME}}", Role.DIM)).padded(width)


def entry_row(entry: Entry, timeline: Timeline | None, hidden: Mapping[float, int], width: int) -> Row:
    """A decision in one row: how large its effect is, what it is, without it, share, on how many days."""
    if entry.missed is not None:
        return _missed_row(entry.missed, hidden, width)
    effect = entry.effect
    assert effect is not None
    glyph, role, word = label_look(effect.label)
    possible = "" if effect.possible is None else f"{effect.possible[0]}/{effect.possible[1]}"
    share = "" if effect.share is None else number(effect.share["overall"].mean)
    like = None if timeline is None else counterpart(effect, timeline)
    acted = NOTHING if effect.acted_s is None else clock(effect.acted_s)
    return row_of(
        " ",
        (f"{glyph} ", role),
        (f"{fit(word, _WORD)} ", role),
        fit(initial_capital(effect.says), width - _LEFT - _RIGHT - 1),
        " ",
        (fit(_without(effect), _WITHOUT), Role.TEXT),
        (f"{share:>{_SHARE - 1}} ", Role.TEXT),
        (f"{possible:>{_POSSIBLE - 1}} ", Role.WARN if effect.this_day_only else Role.DIM),
        (fit(acted, _TIME), Role.TEXT),
        (NOTHING if like is None else clock(like.acted_s or like.ordered_s), Role.DIM),
    ).padded(width)


def _without(effect: DecisionEffect) -> str:
    if effect.this_day_only and effect.realised is not None:
        return f"{number(effect.realised['overall'])} today"
    if effect.without is not None:
        return estimate(effect.without["overall"])
    return "" if effect.realised is None else f"{number(effect.realised['overall'])} today"


def _missed_row(missed: Missed, hidden: Mapping[float, int], width: int) -> Row:
    number_ = hidden.get(missed.at_s)
    if number_ is not None:
        told = f"something at {clock(missed.at_s)}: solve moment {number_} first"
        return row_of(" ", ("○ ", Role.WARN), (f"{fit('missed', _WORD)} {told}", Role.WARN)).padded(width)
    return row_of(
        " ",
        ("○ ", Role.WARN),
        (f"{fit('missed', _WORD)} ", Role.WARN),
        fit(initial_capital(missed.says), width - _LEFT - _RIGHT - 1),
        " ",
        (fit(estimate(missed.gain), _WITHOUT), Role.TEXT),
        f"{'':>{_SHARE + _POSSIBLE}}",
        (clock(missed.at_s), Role.TEXT),
    ).padded(width)


def counterpart(effect: DecisionEffect, timeline: Timeline) -> Move | None:
    """The reference's decision of the same kind that is nearest in time; an answer to the same message."""
    own = _own(effect, timeline)
    about = None if own is None else own.about
    alike = [move for move in timeline.reference if move.kind == effect.kind and move.about == about]
    return min(alike, key=lambda move: abs(move.ordered_s - effect.at_s), default=None)


def ledger_rows(
    review: Review,
    timeline: Timeline | None,
    width: int,
    cursor: int,
    *,
    by_time: bool = False,
    hidden: Mapping[float, int] | None = None,
) -> tuple[list[Row], int]:
    """The whole page, and the place of the row under the cursor in it.

    `hidden` has the number of each moment that is still to be solved, by its time: what was missed then is
    not told yet.
    """
    rows = head_rows(review, width)
    rows.append(columns_row(review, width))
    listed = entries(review, by_time=by_time, hidden=hidden)
    first = len(rows)
    for place, entry in enumerate(listed):
        row = entry_row(entry, timeline, hidden or {}, width)
        chosen = place == cursor
        rows.append(Row((("▸" if chosen else " ", Role.ACCENT), *row.spans[1:]), chosen))
    if not review.decisions:
        rows.append(row_of((" You took no decision, so there is nothing to tell apart.", Role.DIM)))
    rows += _missed_told(review, width)
    rows += [Row(), *wrapped(ledger_sentence(review), width - 2, indent=" ")]
    rows += _landing(review, width)
    return rows, first + max(min(cursor, len(listed) - 1), 0)


def _landing(review: Review, width: int) -> list[Row]:
    """Where the day would have ended, seen from one moment after the other."""
    if not review.landing:
        return []
    start_s = review.landing[0].at_s
    line = landing_rows(review.landing, start_s, review.until_s, None, width, LINE)
    told = row_of((" Where the day would have ended from each moment on, going on as you did", Role.DIM))
    return [Row(), told, *line] if line else []


def _missed_told(review: Review, width: int) -> list[Row]:
    if review.missed is None:
        return [row_of((" What was missed is looked for last.", Role.DIM))]
    if review.missed:
        return []
    return wrapped(nothing_missed(review), width - 2, Role.DIM, indent=" ")


def entry_detail_rows(
    entry: Entry,
    review: Review,
    timeline: Timeline | None,
    behind: Sequence[Row],
    width: int,
    *,
    hidden: Mapping[float, int] | None = None,
) -> list[Row]:
    """Everything about one row of the ledger; `behind` is what it did to customers and people."""
    if entry.missed is not None:
        number_ = (hidden or {}).get(entry.missed.at_s)
        return _missed_detail(entry.missed, width) if number_ is None else _still_hidden(number_, width)
    effect = entry.effect
    assert effect is not None
    move = None if timeline is None else _own(effect, timeline)
    glyph, role, _ = label_look(effect.label)
    rows = heading(initial_capital(effect.says), width)
    if effect.label is not None:
        rows.append(row_of((f" {glyph} {effect.label.word}", role)))
    if move is not None and move.told:
        rows += wrapped(whole_sentence(move.told), width - 2, indent=" ")
    for sentence in effect_sentences(effect, review.ledger.lead):
        rows += wrapped(sentence, width - 2, indent=" ")
    rows += behind
    rows += _table(effect, width)
    rows += _came(move, width)
    if timeline is not None:
        rows += _reference(effect, timeline, width)
    return rows


def _own(effect: DecisionEffect, timeline: Timeline) -> Move | None:
    return next((move for move in timeline.yours if move.seq == effect.seq), None)


def _table(effect: DecisionEffect, width: int) -> list[Row]:
    lines: list[tuple[str, Sequence[str]]] = []
    if effect.without is not None and not effect.this_day_only:
        lines.append(("expected", score_columns(effect.without)))
    if effect.realised is not None:
        lines.append(("this day", [number(effect.realised[name]) for name in SCORES]))
    if effect.share is not None and not effect.this_day_only:
        lines.append(("share", score_columns(effect.share)))
    if not lines:
        return []
    if width >= UNBROKEN:
        return [
            row_of(f"{SCORE_NAMES[score]}: " + ", ".join(f"{name} {of[place]}" for name, of in lines))
            for place, score in enumerate(SCORES)
        ]
    lines = lines[: max((width - NAME_CELLS) // 12, 1)]
    head = "".join(fit(name, 12) for name, _ in lines)
    rows = [Row(), row_of((f"{'':<{NAME_CELLS}}{head}", Role.DIM))]
    for place, name in enumerate(SCORES):
        told = "".join(fit(of[place], 12) for _, of in lines)
        rows.append(row_of((f" {fit(SCORE_NAMES[name], NAME_CELLS - 1)}", Role.DIM), told))
    return rows


def _came(move: Move | None, width: int) -> list[Row]:
    if move is None or not move.came:
        return []
    rows = [Row(), row_of((" What came of it at once", Role.TITLE))]
    for one in move.came:
        rows += wrapped(f"{clock(one.at_s)} {one.says}", width - 3, indent="  ", hang="      ")
    return rows


def _reference(effect: DecisionEffect, timeline: Timeline, width: int) -> list[Row]:
    name = timeline.reference_name
    if name is None:
        return []
    like = counterpart(effect, timeline)
    rows = [Row(), row_of((f" The {name}", Role.TITLE))]
    if like is None:
        return [
            *rows,
            *wrapped(f"It did nothing of this kind by {clock(timeline.until_s)}.", width - 2, indent=" "),
        ]
    rows += wrapped(whole_sentence(what_it_is(like)), width - 2, indent=" ")
    acted = "it never took effect" if like.acted_s is None else f"in effect at {clock(like.acted_s)}"
    rows += wrapped(f"Ordered at {clock(like.ordered_s)}, {acted}.", width - 2, indent=" ")
    if like.because:
        rows += wrapped(f"Author: “{like.because}”", width - 2, Role.ACCENT, indent=" ")
    return rows


def _still_hidden(number_: int, width: int) -> list[Row]:
    return wrapped(f"Solve moment {number_} first, or pass on it.", width - 2, indent=" ")


def _missed_detail(missed: Missed, width: int) -> list[Row]:
    rows = heading(f"Missed: {missed.says}", width)
    rows += wrapped(missed_sentence(missed), width - 2, indent=" ")
    rows += wrapped(
        "Found by trying what could have been done then, and measured again on days that took no part in "
        f"finding it: {missed.gain.n} of them.",
        width - 2,
        Role.DIM,
        indent=" ",
    )
    if missed.because:
        rows += wrapped(f"Author: “{missed.because}”", width - 2, Role.ACCENT, indent=" ")
    return rows
