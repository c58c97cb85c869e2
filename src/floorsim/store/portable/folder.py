"""A folder with a run's ledger for other programs: CSV files, a SQLite file, and what Datasette needs."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from floorsim.errors import StoreError
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.files import told
from floorsim.store.computed_again import computed_again
from floorsim.store.kept_ledgers import recorded
from floorsim.store.portable.table import Column, Row, Table, table_named
from floorsim.store.portable.tables import tables_of
from floorsim.wording.spreadsheets import cell

if TYPE_CHECKING:
    from sqlite_utils import Database

    from floorsim.store.records import StoredRun
    from floorsim.store.run_store import RunStore

DATABASE: Final = "ledger.db"
METADATA: Final = "metadata.json"


def export_portable(store: RunStore, stored: StoredRun, folder: Path) -> list[str]:
    """Write a run's ledger into a new folder; give the names of its files.

    The folder is there when it is whole, and not before.

    Raises:
        RunError: no ledger is kept, and the run can't be computed again by this version.
        StoreError: the ledger is damaged, or the folder can't be written.
    """
    import sqlite3

    found = recorded(store, stored)
    if found is None:
        again = computed_again(store, stored)
        compiled, ledger = again.compiled, again.ledger
    else:
        compiled, ledger = found
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        tables = [_run(stored), *tables_of(ledger, compiled, stored.names)]
        files = _write(part, tables, stored)
        part.rename(folder)
    except (OSError, sqlite3.OperationalError) as error:
        why = getattr(error, "strerror", None) or error
        raise StoreError(
            f"{told(folder)} cannot be written ({why}); name a new folder that you can write, on a disk with "
            "free space."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return files


def _run(stored: StoredRun) -> Table:
    named = (stored.id, stored.scenario_id, stored.title, stored.scenario_digest)
    return table_named("runs", [(*named, str(stored.seed), MODEL_VERSION)])


def _write(folder: Path, tables: Sequence[Table], stored: StoredRun) -> list[str]:
    import sqlite3

    from sqlite_utils import Database

    files = []
    with closing(Database(sqlite3.connect(folder / DATABASE), execute_plugins=False)) as db, db.atomic():
        for table in tables:
            rows = list(table.rows)
            _fill(db, table, rows)
            files.append(f"{table.name}.csv")
            _write_csv(folder / files[-1], table, rows)
    text = json.dumps(_metadata(tables, stored), indent=1, ensure_ascii=False)
    (folder / METADATA).write_text(f"{text}\n", encoding="utf-8")
    return [DATABASE, METADATA, *files]


def _fill(db: Database, table: Table, rows: Iterable[Row]) -> None:
    keys = [(one.name, one.of, _key_of(one, table, db)) for one in table.columns if one.of]
    made = db.table(table.name).create(
        {one.name: one.type for one in table.columns}, pk=table.key, foreign_keys=keys
    )
    places = ",".join("?" * len(table.columns))
    db.conn.executemany(f"INSERT INTO [{table.name}] VALUES ({places})", rows)
    for column, _, _ in keys:
        made.create_index([column])


def _key_of(column: Column, table: Table, db: Database) -> str:
    return table.key if column.of == table.name else db.table(column.of).pks[0]


def _write_csv(file: Path, table: Table, rows: Iterable[Row]) -> None:
    """Texts that a spreadsheet would take for formulas have an apostrophe before them here."""
    with open(file, "x", encoding="utf-8", newline="") as written:
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow([one.name for one in table.columns])
        writer.writerows([cell(value) for value in row] for row in rows)


def _metadata(tables: Iterable[Table], stored: StoredRun) -> Mapping[str, Any]:
    """Titles and descriptions in the form that `datasette --metadata` reads."""
    described = {
        table.name: {
            "title": table.title,
            "description": table.means,
            "label_column": table.label,
            "columns": {one.name: one.means for one in table.columns},
        }
        for table in tables
    }
    about = f"Everything that happened in run {stored.id}: {stored.title}, seed {stored.seed}."
    return {
        "title": f"{stored.title}, run {stored.id}",
        "description": about,
        "databases": {Path(DATABASE).stem: {"description": about, "tables": described}},
    }
