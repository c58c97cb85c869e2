"""What a review has played of a run, in a file beside the store: found again when it is opened once more.

It is computed from the run and can be computed again, so nothing here ever fails: what can't be read or
written, for want of space or rights, is played another time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from floorsim.errors import FloorsimError
from floorsim.folders import OWNER_ONLY_FOLDER
from floorsim.store.places import review_file

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLE: Final = "branches"
FAILURES: Final = (sqlite3.Error, OSError, ValueError, FloorsimError)
BUSY_S: Final = 1.0
"""How long another floorsim that reviews the same run may hold the file (D)."""
AT_ONCE: Final = 500
"""Keys looked for in one question; SQLite takes a thousand."""


class KeptReview:
    """What was played for the review of one stored run, by key; values are plain JSON."""

    def __init__(self, store_file: Path, run_id: str) -> None:
        self._file = review_file(store_file, run_id)
        self._db: Database | None = None
        with suppress(*FAILURES):
            self._db = self._opened()

    def get(self, keys: Sequence[str]) -> dict[str, Any]:
        """What is kept under these keys."""
        found: dict[str, Any] = {}
        if self._db is None:
            return found
        with suppress(*FAILURES):
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                marks = ", ".join("?" * len(some))
                rows = self._db.query(f"SELECT key, value FROM {TABLE} WHERE key IN ({marks})", some)
                found.update({row["key"]: json.loads(row["value"]) for row in rows})
        return found

    def put(self, found: Mapping[str, Any]) -> None:
        """Keeps values under their keys, if that can be done."""
        if self._db is None:
            return
        try:
            self._db.table(TABLE).insert_all(
                [{"key": key, "value": json.dumps(value)} for key, value in found.items()], replace=True
            )
        except FAILURES:
            self.close()

    def close(self) -> None:
        """Lets go of the file."""
        db, self._db = self._db, None
        if db is not None:
            with suppress(*FAILURES):
                db.close()

    def _opened(self) -> Database:
        from sqlite_utils import Database

        self._file.parent.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
        # A review runs in a thread of its own; only that thread asks.
        connection = sqlite3.connect(self._file, timeout=BUSY_S, check_same_thread=False)
        db = Database(connection, execute_plugins=False)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.table(TABLE).create({"key": str, "value": str}, pk="key", if_not_exists=True)
        except BaseException:
            db.close()
            raise
        return db
