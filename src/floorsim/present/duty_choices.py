"""What can become of a fixed duty that is about to begin, as a person is asked it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from floorsim.desk.calendar.entry import duty_name
from floorsim.desk.view import CalendarRow, FloorView
from floorsim.wording.times import minutes, time_of_day

LATER_MIN: Final = (15, 30)
"""By how many minutes a duty is offered to be moved (D)."""
STEP_MIN: Final = 5
"""Lengths are offered in steps of so many minutes (D)."""
ASKED_S: Final = 120.0
"""So long before a duty a person is asked (D: time for one short decision)."""


class DutyChoice(NamedTuple):
    """One answer: its words, and the decision that it is; no arguments where its form is opened."""

    words: str
    kind: str
    arguments: Mapping[str, Any] | None


def asked_for(view: FloorView) -> CalendarRow | None:
    """Return the duty that is about to begin and of which nothing has been said, or None."""
    near = (
        row
        for row in view.own_time.coming
        if row.fixed and not row.in_hand and not row.answered
        and 0.0 < row.starts_s - view.now_s <= ASKED_S
    )  # fmt: skip
    return next(near, None)


def duty_choices(row: CalendarRow) -> list[DutyChoice]:
    """Return what a person is offered: hold, say something, shorten, move, leave out."""
    name, start_s = duty_name(row.key), row.starts_s if row.due_s is None else row.due_s
    length_min = (row.ends_s - start_s) / 60.0

    def way(words: str, **arguments: Any) -> DutyChoice:
        return DutyChoice(words, "fixed_duty", {"duty": name, **arguments})

    found = [way(f"Hold it, {time_of_day(row.starts_s)} to {time_of_day(row.ends_s)}", how="hold")]
    if row.duty == "stand_up" and row.points:
        found.append(DutyChoice("Choose what you say", "stand_up", None))
    if row.duty == "handover":
        found.append(DutyChoice("Choose how you hand over", "handover", None))
    if row.duty == "daily_summary":
        found.append(DutyChoice("Write what you report", "report", None))
    half = int(-(-length_min / 2 // STEP_MIN) * STEP_MIN)
    if STEP_MIN <= half < length_min:
        found.append(way(f"Shorten it to {minutes(half)}", how="shorten", minutes=half))
    for later in LATER_MIN:
        found.append(way(f"Move it to {time_of_day(start_s + 60 * later)}", how="move", minutes=later))
    found.append(way("Leave it out", how="skip"))
    return found
