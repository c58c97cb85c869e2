"""From a shipped name or a path to a scenario that can be run, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from floorsim.scenario.allowed_files import EVERY_FILE, AllowedFiles, files_of
from floorsim.scenario.changes import with_changes
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError, raise_errors
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.files import kind_of, read_file
from floorsim.scenario.forecast.csv import ReadBytes, with_forecasts
from floorsim.scenario.forms import AT, form_titles, split_form, with_form
from floorsim.scenario.inheritance import EXTENDS, with_inherited
from floorsim.scenario.library import find, find_base
from floorsim.scenario.looks import parse_scenario
from floorsim.scenario.packs import is_pack
from floorsim.scenario.shared_content import with_shared_content
from floorsim.scenario.upgrading.upgrade import version_fault
from floorsim.scenario.yaml.document import Document
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


LARGEST_WHOLE: Final = 1_500_000
"""Bytes of a scenario with all that it extends (D: one of the largest files and much beside it)."""


Examiner = Callable[[Document, "Scenario"], list[Fault]]
"""What there is to say about a scenario without errors, beyond the checks."""


@dataclass(frozen=True)
class Loaded:
    """A checked scenario, the digest that names it, its file, and what was warned of."""

    scenario: Scenario
    digest: str
    file: Path
    warnings: tuple[Fault, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    """What each form of the scenario is called, by its name; `ref@NAME` loads it."""
    packed_for: int | None = None
    """The version of the model under which a packed scenario was packed; None for one that is not packed."""


def load_scenario(
    ref: str | Path,
    *,
    decision_kinds: Collection[str] | None = None,
    changes: Sequence[str] = (),
    allow_outside: bool = False,
    read: ReadBytes = read_file,
    examiner: Examiner | None = None,
) -> Loaded:
    """The scenario of a shipped id or a path, whole and checked; `login-outage@B` is its form B.

    Other forms than this one are not looked at (see `load_every_form`). What it extends, the CSV files of its
    forecasts and the shared content that it names become part of it.
    `decision_kinds` are the names that its decisions may use; None leaves these names unchecked. `changes`
    are `KEY=VALUE` (see `with_changes`), checked as if the file had them. What it extends and its CSV files
    lie in its folder, in a folder below or among the shipped content, unless `allow_outside`. `read` gives
    the bytes of each of these files. Of a packed scenario the files are those in its pack. What `examiner`
    has to say is told with the faults.

    Raises:
        ScenarioError: there is no such scenario, or it has no such form.
        InvalidScenarioError: it is not valid; with every value that cannot be read, or all that does not fit.
    """
    from floorsim.scenario.canonical import digest
    from floorsim.scenario.checks.every_check import check
    from floorsim.scenario.models.scenario import Scenario

    file, form = find_form(ref)
    if is_pack(file):
        from floorsim.scenario.packs.opening import load_packed

        return load_packed(file, form, decision_kinds, changes, read)
    allowed = EVERY_FILE if allow_outside else files_of(file)
    document, forms = _read(file, allowed, form, read)
    if changes:
        changed = with_forecasts(with_changes(document, changes), lambda source: file.parent, read, allowed)
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
    if examiner is not None:
        warnings = raise_errors([*warnings, *examiner(document, scenario)])
    return Loaded(scenario, digest(scenario), file, warnings, forms)


def load_every_form(
    ref: str | Path,
    *,
    decision_kinds: Collection[str] | None = None,
    changes: Sequence[str] = (),
    allow_outside: bool = False,
    examiner: Examiner | None = None,
) -> Loaded:
    """The scenario as `load_scenario` gives it, with all its forms checked too.

    What a form has wrong that the scenario has not is told with the form's name.

    Raises:
        ScenarioError: there is no such scenario, or it has no such form.
        InvalidScenarioError: it is not valid, or a form is not; with the faults of all.
    """
    load = partial(
        load_scenario,
        decision_kinds=decision_kinds,
        changes=changes,
        allow_outside=allow_outside,
        examiner=examiner,
    )
    loaded = load(ref)
    found = list(loaded.warnings)
    name, asked = split_form(str(ref)) if isinstance(ref, str) else (str(ref), None)
    for form in () if asked is not None else loaded.forms:
        try:
            faults = load(f"{name}{AT}{form}").warnings
        except InvalidScenarioError as error:
            faults = error.faults
        found += [replace(fault, form=form) for fault in faults if fault not in loaded.warnings]
    return replace(loaded, warnings=raise_errors(found))


def find_form(ref: str | Path) -> tuple[Path, str | None]:
    """The file of a shipped id or a path, and the form that is named behind it; a file with an @ in its name
    is itself.

    Raises:
        ScenarioError: there is no such scenario or file.
    """
    name, form = split_form(ref) if isinstance(ref, str) else (ref, None)
    if form is None or kind_of(Path(ref)) != "nothing":
        return find(ref), None
    return find(name), form


def read_whole(file: Path, allowed: AllowedFiles = EVERY_FILE, form: str | None = None) -> Document:
    """The file with everything that belongs to it and lies elsewhere, as plain values; not yet validated.

    `allowed` are the files that it may name; `form` is the form that is meant.

    Raises:
        ScenarioError: one of the files cannot be read, or there is no such form.
    """
    return _read(file, allowed, form)[0]


def _read(
    file: Path, allowed: AllowedFiles, form: str | None, read_bytes: ReadBytes = read_file
) -> tuple[Document, dict[str, str]]:
    """What `read_whole` gives, and what the scenario's forms are called."""
    files = WrittenFiles(_scenario_of_this_version, read_bytes)
    document = files.read(file)
    whole = with_inherited(document, file, files.read, partial(find_base, allowed=allowed))
    if any(fault.path.startswith(EXTENDS) for fault in whole.faults):
        raise InvalidScenarioError(whole.faults)
    own_id = whole.marks.get(("meta", "id"))
    if EXTENDS in document.tree and own_id is not None and own_id.value.source != document.source:
        fault = document.fault(
            (EXTENDS,), "the scenario has no id of its own", "add meta: with an id: and a title:"
        )
        whole = Document(whole.tree, whole.marks, whole.source, (*whole.faults, fault))
    forms = form_titles(whole.tree)
    whole = with_form(whole, form)
    whole = with_forecasts(whole, lambda source: files.of[source].parent, read_bytes, allowed)
    return with_shared_content(whole), forms


def _scenario_of_this_version(content: bytes, name: str) -> Document:
    document = parse_scenario(content, name)
    if (fault := version_fault(document)) is not None:
        raise InvalidScenarioError([fault])
    return document


class WrittenFiles:
    """The files from which one thing is put together, read until there is too much in all of them."""

    def __init__(self, parse: Callable[[bytes, str], Document], read_bytes: ReadBytes = read_file) -> None:
        self.of: dict[str, Path] = {}
        """Each by the name under which its faults are told."""
        self._parse = parse
        self._read_bytes = read_bytes
        self._sizes: list[int] = []

    def read(self, file: Path) -> Document:
        """The document of a file.

        Raises:
            ScenarioError: it cannot be read.
            InvalidScenarioError: nothing can be made of it, or with it there is too much.
        """
        name = display_name(file)
        self.of[name] = file
        content = self._read_bytes(file)
        self._sizes.append(len(content))
        whole = whole_sum(self._sizes)
        if len(self._sizes) > 1 and whole > LARGEST_WHOLE:
            wrong = f"with this file, all that is extended has {whole / 1_000_000:.1f} MB"
            right = f"{LARGEST_WHOLE / 1_000_000:g} MB are the most; extend fewer and shorter files"
            raise InvalidScenarioError([Fault(name, 1, 1, "", wrong, right)])
        return self._parse(content, name)


def display_name(file: Path) -> str:
    """The path as a reader would type it: from the current folder if the file lies below it."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except (ValueError, FileNotFoundError):  # elsewhere, or the current folder is gone
        return str(file)
