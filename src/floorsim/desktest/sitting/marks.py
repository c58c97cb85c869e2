"""The machine's marks of an exercise, whichever kind it is, or only whether its answer is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from floorsim.desktest.marking.coaching import mark_coaching, replayed
from floorsim.desktest.marking.dashboard import asked, mark_dashboard
from floorsim.desktest.marking.floor import mark_floor
from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.exercises import (
    AnyExercise,
    Coaching,
    CoachingAnswer,
    Dashboard,
    DashboardAnswer,
    Email,
    EmailAnswer,
    LiveFloor,
)
from floorsim.run.run import Run


def machine_marks(
    exercise: AnyExercise, answer: Mapping[str, Any], played: Callable[[], Run]
) -> Marked | None:
    """The marks of an answer as it was kept, or of the floor as it was `played` to its end; None for an
    e-mail, which only people grade. The exercise is that of the whole package: a candidate's copy doesn't say
    what counts.

    Raises:
        ValueError: the answer is none to this exercise.
    """
    match exercise:
        case LiveFloor():
            if answer:
                raise ValueError("a floor is answered by decisions alone")
            return mark_floor(exercise.id, played())
        case Dashboard():
            return mark_dashboard(exercise, DashboardAnswer.model_validate(answer))
        case Coaching():
            return mark_coaching(exercise, CoachingAnswer.model_validate(answer))
        case Email():
            EmailAnswer.model_validate(answer)
            return None


def refuse_impossible(exercise: AnyExercise, answer: Mapping[str, Any], played: Callable[[], Run]) -> None:
    """Raises ValueError where an answer is none to this exercise; needs no more than a candidate's copy.

    A floor is `played`, which raises what it raises.
    """
    match exercise:
        case LiveFloor():
            if answer:
                raise ValueError("a floor is answered by decisions alone")
            played()
        case Dashboard():
            meant = DashboardAnswer.model_validate(answer).model_dump()
            for _, what, chosen, offered in asked(exercise, meant):
                if chosen is not None and chosen["id"] not in {one.id for one in offered}:
                    raise ValueError(f"{what}: {chosen['id']} is not offered")
        case Coaching():
            replayed(exercise, CoachingAnswer.model_validate(answer))
        case Email():
            EmailAnswer.model_validate(answer)
