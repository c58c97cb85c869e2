"""A small team over days without customers: what people do to one another, and what is done about it."""

from __future__ import annotations

from typing import Any

from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import at, quiet

DAY = 86400.0
HOUR = 3600.0


def a_team(days: int = 4, concerns: tuple[dict[str, Any], ...] = (), **agents: dict[str, Any]) -> Scenario:
    """The floor of desks.py over so many days, with these concerns; each agent named gets these keys."""
    scenario = quiet(
        floor__days=days,
        floor__play={"from": "09:00", "to": f"d{days} 12:00" if days > 1 else "12:00"},
        people={"concerns": concerns, "attendance": {"late_by": "15m"}},
    )
    listed = tuple(
        type(one).model_validate(
            {**one.model_dump(by_alias=True), "shift": "plain", **agents.get(one.id, {})}
        )
        for one in scenario.floor.agents
    )
    return scenario.model_copy(update={"floor": scenario.floor.model_copy(update={"agents": listed})})


def on_day(scenario: Scenario, day: int, hour: float = 9.0, *, seed: int = 1) -> Run:
    """A run that has come to an hour of a day; day 1 is the first."""
    return at(scenario, (day - 1) * DAY + hour * HOUR, seed=seed)


def to_day(run: Run, day: int, hour: float = 9.0) -> Run:
    """The same run, later."""
    run.advance((day - 1) * DAY + hour * HOUR)
    return run
