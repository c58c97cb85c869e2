"""Questions to a store that change nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floorsim.store.failures import DamagedStoreError, UnknownRunError
from floorsim.store.records import StoredDecision, StoredRun, decision_from_row, run_from_row
from floorsim.store.run_ids import as_typed

if TYPE_CHECKING:
    from sqlite_utils import Database

LAST = "last"
"""What a person may write in place of an id: the run stored last."""

NAMED_CANDIDATES = 3  # D: a sentence with more ids in it is hard to read

_RUN = """
    SELECT runs.*, (SELECT count(*) FROM decisions WHERE decisions.run_id = runs.id) AS decision_count
    FROM runs
"""
_NEWEST_FIRST = "ORDER BY updated_at DESC, rowid DESC"


def runs_where(
    db: Database, store_file: Path, condition: str, values: Sequence[Any], *, limit: int | None = None
) -> list[StoredRun]:
    """Return the runs that `condition`, in SQL, is true of; the one stored last comes first.

    Raises:
        DamagedStoreError: a row holds what the store never writes.
    """
    rows = db.query(
        f"{_RUN} WHERE {condition} {_NEWEST_FIRST} LIMIT ?", [*values, -1 if limit is None else limit]
    )
    try:
        return [run_from_row(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise DamagedStoreError(store_file, f"a run in it is unreadable: {error}") from error


def find_run(db: Database, store_file: Path, which: str) -> StoredRun:
    """Return the run that `which` stands for: an id, the beginning of exactly one id, or `last`.

    Raises:
        UnknownRunError: it stands for none, or for several.
    """
    if which.strip().lower() == LAST:
        found = runs_where(db, store_file, "1", [], limit=1)
        if not found:
            raise UnknownRunError(
                "There is no last run because none is stored yet; `floorsim play` starts one."
            )
        return found[0]
    prefix = as_typed(which)
    if prefix is None:
        raise UnknownRunError(
            f"'{which}' is not the id of a run: ids have digits and letters only; "
            "`floorsim runs list` shows them."
        )
    found = runs_where(
        db, store_file, "substr(id, 1, ?) = ?", [len(prefix), prefix], limit=NAMED_CANDIDATES + 1
    )
    if not found:
        raise unknown(which)
    if len(found) > 1:
        named = ", ".join(run.id for run in found[:NAMED_CANDIDATES])
        others = " and others" if len(found) > NAMED_CANDIDATES else ""
        raise UnknownRunError(
            f"'{which}' begins the ids of several runs ({named}{others}); write more of the one you mean."
        )
    return found[0]


def status_of(db: Database, run_id: str) -> str:
    """Return the status of the run with exactly this id.

    Raises:
        UnknownRunError: there is no such run.
    """
    row = db.execute("SELECT status FROM runs WHERE id = ?", [run_id]).fetchone()
    if row is None:
        raise unknown(run_id)
    return str(row[0])


def unknown(which: str) -> UnknownRunError:
    """Return the error of an id that no run has."""
    return UnknownRunError(f"No stored run has the id '{which}'; `floorsim runs list` shows those there are.")


def decisions_of(db: Database, store_file: Path, run_id: str) -> tuple[StoredDecision, ...]:
    """Return a run's decisions in their order.

    Raises:
        DamagedStoreError: one is missing or unreadable, so the run cannot be computed again.
    """
    try:
        decisions = tuple(
            decision_from_row(row)
            for row in db.query("SELECT * FROM decisions WHERE run_id = ? ORDER BY seq", [run_id])
        )
    except (ValueError, TypeError) as error:
        raise DamagedStoreError(store_file, f"a decision of run {run_id} is unreadable: {error}") from error
    for seq, decision in enumerate(decisions):
        if decision.seq != seq:
            raise DamagedStoreError(store_file, f"decision {seq} of run {run_id} is missing")
    return decisions


def text_of(db: Database, store_file: Path, run_id: str) -> str:
    """Return the text of the scenario that a run plays.

    Raises:
        DamagedStoreError: it is missing.
        UnknownRunError: there is no such run.
    """
    row = db.execute(
        "SELECT text FROM runs LEFT JOIN scenario_texts ON sha256 = scenario_sha256 WHERE id = ?", [run_id]
    ).fetchone()
    if row is None:
        raise unknown(run_id)
    if row[0] is None:
        raise DamagedStoreError(store_file, f"the scenario of run {run_id} is missing")
    return str(row[0])
