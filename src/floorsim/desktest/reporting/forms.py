"""How grades and marks are spread, and whether forms of a family came out alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from floorsim.desktest.reporting.taken_test import TakenTest

LEVEL: Final = 0.90


@dataclass(frozen=True, slots=True)
class Spread:
    """The figures of one sample."""

    n: int
    mean: float
    sd: float | None
    """None for one value."""
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ExerciseSpread:
    """One kind of exercise on one form."""

    form: str
    exercise: str
    title: str
    grades: Mapping[int, int]
    """How many answers have each final grade, rounded half up, 1-5."""
    grade: Spread | None
    machine: Spread | None
    """Machine marks, 0-100."""


@dataclass(frozen=True, slots=True)
class FormDifference:
    """Two forms compared on different people, who may differ themselves."""

    first: str
    second: str
    difference: float
    """Mean grade on the first less that on the second."""
    ci90: tuple[float, float]
    """By Welch's t."""
    n: tuple[int, int]


def spread_of(values: Sequence[float]) -> Spread | None:
    """Mean, standard deviation and range; None for no values."""
    if not values:
        return None
    table = np.asarray(values, dtype=float)
    sd = float(table.std(ddof=1)) if len(values) > 1 else None
    return Spread(len(values), float(table.mean()), sd, float(table.min()), float(table.max()))


def exercise_spreads(attempts: Sequence[TakenTest]) -> tuple[ExerciseSpread, ...]:
    """Each exercise of each form, in the forms' order."""
    found: dict[tuple[str, str], list[tuple[TakenTest, int]]] = {}
    for attempt in attempts:
        for place, one in enumerate(attempt.exercises):
            found.setdefault((attempt.test.form, one.exercise.id), []).append((attempt, place))
    spreads = []
    for (form, id), where in sorted(found.items(), key=lambda item: (item[0][0], item[1][0][1])):
        taken = [attempt.exercises[place] for attempt, place in where]
        finals = [one.final for one in taken if one.final is not None]
        counts = Counter(int(final + 0.5) for final in finals)
        marks = [one.machine.points for one in taken if one.machine is not None]
        title = taken[0].exercise.title
        spreads.append(
            ExerciseSpread(
                form, id, title, {grade: counts[grade] for grade in range(1, 6)}, spread_of(finals),
                spread_of(marks),
            )
        )  # fmt: skip
    return tuple(spreads)


def form_grades(attempts: Sequence[TakenTest]) -> dict[str, list[float]]:
    """The mean grades of the candidates of each form."""
    found: dict[str, list[float]] = {}
    for attempt in attempts:
        if attempt.grade is not None:
            found.setdefault(attempt.test.form, []).append(attempt.grade)
    return dict(sorted(found.items()))


def form_differences(attempts: Sequence[TakenTest]) -> tuple[FormDifference, ...]:
    """Every two forms with at least two graded candidates each."""
    forms = {form: grades for form, grades in form_grades(attempts).items() if len(grades) > 1}
    names = list(forms)
    return tuple(
        _difference(first, second, forms[first], forms[second])
        for place, first in enumerate(names)
        for second in names[place + 1 :]
    )


def _difference(first: str, second: str, a: Sequence[float], b: Sequence[float]) -> FormDifference:
    from scipy.stats import t

    difference = float(np.mean(a) - np.mean(b))
    parts = [float(np.var(one, ddof=1)) / len(one) for one in (a, b)]
    half = 0.0
    if sum(parts) > 0:
        degrees = sum(parts) ** 2 / sum(
            part**2 / (len(one) - 1) for part, one in zip(parts, (a, b), strict=True)
        )
        half = sqrt(sum(parts)) * float(t.ppf(0.5 + LEVEL / 2, degrees))
    return FormDifference(first, second, difference, (difference - half, difference + half), (len(a), len(b)))
