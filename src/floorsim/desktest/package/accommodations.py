"""What makes a desk test fair for one candidate: more time, another look, lines of text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, TypeAdapter

MOST_TIME_FACTOR: Final = 2.0


@dataclass(frozen=True, slots=True)
class Accommodations:
    """What the administrator has set for this candidate; never told to graders."""

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)

    time_factor: Annotated[float, Field(ge=1, le=MOST_TIME_FACTOR)] = 1.0
    """1, 1.25, 1.5 or 2: minutes are longer and the live floor runs slower by it."""
    thinking_pauses: Annotated[int, Field(ge=0, le=20)] = 0
    """Times that the clock may be stopped, in the whole sitting."""
    pause_minutes: Annotated[float, Field(ge=0.5, le=15)] = 3.0
    """Longest each."""
    high_contrast: bool = False
    ascii: bool = False
    no_colour: bool = False
    plain: bool = False


def accommodations_of(written: Any) -> Accommodations:
    """The accommodations that stand so in a file of JSON.

    Raises:
        ValueError: they are none that can be set.
    """
    return _adapter().validate_json(json.dumps(written))


@cache
def _adapter() -> TypeAdapter[Accommodations]:
    return TypeAdapter(Accommodations)
