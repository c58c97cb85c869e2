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
        "grades": dict(zip(("a", "b", "third"), taken.a_b_third, strict=True)),
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
    return {
        "grade": band.grade,
        "se": round(band.se, DIGITS),
        "low": low,
        "high": high,
        "name": band.name,
        "exercises": band.exercises,
    }


def panel_rows(attempts: Sequence[TakenTest], precision: Precision) -> Iterator[dict[str, Any]]:
    """A row for each exercise of each candidate, and one for the whole test."""
    for attempt in attempts:
        told = attempt_json(attempt, precision)
        whose = {key: told[key] for key in ("candidate", "form", "sitting", "package", "model_version")}
        for one in told["exercises"]:
            yield {
                **whose,
                **{key: one[key] for key in ("exercise", "grades", "apart", "band", "missing")},
                "machine_points": (one["machine"] or {}).get("points"),
                "gap_s": fsum(seconds for exercise, seconds in attempt.gaps if exercise == one["exercise"]),
            }
        gaps = fsum(seconds for _, seconds in attempt.gaps)
        flags = len(attempt.flags)
        yield {**whose, "exercise": WHOLE_TEST, "band": told["test"], "gap_s": gaps, "flags": flags}


def programme_json(figures: ProgrammeFigures) -> dict[str, Any]:
    """Every figure of a programme under the name of its field."""
    told: dict[str, Any] = _plain(figures)
    for impact, one in zip(told["impacts"], figures.impacts, strict=True):
        for group, rate in zip(impact["groups"], one.groups, strict=True):
            group |= {"rate": round(rate.rate, DIGITS), "under_four_fifths": rate.under_four_fifths}
    return told


def programme_rows(figures: ProgrammeFigures) -> Iterator[dict[str, Any]]:
    """The same, a row for each figure: what it is about, its name, its value."""
    for about, told in programme_json(figures).items():
        for figure, value in _figures(told):
            yield {"about": about, "figure": figure, "value": value}


NAMES: Final = ("form", "first", "second", "exercise", "item", "grader", "column", "cut", "group")
"""Fields that say what the figures beside them are of."""


def _figures(told: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Each figure by what leads to it, separated by slashes; what is in a list goes by its names."""
    if isinstance(told, dict):
        inside = [(name, inner) for name, inner in told.items() if name not in NAMES]
    elif isinstance(told, list):
        names = [_name_of(inner) for inner in told]
        # What two forms call the same is told apart by its place in the list.
        inside = [
            (f"{name} {number}".strip() if not name or name in names[: number - 1] else name, inner)
            for number, (name, inner) in enumerate(zip(names, told, strict=True), start=1)
        ]
    else:
        yield above, told
        return
    for name, inner in inside:
        yield from _figures(inner, f"{above}/{name}" if above else name)


def _name_of(one: Any) -> str:
    return ", ".join(str(one[key]) for key in NAMES if key in one) if isinstance(one, dict) else ""


def _plain(value: Any) -> Any:
    """Dataclasses as mappings, floats to DIGITS decimals."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return round(value, DIGITS) if isinstance(value, float) else value
