"""A run's ledger for other programs: tables that refer to one another, in CSV and in SQLite."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from floorsim.errors import StoreError
from floorsim.floor.ledger import Ledger
from floorsim.store import StoredRun, open_store
from floorsim.store.kept_ledgers import recorded
from floorsim.store.portable.folder import DATABASE, METADATA, export_portable
from floorsim.store.portable.tables import _caused_by
from floorsim.wording.times import time_of_day
from tests.cli.conftest import stored_run


class Exported(NamedTuple):
    """A run of its own store, exported once for all tests that only look."""

    folder: Path
    ledger: Ledger


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    place = tmp_path_factory.mktemp("exported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLOORSIM_HOME", str(place / "home"))
        run = stored_run()
        with open_store() as store:
            export_portable(store, run, place / "out")
            found = recorded(store, run)
    assert found is not None
    return Exported(place / "out", found.ledger)


@pytest.fixture
def folder(exported: Exported) -> Path:
    return exported.folder


@pytest.fixture
def ledger(exported: Exported) -> Ledger:
    return exported.ledger


@pytest.fixture
def db(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / DATABASE)) as opened:
        yield opened


@pytest.fixture
def run() -> StoredRun:
    return stored_run(minutes=20)


def tables(db: sqlite3.Connection) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def test_every_reference_leads_to_a_row(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    refer = {name: db.execute(f"PRAGMA foreign_key_list({name})").fetchall() for name in tables(db)}
    assert len(refer["contacts"]) == 4
    assert len(refer["consequences"]) == 2


def test_every_table_has_a_key(db: sqlite3.Connection) -> None:
    for name in tables(db):
        assert [row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[5]], name


def test_the_csv_files_hold_what_the_tables_hold(folder: Path, db: sqlite3.Connection) -> None:
    for name in tables(db):
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        assert heads == [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
        assert len(rows) == db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]


def test_a_moment_is_a_time_of_day_to_the_second(db: sqlite3.Connection) -> None:
    began, from_s = db.execute("SELECT began, from_s FROM agent_states ORDER BY from_s DESC").fetchone()
    assert began == time_of_day(from_s, seconds=True)
    assert len(began) == len("09:26:05")


def test_everything_of_the_ledger_is_there(db: sqlite3.Connection, ledger: Ledger) -> None:
    def count(table: str, where: str = "1") -> int:
        return int(db.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])

    assert count("contacts") == len(ledger.contacts) > 0
    answered = sum(one.answered_s >= 0 for one in ledger.contacts)
    assert count("contacts", "answered_s IS NOT NULL") == answered > 0
    assert count("agent_states") == sum(len(log) for log in ledger.states)
    assert count("decisions") == 2
    assert count("consequences") == len(ledger.effects) > 0
    assert db.execute("SELECT sender, category FROM messages WHERE message = 'm'").fetchone()[1] == "message"


def test_the_states_of_an_agent_follow_on_to_the_end(db: sqlite3.Connection, ledger: Ledger) -> None:
    for (agent,) in db.execute("SELECT agent FROM agents").fetchall():
        spans = db.execute(
            "SELECT from_s, to_s FROM agent_states WHERE agent = ? ORDER BY agent_state", [agent]
        ).fetchall()
        assert [end for _, end in spans] == [*[start for start, _ in spans[1:]], ledger.until_s]


def test_every_column_is_described(folder: Path, db: sqlite3.Connection) -> None:
    described = json.loads((folder / METADATA).read_text(encoding="utf-8"))["databases"]["ledger"]["tables"]
    assert list(described) == tables(db)
    for name, table in described.items():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
        assert list(table["columns"]) == columns
        assert table["label_column"] in columns


def test_a_formula_in_a_text_is_a_text_in_the_csv_alone(run: StoredRun, tmp_path: Path) -> None:
    with open_store() as store:
        store._db.execute("UPDATE runs SET scenario_title = '=1+1'")
        store._db.conn.commit()
        export_portable(store, store.get(run.id), tmp_path / "out")
    assert "'=1+1" in (tmp_path / "out" / "runs.csv").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "out" / DATABASE)) as db:
        assert db.execute("SELECT title FROM runs").fetchone() == ("=1+1",)
        # A run that was left in the middle is computed as far as it was played.
        assert db.execute("SELECT max(to_s) FROM agent_states").fetchone() == (run.clock_s,)


def test_a_folder_that_is_there_is_left_as_it_is(run: StoredRun, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with open_store() as store, pytest.raises(StoreError, match=r"out cannot be written .*name a new folder"):
        export_portable(store, run, tmp_path / "out")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("out")] == ["out"]
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("cause", "key"),
    [
        ("case:a:yes", "a"),
        ("case:a:b", "a:b"),
        ("case:a:b:no", "a:b"),
        ("case:c:no", None),
        ("incident:a:0", None),
    ],
)
def test_a_cause_names_the_case_with_the_longest_id(cause: str, key: str | None) -> None:
    assert _caused_by(cause, "case:", {"a", "a:b"}, str) == key
