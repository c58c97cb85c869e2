"""Loading a packed scenario: its files are laid out in a folder of their own for as long as that takes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from floorsim.errors import ScenarioError
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.files import told
from floorsim.scenario.forms import AT
from floorsim.scenario.packs.archive import Pack, read_pack

if TYPE_CHECKING:
    from floorsim.scenario.loader import Loaded


def load_packed(
    file: Path,
    form: str | None,
    decision_kinds: Collection[str] | None,
    changes: Sequence[str],
    read: Callable[[Path], bytes],
) -> Loaded:
    """The scenario of a pack, or one of its forms; places in its files are told as `mine.floorsim/mine.yaml`.

    Where the shipped content that it builds on has changed since it was packed, that is warned of.

    Raises:
        ScenarioError: the pack is not in order, or has no such form.
        InvalidScenarioError: its scenario is not valid.
    """
    from floorsim.scenario.loader import load_scenario

    pack = read_pack(file)
    with _laid_out(pack) as folder:
        inner = folder / pack.manifest.file
        ref = str(inner) if form is None else f"{inner}{AT}{form}"
        with _places_in(folder, file):
            loaded = load_scenario(ref, decision_kinds=decision_kinds, changes=changes, read=read)
    warnings = [_placed(fault, folder, file) for fault in loaded.warnings]
    packed = pack.manifest.digest if form is None else pack.manifest.forms.get(form)
    if not changes and loaded.digest != packed:
        wrong = "the scenario is not quite the one that was packed: shipped content that it uses has changed"
        right = "`scenario unpack` shows its files"
        warnings.append(Fault(str(file), 1, 1, "", wrong, right, "warning"))
    return replace(loaded, file=file, warnings=tuple(warnings), packed_for=pack.manifest.model_version)


def unpack(file: Path, folder: Path) -> Pack:
    """Write the files of a pack into a new folder, which is there when it is whole, and not before.

    Raises:
        ScenarioError: the pack is not in order, or the folder cannot be written.
    """
    pack = read_pack(file)
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        _lay_out(pack, part)
        part.rename(folder)
    except OSError as error:
        raise ScenarioError(
            f"{told(folder)} cannot be written ({error.strerror or error}); name a new folder that you can "
            "write, on a disk with free space."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return pack


@contextmanager
def _laid_out(pack: Pack) -> Iterator[Path]:
    """A temporary folder with the files of a pack."""
    with ExitStack() as made:
        try:
            folder = Path(made.enter_context(tempfile.TemporaryDirectory(prefix="floorsim-"))).resolve()
            _lay_out(pack, folder)
        except OSError as error:
            raise ScenarioError(
                f"The files of a pack cannot be laid out in a temporary folder ({error.strerror or error}); "
                "free some space, or set TMPDIR to a folder on another disk."
            ) from error
        yield folder


def _lay_out(pack: Pack, folder: Path) -> None:
    """Write the files of a pack that was read into an empty folder; none is ever written over."""
    for path, content in pack.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "xb") as written:
            written.write(content)


@contextmanager
def _places_in(folder: Path, file: Path) -> Iterator[None]:
    """Tells faults in files of the folder as faults in the pack."""
    try:
        yield
    except InvalidScenarioError as error:
        raise InvalidScenarioError(_placed(fault, folder, file) for fault in error.faults) from None
    except ScenarioError as error:
        raise ScenarioError(str(error).replace(str(folder), str(file))) from None


def _placed(fault: Fault, folder: Path, file: Path) -> Fault:
    return replace(fault, source=fault.source.replace(str(folder), str(file)))
