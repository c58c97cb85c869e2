"""A connection to the store's SQLite file: made, checked, brought up to date, and set to be durable."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Literal

from floorsim.errors import StoreError
from floorsim.folders import HOME_VARIABLE, OWNER_ONLY_FILE, make_private
from floorsim.store.failures import DamagedStoreError, not_writable

if TYPE_CHECKING:
    from sqlite_utils import Database

SMALLEST_DATABASE_BYTES = 512
"""One page of the smallest size that SQLite has, https://www.sqlite.org/fileformat.html#pages."""

RETRY_S = 0.01  # D: several times what another program needs to set up a store

Durability = Literal["FULL", "NORMAL"]
"""What a commit waits for, https://www.sqlite.org/pragma.html#pragma_synchronous.

With `FULL` it returns when the disk has it. With `NORMAL` a loss of power may take back the last commits, a
crash of the program may not.
"""


def open_database(store_file: Path, *, busy_s: float) -> Database:
    """Open the store, making or upgrading it first if need be; its commits return when the disk has them.

    Raises:
        StoreError: it cannot be written, or is not a store of floorsim's.
        NewerStoreError: a newer floorsim arranged it.
        sqlite3.DatabaseError, OSError: to be read inside `explained`.
    """
    _make(store_file)
    _check_writable(store_file)
    db = connect(store_file, "FULL", busy_s=busy_s)
    try:
        _check_and_set_up(db, store_file, busy_s)
    except BaseException:
        db.close()
        raise
    return db


def connect(store_file: Path, durability: Durability, *, busy_s: float) -> Database:
    """Connect to a store that exists, as it is."""
    import sqlite3

    from sqlite_utils import Database

    # Plugins of sqlite_utils are not run: what else is installed beside floorsim must not change its store.
    db = Database(sqlite3.connect(store_file, timeout=busy_s), execute_plugins=False)
    # Text that is no UTF-8 is damage of one row, which is told when the row is read.
    db.conn.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync leaves the drive's own cache unwritten
        db.execute("PRAGMA checkpoint_fullfsync = ON")
        if _pragma(db, "journal_mode") == "wal":
            db.execute(f"PRAGMA synchronous = {durability}")
        else:
            # Without a write-ahead log, which some file systems cannot have, a loss of power may damage the
            # file under NORMAL and take back the last commit under FULL.
            db.execute("PRAGMA synchronous = EXTRA")
    except BaseException:
        db.close()
        raise
    return db


def is_sound(store_file: Path, *, busy_s: float) -> bool:
    """Return whether nothing is wrong with a store that exists, but for what its rows hold. Reads all of it.

    Raises:
        StoreError, sqlite3.DatabaseError: as `open_database` does.
    """
    with closing(open_database(store_file, busy_s=busy_s)) as db:
        from floorsim.store.schema import has_every_column

        return has_every_column(db) and str(_pragma(db, "integrity_check(1)")) == "ok"


def _make(store_file: Path) -> None:
    """Make the store's folder and an empty file, readable by their owner alone, where they are missing."""
    if store_file.is_dir():
        raise StoreError(f"Runs cannot be stored in {store_file} because it is a folder; name a file in it.")
    make_private(store_file.parent)
    # The file is opened here only when it is new: closing a second handle on a database that this process has
    # open would drop SQLite's locks on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    if not store_file.exists():
        try:
            os.close(os.open(store_file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE))
        except FileExistsError:
            return  # another floorsim made it this moment
    elif _size(Path(f"{store_file}-wal")) > 0 and _size(store_file) == 0:
        # SQLite would take it for a new database and delete the log, which holds the last commits.
        raise DamagedStoreError(store_file, "it is empty, and the log beside it is not")
    elif 0 < _size(store_file) < SMALLEST_DATABASE_BYTES:
        # SQLite would take it for a new database and write over it.
        raise DamagedStoreError(store_file, "it is shorter than any database")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _check_writable(store_file: Path) -> None:
    """Find out before a run starts, not at its first decision, that nothing can be stored."""
    effective = os.access in os.supports_effective_ids
    for place in (store_file.parent, store_file):
        if not os.access(place, os.W_OK, effective_ids=effective):
            raise not_writable(place)


def _check_and_set_up(db: Database, store_file: Path, busy_s: float) -> None:
    from floorsim.store.schema import APPLICATION_ID, bring_up_to_date, is_up_to_date, refuse_newer

    # Tables are looked for first: another floorsim may be making them, and their mark, at this moment.
    has_tables = db.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    if has_tables and _pragma(db, "application_id") != APPLICATION_ID:
        raise StoreError(
            f"Runs cannot be stored in {store_file} because it is another program's database; "
            f"set {HOME_VARIABLE} to another folder."
        )
    refuse_newer(db, store_file)
    if _pragma(db, "journal_mode") == "wal" and is_up_to_date(db):
        return
    if _use_log(db, busy_s):
        db.execute("PRAGMA synchronous = FULL")
    bring_up_to_date(db)


def _use_log(db: Database, busy_s: float) -> bool:
    """Switch to a write-ahead log, so that readers need not wait for writers; False if there can be none."""
    import sqlite3

    deadline_s = monotonic() + busy_s
    # SQLite gives up at once when two programs switch at one time, so the waiting is done here instead.
    db.execute("PRAGMA busy_timeout = 0")
    while True:
        try:
            switched = _pragma(db, "journal_mode = WAL") == "wal"
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline_s:
                raise
            sleep(RETRY_S)
        else:
            db.execute(f"PRAGMA busy_timeout = {round(busy_s * 1000)}")
            return switched


def _pragma(db: Database, pragma: str) -> object:
    return db.execute(f"PRAGMA {pragma}").fetchone()[0]
