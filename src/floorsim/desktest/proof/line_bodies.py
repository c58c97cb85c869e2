"""What each kind of line of a sitting's log holds, and when a sitting writes it.

Whoever has the key can seal anything else too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from floorsim.desktest.chain.line import Line
from floorsim.desktest.package.accommodations import accommodations_of
from floorsim.desktest.sitting.course import Course

Number = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class _Body(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _OfExercise(_Body):
    exercise: str


class _Opened(_Body):
    sitting: str
    package: str
    model_version: int
    floorsim: str
    practice: bool
    accommodations: Annotated[Any, AfterValidator(accommodations_of)]


class _Consent(_Body):
    agreed: bool


class _Begun(_OfExercise):
    minutes: Positive


class _Decision(_OfExercise):
    seq: Annotated[int, Field(ge=0)]
    at_s: Number
    kind: str
    arguments: dict[str, Any]


class _Said(_OfExercise):
    choice: str


class _Answer(_OfExercise):
    commitment: str


class _Reopened(_Body):
    exercise: str | None
    gap_s: Number


class _Pause(_OfExercise):
    minutes: Positive


class _HandedIn(_OfExercise):
    by: Literal["candidate", "time"]


class _Part(_Body):
    label: str
    got: Number
    of: Number
    why: str


class _Marked(_OfExercise):
    points: Number
    parts: list[_Part]


BODIES: Final[Mapping[str, type[_Body]]] = {
    "opened": _Opened,
    "consent": _Consent,
    "begun": _Begun,
    "decision": _Decision,
    "said": _Said,
    "answer": _Answer,
    "beat": _OfExercise,
    "pause": _Pause,
    "go_on": _OfExercise,
    "reopened": _Reopened,
    "handed_in": _HandedIn,
    "marked": _Marked,
}
"""What is read of each kind of line; of the others nothing is."""


def why_not_written(course: Course, line: Line, exercises: Sequence[str]) -> str | None:
    """Why no sitting writes a line where it stands; None where one does.

    Args:
        course: everything before the line.
        line: the line.
        exercises: ids of the exercises of the test, in order.
    """
    body = BODIES.get(line.kind)
    try:
        if body is not None:
            body.model_validate(line.body)
    except ValidationError:
        return "says what no sitting writes"
    return None if _in_its_place(course, line, exercises) else "stands where no sitting writes it"


def _in_its_place(course: Course, line: Line, exercises: Sequence[str]) -> bool:
    about, open_ = line.body.get("exercise"), course.open
    if line.kind == "opened" or course.opened is None:
        return line.kind == "opened" and course.opened is None
    if course.finished or course.withdrawn:
        return False
    match line.kind:
        case "begun":
            left = [id for id in exercises if id not in course.attempts]
            return bool(course.agreed) and open_ is None and about in left
        case "marked":
            return about in course.attempts and course.attempts[about].handed_in_by is not None
        case "reopened":
            return about == (None if open_ is None else open_.exercise)
        case "finished":
            return open_ is None
        case "consent":
            return course.agreed is None
        case "pause" | "go_on" if open_ is not None and open_.exercise == about:
            running = bool(open_.pauses) and open_.pauses[-1].to_s == inf
            return running if line.kind == "go_on" else _may_pause(course, line.body["minutes"])
        case "decision" | "said" | "answer" | "beat" | "handed_in" | "pause" | "go_on":
            return open_ is not None and open_.exercise == about
    return True


def _may_pause(course: Course, minutes: float) -> bool:
    """Whether a thinking pause was set for this candidate and is left."""
    assert course.opened is not None
    set_ = accommodations_of(course.opened["accommodations"])
    taken = [pause for attempt in course.attempts.values() for pause in attempt.pauses]
    return len(taken) < set_.thinking_pauses and minutes == set_.pause_minutes
