"""Whether the forms of a family have the same structure: what a candidate can see of an exercise but its
surface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from floorsim.desktest.checking.coaching import best_way
from floorsim.desktest.checking.giveaways import GIVEN_AWAY, giveaways
from floorsim.desktest.package.exercises import (
    AnyExercise,
    Coaching,
    Dashboard,
    Email,
    LiveFloor,
)
from floorsim.desktest.package.loader import Form, LoadedTest
from floorsim.scenario.faults.fault import Fault, Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import MINUTE_S

PLACES: Final[Mapping[str, Path]] = {
    "minutes": ("minutes",),
    "competencies": ("competencies",),
    "checklist": ("rubric", "checklist"),
    "anchor answers by grade": ("rubric", "answers"),
    "minutes that are played": ("scenario",),
    "findings": ("findings",),
    "points of causes": ("causes",),
    "points of actions": ("actions",),
    "points of checks": ("checks",),
    "tables": ("tables",),
    "levels": ("conversation", "levels"),
    "notes": ("notes",),
    "words allowed": ("lint", "words"),
    "figures asked for": ("lint", "figures"),
}
"""Where in an exercise a part of its structure is written; what the best way comes to stands nowhere."""


def check_family(form: LoadedTest, others: Sequence[LoadedTest]) -> list[Fault]:
    """How a form differs from the first of its family's others, and what gives right answers away over all.

    Told at places in the form's own file.
    """
    if not others:
        return []
    first, tell = others[0], form.document.fault
    theirs = f"in form {first.test.form}"
    faults = [
        tell(path, f"{what}: {here} here, {there} {theirs}", f"write it as {theirs}")
        for path, what, here, there in differences(first, form)
    ]
    if form.test.form in [other.test.form for other in others]:
        faults.append(tell(("form",), f"another form is called {form.test.form} too", "rename one of them"))
    faults += [
        tell(("family",), f"over {len(others) + 1} forms {sentence}", GIVEN_AWAY, "warning")
        for sentence in giveaways([one.test for one in (*others, form)])
    ]
    return faults


def differences(first: Form, other: Form) -> Iterator[tuple[Path, str, str, str]]:
    """Where the structure of a form is another: path, what it is, as the form has it, as the first has it."""
    kinds = [[(one.id, one.kind) for one in form.test.exercises] for form in (first, other)]
    if kinds[0] != kinds[1]:
        told = [", ".join(f"{id} ({kind})" for id, kind in one) for one in kinds]
        yield ("exercises",), "the exercises", told[1], told[0]
        return
    for number, (one, two) in enumerate(zip(first.test.exercises, other.test.exercises, strict=True)):
        theirs = structure_of(one, first.scenarios)
        for what, value in structure_of(two, other.scenarios).items():
            if value != theirs.get(what):
                yield ("exercises", number, *PLACES.get(what, ())), what, value, theirs.get(what, "none")


def structure_of(exercise: AnyExercise, floors: Mapping[str, Scenario]) -> dict[str, str]:
    """What has to be the same in every form, in words."""
    rubric = exercise.rubric
    found = {
        "minutes": f"{exercise.minutes:g}",
        "competencies": ", ".join(exercise.competencies),
        "checklist": "none" if rubric is None else ", ".join(one.id for one in rubric.checklist),
        "anchor answers by grade": "none"
        if rubric is None
        else _counts(str(a.grade) for a in rubric.answers),
    }
    match exercise:
        case LiveFloor():
            found["minutes that are played"] = f"{floors[exercise.id].played_s / MINUTE_S:g}"
        case Dashboard():
            found["findings"] = _counts(one.standing for one in exercise.findings)
            for name in ("causes", "actions", "checks"):
                found[f"points of {name}"] = _counts(str(one.points) for one in getattr(exercise, name))
            found["tables"] = str(len(exercise.tables))
        case Coaching():
            best = best_way(exercise)
            found["answers on the best way"] = str(len(best.picked))
            found["marks on the best way"] = ", ".join(sorted(set(best.marks)))
            found["end of the best way"] = str(best.outcome)
            found["levels"] = ", ".join(sorted(exercise.conversation.levels))
        case Email():
            found["notes"] = str(len(exercise.notes))
            found["words allowed"] = str(exercise.lint.words)
            found["figures asked for"] = str(exercise.lint.figures)
    return found


def _counts(names: Iterator[str]) -> str:
    return ", ".join(f"{count} × {name}" for name, count in sorted(Counter(names).items()))
