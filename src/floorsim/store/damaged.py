"""Setting a damaged store aside, so that a new one can begin and nothing is deleted."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from floorsim.errors import StoreError
from floorsim.store.failures import DamagedStoreError, RunInUseError, explained
from floorsim.store.locks import let_go, take_lock
from floorsim.store.places import absolute, lock_folder

BUSY_S = 5.0  # D: as long as opening a store waits for another program
COMPANIONS = ("-wal", "-journal", "-shm")
"""Endings of the files that SQLite keeps beside a database; the first two may hold parts of its content."""


def set_aside_damaged(path: Path | str | None = None) -> Path:
    """Rename a damaged store to the first free of `.damaged-1`, `.damaged-2`, ... and return its new name.

    The next store opened at the old name is new and empty. Ask the user first.

    Raises:
        StoreError: there is no store, it is not damaged, or it cannot be renamed.
        NewerStoreError: it is not damaged but newer than this program.
        RunInUseError: a floorsim is playing a run from it.
    """
    store_file = absolute(path)
    with explained(store_file):
        if not store_file.exists():
            raise StoreError(f"There are no stored runs in {store_file}, so nothing needs to be set aside.")
        if not _is_damaged(store_file):
            raise StoreError(f"The stored runs in {store_file} are not damaged, so they stay where they are.")
        with _nobody_playing(store_file):
            aside = _free_name(store_file)
            # The companions go first: a new database must never find those of an old one beside it.
            for companion in COMPANIONS:
                with suppress(FileNotFoundError):
                    Path(f"{store_file}{companion}").rename(f"{aside}{companion}")
            store_file.rename(aside)
    return aside


def _is_damaged(store_file: Path) -> bool:
    from floorsim.store.database import is_sound

    try:
        with explained(store_file):
            return not is_sound(store_file, busy_s=BUSY_S)
    except DamagedStoreError:
        return True


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
    return next(name for name in names if not any(Path(f"{name}{end}").exists() for end in ("", *COMPANIONS)))
