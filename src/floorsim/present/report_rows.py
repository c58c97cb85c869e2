"""A report being composed, in rows: the figures to quote, its parts, the check line, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from floorsim.desk.reports.figures import SERVICE_LEVEL, ReportFigure
from floorsim.desk.reports.view import ReportView
from floorsim.present.form_fields import LEAVE, FormField
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, Span, fit, row_of, wrapped
from floorsim.wording.numbers import percent

FIGURE, PART = "figure ", "part "
"""Before the ids of rows that are figures, and parts of the report."""
TITLE_CELLS, VALUE_CELLS, LABEL_CELLS = 30, 6, 20
MOST_WORDS: Final = 180
"""Words that somebody above reads (D)."""


def report_entries(
    view: ReportView, parts: Sequence[FormField], chosen: Mapping[str, Any], width: int
) -> list[PickEntry]:
    """The parts with what is chosen of each, then the figures, those quoted ticked."""
    quoted = {one.id for one in view.says.figures}
    return [
        PickEntry(None, row_of((" What you say, ← → changes it", Role.TITLE)).padded(width)),
        *(PickEntry(PART + part.name, part_line(part, chosen, width)) for part in parts),
        PickEntry(None, row_of((" Figures, enter quotes one or leaves it out", Role.TITLE)).padded(width)),
        *(PickEntry(FIGURE + one.id, figure_line(one, one.id in quoted, width)) for one in view.figures),
    ]


def figure_line(one: ReportFigure, quoted: bool, width: int) -> Row:
    """One figure: its value, how much stands behind it, and whom it leaves out."""
    value = Role.TEXT if one.met is None else Role.GOOD if one.met else Role.BAD
    spans: list[Span] = [
        (f" [{'x' if quoted else ' '}] ", Role.ACCENT if quoted else Role.TEXT),
        (fit(one.title, TITLE_CELLS), Role.STRONG),
        (f" {fit(one.said, VALUE_CELLS, right=True)}  ", value),
        (one.counted, Role.TEXT),
    ]
    if one.low is not None and one.high is not None:
        spans.append((f"{', ' if one.counted else ''}{percent(one.low)} to {percent(one.high)}", Role.TEXT))
    if one.id.endswith(f".{SERVICE_LEVEL}") and one.target is not None:
        spans.append((f", target {percent(one.target)}", Role.DIM))
    if one.hides:
        spans.append((f", hides {one.hides}", Role.WARN))
    return row_of(*spans).padded(width)


def part_line(part: FormField, chosen: Mapping[str, Any], width: int) -> Row:
    """One part: its name and what is chosen."""
    value = chosen.get(part.key, part.default)
    words = next((one.label for one in part.choices if one.value == value), str(value))
    said = Role.DIM if value in (LEAVE, "none", None) else Role.TEXT
    label = (f" {fit(part.label, LABEL_CELLS)}", Role.STRONG)
    return row_of(label, (words, said)).padded(width)


def check_row(view: ReportView) -> Row:
    """What a reader above would miss: the formula, who is blamed, why, and what is asked of whom by when."""
    says = view.says
    level = any(f".{SERVICE_LEVEL}" in one.id for one in says.figures)
    marks: list[tuple[bool | None, str, str]] = [
        (
            says.formula_named if level else None,
            "formula named",
            "no formula" if level else "no service level",
        ),
        (not says.blames, "nobody blamed", "somebody blamed"),
    ]
    if says.missed:
        named = says.cause not in ("none", "not_known")
        marks.append((True if named else None, "cause", "no cause yet"))
    if says.ask is None:
        marks.append((False, "", "no ask: who, when"))
    else:
        lacks = [word for word, has in (("who", says.owner), ("when", says.by)) if not has]
        words = "ask too general" if says.ask == "general" else f"ask lacks {' and '.join(lacks)}"
        marks.append((True if says.specific else None, "ask: what, who, when", words))
    spans: list[Span] = [(" Check: ", Role.TITLE)]
    for holds, good, otherwise in marks:
        symbol, role = ("▲", Role.GOOD) if holds else ("◆", Role.WARN) if holds is None else ("▼", Role.BAD)
        spans += [(f"{symbol} ", role), (f"{good if holds else otherwise}  ", Role.TEXT)]
    return Row(tuple(spans))


def text_rows(view: ReportView, width: int) -> list[Row]:
    """What the period shows, then the report in its own words."""
    return [
        *wrapped(f"Shows: {view.evidence}", width - 2, Role.DIM, indent=" ", hang=" "),
        *wrapped(" ".join(view.says.lines()), width - 2, indent=" "),
    ]


def title_words(view: ReportView) -> tuple[str, str]:
    """What the report is about, and how long it is."""
    when = f", {view.goes_out}" if view.goes_out else ""
    return f"Report on {view.says.period.title}{when}", f"{view.words} of {MOST_WORDS} words"
