import stat
from pathlib import Path

import pytest

from floorsim.store import RunStore, open_store, runs_file, where
from tests.store.samples import new_run, python_child

COMER = """
import sys
from floorsim.store import open_store
print("ready", flush=True)
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    run = store.create_run(
        scenario_id="a", scenario_title="A", scenario_text="{}",
        scenario_digest="sha256:0", model_version=1, seed=1,
    )
    store.append_decision(run.id, 0, 1.0, "chat_cap", {})
"""


def test_floorsim_home_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOORSIM_HOME", str(tmp_path / "mine"))
    assert all(place.is_relative_to(tmp_path / "mine") for place in where().values())
    assert where()["runs"] == runs_file()
    with open_store() as store:
        assert store.file == runs_file()
        run = new_run(store)
    with open_store() as store:
        assert store.get(run.id) == run


def test_without_floorsim_home_runs_lie_in_the_platforms_own_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("FLOORSIM_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    places = where()
    assert list(places) == ["config", "data", "state", "runs"]
    assert places["runs"].parent == places["data"]
    assert "floorsim" in places["runs"].parts
    assert not any(place.exists() for place in places.values())


def test_only_their_owner_may_read_stored_runs(store: RunStore, store_file: Path) -> None:
    run = new_run(store)
    with store.open_journal(run.id):
        places = [store_file.parent, *store_file.parent.rglob("*")]
        assert {place.suffix for place in places} >= {".db", ".db-wal", ".locks", ".lock"}
        for place in places:
            expected = 0o700 if place.is_dir() else 0o600
            assert stat.S_IMODE(place.stat().st_mode) == expected, place


def test_a_folder_that_the_user_made_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    open_store(folder / "runs.db").close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_closed_store_is_one_file(store: RunStore, store_file: Path) -> None:
    new_run(store)
    store.close()
    assert [path.name for path in store_file.parent.iterdir() if path.is_file()] == ["runs.db"]


def test_floorsims_that_start_at_once_make_one_store_and_all_store_their_run(store_file: Path) -> None:
    children = [python_child(COMER, store_file) for _ in range(4)]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    for child in children:
        child.communicate()
        assert child.returncode == 0
    with open_store(store_file) as store:
        assert [run.decision_count for run in store.list_runs()] == [1, 1, 1, 1]


def test_readers_do_not_wait_for_a_writer_and_see_whole_changes_only(
    store: RunStore, store_file: Path
) -> None:
    run = new_run(store)
    with open_store(store_file, busy_s=0.0) as reader, open_store(store_file, busy_s=0.0) as other_reader:
        with store._db.atomic():
            store._db.execute("DELETE FROM runs")
            for each in (reader, other_reader):
                assert [one.id for one in each.list_runs()] == [run.id]
            with open_store(store_file, busy_s=0.0) as late:
                assert late.get(run.id) == run
        assert reader.list_runs() == other_reader.list_runs() == []


def test_importing_the_store_loads_no_database() -> None:
    child = python_child(
        "import sys, floorsim.store; print(sorted({'sqlite3', 'sqlite_utils', 'filelock'} & {*sys.modules}))"
    )
    assert child.communicate()[0] == "[]\n"
