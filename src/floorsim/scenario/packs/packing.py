"""Making a pack: which files a scenario with all its forms is put together from."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from floorsim.content import content_dir
from floorsim.errors import ScenarioError
from floorsim.scenario.files import read_file, told
from floorsim.scenario.forms import AT, without_form
from floorsim.scenario.loader import find_form, load_scenario
from floorsim.scenario.packs import is_pack
from floorsim.scenario.packs.archive import LARGEST_PACK, MOST_FILES, archive_of
from floorsim.scenario.packs.manifest import Manifest, packed_file
from floorsim.scenario.packs.names import fault_of_name, fault_of_names
from floorsim.sums import whole_sum


@dataclass(frozen=True)
class Packed:
    """A pack in memory: its list, and its bytes."""

    manifest: Manifest
    content: bytes


def pack(ref: str, decision_kinds: Collection[str], *, floorsim: str, model_version: int) -> Packed:
    """The pack of a scenario's file with everything of its own: what it extends, its tables, its forms.

    What is shipped with floorsim stays out, since every floorsim has it. Every form must be valid.

    Raises:
        ScenarioError: there is no such scenario, it is a pack already, or a file of it cannot be packed.
        InvalidScenarioError: it, or a form of it, is not valid.
    """
    file, form = find_form(ref)
    if is_pack(file):
        raise ScenarioError(f"{told(file)} is a pack already; share it as it is.")
    if form is not None:
        raise ScenarioError(f"A pack holds a scenario with all its forms; leave {AT}{form} out.")
    found: dict[Path, bytes] = {}

    def read(wanted: Path) -> bytes:
        if wanted not in found:
            found[wanted] = read_file(wanted)
        return found[wanted]

    loaded = load_scenario(file, decision_kinds=decision_kinds, read=read)
    digests = {
        name: load_scenario(f"{file}{AT}{name}", decision_kinds=decision_kinds, read=read).digest
        for name in loaded.forms
    }
    shipped = [content_dir(kind).resolve() for kind in ("scenarios", "data")]
    files = {
        _path_in_pack(wanted, file): content
        for wanted, content in found.items()
        if wanted == file or not any(wanted.resolve().is_relative_to(folder) for folder in shipped)
    }
    _require_packable(file, files)
    meta = loaded.scenario.meta
    manifest = Manifest(
        floorsim=floorsim,
        model_version=model_version,
        id=without_form(meta.id),
        title=meta.title,
        file=_path_in_pack(file, file),
        digest=loaded.digest,
        forms=digests,
        files=[packed_file(path, content) for path, content in sorted(files.items())],
    )
    return Packed(manifest, archive_of(manifest, files))


def _path_in_pack(wanted: Path, scenario: Path) -> str:
    """The path below the scenario's folder, in which everything lies that it may name."""
    return Path(os.path.relpath(wanted, scenario.parent)).as_posix()


def _require_packable(scenario: Path, files: dict[str, bytes]) -> None:
    wrong = next(filter(None, map(fault_of_name, files)), None) or fault_of_names(files)
    if wrong is None and len(files) > MOST_FILES:
        wrong = f"its {len(files)} files are more than the {MOST_FILES} that a pack may hold"
    if wrong is None and whole_sum(map(len, files.values())) > LARGEST_PACK - 100_000:
        wrong = f"its files have more than the {LARGEST_PACK // 1_000_000} MB that a pack may have"
    if wrong is not None:
        raise ScenarioError(f"{told(scenario)} cannot be packed: {wrong}; rename or shorten its files.")
