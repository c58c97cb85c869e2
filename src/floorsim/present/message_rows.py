"""Message by message: your answer, the reference's, what came of each, and the author's why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from floorsim.debrief.messages import Answer, CaseReview
from floorsim.present.row import Role, Row, fit, heading, row_of, rule, wrapped
from floorsim.wording.names import short_name
from floorsim.wording.numbers import NOTHING, counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

_OUTCOMES: Final = {
    "answered": ("✓", Role.GOOD),
    "kept": ("✓", Role.GOOD),
    "missed": ("✕", Role.BAD),
    "open": ("●", Role.WARN),
}
_BESIDE: Final = 18
"""Cells of what the reference did, in a list."""


def message_list_rows(
    cases: Sequence[CaseReview], reference: str | None, cursor: int, width: int
) -> tuple[list[Row], int]:
    """One case a row, and the place of the row under the cursor."""
    if not cases:
        return [row_of((" Nothing in this run needed an answer.", Role.DIM))], 0
    missed = sum(one.outcome == "missed" for one in cases)
    other = sum(one.differs for one in cases)
    after = f"{missed} missed"
    if reference is not None:
        after += f", {other} differently from the {reference}"
    rows = [rule(counted(len(cases), "message"), width, after=after)]
    for place, case in enumerate(cases):
        glyph, role = _OUTCOMES[case.outcome]
        chosen = place == cursor
        beside = _beside(case, reference)
        rows.append(
            Row(
                (
                    ("▸" if chosen else " ", Role.ACCENT),
                    (f"{glyph} ", role),
                    (f"{clock(case.opened_s)}  ", Role.TEXT),
                    (fit(f"{short_name(case.sender)}: {case.subject}", 34), Role.STRONG),
                    (f" {fit(_short(case.yours[-1]), max(width - 46 - _BESIDE, 4))}", Role.TEXT),
                    (f" {fit(beside, _BESIDE - 1)}", Role.WARN if case.differs else Role.DIM),
                ),
                chosen,
            )
        )
    return rows, 1 + cursor


def _short(answer: Answer) -> str:
    if answer.outcome == "missed":
        return "missed" if answer.at_s is None else f"missed {clock(answer.at_s)}"
    if answer.outcome == "open":
        return "open"
    return answer.says if answer.at_s is None else f"{clock(answer.at_s)} {answer.says}"


def _beside(case: CaseReview, reference: str | None) -> str:
    if reference is None:
        return ""
    if case.reference is None:
        return f"{NOTHING} did not come up"
    last = case.reference[-1]
    when = "" if last.at_s is None or last.outcome == "missed" else f" {clock(last.at_s)}"
    if not case.differs:
        return f"same{when}"
    return f"{last.outcome}{when}" if last.outcome == "missed" else f"otherwise{when}"


def message_detail_rows(case: CaseReview, reference: str | None, width: int) -> list[Row]:
    """Everything about one case."""
    rows = heading(f"{case.sender}: {case.subject}", width, after=_due(case))
    rows += wrapped(f"“{case.text}”", width - 2, indent=" ")
    rows.append(Row())
    rows += _answers("You", case.yours, width)
    rows += _came([one.says for one in case.came], width)
    if case.reference is not None and reference is not None:
        name = initial_capital(f"the {reference}")
        same = " answered the same" if not case.differs else ""
        rows += [Row(), *_answers(f"{name}{same}", case.reference, width)]
        rows += _came([one.says for one in case.reference_came], width)
    elif reference is not None:
        rows += [
            Row(),
            *wrapped(f"This did not come up in the {reference}.", width - 2, Role.DIM, indent=" "),
        ]
    rows += _offered(case, width)
    if case.expected:
        rows += wrapped(f"Author: “{case.expected}”", width - 2, Role.ACCENT, indent=" ", hang="  ")
    if case.principle:
        rows += wrapped(f"Principle: {case.principle}", width - 2, Role.ACCENT, indent=" ", hang="  ")
    return rows


def _due(case: CaseReview) -> str:
    came = f"came {clock(case.opened_s)}"
    return came if case.deadline_s is None else f"{came}, due {clock(case.deadline_s)}"


def _answers(who: str, answers: Sequence[Answer], width: int) -> list[Row]:
    rows: list[Row] = []
    for answer in answers:
        glyph, role = _OUTCOMES[answer.outcome]
        rows += _who(who, _when(answer), width)
        lines = wrapped(initial_capital(answer.says), width - 5, hang="  ")
        rows += [row_of((f" {glyph if not at else ' '} ", role), line.text) for at, line in enumerate(lines)]
        if answer.why:
            rows += wrapped(f"Author: “{answer.why}”", width - 5, Role.ACCENT, indent="   ", hang="  ")
    return rows


def _who(who: str, when: str, width: int) -> list[Row]:
    """Whose answer it is, and when it was given: beside it where there is room, else below."""
    if len(who) + len(when) + 3 <= width:
        return [row_of((f" {who}", Role.TITLE), (f"  {when}", Role.DIM))]
    return [row_of((f" {who}", Role.TITLE)), row_of((f" {when}", Role.DIM))]


def _when(answer: Answer) -> str:
    if answer.at_s is None or answer.outcome == "missed":
        return ""
    if answer.ordered_s is None or answer.ordered_s == answer.at_s:
        return f"given {clock(answer.at_s)}"
    return f"decided {clock(answer.ordered_s)}, given {clock(answer.at_s)}"


def _came(told: Sequence[str], width: int) -> list[Row]:
    rows = []
    for one in told:
        rows += wrapped(f"· {one}", width - 5, indent="   ", hang="  ")
    return rows


def _offered(case: CaseReview, width: int) -> list[Row]:
    """The answers that nobody gave, with the author's note on each."""
    given = {answer.says for answer in (*case.yours, *(case.reference or ()))}
    others = [one for one in case.offered if one.says not in given]
    if not others:
        return [Row()]
    rows = [Row(), row_of((" Could also have been answered", Role.TITLE))]
    for one in others:
        rows += wrapped(f"– {one.says} ({one.minutes:g} min)", width - 4, indent="  ", hang="  ")
        if one.why:
            rows += wrapped(f"Author: “{one.why}”", width - 6, Role.ACCENT, indent="    ", hang="  ")
    return [*rows, Row()]
