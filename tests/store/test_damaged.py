import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from floorsim.errors import StoreError
from floorsim.store import (
    DamagedRunError,
    DamagedStoreError,
    NewerStoreError,
    RunInUseError,
    RunStore,
    open_store,
    set_aside_damaged,
)
from floorsim.store.locks import take_lock
from floorsim.store.places import lock_folder
from tests.store.samples import new_run

PAGE = 4096


def _fill(store: RunStore) -> None:
    run = new_run(store)
    for seq in range(50):
        store.append_decision(run.id, seq, float(seq), "move_agents", {"agents": ["A" * 500]})
    store.close()


def _overwrite(store_file: Path, start: int, junk: bytes) -> bytes:
    content = bytearray(store_file.read_bytes())
    content[start : start + len(junk)] = junk
    store_file.write_bytes(content)
    return bytes(content)


def _read_all(store_file: Path) -> None:
    with open_store(store_file) as store:
        for run in store.list_runs():
            store.decisions(run.id)


@pytest.mark.parametrize(
    ("start", "junk"),
    [(0, b"Dear diary, this is no database at all."), (PAGE, b"\xff" * 20 * PAGE), (100, b"\x00" * 60)],
    ids=["not a database", "pages overwritten", "tables lost"],
)
def test_a_damaged_store_is_named_and_left_as_it_is(
    store: RunStore, store_file: Path, start: int, junk: bytes
) -> None:
    _fill(store)
    damaged = _overwrite(store_file, start, junk)
    with pytest.raises(DamagedStoreError, match=r"damaged .* left as it is.*FLOORSIM_HOME") as refused:
        _read_all(store_file)
    assert str(store_file) in str(refused.value)
    assert refused.value.store_file == store_file
    assert store_file.read_bytes() == damaged


def test_a_store_cut_short_is_damaged(store: RunStore, store_file: Path) -> None:
    _fill(store)
    store_file.write_bytes(store_file.read_bytes()[: 3 * PAGE])
    with pytest.raises(DamagedStoreError):
        _read_all(store_file)


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE decisions",
        "UPDATE runs SET names = '{'",
        "UPDATE runs SET created_at = 'yesterday'",
        "UPDATE runs SET seed = 'x'",
        "UPDATE runs SET scenario_title = CAST(x'ff' AS TEXT)",
        "UPDATE decisions SET arguments = 'cap=2'",
        "UPDATE decisions SET recorded_at = 12",
        "DELETE FROM scenario_texts",
    ],
)
def test_content_that_the_store_never_writes_is_damage(store: RunStore, change: str) -> None:
    run = new_run(store)
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    store._db.execute("PRAGMA foreign_keys = OFF")
    store._db.execute(change)
    with pytest.raises((DamagedStoreError, DamagedRunError)):  # noqa: PT012
        store.get(run.id)
        store.decisions(run.id)
        store.scenario_text(run.id)


def test_a_damaged_store_is_set_aside_and_a_new_one_begins(store_file: Path) -> None:
    for number in (1, 2):
        with open_store(store_file) as store:
            assert store.list_runs() == []
            _fill(store)
        damaged = _overwrite(store_file, 0, b"Dear diary")
        aside = set_aside_damaged(store_file)
        assert aside == store_file.with_name(f"runs.db.damaged-{number}")
        assert aside.read_bytes() == damaged
        assert not store_file.exists()


def test_an_emptied_store_is_not_taken_for_a_new_one_and_keeps_the_log_of_its_last_commits(
    store: RunStore, store_file: Path, tmp_path: Path
) -> None:
    new_run(store)
    emptied = tmp_path / "runs.db"
    emptied.touch()
    log = Path(f"{store_file}-wal").read_bytes()
    Path(f"{emptied}-wal").write_bytes(log)
    Path(f"{emptied}-journal").write_bytes(b"a change half done")
    with pytest.raises(DamagedStoreError, match="it is empty, and the log beside it is not"):
        open_store(emptied)
    aside = set_aside_damaged(emptied)
    assert Path(f"{aside}-wal").read_bytes() == log
    assert Path(f"{aside}-journal").read_bytes() == b"a change half done"
    assert all(path.name.startswith(aside.name) for path in tmp_path.glob("runs.db*"))


def test_damage_that_only_a_full_reading_finds_is_found_before_setting_aside(
    store: RunStore, store_file: Path
) -> None:
    _fill(store)
    _overwrite(store_file, store_file.stat().st_size - PAGE, b"\xff" * PAGE)
    assert set_aside_damaged(store_file).exists()


def test_a_store_that_is_sound_is_never_set_aside(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    with pytest.raises(StoreError, match="are not damaged, so they stay"):
        set_aside_damaged(store_file)
    assert store.get(run.id) == run


def test_a_newer_store_is_never_set_aside(store: RunStore, store_file: Path) -> None:
    store._db.table("_sqlite_migrations").insert(
        {"migration_set": "floorsim", "name": "later", "applied_at": ""}
    )
    with pytest.raises(NewerStoreError, match="need a later floorsim"):
        set_aside_damaged(store_file)
    assert store_file.exists()


def test_a_store_that_is_being_played_from_is_never_set_aside(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    with store.open_journal(run.id):
        _overwrite(store_file, 0, b"Dear diary")
        Path(f"{store_file}-wal").unlink()
        with pytest.raises(RunInUseError, match="a floorsim is using them"):
            set_aside_damaged(store_file)
        assert store_file.exists()


def test_nobody_can_begin_to_play_from_a_store_while_it_is_set_aside(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(store)
    _overwrite(store_file, 0, b"Dear diary")
    left_behind = lock_folder(store_file) / "left-behind.lock"
    left_behind.parent.mkdir()
    left_behind.touch()
    taken: list[object] = []
    rename = Path.rename

    def renamed(path: Path, target: str | Path) -> Path:
        taken.append(take_lock(left_behind))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)
    set_aside_damaged(store_file)
    assert taken
    assert all(lock is None for lock in taken)
    assert not left_behind.exists()


def test_where_there_is_no_store_there_is_nothing_to_set_aside(store_file: Path) -> None:
    with pytest.raises(StoreError, match="no stored runs"):
        set_aside_damaged(store_file)
    assert not store_file.parent.exists()


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "runs.db"
    with closing(sqlite3.connect(theirs)) as other:
        other.execute("CREATE TABLE runs (distance_km REAL)")
        other.commit()
    before = theirs.read_bytes()
    for attempt in (open_store, set_aside_damaged):
        with pytest.raises(StoreError, match="another program's database"):
            attempt(theirs)
    assert theirs.read_bytes() == before
