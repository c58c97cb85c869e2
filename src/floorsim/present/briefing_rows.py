"""The briefing as a page to read: who, what, how long, what may be decided."""

from __future__ import annotations

from floorsim.present.briefing import Briefing
from floorsim.present.plan_reminder import plan_rows_of_briefing
from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.wording.times import clock


def briefing_rows(briefing: Briefing, speed: float, width: int) -> list[Row]:
    """Return the briefing as a page to read."""
    text_width = min(width - 2, 96)
    length = (briefing.end_s - briefing.play_from_s) / 60
    here = length / speed
    when = (
        f"{briefing.weekday.capitalize()} {clock(briefing.play_from_s)} to {clock(briefing.end_s)}: "
        f"{length:.0f} minutes "
        f"on the floor, about {max(here, 1):.0f} at {speed:g}×, plus the time you pause. "
        f"Seed {briefing.seed}."
    )
    rows = [rule(briefing.title, width, after=f"level {briefing.level}")]
    rows += wrapped(briefing.text, text_width, indent=" ")
    rows += [Row(), *wrapped(when, text_width, Role.STRONG, indent=" ")]
    if briefing.plan is not None:
        rows += [Row(), *plan_rows_of_briefing(briefing.plan, text_width)]
    if briefing.objectives:
        rows += [Row(), row_of((" What matters", Role.TITLE))]
        for objective in briefing.objectives:
            rows += wrapped(f"· {objective}", text_width, indent="  ", hang="  ")
    rows += [Row(), row_of((" The floor", Role.TITLE))]
    for sentence in (briefing.team, *briefing.channels, *briefing.limits):
        rows += wrapped(f"· {sentence}", text_width, indent="  ", hang="  ")
    rows += [Row(), row_of((" What you may decide", Role.TITLE))]
    rows += wrapped(". ".join(briefing.may_do) + ".", text_width, indent="  ")
    for note in briefing.notes:
        rows += [Row(), *wrapped(f"Note: {note}", text_width, Role.DIM, indent=" ")]
    return rows
