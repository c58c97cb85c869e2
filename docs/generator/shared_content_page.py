"""The page that lists the drivers and kinds of people that every scenario may name: from their files."""

from __future__ import annotations

from typing import Any

from floorsim.scenario.models.demand import Driver
from floorsim.scenario.models.staff import PeopleProfile
from floorsim.scenario.shared_content import shared_entries

INTRODUCTION = """\
# Shared drivers and profiles

Names that a scenario may use without defining them. One that defines a driver or profile of the same
name uses its own; its own may have any other name too. The numbers are design defaults; [add a
driver](extend/add-a-driver.md) says how to choose them, and the [scenario
reference](scenario-reference.md#driver) what each key does.

*This page is generated from `data/drivers.yaml` and `data/people.yaml` by `python docs/generate.py`; a
test checks that it is current.*
"""

DRIVERS = """\
## drivers

For `drivers:` of a stream and wherever else a driver is named. `handle` multiplies the stream's handling
time.

| name | what customers want | family | handle | resolvable | hostile | ask for a manager |
| --- | --- | --- | --- | --- | --- | --- |
"""

PROFILES = """\
## profiles

For `profile:` of an agent, and for `mix:` of a group or of `people:`. State is how somebody starts the run.

| name | weeks on the job | skill | pace | fatigue | exhaustion | morale | says yes to overtime |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    drivers = {name: Driver.model_validate(text) for name, text in shared_entries("drivers").items()}
    people = {name: PeopleProfile.model_validate(text) for name, text in shared_entries("profiles").items()}
    rows = [
        _row(
            name,
            one.title or "",
            one.family or "",
            f"{one.handle:g}",
            one.resolvable,
            one.hostility,
            one.manager,
        )
        for name, one in drivers.items()
    ]
    kinds = [
        _row(
            name,
            f"{one.tenure_weeks:g}",
            one.skill,
            f"{one.pace:g}",
            one.fatigue,
            one.exhaustion,
            one.morale,
            one.overtime_willing,
        )
        for name, one in people.items()
    ]
    return f"{INTRODUCTION}\n{DRIVERS}{''.join(rows)}\n{PROFILES}{''.join(kinds)}"


def _row(name: str, *cells: Any) -> str:
    told = [f"{100 * cell:g}%" if isinstance(cell, float) else str(cell) for cell in cells]
    return f"| `{name}` | {' | '.join(told)} |\n"
