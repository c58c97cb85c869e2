import sqlite3
from pathlib import Path

import pytest

from floorsim.errors import StoreError
from floorsim.store import DamagedRunError, RunStore, open_store
from tests.store.samples import new_run

ARGUMENTS = {
    "agents": ["A03", "A07"],
    "to": "chat",
    "until": 39600.0,
    "why": "kolejka – długa",
    "notify": True,
}


def test_decisions_come_out_as_they_went_in_and_in_their_order(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    first = store.append_decision(run.id, 0, 1800.25, "move_agents", ARGUMENTS)
    second = store.append_decision(run.id, 1, 1800.25, "tell_leadership", {})
    with open_store(store_file) as again:
        assert again.decisions(run.id) == (first, second)
        assert again.get(run.id).decision_count == 2
    assert (first.run_id, first.seq, first.at_s, first.kind) == (run.id, 0, 1800.25, "move_agents")
    assert first.arguments == ARGUMENTS
    assert run.created_at < first.recorded_at < second.recorded_at


def test_a_decision_can_be_read_by_others_when_it_has_been_acknowledged(store: RunStore) -> None:
    run = new_run(store)
    with sqlite3.connect(store.file) as other:
        for seq in range(3):
            store.append_decision(run.id, seq, float(seq), "chat_cap", {})
            assert other.execute("SELECT max(seq) FROM decisions").fetchone() == (seq,)


@pytest.mark.parametrize("opened", ["first", "again"])
def test_a_decision_is_committed_with_full_synchronisation_to_a_write_ahead_log(
    store_file: Path, opened: str
) -> None:
    if opened == "again":
        open_store(store_file).close()
    store = open_store(store_file)
    run = new_run(store)
    store.save_clock(run.id, 1.0)
    assert store._db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert store._db.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert store._db.execute("PRAGMA fullfsync").fetchone()[0] == 1
    statements: list[str] = []
    store._db.conn.set_trace_callback(statements.append)
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    writing = [statement for statement in statements if statement.startswith(("BEGIN", "INSERT", "COMMIT"))]
    assert [statement.split()[0] for statement in writing] == ["BEGIN", "INSERT", "COMMIT"]
    store.close()


def test_saving_the_clock_does_not_wait_for_the_disk(store: RunStore) -> None:
    run = new_run(store)
    store.save_clock(run.id, 1.0)
    assert store._without_waiting.execute("PRAGMA synchronous").fetchone()[0] == 1
    assert store._without_waiting is not store._db


@pytest.mark.parametrize("seq", [0, 2, -1])
def test_a_decision_out_of_turn_is_refused(store: RunStore, seq: int) -> None:
    run = new_run(store)
    kept = store.append_decision(run.id, 0, 1.0, "chat_cap", {"cap": 2})
    with pytest.raises(
        StoreError, match=f"Decision {seq} of run {run.id} was not stored because number 1 is next"
    ):
        store.append_decision(run.id, seq, 99.0, "chat_cap", {"cap": 3})
    assert store.decisions(run.id) == (kept,)
    assert store.get(run.id).clock_s == 1.0


def test_a_decision_that_json_cannot_hold_is_refused(store: RunStore) -> None:
    run = new_run(store)
    for arguments, error in (({"agents": {"A03"}}, TypeError), ({"share": float("nan")}, ValueError)):
        with pytest.raises(error):
            store.append_decision(run.id, 0, 1.0, "move_agents", arguments)
    assert store.decisions(run.id) == ()


def test_a_run_with_a_decision_missing_is_not_handed_out(store: RunStore) -> None:
    run = new_run(store)
    for seq in range(3):
        store.append_decision(run.id, seq, float(seq), "chat_cap", {})
    store._db.execute("DELETE FROM decisions WHERE seq = 1")
    with pytest.raises(DamagedRunError, match=f"Run {run.id} is damaged .its decision 2 is missing"):
        store.decisions(run.id)
