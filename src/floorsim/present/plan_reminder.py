"""The plan that a trainee made after the last run, where it comes back."""

from __future__ import annotations

from floorsim.present.review_notes import Plan
from floorsim.present.row import Role, Row, row_of, wrapped


def plan_rows_of_briefing(plan: Plan, width: int) -> list[Row]:
    """The plan that comes back before the next run."""
    return [
        row_of((" Your plan from last time", Role.TITLE)),
        *wrapped(plan.sentence, width, Role.ACCENT, indent="  ", hang="  "),
    ]
