from pathlib import Path

import pytest

from floorsim.store import RunInUseError, RunStore, open_store
from tests.store.samples import new_run, python_child

PLAYER = """
import sys
from floorsim.store import open_store
with open_store(sys.argv[1]) as store, store.open_journal(sys.argv[2]):
    print("playing", flush=True)
    sys.stdin.readline()
"""


def test_a_journal_stores_decisions_clock_and_result_of_its_run(store: RunStore) -> None:
    run = new_run(store)
    with store.open_journal(run.id) as journal:
        journal.record(0, 12.5, "chat_cap", {"cap": 2})
        journal.save_clock(20.0)
        assert store.get(run.id).clock_s == 20.0
        journal.finish({"scores": {}}, "sha256:abcd", 30.0)
    stored = store.get(run.id)
    assert (stored.status, stored.clock_s, stored.decision_count) == ("ended", 30.0, 1)
    assert stored.result_digest == "sha256:abcd"


def test_a_second_floorsim_is_told_which_process_plays_the_run(store: RunStore, store_file: Path) -> None:
    run, other = new_run(store), new_run(store)
    child = python_child(PLAYER, store_file, run.id)
    assert child.stdout is not None
    assert child.stdout.readline() == "playing\n"
    with pytest.raises(RunInUseError, match=rf"another floorsim \(process {child.pid}\)"):
        store.open_journal(run.id)
    with pytest.raises(RunInUseError, match="being played"):
        store.delete(run.id)
    assert store.get(run.id).status == "running"
    store.open_journal(other.id).close()
    child.communicate("\n")
    store.open_journal(run.id).close()


def test_a_killed_floorsim_does_not_keep_its_run(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    child = python_child(PLAYER, store_file, run.id)
    assert child.stdout is not None
    child.stdout.readline()
    child.kill()
    child.communicate()
    with store.open_journal(run.id) as journal:
        journal.record(0, 1.0, "chat_cap", {})


def test_one_floorsim_does_not_open_a_run_twice(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    with store.open_journal(run.id), open_store(store_file) as again:
        with pytest.raises(RunInUseError, match="already open in this floorsim"):
            again.open_journal(run.id)
        with pytest.raises(RunInUseError):
            again.delete(run.id)


def test_a_closed_journal_leaves_the_run_free_and_no_lock_file(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    journal = store.open_journal(run.id)
    assert [path.name for path in store_file.with_suffix(".locks").iterdir()] == [f"{run.id}.lock"]
    journal.close()
    journal.close()
    assert list(store_file.with_suffix(".locks").iterdir()) == []
    store.delete(run.id)
    assert list(store_file.with_suffix(".locks").iterdir()) == []
