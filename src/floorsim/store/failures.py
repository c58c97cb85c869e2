"""What can go wrong with a store, each said in one sentence with what to do about it."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from floorsim.errors import ExitCode, StoreError
from floorsim.folders import HOME_VARIABLE
from floorsim.store.run_ids import is_run_id

FULL_BELOW_BYTES = 64 * 1024  # D: less free space than SQLite's shared-memory file and a few pages need


class DamagedStoreError(StoreError):
    """The file of stored runs is damaged, or is no store of floorsim's; it is left as it is."""

    def __init__(self, store_file: Path, symptom: str) -> None:
        self.store_file = store_file
        super().__init__(
            f"The stored runs in {store_file} cannot be read because the file is damaged ({symptom}); "
            "it is left as it is. Put back a copy of it, or start a new store by setting "
            f"{HOME_VARIABLE} to another folder."
        )


class DamagedRunError(StoreError):
    """One run in a sound store is damaged; the others are not, and it can be deleted or set aside."""

    def __init__(self, run_id: str, symptom: str) -> None:
        self.run_id = run_id
        self.symptom = symptom
        delete = f"`floorsim runs delete {run_id}` deletes it, " if is_run_id(run_id) else ""
        super().__init__(
            f"Run {run_id} is damaged ({symptom}); the others are not. "
            f"{delete}{'and ' if delete else ''}`floorsim runs set-aside` moves what is damaged into a copy."
        )


class NewerStoreError(StoreError):
    """The store was written by a newer floorsim, which arranges runs in a way that this one does not know."""

    def __init__(self, store_file: Path, needed: str | None, this: str) -> None:
        self.store_file = store_file
        self.needed = needed
        wanted = f"floorsim {needed} or later" if needed else "a later floorsim"
        super().__init__(
            f"The stored runs in {store_file} need {wanted}, and this is floorsim {this}; upgrade it, "
            f"or start a new store by setting {HOME_VARIABLE} to another folder."
        )


class RunInUseError(StoreError):
    """Another floorsim is playing the run, or this one already is."""


class UnknownRunError(StoreError):
    """No stored run, or more than one, goes by the id that was given."""

    exit_code = ExitCode.USAGE


def not_writable(place: Path) -> StoreError:
    """Return the error of a file or folder that this user may not write."""
    return StoreError(
        f"Runs cannot be stored because {place} cannot be written; give yourself the right to write it, "
        f"or set {HOME_VARIABLE} to a folder that you can write."
    )


def disk_full(store_file: Path) -> StoreError:
    """Return the error of a disk, quota or file-size limit that has no room for what was to be stored."""
    return StoreError(
        f"Nothing more can be stored because the disk that holds {store_file.parent} is full; "
        "what was stored before is safe. "
        f"Free some space and try again, or set {HOME_VARIABLE} to a folder on another disk."
    )


def held_up(store_file: Path) -> StoreError:
    """Return the error of another process that kept the store locked for longer than floorsim waits."""
    return StoreError(
        f"The stored runs in {store_file} are locked by another program, and nothing was stored; "
        "close that program, or wait for it, and try again."
    )


def gone(store_file: Path) -> StoreError:
    """Return the error of a store that was moved, replaced or deleted while it was open."""
    return StoreError(
        f"The last step was not stored because {store_file} was moved or deleted while floorsim had it open; "
        "put it back, and start floorsim again."
    )


@contextmanager
def explained(store_file: Path) -> Iterator[None]:
    """Turn what SQLite and the system report in this block into a `StoreError`; let defects through."""
    import sqlite3

    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = _of_sqlite(error, store_file)
        if sentence is None:
            raise
        raise sentence from error
    except OSError as error:
        raise _of_system(error, store_file) from error


def _of_sqlite(error: Exception, store_file: Path) -> StoreError | None:
    """Return the sentence for an error of SQLite's; None for a broken rule or a misuse, a defect of ours.

    Result codes: https://www.sqlite.org/rescode.html
    """
    import sqlite3

    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    symptom = str(error)
    if code in (sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS):
        return DamagedStoreError(store_file, symptom)
    match code & 0xFF if code is not None else None:
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_FORMAT:
            return DamagedStoreError(store_file, symptom)
        case sqlite3.SQLITE_ERROR if _of_other_tables(symptom):
            return DamagedStoreError(store_file, symptom)
        case None if symptom.startswith("Could not decode"):
            return DamagedStoreError(store_file, symptom)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return held_up(store_file)
        case sqlite3.SQLITE_FULL:
            return disk_full(store_file)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return not_writable(store_file)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return _of_disk(symptom, code, store_file)
        case _:
            return None


def _of_other_tables(symptom: str) -> bool:
    """Whether SQLite complains about the arrangement of the tables, which is not the one we made."""
    return symptom.startswith(("no such table", "no such column", "malformed database schema")) or any(
        words in symptom for words in ("already exists", "has no column named", "already another table")
    )


def _of_disk(symptom: str, code: int | None, store_file: Path) -> StoreError:
    """Return the sentence for a failure to read or write; SQLite does not say when a full disk is why."""
    if not store_file.parent.is_dir():
        return gone(store_file)
    if shutil.disk_usage(store_file.parent).free < FULL_BELOW_BYTES:
        return disk_full(store_file)
    return StoreError(
        f"The stored runs in {store_file} could not be read or written ({symptom}, SQLite code {code}), "
        f"and nothing more was stored; check that disk, or set {HOME_VARIABLE} to a folder on another one."
    )


def _of_system(error: OSError, store_file: Path) -> StoreError:
    place = Path(error.filename) if isinstance(error.filename, str) else store_file
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(place)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(store_file)
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return StoreError(
            f"Runs cannot be stored in {store_file.parent} because a part of that path is a file; "
            f"set {HOME_VARIABLE} to a folder."
        )
    return StoreError(
        f"Runs cannot be stored in {store_file.parent} ({error.strerror or error}); "
        f"set {HOME_VARIABLE} to a folder that you can write."
    )
