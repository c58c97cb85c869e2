"""Setting a damaged store aside, so that a new one can begin and nothing is deleted."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from floorsim.errors import StoreError
from floorsim.folders import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER
from floorsim.store.failures import DamagedStoreError, RunInUseError, explained
from floorsim.store.locks import let_go, take_lock
from floorsim.store.places import absolute, ledger_file, ledger_folder, ledger_folder_aside, lock_folder
from floorsim.store.run_ids import is_run_id

BUSY_S = 5.0  # D: as long as opening a store waits for another program
COMPANIONS = ("-wal", "-journal", "-shm")
"""Endings of the files that SQLite keeps beside a database; the first two may hold parts of its content."""


def set_aside_damaged(path: Path | str | None = None) -> Path:
    """Set aside what is damaged in the first free of `.damaged-1`, `.damaged-2`, ... and return that file.

    A damaged file is renamed, and the next store opened at the old name is new and empty. Where only some
    runs are damaged, the store is copied and those runs are taken out of it. Ledgers that are kept of what is
    set aside go into a folder beside it. Ask the user first.

    Raises:
        StoreError: there is no store, it is not damaged, or it cannot be renamed.
        NewerStoreError: it is not damaged but newer than this program.
        RunInUseError: a floorsim is playing a run from it.
    """
    store_file = absolute(path)
    with explained(store_file):
        if not store_file.exists():
            raise StoreError(f"There are no stored runs in {store_file}, so nothing needs to be set aside.")
        whole = _is_damaged(store_file)
        with _nobody_playing(store_file):
            aside = _free_name(store_file)
            if not whole:
                _move_damaged_runs(store_file, aside)
                return aside
            # The companions go first: a new database must never find those of an old one beside it.
            for companion in COMPANIONS:
                with suppress(FileNotFoundError):
                    Path(f"{store_file}{companion}").rename(f"{aside}{companion}")
            store_file.rename(aside)
            with suppress(FileNotFoundError):
                ledger_folder(store_file).rename(ledger_folder_aside(aside))
    return aside


def _is_damaged(store_file: Path) -> bool:
    from floorsim.store.database import is_sound

    try:
        with explained(store_file):
            return not is_sound(store_file, busy_s=BUSY_S)
    except DamagedStoreError:
        return True


def _move_damaged_runs(store_file: Path, aside: Path) -> None:
    """Copy a sound store and delete its damaged runs, and what belongs to no run, from the original.

    Raises:
        StoreError: there are none.
    """
    from floorsim.store.database import open_database
    from floorsim.store.reading import damaged_runs

    with closing(open_database(store_file, busy_s=BUSY_S)) as db:
        damaged = [one.run_id for one in damaged_runs(db)]
        if not damaged and not db.execute("PRAGMA foreign_key_check").fetchall():
            raise StoreError(f"The stored runs in {store_file} are not damaged, so they stay where they are.")
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE))
        db.execute("VACUUM INTO ?", [str(aside)])
        db.execute("PRAGMA foreign_keys = OFF")
        with db.atomic():
            for run_id, rowid in db.execute("SELECT id, rowid FROM runs").fetchall():
                if str(run_id) in damaged:
                    db.execute("DELETE FROM runs WHERE rowid = ?", [rowid])
            db.execute("DELETE FROM decisions WHERE run_id NOT IN (SELECT id FROM runs)")
            db.execute("DELETE FROM scenario_texts WHERE sha256 NOT IN (SELECT scenario_sha256 FROM runs)")
    _move_ledgers(store_file, aside, filter(is_run_id, damaged))


def _move_ledgers(store_file: Path, aside: Path, run_ids: Iterable[str]) -> None:
    for kept in (ledger_file(store_file, run_id) for run_id in run_ids):
        if kept.is_file():
            ledger_folder_aside(aside).mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
            kept.rename(ledger_folder_aside(aside) / kept.name)


@contextmanager
def _nobody_playing(store_file: Path) -> Iterator[None]:
    """Keep the runs that have a lock file from being played while a block runs.

    Raises:
        RunInUseError: one is being played.
    """
    with ExitStack() as held:
        for lock_file in sorted(lock_folder(store_file).glob("*.lock")):
            lock = take_lock(lock_file)
            if lock is None:
                raise RunInUseError(
                    f"The stored runs in {store_file} stay where they are because a floorsim is using them; "
                    "close it, and try again."
                )
            held.callback(let_go, lock)
        yield


def _free_name(store_file: Path) -> Path:
    names = (store_file.with_name(f"{store_file.name}.damaged-{number}") for number in count(1))
    return next(
        name
        for name in names
        if not ledger_folder_aside(name).exists()
        and not any(Path(f"{name}{end}").exists() for end in ("", *COMPANIONS))
    )
