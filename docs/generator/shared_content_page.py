"""The page that lists the drivers, kinds of people and messages that scenarios share: from their files."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from floorsim.scenario.library import shared_pieces
from floorsim.scenario.models.demand import Driver
from floorsim.scenario.models.staff import PeopleProfile
from floorsim.scenario.shared_content import shared_entries
from floorsim.scenario.shared_messages import shared_messages
from floorsim.scenario.yaml.reader import read_yaml

INTRODUCTION = """\
# Shared pieces, drivers, profiles and messages

Names that a scenario may use without defining them. One that defines a driver or profile of the same
name uses its own; its own may have any other name too. The numbers are design defaults; [add a
driver](extend/add-a-driver.md) says how to choose them, and the [scenario
reference](scenario-reference.md#driver) what each key does.

*This page is generated from `data/pieces/`, `data/drivers.yaml`, `data/people.yaml` and
`data/messages/` by `python docs/generate.py`; a test checks that it is current.*
"""

PIECES = """\
## pieces

For `extends:`, one or several. Each is a part of a scenario; what your file writes is laid over it. A
floor needs the channels that its people answer, and a stream a forecast.

| name | what it holds |
| --- | --- |
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


MESSAGES = """\
## messages

For `use:` in a scenario's messages ([how](write-a-scenario.md#messages-that-scenarios-share)). {count}
messages, by who writes; behind each the words in braces that a scenario can change.

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
    head = f"{INTRODUCTION}\n{PIECES}{_pieces()}"
    return f"{head}\n{DRIVERS}{''.join(rows)}\n{PROFILES}{''.join(kinds)}\n{_messages()}"


def _pieces() -> str:
    """Each piece with the line that its file begins with."""
    rows = (
        (name, file.read_text(encoding="utf-8").splitlines()[0]) for name, file in shared_pieces().items()
    )
    return "".join(_row(name, line.removeprefix("# ")) for name, line in rows)


def _messages() -> str:
    """The messages, one list for each role of a sender."""
    by_role: dict[str, list[str]] = defaultdict(list)
    files = shared_messages()
    for id, file in files.items():
        message = read_yaml(file.read_bytes(), file.name).tree
        words = ", ".join(
            [*message.get("words", {}), *(key for key in ("agent", "driver") if f"{{{key}}}" in str(message))]
        )
        by_role[message.get("role", "other")].append(f"`{id}`" + (f" ({words})" if words else ""))
    lines = [f"- **{role.replace('_', ' ')}**: {', '.join(ids)}\n" for role, ids in sorted(by_role.items())]
    return MESSAGES.format(count=len(files)) + "".join(lines)


def _row(name: str, *cells: Any) -> str:
    told = [f"{100 * cell:g}%" if isinstance(cell, float) else str(cell) for cell in cells]
    return f"| `{name}` | {' | '.join(told)} |\n"
