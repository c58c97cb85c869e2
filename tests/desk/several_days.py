"""The small floor over three days, each of which is played from nine to eleven."""

from __future__ import annotations

from typing import Any

from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S
from tests.desk.desks import NINE, a_scenario, quiet

ELEVEN = 11 * 3600.0


def every_day(
    days: int = 3, *, busy: bool = False, floor: dict[str, Any] | None = None, **changes: Any
) -> Scenario:
    """The scenario; `floor` replaces keys of the floor, and it is quiet unless `busy`."""
    small = a_scenario if busy else quiet
    written = small().model_dump(by_alias=True, exclude_unset=True)["floor"]
    written |= {"days": days, "play": {"from": "09:00", "to": "11:00", "every_day": True}, **(floor or {})}
    return small(floor=written, **changes)


def day(number: int, at_s: float = NINE) -> float:
    """A time of one of the days, the first being 1."""
    return (number - 1) * DAY_S + at_s
