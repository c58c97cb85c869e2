"""What each kind of line of a sitting's log holds; whoever has the key can seal anything else too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from floorsim.desktest.chain.line import Line

Number = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class _Body(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class _OfExercise(_Body):
    exercise: str


class _Accommodations(_Body):
    model_config = ConfigDict(strict=True, extra="forbid")

    time_factor: Annotated[float, Field(ge=1, le=2)]
    thinking_pauses: Annotated[int, Field(ge=0)]
    pause_minutes: Positive
    high_contrast: bool
    ascii: bool
    no_colour: bool
    plain: bool


class _Opened(_Body):
    sitting: str
    package: str
    model_version: int
    floorsim: str
    practice: bool
    accommodations: _Accommodations


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


def first_malformed(lines: Iterable[Line], exercises: Collection[str]) -> Line | None:
    """The first line that no sitting writes, be it about an exercise that the test does not have."""
    for line in lines:
        body = BODIES.get(line.kind)
        try:
            if body is not None:
                body.model_validate(line.body)
        except ValidationError:
            return line
        about = line.body.get("exercise") if body is not None else None
        if about is not None and about not in exercises:
            return line
    return None
