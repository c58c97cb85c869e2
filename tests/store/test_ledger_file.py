"""A ledger on disk: what is read back gives the same figures and scores as the run itself."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from floorsim.errors import RunError, StoreError
from floorsim.floor.contact import ANSWERED
from floorsim.floor.ledger import RECORDS
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import result_json
from floorsim.scoring.score import score
from floorsim.store.ledger_file import READ_BACK, read_ledger, write_ledger
from floorsim.supervisors.registry import policy_named
from tests.desk.desks import NINE, a_scenario, at, decide, message
from tests.floor.playing import played
from tests.scoring.test_scores import BUSY
from tests.strategies import Play, examples, plays

SCENARIOS = ("first-shift", "login-outage")
POLICIES = ("hands-off", "competent", "worked")


def same_from_disk(run: Run, file: Path) -> None:
    """Everything that is computed of a run is the same from its ledger on disk, in new objects."""
    live = Evidence(run.compiled, run.ledger)
    write_ledger(file, run.compiled, run.ledger)
    back = read_ledger(file)
    assert back.compiled is not run.compiled
    assert back.ledger.digest() == run.ledger.digest()
    again = Evidence(*back)
    assert score(again) == score(live)
    assert result_json(again, every_figure=True) == result_json(live, every_figure=True)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scorecard_from_disk_equals_the_live_one(name: str, policy: str, tmp_path: Path) -> None:
    scenario = load_scenario(name).scenario
    for seed in (1, 2, 3):
        run = Run(scenario, seed)
        policy_named(policy)(run)
        assert run.ended
        same_from_disk(run, tmp_path / "ended.db")


@pytest.mark.parametrize("name", SCENARIOS)
def test_half_way_through_it_equals_the_live_one_too(name: str, tmp_path: Path) -> None:
    scenario = load_scenario(name).scenario
    for seed in (1, 2):
        run = Run(scenario, seed)
        run.advance((scenario.play_from_s + scenario.end_s) / 2)
        same_from_disk(run, tmp_path / "half.db")


def test_decisions_under_way_half_way_through_are_read_back(tmp_path: Path) -> None:
    run = at(a_scenario(messages=[message()], demand__streams=BUSY), NINE + 60)
    decide(run, "move_agents", agents=["eve"], to="voice", until="10:00")
    decide(run, "answer", message="next", choice="yes") if run.observe().inbox else None
    run.advance(NINE + 1500)
    assert run.ledger.decisions
    assert run.ledger.logins
    same_from_disk(run, tmp_path / "half.db")
    run.advance_to_end()
    same_from_disk(run, tmp_path / "ended.db")


@examples(15)
@given(plays())
def test_any_floor_that_anybody_meddled_with_is_read_back_whole(play: Play) -> None:
    floor = played(play).floor
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.db"
        write_ledger(file, floor.compiled, floor.ledger)
        back = read_ledger(file)
    assert back.ledger.digest() == floor.ledger.digest()
    for name in RECORDS:
        assert getattr(back.ledger, name) == getattr(floor.ledger, name)
    live, again = Evidence(floor.compiled, floor.ledger), Evidence(*back)
    assert result_json(again, every_figure=True) == result_json(live, every_figure=True)
    assert score(again) == score(live)


SCORED_ALONE = """
import json, sqlite3, sys
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.scenario.canonical import scenario_from_json
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.result import result_json
from floorsim.store.ledger_tables import ledger_of

db = sqlite3.connect(sys.argv[1])
text, seed, until_s = db.execute("SELECT scenario, seed, until_s FROM run").fetchone()
tables = {
    name: db.execute(f"SELECT * FROM [{name}] ORDER BY rowid").fetchall() for name in json.loads(sys.argv[2])
}
compiled = CompiledFloor(scenario_from_json(text))
print(json.dumps(result_json(Evidence(compiled, ledger_of(tables, compiled, int(seed), until_s)))))
print(json.dumps([name for name in ("floorsim.desk", "floorsim.floor.floor") if name in sys.modules]))
"""


def test_scores_need_neither_a_floor_nor_a_desk(tmp_path: Path) -> None:
    run = Run(load_scenario("login-outage").scenario, 4)
    run.advance_to_end()
    file = tmp_path / "ledger.db"
    write_ledger(file, run.compiled, run.ledger)
    done = subprocess.run(
        [sys.executable, "-c", SCORED_ALONE, str(file), json.dumps(READ_BACK)],
        capture_output=True,
        text=True,
        check=True,
    )
    result, loaded = map(json.loads, done.stdout.splitlines())
    assert loaded == []
    assert result == result_json(Evidence(run.compiled, run.ledger))


def test_its_tables_read_plainly_and_follow_references(tmp_path: Path) -> None:
    run = at(a_scenario(demand__streams=BUSY), NINE)
    run.advance_to_end()
    file = tmp_path / "ledger.db"
    write_ledger(file, run.compiled, run.ledger)
    with sqlite3.connect(file) as db:
        answered = db.execute(
            "SELECT count(*) FROM contacts JOIN dispositions ON dispositions.id = disposition "
            "JOIN contact_types ON contact_types.id = contact_type "
            "JOIN channels ON channels.id = contact_types.channel "
            "WHERE word = 'answered' AND channels.channel = 'voice'"
        ).fetchone()[0]
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    voice = run.compiled.channel_index["voice"]
    own = [c for c in run.ledger.contacts if c.type.channel == voice and c.disposition == ANSWERED]
    assert answered == len(own) > 0
    assert broken == []
    assert {"run", *READ_BACK} <= tables


def test_a_ledger_of_another_model_version_is_not_computed_from(tmp_path: Path) -> None:
    run = at(a_scenario(), NINE)
    file = tmp_path / "ledger.db"
    write_ledger(file, run.compiled, run.ledger)
    with sqlite3.connect(file) as db:
        db.execute("UPDATE run SET model_version = 999")
    with pytest.raises(RunError, match="written by version 999 of the model"):
        read_ledger(file)


def test_what_is_no_ledger_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no ledger"):
        read_ledger(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("no database at all, but long enough to be read as one" * 20)
    with pytest.raises(StoreError):
        read_ledger(tmp_path / "text.db")
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE run (x)")
    with pytest.raises(StoreError, match="is not a ledger"):
        read_ledger(tmp_path / "other.db")


def test_a_ledger_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    run = at(a_scenario(), NINE)
    with pytest.raises(StoreError):
        write_ledger(tmp_path / "missing" / "ledger.db", run.compiled, run.ledger)
    assert list(tmp_path.iterdir()) == []
