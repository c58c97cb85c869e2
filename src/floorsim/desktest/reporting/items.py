"""How often each line of a checklist was ticked and each statement chosen, and whether it tells people
apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import correlation

from floorsim.desktest.grading.agreement import FEWEST
from floorsim.desktest.package.exercises import Dashboard
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One checklist line or statement of one form."""

    form: str
    exercise: str
    item: str
    text: str
    standing: str
    """`behaviour`, or what the statement is: `problem`, `false_lead`, ..."""
    candidates: int
    """How many had the chance."""
    share: float
    """Part of them who showed or chose it, 0-1."""
    discrimination: float | None
    """Correlation of showing it with the mean grade of the person's other exercises; None for fewer than
    FEWEST people, or where all are alike. A false lead should be below 0."""


def item_figures(attempts: Sequence[TakenTest]) -> tuple[ItemFigures, ...]:
    """Every item of every form, in the order of the form."""
    forms: dict[tuple[str, str], list[TakenTest]] = {}
    for attempt in attempts:
        forms.setdefault((attempt.test.form, attempt.digest), []).append(attempt)
    return tuple(one for same in forms.values() for one in _of_form(same))


def _of_form(attempts: Sequence[TakenTest]) -> Iterator[ItemFigures]:
    form = attempts[0].test.form
    for place, exercise in enumerate(attempts[0].test.exercises):
        taken = [(one, one.exercises[place]) for one in attempts if one.exercises[place].begun]
        if exercise.rubric is not None:
            seen = [(one, it) for one, it in taken if it.grades]
            for line in exercise.rubric.checklist:
                shown = [bool(it.seen(line.id)) for _, it in seen]
                yield _figures((form, exercise.id, line.id, line.text, "behaviour"), seen, shown)
        if isinstance(exercise, Dashboard):
            taken = [(one, it) for one, it in taken if not one.deleted]
            for statement in exercise.findings:
                shown = [
                    statement.id in [one["id"] for one in it.answer.get("findings") or ()] for _, it in taken
                ]
                what = (form, exercise.id, statement.id, statement.text, statement.standing)
                yield _figures(what, taken, shown)


def _figures(
    what: tuple[str, str, str, str, str],
    taken: Sequence[tuple[TakenTest, ExerciseTaken]],
    shown: Sequence[bool],
) -> ItemFigures:
    pairs = [
        (float(showed), rest)
        for (attempt, it), showed in zip(taken, shown, strict=True)
        if (rest := attempt.grade_without(it.exercise.id)) is not None
    ]
    share = sum(shown) / len(shown) if shown else 0.0
    return ItemFigures(*what, candidates=len(taken), share=share, discrimination=_correlation(pairs))


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    # A mean of grades is a fraction that a float holds only nearly.
    showed, rest = [one for one, _ in pairs], [round(mean, 9) for _, mean in pairs]
    return (
        correlation(showed, rest)
        if len(pairs) >= FEWEST and len({*showed}) > 1 and len({*rest}) > 1
        else None
    )
