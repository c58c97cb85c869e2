import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from floorsim.errors import StoreError
from floorsim.store import NewerStoreError, RunStore, database, open_store, schema
from floorsim.store.reading import Standing
from floorsim.store.records import json_text
from tests.store.samples import new_run


def _with_steps(monkeypatch: pytest.MonkeyPatch, *more: Callable[[Database], None]) -> None:
    """Let the program know more steps, as a later version would."""
    steps = Migrations("floorsim")
    known = (schema.create_runs, schema.mark_undone_decisions, schema.note_what_was_read, schema.index_totals)
    for step in (*known, *more):
        steps(name=step.__name__)(step)
    monkeypatch.setattr(schema, "STEPS", steps)
    versions = schema.NEEDED_VERSION | {step.__name__: "0.10.2" for step in more}
    monkeypatch.setattr(schema, "NEEDED_VERSION", versions)


def add_team(db: Database) -> None:
    db.table("runs").add_column("team", str, not_null_default="unnamed")


def run_out_of_space(db: Database) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_opening_again_changes_nothing(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    before = (
        list(store._db.query("SELECT * FROM sqlite_master")),
        store._db.conn.execute("PRAGMA data_version").fetchone(),
    )
    for _ in range(2):
        with open_store(store_file) as again:
            assert again.get(run.id) == run
    after = (
        list(store._db.query("SELECT * FROM sqlite_master")),
        store._db.conn.execute("PRAGMA data_version").fetchone(),
    )
    assert after == before


def test_an_older_store_is_brought_up_to_date_with_its_runs(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = new_run(store)
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    store.close()
    _with_steps(monkeypatch, add_team)
    with open_store(store_file) as upgraded:
        assert upgraded.get(run.id).decision_count == 1
        assert upgraded._db.execute("SELECT team FROM runs").fetchone() == ("unnamed",)


def test_a_store_from_before_gains_what_was_read_and_the_totals_of_its_runs(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    store_file.unlink()
    with monkeypatch.context() as earlier:
        steps = Migrations("floorsim")
        for step in (schema.create_runs, schema.mark_undone_decisions):
            steps(name=step.__name__)(step)
        earlier.setattr(schema, "STEPS", steps)
        with open_store(store_file) as old:
            run, ended = new_run(old), new_run(old)
            result = json_text({"scores": {"overall": 61.5}})
            old._db.execute("UPDATE runs SET status = 'ended', result = ? WHERE id = ?", [result, ended.id])
            old._db.conn.commit()
    with open_store(store_file) as upgraded:
        assert upgraded.standings("play") == {"login-outage": Standing(61.5, 61.5)}
        assert upgraded.read_up_to(run.id) == {}
        upgraded.save_read(run.id, {"when": 12.5})
        assert upgraded.read_up_to(run.id) == {"when": 12.5}


def test_a_store_of_a_later_version_is_refused_with_that_version_and_left_alone(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_run(store)
    store.close()
    with monkeypatch.context() as later:
        _with_steps(later, add_team)
        open_store(store_file).close()
    before = store_file.read_bytes()
    with pytest.raises(
        NewerStoreError, match=r"need floorsim 0\.10\.2 or later, and this is floorsim 0\."
    ) as refused:
        open_store(store_file)
    assert refused.value.needed == "0.10.2"
    assert "FLOORSIM_HOME" in str(refused.value)
    assert store_file.read_bytes() == before


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = new_run(store)
    store.close()
    with monkeypatch.context() as later:
        _with_steps(later, add_team, run_out_of_space)
        with pytest.raises(StoreError, match="full"):
            open_store(store_file)
    with open_store(store_file) as again:
        assert again.get(run.id) == run
        assert "team" not in again._db.table("runs").columns_dict


def test_nobody_else_can_write_while_a_store_is_brought_up_to_date(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = new_run(store)

    def look_first(_: Database) -> None:
        with (
            closing(sqlite3.connect(store_file, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("UPDATE runs SET mode = 'meanwhile'")

    _with_steps(monkeypatch, look_first, add_team)
    with open_store(store_file) as upgraded:
        assert upgraded.get(run.id).mode == "play"


@pytest.fixture
def reader_of_a_store_without_a_log(store: RunStore) -> Iterator[sqlite3.Connection]:
    """Another program that is reading a store which nobody has switched to a write-ahead log yet."""
    store._db.execute("PRAGMA journal_mode = DELETE").fetchone()
    store.close()
    with closing(sqlite3.connect(store.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM runs").fetchall()
        yield reader


def test_a_store_is_set_up_as_soon_as_no_other_program_reads_it(
    reader_of_a_store_without_a_log: sqlite3.Connection, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "sleep", lambda _: reader_of_a_store_without_a_log.execute("COMMIT"))
    with open_store(store_file) as opened:
        assert opened._db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_store_that_another_program_goes_on_reading_is_said_to_be_locked(
    reader_of_a_store_without_a_log: sqlite3.Connection, store_file: Path
) -> None:
    assert reader_of_a_store_without_a_log.in_transaction
    with pytest.raises(StoreError, match="locked by another program"):
        open_store(store_file, busy_s=0.01)
