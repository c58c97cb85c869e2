"""The automated supervisors by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from floorsim.errors import UsageError
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.wording import choose
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.hands_off import HandsOff
from floorsim.supervisors.supervisor import Supervisor

SUPERVISORS: Final[Mapping[str, Callable[[Scenario], Supervisor]]] = {
    "hands-off": lambda scenario: HandsOff(),
    "competent": lambda scenario: Competent(),
}
"""Every automated supervisor: a name, and how one is made for a scenario."""


def supervisor_named(name: str, scenario: Scenario) -> Supervisor:
    """A new supervisor of this name, for one run of the scenario.

    Raises:
        UsageError: there is none of the name; the sentence offers the nearest.
    """
    maker = SUPERVISORS.get(name)
    if maker is None:
        raise UsageError(f"There is no policy '{name}'; {choose(name, list(SUPERVISORS))}.")
    return maker(scenario)
