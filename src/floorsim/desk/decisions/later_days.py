"""What only shows over days is not offered where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


def no_later_day(desk: Workspace) -> str | None:
    """Why it shows nothing here: there is only today, and nothing weighs on anybody. None where it does."""
    scenario = desk.floor.scenario
    if scenario.floor.days > 1 or scenario.people.concerns:
        return None
    return "this shows over days, and here there is only today"
