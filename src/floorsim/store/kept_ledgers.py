"""The ledgers of ended runs: one compressed SQLite file each, in a folder beside the store.

They lie beside the store and not in it: a run's result must never wait for a file ten times its size, and the
store stays small enough to be checked and copied in a moment. Unpacked with gzip, each is what `write_ledger`
writes.
"""

from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from floorsim.errors import RunError, StoreError
from floorsim.store.computed_again import computed_again, why_not_again
from floorsim.store.failures import explained
from floorsim.store.ledger_file import Recorded, read_ledger, write_ledger
from floorsim.store.locks import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER
from floorsim.store.places import ledger_file

if TYPE_CHECKING:
    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.ledger import Ledger
    from floorsim.store.records import StoredRun
    from floorsim.store.run_store import RunStore

PACKING: Final = 6
"""Level of compression, 1-9 (D: zlib's own; a ledger becomes a quarter of its size, in milliseconds)."""


def keep(store_file: Path, run_id: str, compiled: CompiledFloor, ledger: Ledger) -> None:
    """Keep the ledger of a run beside the store; the file is there when it is whole, and not before.

    Raises:
        StoreError: it cannot be kept, for want of space or rights. The store itself is not touched.
    """
    kept = ledger_file(store_file, run_id)
    with explained(store_file):
        kept.parent.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
        plain = kept.with_name(f"{run_id}.{os.getpid()}.db")
        packed = kept.with_name(f"{run_id}.{os.getpid()}.gz")
        try:
            write_ledger(plain, compiled, ledger)
            _pack(plain, packed)
            packed.replace(kept)
        finally:
            plain.unlink(missing_ok=True)
            packed.unlink(missing_ok=True)


def recorded(store: RunStore, stored: StoredRun) -> Recorded | None:
    """The kept ledger of an ended run; None where none is kept.

    Raises:
        RunError: another version of the model wrote it.
        StoreError: it is damaged, or that of another run.
    """
    reason = why_not_again(stored)
    if reason is not None:
        raise RunError(reason)
    kept = ledger_file(store.file, stored.id)
    if not kept.is_file():
        return None
    with _unpacked(kept) as plain:
        found = read_ledger(plain)
    if found.ledger.digest() != stored.result_digest:
        raise StoreError(f"The ledger that is kept with run {stored.id} is not that of this run.")
    return found


def export_ledger(store: RunStore, stored: StoredRun, to: Path) -> None:
    """Write the ledger of a run to a file: the kept one, else one computed again as far as it was played.

    Raises:
        RunError: none is kept, and the run cannot be computed again by this version.
        StoreError: it cannot be read or written.
    """
    kept = ledger_file(store.file, stored.id)
    if not kept.is_file():
        again = computed_again(store, stored)
        write_ledger(to, again.compiled, again.ledger)
        return
    with _unpacked(kept) as plain, explained(to):
        shutil.copyfile(plain, to)


def _pack(plain: Path, packed: Path) -> None:
    with (
        plain.open("rb") as source,
        open(os.open(packed, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY_FILE), "wb") as file,
    ):
        with gzip.GzipFile("", "wb", PACKING, file, mtime=0) as target:
            shutil.copyfileobj(source, target)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _unpacked(kept: Path) -> Iterator[Path]:
    """The kept file as SQLite has it, for the length of a block.

    Raises:
        StoreError: it is damaged, or there is no room for it.
    """
    with tempfile.TemporaryDirectory(prefix="floorsim-") as folder:
        plain = Path(folder) / "ledger.db"
        try:
            with gzip.open(kept) as source, plain.open("wb") as target:
                shutil.copyfileobj(source, target)
        except (EOFError, OSError, ValueError) as error:
            raise StoreError(f"The ledger in {kept} cannot be read ({error}).") from error
        yield plain
