"""Ledgers that are kept beside the store."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from floorsim.errors import RunError, StoreError
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Run
from floorsim.store import RunStore, StoredRun
from floorsim.store.kept_ledgers import export_ledger, keep, recorded
from floorsim.store.new_run import store_new_run
from floorsim.store.places import ledger_file
from tests.desk.desks import NINE, a_scenario, at, message


def ended_run(
    store: RunStore, *, kept: bool = True, model_version: int = MODEL_VERSION
) -> tuple[StoredRun, Run]:
    """A run that was played to its end and stored."""
    scenario = a_scenario(messages=[message()])
    run = at(scenario, NINE, seed=4)
    run.advance_to_end()
    stored = store_new_run(store, scenario, 4, model_version=model_version)
    with store.open_journal(stored.id) as journal:
        journal.finish({"scores": {}}, run.ledger.digest(), run.now_s)
        if kept:
            journal.keep_ledger(run.compiled, run.ledger)
    return store.get(stored.id), run


def contacts_in(file: Path) -> int:
    with sqlite3.connect(file) as db:
        return int(db.execute("SELECT count(*) FROM contacts").fetchone()[0])


def test_a_kept_ledger_is_read_back(store: RunStore) -> None:
    stored, run = ended_run(store)
    found = recorded(store, stored)
    assert found is not None
    assert found.ledger.digest() == run.ledger.digest() == stored.result_digest


def test_unpacked_it_is_a_plain_database(store: RunStore, tmp_path: Path) -> None:
    stored, run = ended_run(store)
    plain = tmp_path / "plain.db"
    plain.write_bytes(gzip.decompress(ledger_file(store.file, stored.id).read_bytes()))
    assert contacts_in(plain) == len(run.ledger.contacts)


def test_only_its_owner_may_read_it_and_nothing_else_is_left(store: RunStore) -> None:
    stored, _ = ended_run(store)
    file = ledger_file(store.file, stored.id)
    assert file.stat().st_mode & 0o077 == 0
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_where_none_is_kept_it_can_be_computed_again(store: RunStore, tmp_path: Path) -> None:
    stored, run = ended_run(store, kept=False)
    assert recorded(store, stored) is None
    export_ledger(store, stored, tmp_path / "again.db")
    assert contacts_in(tmp_path / "again.db") == len(run.ledger.contacts)


@pytest.mark.parametrize("kept", [True, False])
def test_a_ledger_is_written_out_into_a_new_file_of_its_owner(
    store: RunStore, tmp_path: Path, kept: bool
) -> None:
    stored, _ = ended_run(store, kept=kept)
    export_ledger(store, stored, tmp_path / "out.db")
    assert (tmp_path / "out.db").stat().st_mode & 0o077 == 0
    (tmp_path / "theirs.db").write_text("theirs")
    with pytest.raises(StoreError, match=r"theirs\.db is there already; name a new file\."):
        export_ledger(store, stored, tmp_path / "theirs.db")
    assert (tmp_path / "theirs.db").read_text() == "theirs"


def test_one_of_another_version_is_not_computed_from_but_can_be_written_out(
    store: RunStore, tmp_path: Path
) -> None:
    stored, run = ended_run(store, model_version=MODEL_VERSION + 1)
    with pytest.raises(RunError, match="cannot be computed again"):
        recorded(store, stored)
    export_ledger(store, stored, tmp_path / "old.db")
    assert contacts_in(tmp_path / "old.db") == len(run.ledger.contacts)


def test_the_ledger_of_another_run_is_refused(store: RunStore) -> None:
    (first, _), (second, _) = ended_run(store), ended_run(store)
    other = Run(a_scenario(), 5)
    keep(store.file, first.id, other.compiled, other.ledger)
    with pytest.raises(StoreError, match="is not that of run"):
        recorded(store, first)
    assert recorded(store, second) is not None


def test_a_damaged_one_is_said_to_be_unreadable(store: RunStore) -> None:
    stored, _ = ended_run(store)
    file = ledger_file(store.file, stored.id)
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(StoreError, match="cannot be read"):
        recorded(store, stored)


def test_deleting_a_run_deletes_its_ledger(store: RunStore) -> None:
    stored, _ = ended_run(store)
    store.delete(stored.id)
    assert not ledger_file(store.file, stored.id).exists()


def test_a_ledger_that_cannot_be_kept_costs_neither_the_run_nor_its_result(store: RunStore) -> None:
    stored, run = ended_run(store, kept=False)
    ledger_file(store.file, stored.id).parent.write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        keep(store.file, stored.id, run.compiled, run.ledger)
    assert store.get(stored.id).status == "ended"
    assert store.get(stored.id).result == {"scores": {}}
