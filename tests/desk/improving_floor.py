"""A floor of two days with four contact drivers, on which changes can be made, tried and measured."""

from __future__ import annotations

from typing import Any

from floorsim.desk.improving.change import Change
from floorsim.run.run import Run
from floorsim.scenario.effects.catalogue.driver import DriverEffect
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario, at, decide

DAY = 24 * 3600.0
NINE = 9 * 3600.0


def two_days(**changes: Any) -> Scenario:
    """Six on voice from eight to four, 60 calls an hour about four drivers, played from nine."""
    agents = [{"id": f"a{n}", "name": f"A{n}", "group": "phones", "shift": "plain"} for n in range(1, 7)]
    block: dict[str, Any] = {
        "floor__opens": "08:00",
        "floor__closes": "16:00",
        "floor__days": 2,
        "floor__play": {"from": "09:00", "to": "d2 16:00"},
        "floor__agents": agents,
        "drivers": {
            "login": {"resolvable": 0.8, "owner": "team", "fixable": 0.5},
            "billing": {
                "resolvable": 0.7,
                "hostility": 0.1,
                "manager": 0.3,
                "owner": "billing",
                "fixable": 0.5,
            },
            "refund": {"resolvable": 0.7, "owner": "billing", "fixable": 0.9},
            "general": {"resolvable": 0.9, "owner": "team", "fixable": 0.1},
        },
        "demand__streams": {
            "voice": {
                "forecast": {"per_hour": 60},
                "drivers": {"login": 2, "billing": 3, "refund": 2, "general": 3},
                "talk": {"mean": "3m"},
                "patience": {"exponential": "10m"},
                "repeat": {"share": 0.6},
            }
        },
    }
    return a_scenario(**{**block, **changes})


def with_change(run: Run, driver: str, effect: dict[str, float] | None, **arguments: Any) -> Change:
    """Takes a decision that begins a change, and says what it really does in place of what is drawn."""
    taken = arguments.pop("kind", "macro")
    if taken == "macro":
        arguments.setdefault("choice", "now")
    decide(run, taken, driver=driver, **arguments)
    run.advance(run.desk.now + 16 * 60.0)
    (change,) = run.desk.workspace.improving.changes
    change.effect = None if effect is None else DriverEffect(drivers=(driver,), **effect)
    return change


__all__ = ["DAY", "NINE", "at", "decide", "two_days", "with_change"]
