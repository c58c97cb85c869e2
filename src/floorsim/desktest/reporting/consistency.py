"""How well the exercises of a test agree on the same people: Cronbach's alpha and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

import numpy as np

from floorsim.desktest.grading.agreement import cronbach_alpha
from floorsim.desktest.reporting.taken_test import TakenTest

Rows = Sequence[Sequence[float]]
"""A row for each candidate, a column for each kind of exercise."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """Internal consistency over exercises."""

    candidates: int
    exercises: int
    alpha: float | None
    """Cronbach's alpha; None where all have the same mean grade."""
    ci95: tuple[float, float] | None
    """By Feldt's F distribution."""
    sd: float
    """Standard deviation of the candidates' mean grades."""
    sem: float | None
    """Standard error of measurement of a mean grade, sd * sqrt(1 - alpha)."""


def matrix_of(attempts: Sequence[TakenTest]) -> Rows:
    """The final grades of every attempt that has all of them, exercises in the order of their kinds.

    Forms of a family have the same kinds; attempts with other kinds than most are left out.
    """
    graded = [
        sorted(attempt.graded, key=lambda one: one.exercise.kind)
        for attempt in attempts
        if attempt.grade is not None
    ]
    kinds = [tuple(one.exercise.kind for one in row) for row in graded]
    most = max(kinds, key=kinds.count, default=())
    return [
        [one.final or 0.0 for one in row] for row, same in zip(graded, kinds, strict=True) if same == most
    ]


def residual_variance(rows: Rows) -> float:
    """What is left of the grades' variance beside people and exercises (two-way layout, one grade a cell)."""
    grades = np.asarray(rows, dtype=float)
    people, exercises = grades.shape
    left = grades - grades.mean(axis=1, keepdims=True) - grades.mean(axis=0) + grades.mean()
    return float((left**2).sum() / max((people - 1) * (exercises - 1), 1))


def consistency_of(rows: Rows) -> Consistency | None:
    """The consistency of these grades; None for under three candidates or under two exercises.

    Raises:
        ImportError: the extra `grading` is missing.
    """
    if len(rows) < 3 or len(rows[0]) < 2:
        return None
    people, exercises = len(rows), len(rows[0])
    sd = stdev(fmean(row) for row in rows)
    if sd < 1e-6:
        return Consistency(people, exercises, None, None, sd, None)
    alpha, ci95 = cronbach_alpha(rows)
    return Consistency(people, exercises, alpha, ci95, sd, sd * sqrt(max(1.0 - alpha, 0.0)))
