"""From a shipped name or a path to a scenario that can be run, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from floorsim.scenario.allowed_files import EVERY_FILE, AllowedFiles, files_of
from floorsim.scenario.changes import with_changes
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, raise_errors
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.files import read_file
from floorsim.scenario.forecast.csv import with_forecasts
from floorsim.scenario.inheritance import EXTENDS, with_inherited
from floorsim.scenario.library import find, find_base
from floorsim.scenario.looks import parse_scenario
from floorsim.scenario.shared_content import with_shared_content
from floorsim.scenario.yaml.document import Document
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


LARGEST_WHOLE: Final = 1_500_000
"""Bytes of a scenario with all that it extends (D: one of the largest files and much beside it)."""


@dataclass(frozen=True)
class Loaded:
    """A checked scenario, the digest that names it, its file, and what was warned of."""

    scenario: Scenario
    digest: str
    file: Path
    warnings: tuple[Fault, ...] = ()


def load_scenario(
    ref: str | Path,
    *,
    decision_kinds: Collection[str] | None = None,
    changes: Sequence[str] = (),
    allow_outside: bool = False,
) -> Loaded:
    """The scenario of a shipped id or a path, whole and checked.

    What it extends, the CSV files of its forecasts and the shared content that it names become part of it.
    `decision_kinds` are the names that its decisions may use; None leaves these names unchecked. `changes`
    are `KEY=VALUE` (see `with_changes`), checked as if the file had them. What it extends and its CSV files
    lie in its folder, in a folder below or among the shipped content, unless `allow_outside`.

    Raises:
        ScenarioError: there is no such scenario.
        InvalidScenarioError: it is not valid; with every value that cannot be read, or all that does not fit.
    """
    from floorsim.scenario.canonical import digest
    from floorsim.scenario.checks.every_check import check
    from floorsim.scenario.models.scenario import Scenario

    file = find(ref)
    allowed = EVERY_FILE if allow_outside else files_of(file)
    document = read_whole(file, allowed)
    if changes:
        changed = with_forecasts(
            with_changes(document, changes), lambda source: file.parent, read_file, allowed
        )
        document = with_shared_content(changed)
    try:
        scenario = Scenario.model_validate(document.tree)
    except ValidationError as error:
        found = faults_from_validation(error, document, Scenario)
        raise InvalidScenarioError([*document.faults, *found]) from None
    if any(stream.forecast.csv is not None for stream in scenario.demand.streams.values()):
        raise InvalidScenarioError(document.faults)
    checked = [document.fault_at(found) for found in check(scenario, decision_kinds)]
    warnings = raise_errors([*document.faults, *checked])
    return Loaded(scenario, digest(scenario), file, warnings)


def read_whole(file: Path, allowed: AllowedFiles = EVERY_FILE) -> Document:
    """The file with everything that belongs to it and lies elsewhere, as plain values; not yet validated.

    `allowed` are the files that it may name.

    Raises:
        ScenarioError: one of the files cannot be read.
    """
    files: dict[str, Path] = {}
    sizes: list[int] = []

    def read(wanted: Path) -> Document:
        name = display_name(wanted)
        files[name] = wanted
        content = read_file(wanted)
        sizes.append(len(content))
        if len(sizes) > 1 and whole_sum(sizes) > LARGEST_WHOLE:
            wrong = f"with this file, all that the scenario extends has {whole_sum(sizes) / 1_000_000:.1f} MB"
            right = f"{LARGEST_WHOLE / 1_000_000:g} MB are the most; extend fewer and shorter files"
            raise InvalidScenarioError([Fault(name, 1, 1, "", wrong, right)])
        return parse_scenario(content, name)

    document = read(file)
    whole = with_inherited(document, file, read, partial(find_base, allowed=allowed))
    if any(fault.path.startswith(EXTENDS) for fault in whole.faults):
        raise InvalidScenarioError(whole.faults)
    own_id = whole.marks.get(("meta", "id"))
    if EXTENDS in document.tree and own_id is not None and own_id.value.source != document.source:
        fault = document.fault(
            (EXTENDS,), "the scenario has no id of its own", "add meta: with an id: and a title:"
        )
        whole = Document(whole.tree, whole.marks, whole.source, (*whole.faults, fault))
    whole = with_forecasts(whole, lambda source: files[source].parent, read_file, allowed)
    return with_shared_content(whole)


def display_name(file: Path) -> str:
    """The path as a reader would type it: from the current folder if the file lies below it."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except (ValueError, FileNotFoundError):  # elsewhere, or the current folder is gone
        return str(file)
