"""Loading a scenario for a command: checked against the decisions that there are, warnings told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.cli.output import say

if TYPE_CHECKING:
    from floorsim.scenario.loader import Loaded


def load(ref: str, changes: Sequence[str] = (), *, allow_outside: bool = False) -> Loaded:
    """Return the scenario of a shipped name or a path, with values changed; tell its warnings.

    `allow_outside` lets it name files outside its own folder.

    Raises:
        ScenarioError: there is none, or it is not valid.
    """
    loaded = checked(ref, changes, allow_outside=allow_outside)
    for warning in loaded.warnings:
        say(str(warning))
    return loaded


def checked(ref: str, changes: Sequence[str] = (), *, allow_outside: bool = False) -> Loaded:
    """Return the same, and leave its warnings to the caller.

    Raises:
        ScenarioError: there is none, or it is not valid.
    """
    from floorsim.desk.decisions.registry import kinds
    from floorsim.scenario.loader import load_scenario

    return load_scenario(
        ref,
        decision_kinds=[kind.kind for kind in kinds()],
        changes=changes,
        allow_outside=allow_outside,
    )
