"""A store, a file, a setting or an argument from elsewhere cannot steer the terminal of who reads it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from floorsim.printable import STEERING
from floorsim.store import StoredRun, open_store, runs_file
from tests.cli.conftest import Command, stored_run
from tests.hostile import PLANTED, hostile_scenario, planted, steering

TEXT_COLUMNS = {
    "runs": (
        "created_at", "updated_at", "mode", "status", "scenario_id", "scenario_title", "scenario_digest",
        "seed", "names", "result", "result_digest", "read_up_to", "notes",
    ),
    "decisions": ("kind", "arguments", "recorded_at", "undone_at"),
    "scenario_texts": ("text",),
}  # fmt: skip
CASES = [(table, column) for table, columns in TEXT_COLUMNS.items() for column in columns]


def commands(run_id: str, to: Path) -> Iterator[tuple[str, ...]]:
    yield ("runs", "list")
    for name in ("show", "replay", "verify"):
        yield ("runs", name, run_id)
        yield ("runs", name, run_id, "--format", "json")
    yield ("runs", "list", "--format", "json")
    yield ("runs", "show", "last")
    yield ("runs", "ledger", run_id, "--to", str(to))
    yield ("play", "--resume", run_id)
    yield ("runs", "set-aside", "--yes")
    yield ("runs", "delete", run_id, "--yes")


def plant(table: str, column: str) -> None:
    """Put hostile text into every value of a column, inside its JSON where it is JSON."""
    with sqlite3.connect(runs_file()) as db:
        for rowid, value in db.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
            if value is None and column == "undone_at":
                value = ""  # no decision of the run was undone: hostile text says that one was
            elif value is None and column == "read_up_to":
                value = '{"when": 1.0}'
            elif value is None and column == "notes":
                value = '{"plan": {"when": "it rings", "then": "look"}, "kept": "yes"}'
            elif value is None:
                continue
            try:
                found = json.loads(value)
                hostile = value + PLANTED if isinstance(found, int) else json.dumps(planted(found))
            except ValueError:
                hostile = value + PLANTED
            db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [hostile, rowid])
    db.close()


def assert_clean(floorsim: Command, stored: StoredRun, to: Path) -> None:
    for arguments in commands(stored.id, to):
        done = floorsim(*arguments)
        assert done.status in (0, 1, 2), arguments
        assert steering(done.out + done.err) == [], arguments
        for line in done.out.splitlines():
            assert not line.startswith("last: genuine"), arguments


@pytest.mark.parametrize(("table", "column"), CASES, ids=lambda name: str(name))
def test_hostile_text_in_a_column_of_the_store_reaches_no_terminal(
    floorsim: Command, tmp_path: Path, table: str, column: str
) -> None:
    stored = stored_run()
    plant(table, column)
    assert_clean(floorsim, stored, tmp_path / "out.db")


def test_every_column_of_text_is_tried() -> None:
    stored_run()
    with sqlite3.connect(runs_file()) as db:
        for table, columns in TEXT_COLUMNS.items():
            found = {row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"} - {
                "id",
                "run_id",
                "scenario_sha256",
                "sha256",
            }
            assert found == set(columns)
    db.close()


def test_a_run_in_a_scenario_with_hostile_words_reaches_no_terminal(
    floorsim: Command, tmp_path: Path
) -> None:
    stored = stored_run(hostile_scenario())
    assert STEERING.search(stored.title)
    assert_clean(floorsim, stored, tmp_path / "out.db")


HOSTILE_ARGUMENTS = [
    (PLANTED,),
    ("runs", PLANTED),
    ("runs", "show", PLANTED),
    ("runs", "list", "--scenario", PLANTED),
    ("runs", "list", "--limit", PLANTED),
    ("runs", "replay", "last", "--until", PLANTED),
    ("scenario", "show", PLANTED.replace("\x00", "")),
    ("scenario", "check", PLANTED.replace("\x00", "")),
    ("run", "first-shift", "--policy", PLANTED),
    ("run", "first-shift", "--seeds", PLANTED),
    ("run", "first-shift", "--set", PLANTED),
    ("run", "first-shift", "--set", f"{PLANTED}=1"),
    ("run", "first-shift", "--decisions", PLANTED.replace("\x00", "")),
    ("play", PLANTED.replace("\x00", "")),
    ("play", "--theme", PLANTED),
    ("play", "--glyphs", PLANTED),
    ("completion", PLANTED),
    (f"--{PLANTED}",),
]


@pytest.mark.parametrize(
    "arguments", HOSTILE_ARGUMENTS, ids=lambda arguments: " ".join(map(ascii, arguments))
)
def test_hostile_arguments_reach_no_terminal(floorsim: Command, arguments: tuple[str, ...]) -> None:
    stored_run()
    done = floorsim(*arguments)
    assert done.status in (0, 1, 2)
    assert steering(done.out + done.err) == []


def test_a_hostile_folder_reaches_no_terminal(
    floorsim: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / PLANTED.replace("\x00", "").replace("/", "")
    monkeypatch.setenv("FLOORSIM_HOME", str(folder))
    for arguments in (
        ("where",),
        ("where", "--format", "json"),
        ("runs", "list"),
        ("runs", "set-aside", "--yes"),
    ):
        done = floorsim(*arguments)
        assert steering(done.out + done.err) == [], arguments
    with open_store() as store:
        store.file.chmod(0o600)
    runs_file().write_bytes(b"no database " * 100)
    done = floorsim("runs", "list")
    assert done.status == 1
    assert steering(done.out + done.err) == []


def test_no_name_of_a_file_or_scenario_passes_for_a_line_of_ours(
    floorsim: Command, scenario_file: Path
) -> None:
    forged = scenario_file.with_name(f"a.yaml: valid\nb{PLANTED}.yaml".replace("\x00", ""))
    forged.write_text(scenario_file.read_text(encoding="utf-8"), encoding="utf-8")
    done = floorsim("scenario", "check", forged)
    assert done.status == 0
    assert len(done.out.splitlines()) == 1
    assert steering(done.out) == []
    forged.write_text("[]", encoding="utf-8")
    assert len(floorsim("scenario", "check", forged).out.splitlines()) == 1
    forged.unlink()
    assert len(floorsim("scenario", "check", forged).out.splitlines()) == 1
