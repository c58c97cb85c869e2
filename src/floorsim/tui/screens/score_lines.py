"""The scores of a run with their parts, the reference supervisor beside them."""

from __future__ import annotations

from floorsim.tui.figures import true_minus
from floorsim.tui.lines.line import Ink, Line, Span, fit, line, rule, wrapped
from floorsim.tui.result_view import ResultView, ScorePart, ScoreView

GOOD_FROM = 70.0
"""A score from here on is shown as good (D)."""

BAR = 20


def score_ink(value: float, cap_under: float) -> Ink:
    """Return the ink of a score; bad is what caps the total in this scenario."""
    return Ink.BAD if value < cap_under else Ink.GOOD if value >= GOOD_FROM else Ink.WARN


def bar(value: float, width: int = BAR) -> str:
    """Return a score 0-100 as a bar."""
    full = round(min(max(value, 0.0), 100.0) / 100 * width)
    return "█" * full + "·" * (width - full)


def score_lines(result: ResultView, width: int, *, explained: bool = False) -> list[Line]:
    """Return the page of scores; `explained` says under each part how its points come about."""
    lines = [_total(result)]
    if result.held_down:
        lines += wrapped(result.held_down, width - 2, Ink.WARN, indent=" ", hang=" ")
    lines.append(Line())
    for gate in result.gates:
        lines += wrapped(f"✕ failed: {gate}", width - 2, Ink.BAD, indent=" ", hang="  ")
    if result.gates:
        lines.append(Line())
    for score in result.scores:
        lines += _score(score, result.cap_under, width, explained=explained)
        lines.append(Line())
    if result.people:
        lines.append(rule("The team, as the wall did not show it", width))
        lines += [figure_row(label, yours, theirs) for label, yours, theirs in result.people]
    return lines


def _total(result: ResultView) -> Line:
    reference = (
        f"   competent supervisor {result.reference_overall:.0f}"
        if result.reference_overall is not None
        else ""
    )
    ink = score_ink(result.overall, result.cap_under)
    return line(
        (" Total ", Ink.TITLE),
        (f"{result.overall:>5.0f} ", ink),
        (bar(result.overall), ink),
        (reference, Ink.DIM),
        (f"   seed {result.seed}", Ink.DIM),
    )


def _score(score: ScoreView, cap_under: float, width: int, *, explained: bool) -> list[Line]:
    ink = score_ink(score.value, cap_under)
    head: list[Span] = [
        (f" {fit(score.name, 20)}", Ink.TITLE),
        (f"{score.value:>5.0f} ", ink),
        (bar(score.value), ink),
    ]
    if score.reference is not None:
        gap = score.value - score.reference
        head += [
            (f"   competent {score.reference:.0f}, you {true_minus(f'{gap:+.0f}')}", Ink.DIM),
        ]
    lines = [Line(tuple(head))]
    for part in score.parts:
        lines += _part(part, width, explained=explained)
    return lines


def _part(part: ScorePart, width: int, *, explained: bool) -> list[Line]:
    points = "" if part.points is None else true_minus(f"{part.points:.0f} pts")
    theirs = "" if part.reference_points is None else true_minus(f"   competent {part.reference_points:.0f}")
    lines = [
        line(f"   {fit(part.label, 44)}", (fit(points, 9, right=True), Ink.TEXT), (theirs, Ink.DIM)).padded(
            width
        )
    ]
    lines += wrapped(true_minus(part.figure), width - 7, Ink.DIM, indent="      ")
    if explained:
        if part.reference_figure:
            theirs = true_minus(f"competent: {part.reference_figure}")
            lines += wrapped(theirs, width - 7, Ink.DIM, indent="      ")
        lines += wrapped(true_minus(part.meaning), width - 7, indent="      ")
    return lines


def figure_row(label: str, yours: str, theirs: str) -> Line:
    """Return a figure of yours with the reference's beside it."""
    return line(
        f"   {fit(label, 34)}",
        (fit(true_minus(yours), 14, right=True), Ink.TEXT),
        (f"   competent {true_minus(theirs)}" if theirs else "", Ink.DIM),
    )


def channel_lines(result: ResultView, width: int) -> list[Line]:
    """Return the page of figures per channel."""
    lines: list[Line] = []
    for channel in result.channels:
        lines.append(rule(channel.title, width))
        formula = f"Service level is {channel.formula_words}; target {channel.target * 100:.0f}%."
        lines += wrapped(formula, width - 2, Ink.DIM, indent=" ")
        lines += [figure_row(label, yours, theirs) for label, yours, theirs in channel.figures]
        lines.append(Line())
    return lines


def reflection_lines(result: ResultView, questions: tuple[str, ...], width: int) -> list[Line]:
    """Return the page of what the trainee wrote, and the scenario's own questions."""
    lines: list[Line] = []
    for place, question in enumerate(questions):
        answer = result.reflection[place] if place < len(result.reflection) else ""
        lines.append(line((f" {question}", Ink.STRONG)))
        lines += wrapped(answer or "No answer.", width - 3, Ink.TEXT if answer else Ink.DIM, indent="   ")
        lines.append(Line())
    if result.questions:
        lines.append(line((" To talk over", Ink.TITLE)))
        for question in result.questions:
            lines += wrapped(f"· {question}", width - 2, indent="  ", hang="  ")
    return lines
