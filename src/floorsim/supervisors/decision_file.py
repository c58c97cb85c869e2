"""A file of decisions to be taken in a run, checked against the scenario before anything is played."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from floorsim.desk.decisions.registry import kinds
from floorsim.desk.decisions.script import EXAMPLE, HEADS, Planned, planned_in
from floorsim.errors import UsageError
from floorsim.scenario.checks.decisions import check_decisions
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.messages import RESERVED
from floorsim.scenario.faults.fault import Fault, raise_errors
from floorsim.scenario.faults.fault import Path as Keys
from floorsim.scenario.files import kind_of, read_file, told
from floorsim.scenario.looks import Look, parse_as
from floorsim.scenario.models.desk import PlannedDecision
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.document import Document


def load_decisions(file: Path, scenario: Scenario) -> tuple[tuple[Planned, ...], tuple[Fault, ...]]:
    """The decisions of a file in order of time, and what is probably not meant in it.

    The file is a list in YAML or JSON, alone or under the key `decisions` or `expert`.

    Raises:
        UsageError: there is no such file.
        InvalidScenarioError: something in it is wrong, or names what is not in the scenario; all is told.
    """
    if kind_of(file) != "file":
        raise UsageError(f"{told(file)}: there is no such file of decisions; check the path.")
    document = parse_as(_DECISIONS, read_file(file), str(file))
    path = _head(document.tree)
    planned, faults = planned_in(document, path)
    if not faults and not document.faults:
        faults = _against(scenario, document, path)
    return planned, raise_errors([*document.faults, *faults])


def _head(tree: Any) -> Keys:
    """The key under which the list stands; none where it stands alone."""
    head = next(iter(tree)) if isinstance(tree, dict) and len(tree) == 1 else None
    return (head,) if head in HEADS else ()


def _looks_right(tree: Any) -> bool:
    """Whether this is a list in which something is to be done at a time, or nothing at all."""
    for key in _head(tree):
        tree = tree[key]
    return isinstance(tree, list) and (
        not tree or any(isinstance(entry, dict) and not {"at", "do"}.isdisjoint(entry) for entry in tree)
    )


_DECISIONS: Final = Look(
    _looks_right,
    re.compile(rb"(?:^|[\s{,\"'-])do[\"']?\s*:", re.MULTILINE),
    "there is no list of decisions here",
    EXAMPLE,
)


def _against(scenario: Scenario, document: Document, path: Keys) -> list[Fault]:
    """What the decisions name that the scenario does not have, and times outside play."""
    written = tuple(PlannedDecision.model_validate(entry) for entry in document.value(path))
    found = Findings()
    check_decisions(scenario.model_copy(update={"expert": written}), found, [kind.kind for kind in kinds()])
    faults = []
    for fault in found.faults:
        place, *inside = fault.path
        if place != "expert":
            continue
        message = written[int(inside[0])].arguments.get("message", "")
        if inside[1:] == ["message"] and str(message).startswith(RESERVED):
            continue
        faults.append(document.fault((*path, *inside), fault.wrong, fault.right, fault.severity))
    return faults
