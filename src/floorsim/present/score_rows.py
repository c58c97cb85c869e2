"""The scores of a run with their parts, the reference supervisor beside them."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.present.result_view import DayByDay, ResultView, ScorePart, ScoreView
from floorsim.present.row import Role, Row, Span, fit, row_of, rule, wrapped
from floorsim.wording.numbers import ahead, true_minus
from floorsim.wording.score_names import SCORE_NAMES

GOOD_FROM = 70.0
"""A score from here on is shown as good (D)."""
BAD_UNDER = 40.0
"""A score under this is shown as bad (D)."""

BAR = 20
NAME = max(map(len, SCORE_NAMES.values()))


def score_role(value: float) -> Role:
    """Return the role of a score or total."""
    return Role.BAD if value < BAD_UNDER else Role.GOOD if value >= GOOD_FROM else Role.WARN


def bar(value: float, width: int = BAR) -> str:
    """Return a score 0-100 as a bar."""
    full = round(min(max(value, 0.0), 100.0) / 100 * width)
    return "█" * full + "·" * (width - full)


def parts_of(result: ResultView) -> list[ScorePart]:
    """Return every part of every score, as they stand below each other."""
    return [part for score in result.scores for part in score.parts]


def part_places(rows: Sequence[Row]) -> list[int]:
    """Return the places of the rows that begin a part on the page of scores."""
    return [place for place, row in enumerate(rows) if row.spans and row.spans[0][1] is Role.STRONG]


def score_rows(result: ResultView, width: int, *, explained: bool = False) -> list[Row]:
    """Return the page of scores; `explained` says under each part how its points come about."""
    rows = [_total(result), Row()]
    for gate in result.gates:
        rows += wrapped(f"✕ failed: {gate}", width - 2, Role.BAD, indent=" ", hang="  ")
    if result.gates:
        rows.append(Row())
    for score in result.scores:
        rows += _score(score, width, explained=explained)
        rows.append(Row())
    if result.days is not None:
        rows += day_rows(result.days, width)
    if result.people:
        rows.append(rule("The team: what the wallboard did not show", width))
        rows += [figure_row(label, own, reference) for label, own, reference in result.people]
        rows += wrapped(FCR_EXPLAINED, width - 2, Role.DIM, indent="   ")
    if result.code:
        rows += [Row(), row_of((f" To play the same shift: floorsim play {result.code}", Role.DIM))]
    return rows


DAY_CELLS = 6
"""Cells of a column of a day."""
MOST_DAYS = 7
"""Days that have a column: the last ones."""


def day_rows(days: DayByDay, width: int) -> list[Row]:
    """Return a table of the days; the reference's last day stands in the last column."""
    names = [day[:3] for day in days.days[-MOST_DAYS:]]
    last = f"  competent {names[-1]}"
    label = min(max(len(row[0]) for row in days.rows) + 1, width - 3 - DAY_CELLS * len(names) - len(last))
    head = "".join(f"{name:>{DAY_CELLS}}" for name in names)
    rows = [
        rule("Day by day", width),
        row_of((f"   {'':<{label}}{head}{last}", Role.DIM)),
    ]
    for name, values, reference in days.rows:
        own = "".join(f"{true_minus(value):>{DAY_CELLS}}" for value in values[-MOST_DAYS:])
        rows.append(
            row_of(f"   {fit(name, label)}", (own, Role.TEXT), (f"{reference:>{len(last)}}", Role.DIM))
        )
    return [*rows, Row()]


def _total(result: ResultView) -> Row:
    reference = (
        f"   competent supervisor {result.reference_overall:.0f}"
        if result.reference_overall is not None
        else ""
    )
    role = score_role(result.overall)
    return row_of(
        (" Total ", Role.TITLE),
        (f"{result.overall:>5.0f} ", role),
        (bar(result.overall), role),
        (reference, Role.DIM),
        (f"   seed {result.seed}", Role.DIM),
    )


def _score(score: ScoreView, width: int, *, explained: bool) -> list[Row]:
    role = score_role(score.value)
    head: list[Span] = [
        (f" {fit(score.name, NAME)}", Role.TITLE),
        (f"{score.value:>5.0f} ", role),
        (bar(score.value), role),
    ]
    if score.reference is not None:
        between = true_minus(ahead(score.value, score.reference))
        head += [(f"   competent {score.reference:.0f}, you {between}", Role.DIM)]
    rows = [Row(tuple(head))]
    for part in score.parts:
        rows += _part(part, width, explained=explained)
    return rows


def _part(part: ScorePart, width: int, *, explained: bool) -> list[Row]:
    points = "" if part.points is None else true_minus(f"{part.points:.0f} pts")
    reference = (
        "" if part.reference_points is None else true_minus(f"   competent {part.reference_points:.0f}")
    )
    rows = [
        row_of(
            ("   ", Role.STRONG),
            fit(part.label, 44),
            (fit(points, 9, right=True), Role.TEXT),
            (reference, Role.DIM),
        ).padded(width)
    ]
    rows += wrapped(true_minus(part.figure), width - 7, Role.DIM, indent="      ")
    if explained:
        if part.reference_figure:
            reference = true_minus(f"competent: {part.reference_figure}")
            rows += wrapped(reference, width - 7, Role.DIM, indent="      ")
        rows += wrapped(true_minus(part.meaning), width - 7, indent="      ")
    return rows


FCR_EXPLAINED = (
    "First-contact resolution counts customers who did not come back. Some who were not helped never do, so "
    "it is higher than what was truly resolved. It is not measured where a scenario has no repeat contacts."
)
"""Why two figures of resolution differ, told where they stand."""


def figure_row(label: str, own: str, reference: str) -> Row:
    """Return a figure of the run with the reference supervisor's beside it."""
    return row_of(
        f"   {fit(label, 34)}",
        (fit(true_minus(own), 14, right=True), Role.TEXT),
        (f"   competent {true_minus(reference)}" if reference else "", Role.DIM),
    )


def channel_rows(result: ResultView, width: int) -> list[Row]:
    """Return the page of figures per channel."""
    rows: list[Row] = []
    for channel in result.channels:
        rows.append(rule(channel.title, width))
        formula = f"Service level is {channel.formula_words}; target {channel.target * 100:.0f}%."
        rows += wrapped(formula, width - 2, Role.DIM, indent=" ")
        rows += [figure_row(label, own, reference) for label, own, reference in channel.figures]
        rows.append(Row())
    return rows


def reflection_rows(result: ResultView, questions: tuple[str, ...], width: int) -> list[Row]:
    """Return the page of what the trainee wrote, and the scenario's own questions."""
    rows: list[Row] = []
    for place, question in enumerate(questions):
        answer = result.reflection[place] if place < len(result.reflection) else ""
        rows.append(row_of((f" {question}", Role.STRONG)))
        rows += wrapped(answer or "No answer.", width - 3, Role.TEXT if answer else Role.DIM, indent="   ")
        rows.append(Row())
    if result.questions:
        rows.append(row_of((" To talk over", Role.TITLE)))
        for question in result.questions:
            rows += wrapped(f"· {question}", width - 2, indent="  ", hang="  ")
    return rows
