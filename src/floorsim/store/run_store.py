"""The store of runs: what a run is made of goes in durably and comes out as it went in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from floorsim.errors import StoreError
from floorsim.store import reading
from floorsim.store.failures import RunInUseError, explained, gone
from floorsim.store.journal import Journal
from floorsim.store.locks import let_go, take_lock
from floorsim.store.places import absolute, ledger_file, lock_folder, review_files
from floorsim.store.reading import Found, Standing
from floorsim.store.records import (
    ListedRun,
    RunMode,
    RunStatus,
    StoredDecision,
    StoredRun,
    checked_seconds,
    json_text,
    utc_text,
)
from floorsim.store.run_ids import is_run_id, new_run_id

if TYPE_CHECKING:
    from filelock import BaseFileLock
    from sqlite_utils import Database

DEFAULT_BUSY_S = 5.0  # D: far longer than any commit, shorter than a trainee's patience


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_store(
    path: Path | str | None = None, *, busy_s: float = DEFAULT_BUSY_S, now: Callable[[], datetime] = _utc_now
) -> RunStore:
    """Open the store at `path`, or the user's own, making it if there is none.

    Args:
        path: a file; without one, `runs_file()`.
        busy_s: how long to wait, in seconds, for another program that is writing.
        now: what time it is, in any time zone.

    Raises:
        DamagedStoreError: the file is damaged or not a store; it is left as it is.
        NewerStoreError: a newer floorsim arranged it.
        StoreError: it cannot be made, read or written.
    """
    from floorsim.store.database import open_database

    store_file = absolute(path)
    with explained(store_file):
        return RunStore(store_file, open_database(store_file, busy_s=busy_s), busy_s, now)


class RunStore:
    """Runs and their decisions in one SQLite file; made by `open_store`.

    Every method raises `StoreError` if the store cannot be read or written, and has then changed nothing. It
    belongs to the thread that opened it; another thread or process opens the same file again.
    """

    def __init__(self, store_file: Path, db: Database, busy_s: float, now: Callable[[], datetime]) -> None:
        self.file = store_file
        self._db = db
        self._clock_db: Database | None = None
        self._busy_s = busy_s
        self._now = now
        self._file_identity = self._identity()

    def create_run(
        self,
        *,
        scenario_id: str,
        scenario_title: str,
        scenario_text: str,
        scenario_digest: str,
        model_version: int,
        seed: int,
        mode: RunMode = "play",
        names: Mapping[str, str] | None = None,
        pace: float | None = None,
    ) -> StoredRun:
        """Store a new run, with status `running` and its clock at 0, and return it.

        Args:
            scenario_text: the scenario in canonical JSON; runs of the same text share one copy.
            scenario_digest: what the scenario room calls that text.
            names: display name of each agent, by agent id.
            pace: simulated seconds per second of the wall clock; None if the run is not paced.
        """
        now = self._now()
        sha256 = hashlib.sha256(scenario_text.encode()).hexdigest()
        with self._writing() as db:
            db.execute(
                "INSERT OR IGNORE INTO scenario_texts (sha256, text) VALUES (?, ?)", [sha256, scenario_text]
            )
            run_id = self._free_id(db, now)
            db.table("runs").insert(
                {
                    "id": run_id,
                    "created_at": utc_text(now),
                    "updated_at": utc_text(now),
                    "mode": mode,
                    "status": "running",
                    "scenario_id": scenario_id,
                    "scenario_title": scenario_title,
                    "scenario_digest": scenario_digest,
                    "scenario_sha256": sha256,
                    "model_version": model_version,
                    "seed": str(seed),
                    "clock_s": 0.0,
                    "names": json_text(names or {}),
                    "pace": pace,
                }
            )
        return self.get(run_id)

    def append_decision(
        self, run_id: str, seq: int, at_s: float, kind: str, arguments: Mapping[str, Any]
    ) -> StoredDecision:
        """Store a running run's next decision; when this returns, no crash or loss of power takes it away.

        Args:
            run_id: the whole id.
            seq: how many decisions of the run stand before it.
            at_s: simulated seconds when it was accepted; the run's clock is moved there if it is behind.
            kind: which decision, by its name in the catalogue.
            arguments: what it was given, as JSON can hold it.

        Raises:
            StoreError: it is not stored, and so must not act.
            TypeError, ValueError: `at_s` or `arguments` cannot be stored.
        """
        decision = StoredDecision(
            run_id, seq, checked_seconds("at_s", at_s), kind, dict(arguments), self._now().astimezone(UTC)
        )
        text = json_text(arguments)
        with self._writing() as db:
            self._change_running(db, run_id, "clock_s = max(clock_s, ?)", [decision.at_s])
            rows, expected = _counted(db, run_id)
            if seq != expected:
                raise StoreError(
                    f"Decision {seq} of run {run_id} was not stored because number {expected} is next: "
                    "the run has been played elsewhere meanwhile; open it again."
                )
            db.execute(
                "INSERT INTO decisions (run_id, seq, at_s, kind, arguments, recorded_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [run_id, rows, decision.at_s, kind, text, utc_text(decision.recorded_at)],
            )
        return decision

    def undo_decision(self, run_id: str, seq: int) -> None:
        """Mark the last decision of a running run as undone; it stays in the store, and no crash brings it
        back into the run.

        Args:
            run_id: the whole id.
            seq: its place among the decisions that stand.

        Raises:
            StoreError: it is not marked, and so still stands.
        """
        with self._writing() as db:
            self._change_running(db, run_id, "clock_s = clock_s", [])
            _, standing = _counted(db, run_id)
            if seq != standing - 1:
                raise StoreError(
                    f"Decision {seq} of run {run_id} was not undone because {standing} stand and only the "
                    "last of them can be: the run has been played elsewhere meanwhile; open it again."
                )
            db.execute(
                "UPDATE decisions SET undone_at = ? WHERE run_id = ? AND seq = "
                "(SELECT max(seq) FROM decisions WHERE run_id = ? AND undone_at IS NULL)",
                [utc_text(self._now()), run_id, run_id],
            )

    def save_clock(self, run_id: str, clock_s: float) -> None:
        """Store how far a running run has come, in simulated seconds; it never goes back.

        Cheap, since it does not wait for the disk: a crash of the program loses nothing, a loss of power at
        most the last few calls.
        """
        checked_seconds("clock_s", clock_s)
        with self._writing(self._without_waiting) as db:
            self._change_running(db, run_id, "clock_s = max(clock_s, ?)", [clock_s])

    def save_read(self, run_id: str, read_up_to: Mapping[str, float]) -> None:
        """Store what of a running run's inbox was read: per message the time of its newest text read.

        As cheap as `save_clock`.
        """
        with self._writing(self._without_waiting) as db:
            self._change_running(db, run_id, "read_up_to = ?", [json_text(read_up_to)])

    def read_up_to(self, run_id: str) -> dict[str, float]:
        """Return what `save_read` stored last; empty if nothing was read, or if it is damaged.

        Raises:
            UnknownRunError: there is no such run.
        """
        with explained(self.file):
            return reading.read_up_to(self._db, run_id)

    def save_notes(self, run_id: str, notes: Mapping[str, Any]) -> None:
        """Store what a trainee wrote about a run, whatever its status, in place of what was written before.

        Raises:
            UnknownRunError: there is no such run.
            TypeError, ValueError: JSON cannot hold it.
        """
        text = json_text(notes)
        with self._writing() as db:
            reading.status_of(db, run_id)
            db.execute("UPDATE runs SET notes = ? WHERE id = ?", [text, run_id])

    def notes(self, run_id: str) -> dict[str, Any]:
        """Return what `save_notes` stored last; empty if nothing was written, or if it is damaged.

        Raises:
            UnknownRunError: there is no such run.
        """
        with explained(self.file):
            return reading.notes_of(self._db, run_id)

    def delete_notes(self) -> int:
        """Deletes what was written about every run; how many runs had any. What their reviews found stays."""
        with self._writing() as db:
            return db.execute("UPDATE runs SET notes = NULL WHERE notes IS NOT NULL").rowcount

    def latest_notes(self, *modes: RunMode, most: int) -> list[tuple[str, dict[str, Any]]]:
        """Return the scenario's id and the notes of so many of the latest runs of these modes that have any,
        the newest first."""
        with explained(self.file):
            return reading.latest_notes(self._db, modes, most)

    def finish(
        self, run_id: str, result: Mapping[str, Any], result_digest: str, clock_s: float | None = None
    ) -> StoredRun:
        """Store the result of a running run and end it.

        Args:
            run_id: the whole id.
            result: scores, channels and the rest, as JSON can hold them.
            result_digest: digest of the ledger.
            clock_s: simulated seconds at the end; without them the clock stays at what was last saved.
        """
        end_s = checked_seconds("clock_s", clock_s or 0.0)
        text = json_text(result)
        with self._writing() as db:
            self._change_running(
                db,
                run_id,
                "status = 'ended', result = ?, result_digest = ?, clock_s = max(clock_s, ?)",
                [text, result_digest, end_s],
            )
        return self.get(run_id)

    def list_runs(
        self,
        *,
        scenario_id: str | None = None,
        status: RunStatus | None = None,
        mode: RunMode | None = None,
        limit: int | None = None,
    ) -> list[ListedRun]:
        """Return the runs, or those that match all that is given; the one stored last comes first.

        Those that cannot be read are left out; `find_runs` names them.
        """
        return self.find_runs(scenario_id=scenario_id, status=status, mode=mode, limit=limit).runs

    def find_runs(
        self,
        *,
        scenario_id: str | None = None,
        status: RunStatus | None = None,
        mode: RunMode | None = None,
        limit: int | None = None,
    ) -> Found[ListedRun]:
        """Return the same, and what is wrong with each run that cannot be read."""
        wanted = {"scenario_id": scenario_id, "status": status, "mode": mode}
        given = {column: value for column, value in wanted.items() if value is not None}
        condition = " AND ".join(f"{column} = ?" for column in given) or "1"
        with explained(self.file):
            return reading.listed_where(self._db, condition, list(given.values()), limit=limit)

    def latest_runs(self, *modes: RunMode, most_past: int) -> tuple[Found[ListedRun], Found[ListedRun]]:
        """Return every running run of these modes, and so many of the latest others that were not given up.

        Each comes with what is wrong with those that cannot be read; older ones are not looked at.
        """
        of_modes = f"mode IN ({', '.join('?' * len(modes))})"
        with explained(self.file):
            return (
                reading.listed_where(self._db, f"{of_modes} AND status = 'running'", modes),
                reading.listed_where(
                    self._db,
                    f"{of_modes} AND status NOT IN ('running', 'abandoned')",
                    modes,
                    limit=most_past,
                ),
            )

    def standings(self, mode: RunMode) -> dict[str, Standing]:
        """Return the best and the last total of each scenario that was played to its end, by its id."""
        with explained(self.file):
            return reading.standings(self._db, mode)

    def latest_unfinished(self, scenario_id: str | None = None) -> StoredRun | None:
        """Return the unfinished run, of one scenario or of any, that a person played last."""
        runs = self.list_runs(scenario_id=scenario_id, status="running", mode="play", limit=1)
        return self.get(runs[0].id) if runs else None

    def get(self, which: str) -> StoredRun:
        """Return one run.

        Args:
            which: its id, the beginning of its id and no other's, or `last` for the run stored last.

        Raises:
            UnknownRunError: that is no run, or several.
            DamagedRunError: its row cannot be read.
        """
        with explained(self.file):
            return reading.find_run(self._db, which)

    def decisions(self, run_id: str) -> tuple[StoredDecision, ...]:
        """Return a run's decisions in their order, without those that were undone.

        Raises:
            UnknownRunError: there is no such run.
            DamagedRunError: one is missing or unreadable, so the run cannot be computed again.
        """
        return tuple(one for one in self._every_decision(run_id) if one.undone_at is None)

    def undone_decisions(self, run_id: str) -> tuple[StoredDecision, ...]:
        """Return the decisions of a run that were undone before they acted; raises what `decisions` does."""
        return tuple(one for one in self._every_decision(run_id) if one.undone_at is not None)

    def _every_decision(self, run_id: str) -> tuple[StoredDecision, ...]:
        with explained(self.file):
            reading.status_of(self._db, run_id)
            return reading.decisions_of(self._db, run_id)

    def scenario_text(self, run_id: str) -> str:
        """Return the scenario that a run plays, in canonical JSON.

        Raises:
            UnknownRunError: there is no such run.
        """
        with explained(self.file):
            return reading.text_of(self._db, run_id)

    def delete(self, run_id: str) -> None:
        """Delete a run, its decisions, its ledger, and its scenario's text unless another run shares it.

        Raises:
            RunInUseError: it is being played.
            UnknownRunError: there is no such run.
        """
        lock = self._take(run_id)
        try:
            with self._writing() as db:
                db.execute("DELETE FROM decisions WHERE run_id = ?", [run_id])
                db.execute("DELETE FROM runs WHERE id = ?", [run_id])
                db.execute(
                    "DELETE FROM scenario_texts WHERE sha256 NOT IN (SELECT scenario_sha256 FROM runs)"
                )
            with explained(self.file):
                ledger_file(self.file, run_id).unlink(missing_ok=True)
                for kept in review_files(self.file, run_id):
                    kept.unlink(missing_ok=True)
        finally:
            let_go(lock)

    def open_journal(self, run_id: str) -> Journal:
        """Begin or go on playing a running run, which no other floorsim can play until the journal is closed.

        Raises:
            RunInUseError: it is being played already.
            UnknownRunError: there is no such run.
            StoreError: it has ended.
        """
        lock = self._take(run_id)
        try:
            with self._writing(self._without_waiting) as db:
                self._change_running(db, run_id, "player_pid = ?", [os.getpid()])
        except BaseException:
            let_go(lock)
            raise
        return Journal(self, run_id, lock)

    def close(self) -> None:
        """Close the store; closing twice does no harm."""
        if self._clock_db is not None:
            self._clock_db.close()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _without_waiting(self) -> Database:
        """A second connection, so that the one for decisions never stops waiting for the disk."""
        from floorsim.store.database import connect

        if self._clock_db is None:
            with explained(self.file):
                self._clock_db = connect(self.file, "NORMAL", busy_s=self._busy_s)
        return self._clock_db

    @contextmanager
    def _writing(self, connection: Database | None = None) -> Iterator[Database]:
        """Do all of a block or nothing of it, and fail if it went into a file that is no longer the store."""
        db = connection or self._db
        with explained(self.file):
            with db.atomic():
                yield db
            if self._identity() != self._file_identity:
                raise gone(self.file)

    def _identity(self) -> tuple[int, int] | None:
        """Tell the store's file from another one that has taken its name; None if there is none."""
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino

    def _change_running(self, db: Database, run_id: str, changes: str, values: list[Any]) -> None:
        """Change a run that is running; as the first write of its block this also waits for other writers.

        Raises:
            StoreError: it is not running.
        """
        changed = db.execute(
            f"UPDATE runs SET {changes}, updated_at = ? WHERE id = ? AND status = 'running'",
            [*values, utc_text(self._now()), run_id],
        )
        if changed.rowcount:
            return
        reading.status_of(db, run_id)
        raise StoreError(f"Run {run_id} has already ended, so nothing can be added to it; start a new run.")

    def _free_id(self, db: Database, now: datetime) -> str:
        while db.execute("SELECT 1 FROM runs WHERE id = ?", [run_id := new_run_id(now)]).fetchone():
            pass
        return run_id

    def _take(self, run_id: str) -> BaseFileLock:
        with explained(self.file):
            if not is_run_id(run_id):
                raise reading.unknown(run_id)
            reading.status_of(self._db, run_id)
            lock = take_lock(lock_folder(self.file) / f"{run_id}.lock")
            if lock is not None:
                return lock
            player = self._db.execute("SELECT player_pid FROM runs WHERE id = ?", [run_id]).fetchone()
        if player and player[0] == os.getpid():
            raise RunInUseError(f"Run {run_id} is already open in this floorsim; leave it there first.")
        by = f"another floorsim (process {player[0]})" if player and player[0] else "another floorsim"
        raise RunInUseError(f"Run {run_id} is being played by {by}; close it there, or choose another run.")


def _counted(db: Database, run_id: str) -> tuple[int, int]:
    """How many decisions of a run are stored, and how many of them stand."""
    found = db.execute(
        "SELECT count(*), count(*) - count(undone_at) FROM decisions WHERE run_id = ?", [run_id]
    )
    rows, standing = found.fetchone()
    return int(rows), int(standing)
