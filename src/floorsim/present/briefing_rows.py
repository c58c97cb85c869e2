"""The briefing as a page to read: who, what, how long, what may be decided."""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.present.briefing import Briefing
from floorsim.present.plan_reminder import plan_rows_of_briefing
from floorsim.present.row import Role, Row, row_of, rule, text_width, wrapped
from floorsim.wording.times import clock, time_of_day

HOW_TO_FIND: Final = "D on the floor lists it all, d what can be done with one thing"


def briefing_rows(briefing: Briefing, speed: float, width: int, *, is_test: bool = False) -> list[Row]:
    """Return the briefing as a page to read; in a test the clock is not paused, and the seed is not told."""
    room = text_width(width, 98) - 2
    when = _when(briefing, speed, is_test)
    rows = [rule(briefing.title, width, after=f"level {briefing.level}")]
    rows += wrapped(briefing.text, room, indent=" ")
    rows += [Row(), *wrapped(when, room, Role.STRONG, indent=" ")]
    if briefing.plan is not None:
        rows += [Row(), *plan_rows_of_briefing(briefing.plan, room)]
    if briefing.objectives:
        rows += [Row(), row_of((" What matters", Role.TITLE))]
        for objective in briefing.objectives:
            rows += wrapped(f"· {objective}", room, indent="  ", hang="  ")
    rows += [Row(), row_of((" The floor", Role.TITLE))]
    for sentence in (briefing.team, *briefing.channels, *briefing.limits):
        rows += wrapped(f"· {sentence}", room, indent="  ", hang="  ")
    rows += [Row(), row_of((" What you may decide", Role.TITLE))]
    may_do = (*briefing.may_do, HOW_TO_FIND) if briefing.everything else briefing.may_do
    rows += wrapped(". ".join(may_do) + ".", room, indent="  ")
    for note in briefing.notes:
        rows += [Row(), *wrapped(f"Note: {note}", room, Role.DIM, indent=" ")]
    return rows


def _when(briefing: Briefing, speed: float, is_test: bool) -> str:
    """When one plays, for how long on the floor and here."""
    spans = briefing.workdays or ((briefing.play_from_s, briefing.end_s),)
    length = fsum(to_s - from_s for from_s, to_s in spans) / 60 / len(spans)
    here = max(length / speed, 1)
    if len(spans) == 1:
        when = f"{briefing.weekday.capitalize()} {clock(briefing.play_from_s)} to {clock(briefing.end_s)}: "
        each = ""
    else:
        when = f"{len(spans)} days from {briefing.weekday.capitalize()} on, {time_of_day(spans[0][0])} to "
        when, each = f"{when}{time_of_day(spans[0][1])}: ", " a day"
    if is_test:
        return f"{when}{length:.0f} minutes on the floor in {here:g} here, without a pause."
    return (
        f"{when}{length:.0f} minutes on the floor{each}, about {here:.0f} at {speed:g}×, plus the time you "
        f"pause. Space pauses the clock, - slows it down. Seed {briefing.seed}."
    )
