"""What `floorsim scenario check` asks of a valid scenario beyond its checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from floorsim.desk.decisions.script import planned_in
from floorsim.scenario.examining.examine import examine
from floorsim.scenario.faults.fault import Fault, Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.document import Document

_ARMS: Final = ("tempting", "better")


def examiner(document: Document, scenario: Scenario) -> list[Fault]:
    """Faults in the arguments of the worked run and of the traps' arms, and the examiner's warnings."""
    planned = [fault for path in _lists(document) for fault in planned_in(document, path)[1]]
    return [*planned, *(document.fault_at(found) for found in examine(scenario))]


def _lists(document: Document) -> Iterator[Path]:
    """Where the document writes lists of decisions."""
    if ("expert",) in document.marks:
        yield ("expert",)
    for index in range(len(document.tree.get("traps") or ())):
        for arm in _ARMS:
            if ("traps", index, arm) in document.marks:
                yield "traps", index, arm
