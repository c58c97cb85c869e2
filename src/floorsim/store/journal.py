"""The journal of one run in play: every decision goes into it before it acts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from floorsim.store.locks import let_go

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from floorsim.floor.compiled_floor import CompiledFloor
    from floorsim.floor.ledger import Ledger
    from floorsim.store.run_store import RunStore


class Journal:
    """Stores one run while it is played, and keeps every other floorsim from playing it until it is closed.

    Made by `RunStore.open_journal`. Its store must stay open as long as it is in use.
    """

    def __init__(self, store: RunStore, run_id: str, lock: BaseFileLock) -> None:
        self.run_id = run_id
        self._store = store
        self._lock: BaseFileLock | None = lock

    @property
    def store_file(self) -> Path:
        """The file of the store, beside which what is kept of the run lies."""
        return self._store.file

    def record(self, seq: int, at_s: float, kind: str, arguments: Mapping[str, Any]) -> None:
        """Store a decision; when this returns, no crash or loss of power takes it away.

        Raises:
            StoreError: it is not stored, and so must not act.
        """
        self._store.append_decision(self.run_id, seq, at_s, kind, arguments)

    def undo(self, seq: int) -> None:
        """Store that the last decision was undone; when this returns, no crash brings it back into the run.

        Raises:
            StoreError: it is not stored, and so the decision still stands.
        """
        self._store.undo_decision(self.run_id, seq)

    def save_clock(self, clock_s: float) -> None:
        """Store how far the run has come, in simulated seconds; cheap enough for several times a second.

        Raises:
            StoreError: it is not stored; no decision is lost by that.
        """
        self._store.save_clock(self.run_id, clock_s)

    def save_read(self, read_up_to: Mapping[str, float]) -> None:
        """Store up to when each message of the inbox was read, by the message's id.

        Raises:
            StoreError: it is not stored; the messages are unread when the run is resumed.
        """
        self._store.save_read(self.run_id, read_up_to)

    def read_up_to(self) -> dict[str, float]:
        """Return what was stored so."""
        return self._store.read_up_to(self.run_id)

    def save_notes(self, notes: Mapping[str, Any]) -> None:
        """Store what a trainee wrote about the run, before or after its end.

        Raises:
            StoreError: it is not stored.
        """
        self._store.save_notes(self.run_id, notes)

    def notes(self) -> dict[str, Any]:
        """Return what was stored so."""
        return self._store.notes(self.run_id)

    def finish(self, result: Mapping[str, Any], result_digest: str, clock_s: float | None = None) -> None:
        """Store the result and end the run.

        Raises:
            StoreError: it is not stored; the run can be resumed and ended again.
        """
        self._store.finish(self.run_id, result, result_digest, clock_s)

    def keep_ledger(self, compiled: CompiledFloor, ledger: Ledger) -> None:
        """Keep everything that happened in the run beside the store, once its result is stored.

        Raises:
            StoreError: it is not kept; the run and its result are.
        """
        from floorsim.store.kept_ledgers import keep

        keep(self._store.file, self.run_id, compiled, ledger)

    def close(self) -> None:
        """Let other floorsims play the run again; closing twice does no harm."""
        lock, self._lock = self._lock, None
        if lock is not None:
            let_go(lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
