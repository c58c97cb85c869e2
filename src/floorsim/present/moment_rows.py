"""A moment of a review: the floor as it stood and the question, then the answer with everything measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Final

from floorsim.debrief.model import Moment, Option, Review
from floorsim.debrief.summary import name_of
from floorsim.present.glyphs import sparkline
from floorsim.present.landing_rows import landing_rows
from floorsim.present.review_notes import Solved
from floorsim.present.review_words import days, estimate, number
from floorsim.present.row import UNBROKEN, Role, Row, fit, row_of, rule, wrapped
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

BEFORE_S: Final = 900.0
AFTER_S: Final = 3600.0
"""So much of the queues is shown around a moment (D)."""
LINE: Final = 4
"""Rows of the landing line."""


def key_of(moment: Moment) -> str:
    """The name of a moment among what was written about a run."""
    return name_of(moment.at_s)


def to_solve(review: Review, solved: Mapping[str, Solved]) -> dict[float, int]:
    """Moments that are not solved yet: their number, by their time."""
    moments = review.moments or ()
    return {one.at_s: place + 1 for place, one in enumerate(moments) if key_of(one) not in solved}


def moment_rows(
    review: Review,
    place: int,
    start_s: float,
    solved: Solved | None,
    chosen: int | None,
    width: int,
    height: int,
) -> list[Row]:
    """The moment at a place of the review; `chosen` is the option picked while one says how sure one is."""
    moments = review.moments or ()
    moment = moments[place]
    head = rule(f"Moment {place + 1} of {len(moments)} ━ {clock(moment.at_s)}", width, active=True)
    if solved is None:
        return [head, *_asked(review, moment, start_s, chosen, width, height)]
    return [head, *_revealed(review, moment, solved, width)]


def _asked(
    review: Review, moment: Moment, start_s: float, chosen: int | None, width: int, height: int
) -> list[Row]:
    answers: list[Row] = []
    for number_, option in enumerate(moment.options):
        here = number_ == chosen
        lines = wrapped(f"{number_ + 1} {initial_capital(option.says)}", width - 4, indent="", hang="  ")
        mark = "▸ " if here else "  "
        answers += [
            Row(((mark if not at else "  ", Role.ACCENT), *line.spans), here) for at, line in enumerate(lines)
        ]
    seen: list[Row] = []
    for sentence in moment.situation:
        seen += wrapped(sentence, width - 2, indent=" ", hang="  ")
    sure = row_of(
        (" How sure are you?  ", Role.STRONG if chosen is not None else Role.DIM),
        ("1 not at all   2   3   4   5 certain" if chosen is not None else "asked next", Role.DIM),
    )
    rest = [
        row_of((f" The floor at {clock(moment.at_s)}", Role.TITLE)),
        *seen,
        row_of((" What would you do now?", Role.TITLE)),
        *answers,
        sure,
    ]
    room = height - 1 - len(rest) - 2
    line = landing_rows(review.landing, start_s, review.until_s, moment.at_s, width, min(room, 2 * LINE))
    if not line:
        return rest
    title = row_of((" Where the day would have ended, going on as you did", Role.DIM))
    return [title, *line, *rest]


def _revealed(review: Review, moment: Moment, solved: Solved, width: int) -> list[Row]:
    best = moment.best
    mine = next((one for one in moment.options if one.id == solved.option), None)
    rows = [_verdict(moment, mine, solved)]
    rows += wrapped(_why(moment, review), width - 2, Role.DIM, indent=" ")
    heading = f"What it was worth from {clock(moment.at_s)} on, beside leaving it ({days(best.gain)})"
    rows += wrapped(heading, width - 2, Role.TITLE, indent=" ")
    name = review.ledger.reference_name or "reference"
    ranked = sorted(enumerate(moment.options), key=lambda pair: -pair[1].gain.mean)
    for place, option in ranked:
        rows += _option(place, option, option is best, option is mine, name, width)
    rows += _curves(moment, width)
    said = _author(moment)
    for because in said:
        rows += wrapped(f"Author: “{because}”", width - 2, Role.ACCENT, indent=" ", hang="  ")
    if moment.principle:
        rows += wrapped(f"Principle: {moment.principle}", width - 2, Role.ACCENT, indent=" ", hang="  ")
    return rows


def _why(moment: Moment, review: Review) -> str:
    """Why the moment was chosen, which is told once it is solved, since it gives the answer away."""
    yours = next((one for one in moment.options if one.yours), None)
    if moment.why in ("cost", "saved") and yours is not None:
        most = f"of all your decisions this {moment.why} among the most"
        return f"Chosen because {most}: {number(yours.gain.mean)}."
    if moment.why == "missed":
        return f"Chosen because {number(moment.best.gain.mean)} could be gained here."
    return f"Chosen because the day turned here{_turn(moment, review)}."


def _turn(moment: Moment, review: Review) -> str:
    """What the day was worth without a further decision, before and after a moment."""
    line = [point for point in review.landing if point.stopped is not None]
    later = [point for point in line if point.at_s > moment.at_s]
    before = [point for point in line if point.at_s <= moment.at_s]
    if not before or not later:
        return ""
    was, then = before[-1], later[0]
    return (
        f": left alone from {clock(was.at_s)} it ends at {was.stopped:.1f}, "
        f"from {clock(then.at_s)} at {then.stopped:.1f}"
    )


def _author(moment: Moment) -> list[str]:
    """The author's reasons: for the best option and for what the reference did."""
    options = [moment.best, *(one for one in moment.options if one.reference)]
    return list(dict.fromkeys(one.because for one in options if one.because))


def _verdict(moment: Moment, mine: Option | None, solved: Solved) -> Row:
    if mine is None:
        return row_of((f" You passed; the best is worth {number(moment.best.gain.mean)}.", Role.STRONG))
    place = moment.options.index(mine) + 1
    said = f" You: {place}, sure {solved.sure} of 5. "
    if mine.good:
        word = "✓ the best" if mine is moment.best else "✓ as good as the best"
        return row_of((said, Role.STRONG), (word, Role.GOOD))
    behind = moment.best.gain.mean - mine.gain.mean
    return row_of((said, Role.STRONG), (f"▼ {behind:.1f} points behind the best", Role.BAD))


def _option(place: int, option: Option, best: bool, mine: bool, reference: str, width: int) -> list[Row]:
    tags = [
        *(["best"] if best else []),
        *(["your answer"] if mine else []),
        *([f"you then{_acted(option)}"] if option.yours else []),
        *([f"{reference}{_acted(option)}"] if option.reference else []),
    ]
    zero = option.gain.mean == 0.0 and not option.decisions
    gain = "0.0" if zero else estimate(option.gain)
    role = Role.GOOD if option.good else Role.TEXT
    mark = "✓" if option.good else " "
    left = width - 4 - 13
    lines = wrapped(f"{place + 1} {initial_capital(option.says)}", left, hang="  ")
    rows = [row_of((f" {mark} ", Role.GOOD), (fit(lines[0].text, left), role), (f" {gain:>12}", Role.TEXT))]
    rows += [row_of("   ", (line.text, role)) for line in lines[1:]]
    if tags:
        rows.append(row_of((f"     {', '.join(tags)}", Role.ACCENT)))
    return rows


def _acted(option: Option) -> str:
    return "" if option.acted_s is None else f", in effect {clock(option.acted_s)}"


def _curves(moment: Moment, width: int) -> list[Row]:
    """Both queues over each other, on one scale."""
    near = [
        [one for one in curve if moment.at_s - BEFORE_S <= one[0] <= moment.at_s + AFTER_S]
        for curve in (moment.as_it_was, moment.otherwise)
    ]
    if not all(near):
        return []
    if width >= UNBROKEN:
        return _peaks(moment, near)
    most = max(waiting for curve in near for _, waiting in curve)
    columns = width - 18
    first_s, last_s = near[0][0][0], near[0][-1][0]
    head = f" Customers waiting, {clock(first_s)} to {clock(last_s)}, at most {most}"
    rows = [row_of((head, Role.TITLE))]
    other = "without it" if moment.kept_the_best else "with the best"
    roles = (Role.GOOD, Role.BAD) if moment.kept_the_best else (Role.BAD, Role.GOOD)
    for name, curve, role in zip(("as it was", other), near, roles, strict=True):
        rows.append(row_of((f" {fit(name, 14)} ", Role.DIM), (_spark(curve, most, columns), role)))
    at = round((moment.at_s - first_s) / max(last_s - first_s, 1.0) * (min(columns, len(near[0])) - 1))
    rows.append(row_of((f" {'':<14} {' ' * at}▲ {clock(moment.at_s)}", Role.DIM)))
    return rows


def _peaks(moment: Moment, near: Sequence[Sequence[tuple[float, int]]]) -> list[Row]:
    """The same where nothing is drawn: how many waited on average and at most, and when."""
    names = ("as it was", "without it" if moment.kept_the_best else "with the best")
    peaks = [max(curve, key=lambda one: one[1]) for curve in near]
    told = []
    for name, curve, (at_s, most) in zip(names, near, peaks, strict=True):
        mean = fsum(waiting for _, waiting in curve) / len(curve)
        told.append(f"{name} {mean:.1f} on average, at most {most} at {clock(at_s)}")
    first_s, last_s = near[0][0][0], near[0][-1][0]
    return [row_of(f"Customers waiting, {clock(first_s)} to {clock(last_s)}: {'; '.join(told)}")]


def _spark(curve: Sequence[tuple[float, int]], most: int, columns: int) -> str:
    if len(curve) > columns:
        curve = [curve[place * len(curve) // columns] for place in range(columns)]
    return sparkline(tuple(float(waiting) for _, waiting in curve), 0.0, max(float(most), 1.0))


def list_rows(review: Review, solved: Mapping[str, Solved], cursor: int, width: int) -> tuple[list[Row], int]:
    """The moments of a review to choose from; nothing of an answer is told before it is solved."""
    moments = review.moments
    if moments is None:
        told = "Moments are chosen last, once it is known what each decision was worth."
        step = f" Now: {review.step}." if review.step else ""
        return wrapped(told + step, width - 2, Role.DIM, indent=" "), 0
    if not moments:
        told = (
            f"Of your {counted(len(review.decisions), 'decision')} none cost or saved enough to be solved "
            "again, and nothing was missed that can be measured."
        )
        return wrapped(told, width - 2, Role.DIM, indent=" "), 0
    left = sum(key_of(one) not in solved for one in moments)
    rows = [rule(f"{counted(len(moments), 'moment')}, {left} to solve", width)]
    for place, moment in enumerate(moments):
        done = solved.get(key_of(moment))
        chosen = place == cursor
        told = "to solve" if done is None else _done(moment, done)
        role = Role.WARN if done is None else Role.TEXT
        seen = moment.situation[0] if moment.situation else ""
        rows.append(
            Row(
                (
                    ("▸ " if chosen else "  ", Role.ACCENT),
                    (f"{clock(moment.at_s)}  ", Role.STRONG),
                    (fit(told, 24), role),
                    (f" {seen}", Role.DIM),
                ),
                chosen,
            )
        )
    return rows, 1 + cursor


def _done(moment: Moment, solved: Solved) -> str:
    mine = next((one for one in moment.options if one.id == solved.option), None)
    if mine is None:
        return "passed"
    return "✓ as good as the best" if mine.good else "▼ behind the best"
