"""The reports' figures for programs: JSON, and rows for a CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from math import fsum
from typing import Any, Final

from floorsim.desktest.reporting.bands import Band, band_of, band_of_answer, band_of_test, of_competency
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.programme_figures import ProgrammeFigures
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest

DIGITS: Final = 4
"""Decimals of a figure (D)."""
WHOLE_TEST: Final = "test"
"""Names the row of the whole test among those of its exercises."""


def attempt_json(attempt: TakenTest, precision: Precision) -> dict[str, Any]:
    """One candidate's test: no name, no grader, no accommodation."""
    return {
        "candidate": attempt.candidate,
        "sitting": attempt.sitting,
        "form": attempt.test.form,
        "package": attempt.digest,
        "model_version": attempt.model_version,
        "taken_on": None if attempt.taken_on is None else attempt.taken_on.isoformat(),
        "withdrawn": attempt.withdrawn,
        "gaps": [{"exercise": exercise, "seconds": seconds} for exercise, seconds in attempt.gaps],
        "flags": list(attempt.flags),
        "proof": attempt.proof,
        "earlier_forms": list(attempt.earlier),
        "test": _band(band_of_test(attempt, precision)),
        "competencies": {
            id: _band(band_of(of_competency(attempt, id), precision))
            for id in dict.fromkeys(id for one in attempt.exercises for id in one.exercise.competencies)
        },
        "exercises": [_exercise(one, precision) for one in attempt.exercises],
    }


def _exercise(taken: ExerciseTaken, precision: Precision) -> dict[str, Any]:
    rubric, machine = taken.exercise.rubric, taken.machine
    return {
        "exercise": taken.exercise.id,
        "kind": taken.exercise.kind,
        "begun": taken.begun,
        "by_time": taken.by_time,
        "grades": [one.grade for one in taken.grades],
        "apart": taken.apart,
        "band": _band(band_of_answer(taken, precision)),
        "missing": taken.missing,
        "checklist": [
            {"id": one.id, "text": one.text, "seen_by": taken.seen_by(one.id)}
            for one in (() if rubric is None else rubric.checklist)
        ],
        "machine": None if machine is None else machine.as_json(),
    }


def _band(band: Band | None) -> dict[str, Any] | None:
    if band is None:
        return None
    low, high = band.interval
    figures = {"grade": band.grade, "se": round(band.se, DIGITS), "low": low, "high": high}
    return {**figures, "band": band.name, "exercises": band.exercises}


def panel_rows(attempts: Sequence[TakenTest], precision: Precision) -> Iterator[dict[str, Any]]:
    """A row for each exercise of each candidate, and one for the whole test."""
    for attempt in attempts:
        told = attempt_json(attempt, precision)
        for one in told["exercises"]:
            gaps = [seconds for exercise, seconds in attempt.gaps if exercise == one["exercise"]]
            yield _row(told, one["exercise"], one["band"], one["grades"], one, fsum(gaps))
        yield _row(told, WHOLE_TEST, told["test"], (), {}, fsum(seconds for _, seconds in attempt.gaps))


def _row(
    told: Mapping[str, Any],
    exercise: str,
    band: Mapping[str, Any] | None,
    grades: Sequence[int],
    one: Mapping[str, Any],
    gap_s: float,
) -> dict[str, Any]:
    machine = one.get("machine") or {}
    given = dict(zip(("grade_a", "grade_b", "grade_third"), (*grades, None, None, None), strict=False))
    return {
        **{key: told[key] for key in ("candidate", "form", "sitting", "package", "model_version")},
        "exercise": exercise,
        **given,
        "apart": one.get("apart"),
        **{key: (band or {}).get(key) for key in ("grade", "se", "low", "high", "band")},
        "missing": one.get("missing"),
        "machine_points": machine.get("points"),
        "gap_s": gap_s,
        "flags": len(told["flags"]),
    }


def candidate_rows(attempt: TakenTest, precision: Precision) -> Iterator[dict[str, Any]]:
    """A row for each thing that was found in the answers, and the band of each exercise."""
    told = attempt_json(attempt, precision)
    for one in told["exercises"]:
        at = {"candidate": attempt.candidate, "exercise": one["exercise"]}
        for part in (one["machine"] or {}).get("parts", ()):
            yield {**at, "found_by": "program", "what": part["label"], "got": part["got"], "of": part["of"],
                   "why": part["why"]}  # fmt: skip
        for line in one["checklist"] if one["grades"] else ():
            yield {**at, "found_by": "graders", "what": line["text"], "got": line["seen_by"],
                   "of": len(one["grades"]), "why": None}  # fmt: skip
        band = one["band"]
        if band is not None:
            why = f"{band['low']} to {band['high']}, {band['band']} 3"
            yield {**at, "found_by": "graders", "what": "grade", "got": band["grade"], "of": 5, "why": why}


def programme_json(figures: ProgrammeFigures) -> dict[str, Any]:
    """Every figure of a programme under the name of its field."""
    told: dict[str, Any] = _plain(figures)
    for impact, one in zip(told["impacts"], figures.impacts, strict=True):
        for group, rate in zip(impact["groups"], one.groups, strict=True):
            group |= {"rate": round(rate.rate, DIGITS), "under_four_fifths": rate.under_four_fifths}
    return told


def programme_rows(figures: ProgrammeFigures) -> Iterator[dict[str, Any]]:
    """The same, a row for each figure: what it is about, of which item, its name, its value."""
    for about, told in programme_json(figures).items():
        if isinstance(told, dict):
            for item, value in told.items():
                yield from _rows(about, item, value)
        elif isinstance(told, list):
            for number, value in enumerate(told, start=1):
                yield from _rows(about, _name_of(value, number), value)
        else:
            yield {"about": "results", "item": "", "figure": about, "value": told}


def _name_of(value: Any, number: int) -> str:
    """How a row of a list is called: by the texts that say which it is."""
    if not isinstance(value, dict):
        return str(number)
    names = [str(value[key]) for key in _NAMES if value.get(key) is not None]
    return ", ".join(names) or str(number)


_NAMES: Final = ("form", "first", "second", "exercise", "item", "grader", "column", "cut", "group")


def _rows(about: str, item: str, value: Any, figure: str = "") -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if figure or key not in _NAMES:
                yield from _rows(about, item, inner, f"{figure}.{key}" if figure else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            if isinstance(inner, dict) and "group" in inner:
                yield from _rows(about, f"{item}, {inner['group']}", inner)
            else:
                yield from _rows(about, item, inner, f"{figure}.{number}" if figure else str(number))
    else:
        yield {"about": about, "item": item, "figure": figure or "value", "value": value}


def _plain(value: Any) -> Any:
    """Dataclasses as mappings, floats to DIGITS decimals."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return round(value, DIGITS) if isinstance(value, float) else value
