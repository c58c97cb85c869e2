"""The policies by name: automated supervisors that play a run to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from floorsim.desk.decisions import script
from floorsim.desk.decisions.script import Planned, Refusal
from floorsim.errors import UsageError
from floorsim.run.run import Run
from floorsim.supervisors.competent import Competent
from floorsim.supervisors.hands_off import HandsOff
from floorsim.supervisors.supervisor import play
from floorsim.wording.names import choose

Policy = Callable[[Run], list[Refusal]]
"""Plays a run to its end; gives the planned decisions that were not possible."""


def policy_named(name: str) -> Policy:
    """The policy of this name.

    Raises:
        UsageError: there is none of the name; the sentence offers the nearest.
    """
    policy = POLICIES.get(name)
    if policy is None:
        raise UsageError(f"There is no policy '{name}'; {choose(name, list(POLICIES))}.")
    return policy


def scripted(decisions: tuple[Planned, ...]) -> Policy:
    """The policy that takes these decisions at their times."""
    return lambda run: script.play(run, decisions)


def _hands_off(run: Run) -> list[Refusal]:
    play(run, HandsOff())
    return []


def _competent(run: Run) -> list[Refusal]:
    play(run, Competent())
    return []


def _expert(run: Run) -> list[Refusal]:
    """Raises UsageError when the scenario has no worked run."""
    planned = script.planned_from(run.scenario.expert)
    if not planned:
        raise UsageError(
            f"The scenario {run.scenario.meta.id} has no expert's run; choose competent or hands-off."
        )
    return script.play(run, planned)


POLICIES: Final[Mapping[str, Policy]] = {
    "hands-off": _hands_off,
    "competent": _competent,
    "expert": _expert,
}
"""Every policy by name, from the least to the most able."""
