"""Whatever is damaged in a store: a sentence and a way out, never a defect, and no other run is lost."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from floorsim.play.stored_run_library import StoredRunLibrary
from floorsim.store import DamagedStoreError, StoredRun, open_store, runs_file
from floorsim.store.places import ledger_file
from tests.cli.conftest import Command, stored_run

COLUMNS = {
    "runs": (
        "id", "created_at", "updated_at", "mode", "status", "scenario_id", "scenario_title",
        "scenario_digest", "scenario_sha256", "model_version", "seed", "clock_s", "names", "pace", "result",
        "result_digest", "player_pid", "read_up_to", "notes",
    ),
    "decisions": ("run_id", "seq", "at_s", "kind", "arguments", "recorded_at", "undone_at"),
    "scenario_texts": ("sha256", "text"),
    "needed_versions": ("step", "floorsim"),
    "_sqlite_migrations": ("migration_set", "name", "applied_at"),
}  # fmt: skip
VALUES = {
    "empty": "''",
    "words": "'x'",
    "minus one": "-1",
    "minus one as text": "'-1'",
    "not whole": "1.5",
    "huge": "9e999",
    "bytes": "x'ff00fe'",
    "no UTF-8": "CAST(x'ff80' AS TEXT)",
    "deep": "replace(hex(zeroblob(50000)), '0', '[')",
    "infinity in JSON": """'{"scores": {"overall": 1e999}}'""",
    "other JSON": """'{"scores": {"overall": "a", "gates": 3}, "parts": {"quality": [7]}, "review": [1]}'""",
    "a path": "'../../../x'",
}
PARTS = 10
"""Columns and values are tried pair by pair, one of so many in each part."""
PICKED = [0, *(pytest.param(part, marks=pytest.mark.damage_full) for part in range(1, PARTS))]


def commands(run_id: str, to: Path) -> Iterator[tuple[str, ...]]:
    yield ("runs", "list")
    yield ("runs", "list", "--format", "json")
    for which in (run_id, "last"):
        yield ("runs", "show", which)
        yield ("runs", "replay", which)
    yield ("runs", "show", run_id, "--format", "json")
    yield ("runs", "verify", run_id)
    yield ("runs", "ledger", run_id, "--to", str(to))
    yield ("play", "--resume", run_id)
    yield ("where",)


def damage(sql: str, *values: object) -> bool:
    """Change the store behind floorsim's back; False where its own rules do not allow that."""
    with closing(sqlite3.connect(runs_file())) as db:
        try:
            db.execute(sql, values)
        except sqlite3.IntegrityError:
            return False
        db.commit()
    return True


def sentences(floorsim: Command, stored: StoredRun, to: Path) -> None:
    """Run every command; each ends in an answer or a sentence."""
    for arguments in commands(stored.id, to):
        done = floorsim(*arguments)
        assert done.status in (0, 1, 2), (arguments, done.err)
        assert done.out or done.err, arguments
        to.unlink(missing_ok=True)


@pytest.fixture
def both(request: pytest.FixtureRequest) -> tuple[StoredRun, StoredRun]:
    """A run that has ended and one that stands; the first is damaged, the second must stay."""
    return stored_run(), stored_run(minutes=10)


@pytest.mark.parametrize(
    "part", [0, *(pytest.param(part, marks=pytest.mark.damage_full) for part in range(1, PARTS))]
)
@pytest.mark.parametrize("table", COLUMNS)
def test_damage_of_a_column_ends_in_a_sentence_and_a_way_out(
    floorsim: Command, both: tuple[StoredRun, StoredRun], tmp_path: Path, table: str, part: int
) -> None:
    pristine = runs_file().read_bytes()
    kept = {file: file.read_bytes() for file in ledger_file(runs_file(), both[0].id).parent.iterdir()}
    pairs = [(column, value) for column in COLUMNS[table] for value in VALUES]
    for column, value in pairs[part::PARTS]:
        for companion in ("-wal", "-shm"):
            Path(f"{runs_file()}{companion}").unlink(missing_ok=True)
        runs_file().write_bytes(pristine)
        for file, content in kept.items():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        one = {"runs": " WHERE id = ?", "decisions": " WHERE run_id = ? AND seq = 0"}.get(table, "")
        if not damage(f"UPDATE {table} SET {column} = {VALUES[value]}{one}", *([both[0].id] if one else [])):
            continue
        what = (column, value)
        sentences(floorsim, both[0], tmp_path / "out.db")
        if one:
            assert both[1].id in floorsim("runs", "list").out, what
            assert floorsim("runs", "show", both[1].id).status == 0, what
        assert floorsim("runs", "set-aside", "--yes").status in (0, 1), what
        after = floorsim("runs", "list")
        assert after.status in (0, 1), what
        if one:
            assert "damaged (" not in after.err, (*what, after.err)
            assert both[1].id in after.out, what
            with open_store() as store:
                StoredRunLibrary(store).runs()


def test_every_column_of_every_table_is_tried(both: tuple[StoredRun, StoredRun]) -> None:
    with closing(sqlite3.connect(runs_file())) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            assert set(COLUMNS[table]) == {row[1] for row in db.execute(f"PRAGMA table_info({table})")} - {
                "id"
            } | ({"id"} if table == "runs" else set())


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_that_is_lost_is_damage_of_the_store_and_can_be_set_aside(
    floorsim: Command, both: tuple[StoredRun, StoredRun], table: str
) -> None:
    damage(f"DROP TABLE {table}")
    done = floorsim("runs", "list")
    told = floorsim("runs", "show", both[0].id)
    assert {done.status, told.status} <= {0, 1}
    aside = floorsim("runs", "set-aside", "--yes")
    assert aside.status == 0, aside.err
    assert floorsim("runs", "list").status == 0


@pytest.mark.parametrize("column", ["result", "clock_s", "names"])
def test_a_column_that_is_lost_is_damage_of_the_store_and_can_be_set_aside(
    floorsim: Command, both: tuple[StoredRun, StoredRun], column: str
) -> None:
    damage("DROP INDEX totals")  # SQLite keeps a column that an index is made of
    damage(f"ALTER TABLE runs DROP COLUMN {column}")
    assert floorsim("runs", "show", both[0].id).status == 1
    assert floorsim("runs", "set-aside", "--yes").status == 0
    assert floorsim("runs", "list").status == 0


@pytest.mark.parametrize("content", [b"x", b"S", b"SQLite format 3\x00", b"\x00" * 511])
def test_a_store_shorter_than_any_database_is_damaged_and_not_written_over(
    floorsim: Command, content: bytes
) -> None:
    runs_file().parent.mkdir(parents=True)
    runs_file().write_bytes(content)
    done = floorsim("runs", "list")
    assert done.status == 1
    assert "is damaged" in done.err
    assert runs_file().read_bytes() == content
    assert floorsim("runs", "set-aside", "--yes").status == 0
    assert runs_file().with_name("runs.db.damaged-1").read_bytes() == content


def test_a_damaged_run_is_named_and_deleted_by_its_id(
    floorsim: Command, both: tuple[StoredRun, StoredRun]
) -> None:
    damage("UPDATE runs SET seed = '-1' WHERE id = ?", both[0].id)
    listed = floorsim("runs", "list")
    assert listed.status == 0
    assert f"Run {both[0].id} is damaged (seed is no whole number from 0 on)" in listed.err
    assert f"floorsim runs delete {both[0].id}" in listed.err
    assert both[1].id in listed.out
    assert floorsim("runs", "delete", both[0].id, "--yes").status == 0
    assert floorsim("runs", "list").err == ""


def test_the_ledger_of_a_damaged_run_goes_aside_with_it_and_the_others_stay(floorsim: Command) -> None:
    damaged, sound = stored_run(), stored_run()
    damage("UPDATE runs SET seed = '-1' WHERE id = ?", damaged.id)
    content = ledger_file(runs_file(), damaged.id).read_bytes()
    assert floorsim("runs", "set-aside", "--yes").status == 0
    aside = runs_file().with_name("runs.db.damaged-1.ledgers")
    assert [file.name for file in aside.iterdir()] == [f"{damaged.id}.db.gz"]
    assert (aside / f"{damaged.id}.db.gz").read_bytes() == content
    assert [file.name for file in ledger_file(runs_file(), sound.id).parent.iterdir()] == [
        f"{sound.id}.db.gz"
    ]


def test_the_ledgers_of_a_damaged_store_go_aside_with_it(floorsim: Command) -> None:
    for number in (1, 2):
        stored = stored_run()
        runs_file().write_bytes(b"Dear diary, this is no database at all.")
        assert floorsim("runs", "set-aside", "--yes").status == 0
        aside = runs_file().with_name(f"runs.db.damaged-{number}.ledgers")
        assert [file.name for file in aside.iterdir()] == [f"{stored.id}.db.gz"]
        assert not ledger_file(runs_file(), stored.id).parent.exists()


def test_damaged_runs_are_set_aside_in_a_copy_that_has_them(
    floorsim: Command, both: tuple[StoredRun, StoredRun]
) -> None:
    damage("UPDATE decisions SET at_s = 'tea' WHERE run_id = ? AND seq = 1", both[0].id)
    assert floorsim("runs", "set-aside", "--yes").status == 0
    aside = runs_file().with_name("runs.db.damaged-1")
    assert aside.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(aside)) as db:
        found = db.execute("SELECT at_s FROM decisions WHERE run_id = ? AND seq = 1", [both[0].id])
        assert found.fetchall() == [("tea",)]
    with open_store() as store:
        assert [run.id for run in store.list_runs()] == [both[1].id]
        assert len(store.decisions(both[1].id)) == 2
    assert floorsim("runs", "set-aside", "--yes").status == 1


def test_an_id_never_becomes_the_path_of_another_file(
    floorsim: Command, both: tuple[StoredRun, StoredRun], tmp_path: Path
) -> None:
    victim = ledger_file(runs_file(), "x").parent.parent / "victim.db.gz"
    victim.write_bytes(b"mine")
    damage("UPDATE runs SET id = ? WHERE id = ?", f"{both[0].id}/../../victim", both[0].id)
    assert floorsim("runs", "delete", both[0].id, "--yes").status == 2
    sentences(floorsim, both[0], tmp_path / "out.db")
    floorsim("runs", "set-aside", "--yes")
    assert victim.read_bytes() == b"mine"


async def test_home_lists_a_damaged_run_with_what_can_be_done(both: tuple[StoredRun, StoredRun]) -> None:
    damage("UPDATE runs SET names = '7' WHERE id = ?", both[0].id)
    with open_store() as store:
        good, bad = StoredRunLibrary(store).runs()
        assert good.id == both[1].id
        assert bad.id == both[0].id
        assert "floorsim runs delete" in str(bad.why_not)


@pytest.mark.parametrize(
    "review", [7, [], {}, {"scores": 3}, {"title": None, "scores": [{"parts": "x"}]}], ids=str
)
def test_a_damaged_review_is_computed_again(both: tuple[StoredRun, StoredRun], review: object) -> None:
    damage("UPDATE runs SET result = json_set(result, '$.review', json(?))", json.dumps(review))
    with open_store() as store:
        result = StoredRunLibrary(store).review(both[0].id).result
        assert result is not None
        assert result.title == both[0].title


def ledger_damages() -> dict[str, bytes]:
    return {
        "empty": b"",
        "one byte": b"x",
        "no gzip": b"diary" * 1000,
        "packed words": gzip.compress(b"diary" * 1000),
        "packed nothing": gzip.compress(b""),
    }


@pytest.mark.parametrize("how", ledger_damages())
def test_a_damaged_ledger_ends_in_a_sentence_and_the_result_is_shown(
    floorsim: Command, both: tuple[StoredRun, StoredRun], tmp_path: Path, how: str
) -> None:
    ledger_file(runs_file(), both[0].id).write_bytes(ledger_damages()[how])
    sentences(floorsim, both[0], tmp_path / "out.db")
    shown = floorsim("runs", "show", both[0].id)
    assert shown.status == 0
    assert "Total" in shown.out
    assert "when that file is moved away, `floorsim runs ledger` computes it again" in " ".join(
        shown.err.split()
    )
    assert floorsim("runs", "ledger", both[0].id, "--to", tmp_path / "out.db").status == 1
    ledger_file(runs_file(), both[0].id).unlink()
    assert floorsim("runs", "ledger", both[0].id, "--to", tmp_path / "out.db").status == 0


def test_a_ledger_cut_short_or_with_a_byte_changed_ends_in_a_sentence(
    floorsim: Command, both: tuple[StoredRun, StoredRun], tmp_path: Path
) -> None:
    kept = ledger_file(runs_file(), both[0].id)
    whole = kept.read_bytes()
    for place in range(0, len(whole), max(len(whole) // 12, 1)):
        for content in (whole[:place], whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]):
            kept.write_bytes(content)
            for arguments in (("show", both[0].id), ("ledger", both[0].id, "--to", str(tmp_path / "out.db"))):
                done = floorsim("runs", *arguments)
                assert done.status in (0, 1), (place, done.err)
                (tmp_path / "out.db").unlink(missing_ok=True)


def test_damage_of_any_column_of_a_ledger_ends_in_a_sentence(
    floorsim: Command, both: tuple[StoredRun, StoredRun], tmp_path: Path
) -> None:
    kept = ledger_file(runs_file(), both[0].id)
    whole = gzip.decompress(kept.read_bytes())
    plain = tmp_path / "plain.db"
    plain.write_bytes(whole)
    with closing(sqlite3.connect(plain)) as db:
        places = [
            (table, row[1])
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in db.execute(f"PRAGMA table_info([{table}])")
            if db.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0]
        ]
    for number, (table, column) in enumerate(places):
        plain.write_bytes(whole)
        value = list(VALUES.values())[number % len(VALUES)]
        with closing(sqlite3.connect(plain)) as db:
            try:
                db.execute(f"UPDATE [{table}] SET [{column}] = {value} WHERE rowid = 1")
            except sqlite3.IntegrityError:
                continue
            db.commit()
        kept.write_bytes(gzip.compress(plain.read_bytes(), 1))
        done = floorsim("runs", "show", both[0].id)
        assert done.status == 0, (table, column, value, done.err)
        assert "Total" in done.out


def test_a_folder_in_place_of_a_ledger_is_a_ledger_that_is_not_kept(
    floorsim: Command, both: tuple[StoredRun, StoredRun], tmp_path: Path
) -> None:
    kept = ledger_file(runs_file(), both[0].id)
    kept.unlink()
    kept.mkdir()
    sentences(floorsim, both[0], tmp_path / "out.db")
    assert floorsim("runs", "delete", both[0].id, "--yes").status in (0, 1)


def test_a_store_with_damaged_tables_is_not_opened(both: tuple[StoredRun, StoredRun]) -> None:
    damage("DROP TABLE _sqlite_migrations")
    with pytest.raises(DamagedStoreError):
        open_store()
