import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from floorsim.errors import ExitCode, StoreError
from floorsim.store import RunStore, StoredDecision, open_store
from tests.store.samples import new_run

BIG = {"agents": ["A" * 1000] * 60}


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(as_ordinary_user: Path) -> None:
    as_ordinary_user.chmod(0o500)
    with pytest.raises(
        StoreError, match=f"because {as_ordinary_user}.* cannot be written; .*FLOORSIM_HOME"
    ) as refused:
        open_store(as_ordinary_user / "home" / "runs.db")
    assert refused.value.exit_code is ExitCode.RUN_FAILED
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(as_ordinary_user / "runs.db")


@pytest.mark.parametrize("read_only", ["file", "folder"])
def test_a_store_that_cannot_be_written_is_refused_before_a_run_starts(
    as_ordinary_user: Path, read_only: str
) -> None:
    store_file = as_ordinary_user / "runs.db"
    open_store(store_file).close()
    place = store_file if read_only == "file" else as_ordinary_user
    place.chmod(0o400 if read_only == "file" else 0o500)
    with pytest.raises(StoreError, match=f"because {place} cannot be written"):
        open_store(store_file)


def test_a_store_that_becomes_read_only_refuses_the_decision(store: RunStore) -> None:
    run = new_run(store)
    store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=f"because {store.file} cannot be written"):
        store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    store._db.execute("PRAGMA query_only = OFF")
    assert store.decisions(run.id) == ()


@pytest.mark.parametrize("part", ["home", "runs.db"])
def test_a_path_that_is_not_what_it_should_be_is_explained(tmp_path: Path, part: str) -> None:
    store_file = tmp_path / "home" / "runs.db"
    if part == "home":
        store_file.parent.write_text("a file")
    else:
        store_file.mkdir(parents=True)
    with pytest.raises(
        StoreError,
        match=r"Runs cannot be stored in .* because (a part of that path is a file|it is a folder)",
    ):
        open_store(store_file)


def test_a_full_disk_refuses_the_decision_keeps_the_others_and_takes_it_later(store: RunStore) -> None:
    run = new_run(store)
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"Nothing more can be stored because the disk .* is full"):
        store.append_decision(run.id, 1, 2.0, "move_agents", BIG)
    assert [decision.seq for decision in store.decisions(run.id)] == [0]
    assert store.get(run.id).clock_s == 1.0
    store._db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    store.append_decision(run.id, 1, 2.0, "move_agents", BIG)
    assert store.decisions(run.id)[1].arguments == BIG


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a new store and little more."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only a superuser of Linux can make a small disk to fill")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _append_without_end(store: RunStore, run_id: str, acknowledged: list[StoredDecision]) -> None:
    while True:
        acknowledged.append(store.append_decision(run_id, len(acknowledged), 1.0, "move_agents", BIG))


def test_a_disk_that_really_fills_up_loses_no_acknowledged_decision(small_disk: Path) -> None:
    with open_store(small_disk / "runs.db") as store:
        run = new_run(store)
        acknowledged: list[StoredDecision] = []
        with pytest.raises(StoreError, match=f"the disk that holds {small_disk} is full"):
            _append_without_end(store, run.id, acknowledged)
        assert acknowledged
        assert store.decisions(run.id) == tuple(acknowledged)
    with open_store(small_disk / "runs.db") as again:
        assert again.decisions(run.id) == tuple(acknowledged)


def _fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass


def test_a_disk_that_is_full_from_the_start_is_explained(small_disk: Path) -> None:
    _fill(small_disk)
    with pytest.raises(StoreError, match=f"the disk that holds {small_disk} is full"):
        open_store(small_disk / "runs.db")
    (small_disk / "filler").unlink()
    with open_store(small_disk / "runs.db") as store:
        new_run(store)


def test_stored_runs_on_a_full_disk_are_not_called_damaged(small_disk: Path) -> None:
    with open_store(small_disk / "runs.db") as store:
        run = new_run(store)
    _fill(small_disk)
    with pytest.raises(
        StoreError, match=f"the disk that holds {small_disk} is full; what was stored before is safe"
    ):
        open_store(small_disk / "runs.db")
    (small_disk / "filler").unlink()
    with open_store(small_disk / "runs.db") as store:
        assert store.get(run.id) == run


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_write_that_the_system_refuses_is_explained(store: RunStore) -> None:
    import resource

    run = new_run(store)
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{store.file}-wal").stat().st_size + 100, was[1]))
    try:
        with pytest.raises(StoreError, match=r"could not be read or written .*FLOORSIM_HOME"):
            store.append_decision(run.id, 0, 1.0, "move_agents", BIG)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        signal.signal(signal.SIGXFSZ, ignored)
    assert store.decisions(run.id) == ()
    store.append_decision(run.id, 0, 1.0, "move_agents", BIG)
    assert len(store.decisions(run.id)) == 1


def test_another_program_that_locks_the_store_is_waited_for_and_then_named_as_the_reason(
    store: RunStore,
) -> None:
    run = new_run(store)
    with closing(sqlite3.connect(store.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another program, and nothing was stored"):
            store.append_decision(run.id, 0, 1.0, "chat_cap", {})
        with pytest.raises(StoreError, match="locked by another program"):
            store.save_clock(run.id, 1.0)
        other.execute("ROLLBACK")
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
    assert len(store.decisions(run.id)) == 1


def test_a_store_waits_for_another_program_as_long_as_it_was_told_to(store_file: Path) -> None:
    with open_store(store_file, busy_s=3.5) as store:
        store.save_clock(new_run(store).id, 1.0)
        for connection in (store._db, store._without_waiting):
            assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 3500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_a_decision_that_went_into_a_file_no_longer_there_is_not_acknowledged(
    store: RunStore, fate: str
) -> None:
    run = new_run(store)
    if fate == "deleted":
        store.file.unlink()
    else:
        store.file.rename(store.file.with_name("elsewhere.db"))
    if fate == "replaced":
        store.file.touch()
    with pytest.raises(StoreError, match="was moved or deleted while floorsim had it open"):
        store.append_decision(run.id, 0, 1.0, "chat_cap", {})


def test_a_mistake_in_the_program_is_not_passed_off_as_the_users(store: RunStore) -> None:
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.list_runs()


def test_no_error_of_the_system_goes_unexplained(monkeypatch: pytest.MonkeyPatch, store_file: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, os.strerror(5), str(store_file))

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(StoreError, match=r"Runs cannot be stored in .* \(Input/output error\)"):
        open_store(store_file)
