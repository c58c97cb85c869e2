"""What the law asks of a roster, and of whom a shift would ask too much."""

from __future__ import annotations

from typing import Final

from floorsim.floor.agent import Agent
from floorsim.floor.rostering.changes import shift_on
from floorsim.units import HOUR_S, MINUTE_S
from floorsim.wording.times import in_hours

REST_BETWEEN_S: Final = 11 * HOUR_S
"""Rest between two shifts (Directive 2003/88/EC, article 3: eleven hours in a row in every day)."""
LONGEST_DAY_S: Final = 10 * HOUR_S
"""Longest shift, overtime included (D: several countries cap a day at ten hours)."""
HALF_HOUR_S: Final = 30 * MINUTE_S
_ASKS: Final = f"the law asks for {REST_BETWEEN_S / HOUR_S:.0f}"


def why_not_worked(agent: Agent, name: str, day: int, start_s: float, end_s: float) -> str | None:
    """Why the law does not let the agent, called `name`, work these hours on a day (0 is the first)."""
    if end_s - start_s > LONGEST_DAY_S:
        return f"{name} would work {_hours(end_s - start_s)}; the law allows {in_hours(LONGEST_DAY_S)} a day"
    before, after = shift_on(agent, day - 1), shift_on(agent, day + 1)
    if before is not None and start_s - before[1] < REST_BETWEEN_S:
        return f"{name} would have {_hours(start_s - before[1])} of rest before it; {_ASKS}"
    if after is not None and after[0] - end_s < REST_BETWEEN_S:
        return f"{name} would have {_hours(after[0] - end_s)} of rest after it; {_ASKS}"
    return None


def _hours(length_s: float) -> str:
    return in_hours(length_s // HALF_HOUR_S * HALF_HOUR_S)
