"""What each kind of line of a sitting's log holds, and when a sitting writes it.

Whoever has the key can seal anything else too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import inf
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, ValidationError

from floorsim.desktest.chain.line import Line
from floorsim.desktest.package.accommodations import MOST_TIME_FACTOR, accommodations_of
from floorsim.desktest.package.exercise import LONGEST_MINUTES
from floorsim.desktest.sitting.course import Course

Number = Annotated[float, Field(allow_inf_nan=False)]
Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z.+!-]{1,60}$")]
"""It stands in reports, so there is room for a version and for nothing else."""
Minutes = Annotated[float, Field(gt=0, le=LONGEST_MINUTES * MOST_TIME_FACTOR)]


class _Part(BaseModel, extra="forbid"):
    label: str
    got: Number
    of: Number
    why: str


_EXERCISE: Final[dict[str, Any]] = {"exercise": str}
BODIES: Final[Mapping[str, Mapping[str, Any]]] = {
    "opened": {
        "sitting": str,
        "package": str,
        "model_version": int,
        "floorsim": Version,
        "practice": bool,
        "accommodations": Annotated[Any, AfterValidator(accommodations_of)],
    },
    "consent": {"agreed": bool},
    "begun": _EXERCISE | {"minutes": Minutes},
    "decision": _EXERCISE
    | {"seq": Annotated[int, Field(ge=0)], "at_s": Number, "kind": str, "arguments": dict[str, Any]},
    "said": _EXERCISE | {"choice": str},
    "answer": _EXERCISE | {"commitment": str},
    "beat": _EXERCISE,
    "pause": _EXERCISE | {"minutes": Minutes},
    "go_on": _EXERCISE,
    "reopened": {"exercise": str | None},
    "handed_in": _EXERCISE | {"by": Literal["candidate", "time"]},
    "marked": _EXERCISE | {"points": Number, "parts": list[_Part]},
}
"""What is read of each kind of line, and of what type; of other kinds nothing is read."""


@cache
def _read_as(kind: str, key: str) -> TypeAdapter[Any]:
    return TypeAdapter(BODIES[kind][key])


def _is_well_formed(line: Line) -> bool:
    try:
        for key in BODIES.get(line.kind, ()):
            _read_as(line.kind, key).validate_python(line.body[key], strict=True)
    except (KeyError, ValidationError):
        return False
    return True


def why_not_written(course: Course, line: Line, exercises: Sequence[str], *, markable: bool) -> str | None:
    """Why no sitting writes a line where it stands; None where one does.

    Args:
        course: everything before the line.
        line: the line.
        exercises: ids of the exercises of the test, in order.
        markable: whether it is taken with the whole package, so that marks are in its log.
    """
    if not _is_well_formed(line):
        return "says what no sitting writes"
    possible = _in_its_place(course, line, exercises) and (markable or line.kind != "marked")
    return None if possible else "stands where no sitting writes it"


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
        case "withdrawn":  # nobody computes such marks again
            return all(one.points is None for one in course.attempts.values())
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
