"""The ledgers of ended runs: one compressed SQLite file each, in a folder beside the store.

They lie beside the store and not in it: a run's result must never wait for a file ten times its size, and the
store stays small enough to be checked and copied in a moment. Unpacked with gzip, each is what `write_ledger`
writes.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from floorsim.errors import FloorsimError, RunError, StoreError
from floorsim.folders import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER
from floorsim.replacing import creating
from floorsim.scenario.canonical import digest
from floorsim.store.computed_again import computed_again
from floorsim.store.failures import explained
from floorsim.store.ledger_file import Recorded, read_ledger, write_ledger
from floorsim.store.other_versions import why_not_again
from floorsim.store.places import ledger_file

if TYPE_CHECKING:
    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.ledger import Ledger
    from floorsim.run.run import Run
    from floorsim.store.records import StoredRun
    from floorsim.store.run_store import RunStore

WITHOUT_IT: Final = "when that file is moved away, `floorsim runs ledger` computes it again"
DAMAGE: Final = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, struct.error,
)  # fmt: skip
"""What values of the wrong kind raise while a ledger is read and its digest is computed."""
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
        return _of_this_run(plain, kept, stored)


def export_ledger(store: RunStore, stored: StoredRun, to: Path) -> None:
    """Write the ledger of a run to a new file: the kept one, else one computed again as far as it was played.

    Raises:
        RunError: none is kept, and the run cannot be computed again by this version.
        StoreError: it cannot be read or written, or a file of that name is there.
    """
    kept = ledger_file(store.file, stored.id)
    if not kept.is_file():
        again = computed_again(store, stored)
        with _new(to) as new:
            write_ledger(new, again.compiled, again.ledger)
        return
    with _unpacked(kept) as plain:
        if why_not_again(stored) is None:
            _of_this_run(plain, kept, stored)
        with _new(to) as new:
            shutil.copyfile(plain, new)


@contextmanager
def _new(file: Path) -> Iterator[Path]:
    """A file that takes this name at the end of the block. Raises StoreError where something has it."""
    with explained(file):
        try:
            with creating(file, OWNER_ONLY_FILE) as new:
                yield new
        except FileExistsError:
            raise StoreError(f"{file} is there already; name a new file.") from None


def differing_tables(store: RunStore, stored: StoredRun, again: Run) -> list[str] | None:
    """The tables in which the kept ledger differs from that of the run computed again; None if none is kept.

    Raises:
        StoreError: it is damaged.
    """
    kept = ledger_file(store.file, stored.id)
    if not kept.is_file():
        return None
    with _unpacked(kept) as plain, _readable(kept):
        fresh = plain.with_name("again.db")
        write_ledger(fresh, again.compiled, again.ledger)
        with closing(sqlite3.connect(plain)) as theirs, closing(sqlite3.connect(fresh)) as ours:
            tables = [_tables(db) for db in (theirs, ours)]
            return [
                name
                for name in sorted(tables[0] | tables[1])
                if name not in tables[0] & tables[1] or _rows(theirs, name) != _rows(ours, name)
            ]


def _tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}


def _rows(db: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    found = db.execute('SELECT * FROM "{}" ORDER BY rowid'.format(table.replace('"', '""')))
    return [column[0] for column in found.description], found.fetchall()


def _of_this_run(plain: Path, kept: Path, stored: StoredRun) -> Recorded:
    """The ledger in an unpacked file, which must be that of this run.

    Raises:
        StoreError: it is damaged, or that of another run.
    """
    with _readable(kept):
        found = read_ledger(plain)
        same = found.ledger.digest() == stored.result_digest
        if not same or digest(found.compiled.scenario) != stored.scenario_digest:
            raise StoreError(f"The ledger in {kept} is not that of run {stored.id}; {WITHOUT_IT}.")
        return found


@contextmanager
def _readable(kept: Path) -> Iterator[None]:
    """Turn what a damaged ledger makes of reading it into one sentence.

    Raises:
        StoreError: it cannot be read.
        RunError: another version of the model wrote it.
    """
    try:
        yield
    except RunError:
        raise
    except StoreError as error:
        if str(kept) in str(error):
            raise
        raise StoreError(f"The ledger in {kept} is damaged; {WITHOUT_IT}.") from error
    except (FloorsimError, sqlite3.Error, *DAMAGE) as error:
        raise StoreError(f"The ledger in {kept} is damaged; {WITHOUT_IT}.") from error


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
        except (EOFError, OSError, ValueError, zlib.error) as error:
            raise StoreError(f"The ledger in {kept} cannot be read ({error}); {WITHOUT_IT}.") from error
        yield plain
