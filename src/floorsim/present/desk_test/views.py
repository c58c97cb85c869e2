"""What a front end shows of a sitting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.sitting.course import Gap as Gap


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a candidate is told before anything else."""

    sitting: str
    """The sitting's id; it stands on the result and in the programme, never beside a name."""
    test: DeskTest
    digest: str
    model_version: int
    accommodations: Accommodations
    minutes: float
    """Of all exercises, with this candidate's time factor."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the environment check."""

    about: str
    found: str
    fine: bool
    advice: str = ""
    """What to do where it is not fine."""


@dataclass(frozen=True, slots=True)
class TalkLine:
    """Something that was said."""

    who: Literal["they", "you"]
    text: str
