from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from floorsim.store import NewerStoreError, RunStore, open_store, schema
from tests.store.samples import new_run


def _with_step_two(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> None:
    """Let the program know one step more, as a later version would."""
    steps = Migrations("floorsim")
    steps(name="create_runs")(schema.create_runs)

    @steps()
    def add_team(db: Database) -> None:
        db.table("runs").add_column("team", str, not_null_default="unnamed")
        if fails:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(schema, "NEEDED_VERSION", {"create_runs": "0.1.0", "add_team": "0.10.2"})


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
    _with_step_two(monkeypatch)
    with open_store(store_file) as upgraded:
        assert upgraded.get(run.id).decision_count == 1
        assert upgraded._db.execute("SELECT team FROM runs").fetchone() == ("unnamed",)


def test_a_store_of_a_later_version_is_refused_with_that_version_and_left_alone(
    store: RunStore, store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_run(store)
    store.close()
    with monkeypatch.context() as later:
        _with_step_two(later)
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
        _with_step_two(later, fails=True)
        with pytest.raises(Exception, match="full"):
            open_store(store_file)
    with open_store(store_file) as again:
        assert again.get(run.id) == run
        assert "team" not in again._db.table("runs").columns_dict
