"""Loading a scenario, or decisions to take in it, for a command: checked, warnings told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.cli.output import say

if TYPE_CHECKING:
    from pathlib import Path

    from floorsim.desk.decisions.script import Planned
    from floorsim.scenario.loader import Loaded
    from floorsim.scenario.models.scenario import Scenario


def load(ref: str, changes: Sequence[str] = (), *, allow_outside: bool = False) -> Loaded:
    """Return the scenario of a shipped name or a path, with values changed; tell its warnings.

    `allow_outside` lets it name files outside its own folder.

    Raises:
        ScenarioError: there is none, or it is not valid.
    """
    loaded = checked(ref, changes, allow_outside=allow_outside)
    for warning in loaded.warnings:
        say(str(warning))
    if loaded.packed_for is not None:
        _tell_other_model(loaded.packed_for)
    return loaded


def _tell_other_model(packed_for: int) -> None:
    from floorsim.run.model_version import MODEL_VERSION

    if packed_for != MODEL_VERSION:
        say(
            f"The scenario was packed for version {packed_for} of the model and this is version "
            f"{MODEL_VERSION}: the same seed can bring other figures than those its author saw."
        )


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


def checked_with_forms(ref: str, *, allow_outside: bool = False) -> Loaded:
    """Return a scenario as `checked` does, examined, with the faults of all its forms.

    Raises:
        ScenarioError: there is none, or it is not valid, or a form is not.
    """
    from floorsim.desk.decisions.examiner import examiner
    from floorsim.desk.decisions.registry import kinds
    from floorsim.scenario.loader import load_every_form

    names = [kind.kind for kind in kinds()]
    return load_every_form(ref, decision_kinds=names, allow_outside=allow_outside, examiner=examiner)


def load_planned(file: Path, scenario: Scenario) -> tuple[Planned, ...]:
    """Return the decisions of a file, in order of time; tell its warnings.

    Raises:
        UsageError: there is no such file.
        InvalidScenarioError: something in it is wrong.
    """
    from floorsim.supervisors.decision_file import load_decisions

    planned, warnings = load_decisions(file, scenario)
    for warning in warnings:
        say(str(warning))
    return planned
