"""Runs and decisions kept on disk, in SQLite.

Importing this room is cheap: SQLite, sqlite_utils and filelock are loaded when a store is opened.
"""

from floorsim.store.damaged import set_aside_damaged
from floorsim.store.failures import (
    DamagedRunError,
    DamagedStoreError,
    NewerStoreError,
    RunInUseError,
    UnknownRunError,
)
from floorsim.store.journal import Journal
from floorsim.store.places import runs_file, where
from floorsim.store.records import ListedRun, RunMode, RunStatus, StoredDecision, StoredRun
from floorsim.store.run_store import RunStore, open_store

__all__ = [
    "DamagedRunError",
    "DamagedStoreError",
    "Journal",
    "ListedRun",
    "NewerStoreError",
    "RunInUseError",
    "RunMode",
    "RunStatus",
    "RunStore",
    "StoredDecision",
    "StoredRun",
    "UnknownRunError",
    "open_store",
    "runs_file",
    "set_aside_damaged",
    "where",
]
