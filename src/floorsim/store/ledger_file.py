"""A ledger in a SQLite file of its own: one table per kind of record, readable with any SQLite tool."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from floorsim.errors import RunError, ScenarioError, StoreError
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.ledger import RECORDS, Ledger
from floorsim.folders import OWNER_ONLY_FILE
from floorsim.replacing import replacing
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json, digest, scenario_from_json
from floorsim.store.failures import explained
from floorsim.store.ledger_tables import ledger_of, tables_of

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

APPLICATION_ID: Final = 0x666C6C67
"""The letters `fllg`: marks a SQLite file as a ledger of floorsim's, as a store has its own."""
READ_BACK: Final = ("contacts", "settled", "finished", "agent_states", "planned", "skills", *RECORDS)
_REFERENCES: Final = (
    ("contacts", "contact_type", "contact_types"), ("contacts", "queue", "queues"),
    ("contacts", "disposition", "dispositions"), ("contacts", "origin", "origins"),
    ("contact_types", "channel", "channels"), ("queues", "channel", "channels"),
    ("agent_states", "state", "states"), ("planned", "state", "states"), ("activities", "state", "states"),
)  # fmt: skip
"""Table, column, and the table with the words for its numbers, which tools that follow references show."""


class Recorded(NamedTuple):
    """A ledger with the scenario it was written in: all that figures and scores are read from."""

    compiled: CompiledFloor
    ledger: Ledger


def write_ledger(file: Path, compiled: CompiledFloor, ledger: Ledger) -> None:
    """Write a ledger and its scenario into a new SQLite file, which takes the place of one of that name.

    The file is there when it is whole, and not before.

    Raises:
        StoreError: it cannot be written there.
    """
    with (
        explained(file),
        replacing(file, OWNER_ONLY_FILE, keep_rights=False) as part,
        closing(_opened(part)) as db,
    ):
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        with db.atomic():
            _fill(db, compiled, ledger)


def read_ledger(file: Path) -> Recorded:
    """Read a ledger that `write_ledger` wrote, with its scenario.

    Raises:
        RunError: another version of the model wrote it; its figures would mean something else here.
        StoreError: there is none, or it is damaged.
    """
    if not file.is_file():
        raise StoreError(f"There is no ledger in {file}.")
    with explained(file), closing(_opened(file)) as db:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreError(f"{file} is not a ledger of floorsim's.")
        found = db.execute("SELECT model_version, scenario, seed, until_s FROM run").fetchone()
        if found is None:
            raise StoreError(f"The ledger in {file} is damaged (it names no run).")
        version, text, seed, until_s = found
        if version != MODEL_VERSION:
            raise RunError(
                f"The ledger in {file} was written by version {version} of the model and this is version "
                f"{MODEL_VERSION}, which cannot compute from it."
            )
        tables = {name: db.execute(f"SELECT * FROM [{name}] ORDER BY rowid").fetchall() for name in READ_BACK}
    try:
        compiled = CompiledFloor(scenario_from_json(text))
        return Recorded(compiled, ledger_of(tables, compiled, int(seed), until_s))
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, ScenarioError) as error:
        raise StoreError(f"The ledger in {file} is damaged ({error}).") from error


def _opened(file: Path) -> Database:
    import sqlite3

    from sqlite_utils import Database

    return Database(sqlite3.connect(file), execute_plugins=False)


def _fill(db: Database, compiled: CompiledFloor, ledger: Ledger) -> None:
    scenario = compiled.scenario
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.table("run").insert(
        {
            "model_version": MODEL_VERSION,
            "scenario_id": scenario.meta.id,
            "scenario_title": scenario.meta.title,
            "scenario_digest": digest(scenario),
            "scenario": canonical_json(scenario),
            "seed": str(ledger.seed),
            "until_s": ledger.until_s,
        },
        columns={"until_s": float},
    )
    for name, columns, rows in tables_of(ledger, compiled):
        keys = {"foreign_keys": [(c, to, "id") for table, c, to in _REFERENCES if table == name]}
        db.table(name).create(columns, pk="id" if columns.get("id") is int else None, **keys)  # type: ignore[arg-type]
        _insert(db.conn, name, len(columns), rows)


def _insert(connection: sqlite3.Connection, table: str, width: int, rows: Iterable[Any]) -> None:
    places = ",".join("?" * width)
    connection.executemany(f"INSERT INTO [{table}] VALUES ({places})", rows)
