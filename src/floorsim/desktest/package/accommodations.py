"""What makes a desk test fair for one candidate: more time, another look, lines of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accommodations:
    """What the administrator has set for this candidate; never told to graders."""

    time_factor: float = 1.0
    """1, 1.25, 1.5 or 2: minutes are longer and the live floor runs slower by it."""
    thinking_pauses: int = 0
    """Times that the clock may be stopped, in the whole sitting."""
    pause_minutes: float = 3.0
    """Longest each."""
    high_contrast: bool = False
    ascii: bool = False
    no_colour: bool = False
    plain: bool = False
