"""`floorsim runs`: stored runs are shown, computed again, proved, and deleted only when that is meant."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from floorsim.run.model_version import MODEL_VERSION
from floorsim.store import open_store, runs_file
from floorsim.store.computed_again import computed_again
from floorsim.store.ledger_file import read_ledger
from tests.cli.conftest import Command, stored_run
from tests.desk.desks import NINE
from tests.measuring import score


def test_without_runs_the_list_is_empty_and_says_how_to_start_one(floorsim: Command) -> None:
    done = floorsim("runs", "list")
    assert (done.status, done.out) == (0, "")
    assert "floorsim play" in done.err
    assert json.loads(floorsim("runs", "list", "--format", "json").out) == []


def test_list_shows_runs_with_their_totals(floorsim: Command) -> None:
    ended, open_one = stored_run(), stored_run(minutes=30)
    done = floorsim("runs", "list")
    assert done.status == 0
    _, first, second = done.out.splitlines()
    assert first.split()[:4] == [open_one.id, "small", "4", "running"]
    assert second.split()[:4] == [ended.id, "small", "4", "ended"]
    assert ended.result is not None
    assert second.split()[4] == f"{ended.result['scores']['overall']:.1f}"
    only = json.loads(floorsim("runs", "list", "--status", "ended", "--format", "json").out)
    assert [(one["id"], one["title"]) for one in only] == [(ended.id, "A small floor")]


def test_a_list_that_leaves_every_run_out_says_so(floorsim: Command) -> None:
    nothing_stored = floorsim("runs", "list", "--scenario", "small")
    assert "No runs are stored yet" in nothing_stored.err
    stored_run()
    for filters, words in (
        (["--scenario", "smal"], "None of the stored runs is of scenario 'smal'"),
        (["--status", "running"], "None of the stored runs is running"),
        (
            ["--scenario", "other", "--status", "ended"],
            "None of the stored runs is ended and of scenario 'other'",
        ),
    ):
        done = floorsim("runs", "list", *filters)
        assert (done.status, done.out) == (0, "")
        assert done.err == f"{words}; `floorsim runs list` alone shows them all.\n"


def test_show_has_scores_parts_and_decisions_under_the_names_the_player_saw(floorsim: Command) -> None:
    stored = stored_run()
    done = floorsim("runs", "show", stored.id[:6])
    assert done.status == 0
    assert "Service level" in done.out
    assert "Voice: answered in time" in done.out
    assert "09:01  move_agents  agents Evelyn; to voice; until 10:00" in done.out
    assert "2 decisions" in done.out


def test_show_as_json_has_the_stored_result(floorsim: Command) -> None:
    stored = stored_run()
    shown = json.loads(floorsim("runs", "show", "last", "--format", "json").out)
    assert stored.result is not None
    assert shown["id"] == stored.id
    assert shown["scores"] == stored.result["scores"]
    assert [one["do"] for one in shown["decisions"]] == ["move_agents", "answer"]
    assert shown["decisions"][0]["at_s"] == NINE + 60


def test_show_computes_the_result_from_the_ledger_and_not_from_what_was_stored(floorsim: Command) -> None:
    stored = stored_run()
    assert stored.result is not None
    with sqlite3.connect(runs_file()) as db:
        db.execute("UPDATE runs SET result = ?", [json.dumps({"scores": {"overall": 1.0, "gates": []}})])
    shown = json.loads(floorsim("runs", "show", "last", "--format", "json").out)
    assert shown["scores"] == stored.result["scores"]
    assert shown["channels"]["voice"] == stored.result["channels"]["voice"]


def test_show_of_a_run_without_a_ledger_is_what_was_stored_and_says_so(floorsim: Command) -> None:
    stored = stored_run(ledger=False)
    done = floorsim("runs", "show", "last", "--format", "json")
    assert stored.result is not None
    assert json.loads(done.out)["scores"] == stored.result["scores"]
    assert "No ledger is kept" in done.err


def test_show_of_a_run_of_another_version_says_that_it_cannot_be_computed_again(floorsim: Command) -> None:
    stored = stored_run(ledger=False, model_version=MODEL_VERSION + 1)
    done = floorsim("runs", "show", "last", "--format", "json")
    assert done.status == 0
    assert stored.result is not None
    assert json.loads(done.out)["scores"] == stored.result["scores"]
    assert "it cannot be computed again" in done.err


def test_ledger_writes_a_database_and_replaces_no_file(floorsim: Command, tmp_path: Path) -> None:
    stored = stored_run()
    to = tmp_path / "out.db"
    assert floorsim("runs", "ledger", "last", "--to", str(to)).status == 0
    assert read_ledger(to).ledger.digest() == stored.result_digest
    again = floorsim("runs", "ledger", "last", "--to", str(to))
    assert again.status == 2
    assert "is there already" in again.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a" * 300, "no file can have this name; name another one."),
        ("nowhere/a.db", "cannot be written; name a file in a folder that you can write."),
    ],
)
def test_ledger_says_why_it_cannot_write_a_file(
    floorsim: Command, tmp_path: Path, name: str, says: str
) -> None:
    stored_run()
    done = floorsim("runs", "ledger", "last", "--to", str(tmp_path / name))
    assert done.status == 2
    assert says in " ".join(done.err.split())


def test_ledger_of_a_run_that_stands_goes_as_far_as_it_was_played(floorsim: Command, tmp_path: Path) -> None:
    stored_run(minutes=30)
    to = tmp_path / "out.db"
    assert floorsim("runs", "ledger", "last", "--to", str(to)).status == 0
    assert read_ledger(to).ledger.until_s == NINE + 1800


def test_show_of_a_run_that_stands_says_where_and_how_to_go_on(floorsim: Command) -> None:
    stored = stored_run(minutes=30)
    done = floorsim("runs", "show", "last")
    assert "it stands at 09:30" in done.out
    assert f"floorsim play --resume {stored.id}" in done.out


def test_replay_prints_what_happened(floorsim: Command) -> None:
    stored_run()
    done = floorsim("runs", "replay", "last")
    assert done.status == 0
    assert "you moved Evelyn to Voice until 10:00" in done.out
    assert "you answered Jo: Yes." in done.out
    assert "Total" in done.out


def test_replay_stops_where_it_is_told(floorsim: Command) -> None:
    stored_run()
    done = floorsim("runs", "replay", "last", "--until", "09:05")
    assert "As it stands at 09:05" in done.out
    assert "you answered Jo" not in done.out
    replayed = json.loads(floorsim("runs", "replay", "last", "--until", "09:05", "--format", "json").out)
    assert replayed["reached_s"] == NINE + 300
    assert floorsim("runs", "replay", "last", "--until", "tea").status == 2


def test_replay_gives_the_stored_scores_again(floorsim: Command) -> None:
    stored = stored_run()
    assert stored.result is not None
    replayed = json.loads(floorsim("runs", "replay", "last", "--format", "json").out)
    assert replayed["result"]["scores"] == stored.result["scores"]


def test_verify_confirms_a_genuine_run(floorsim: Command) -> None:
    stored = stored_run()
    done = floorsim("runs", "verify", "last")
    found, unverified = done.out.splitlines()
    assert (done.status, found) == (0, f"{stored.id}: genuine: the same result, {stored.result_digest}")
    for named in ("when it was started", "mode", "pace", "when its decisions were recorded"):
        assert named in unverified


def test_verify_confirms_the_decisions_of_a_run_that_stands(floorsim: Command) -> None:
    stored_run(minutes=30)
    done = floorsim("runs", "verify", "last")
    assert done.status == 0
    assert "not ended; its 2 decisions can be taken as stored" in done.out


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE runs SET seed = '5'",
        "UPDATE runs SET result_digest = 'sha256:00'",
        "UPDATE decisions SET at_s = at_s + 240 WHERE seq = 0",
        'UPDATE decisions SET arguments = \'{"agents": ["ben"], "to": "email"}\' WHERE seq = 0',
    ],
)
def test_verify_finds_a_run_that_was_tampered_with(floorsim: Command, change: str) -> None:
    good, stored = stored_run(), stored_run()
    with sqlite3.connect(runs_file()) as db:
        table = "id" if " runs " in change else "run_id"
        where = f"{' AND' if 'WHERE' in change else ' WHERE'} {table} = ?"
        db.execute(change + where, [stored.id])
    done = floorsim("runs", "verify", good.id, stored.id)
    assert done.status == 1
    genuine, _, forged = done.out.splitlines()
    assert genuine.startswith(f"{good.id}: genuine")
    assert forged.startswith(f"{stored.id}: not genuine")
    found = json.loads(floorsim("runs", "verify", stored.id, "--format", "json").out)
    assert found[0]["verified"] is False


def change(sql: str, *values: object) -> None:
    """Changes the store behind floorsim's back."""
    with sqlite3.connect(runs_file()) as db:
        db.execute(sql, values)
    db.close()


def set_in_result(path: str, value: object) -> None:
    change("UPDATE runs SET result = json_set(result, ?, json(?))", f"$.{path}", json.dumps(value))


FORGED = {
    "scores.overall": 99.0,
    "scores.quality": 99.0,
    "scores.gates": ["Compliance: none"],
    "seed": 5,
    "channels.voice.service_level": 1.0,
    "channels.voice.offered": 1,
    "floor.cost": 0.0,
    "floor.morale_end_mean": 1.0,
    "parts.service_level": [],
}


@pytest.mark.parametrize("name", FORGED)
def test_verify_names_the_stored_value_that_the_run_does_not_give(floorsim: Command, name: str) -> None:
    stored = stored_run()
    set_in_result(name, FORGED[name])
    done = floorsim("runs", "verify", "last")
    assert done.status == 1
    finding = f"the same happened, but it gives other values than those stored for {name}"
    assert done.out == f"{stored.id}: not genuine: {finding}\n"


def test_verify_compares_the_parts_of_a_score_and_the_numbers_in_their_words(floorsim: Command) -> None:
    stored_run()
    set_in_result("parts.service_level[0].label", "Put in other words")
    assert floorsim("runs", "verify", "last").status == 0
    set_in_result("parts.service_level[0].figure", "100% of 1")
    set_in_result("parts.quality[0].points", 101)
    done = floorsim("runs", "verify", "last")
    assert done.out.endswith(" stored for parts.service_level.1.figure, parts.quality.1.points\n")


def test_verify_compares_the_scores_that_the_end_screens_show(floorsim: Command) -> None:
    stored = stored_run()
    assert stored.result is not None
    with open_store() as store:
        card = score(computed_again(store, stored))
    review = {
        "overall": card.overall,
        "gates": [],
        "scores": [
            {"value": one.value, "parts": [{"points": part.points} for part in one.parts]}
            for one in card.scores
        ],
    }
    set_in_result("review", review)
    assert floorsim("runs", "verify", "last").status == 0
    set_in_result("review", {**review, "overall": 99.5})
    assert floorsim("runs", "verify", "last").out.endswith(" stored for review.overall\n")


def test_verify_names_some_of_many_differences(floorsim: Command) -> None:
    stored_run()
    change("UPDATE runs SET result = '{}'")
    done = floorsim("runs", "verify", "last")
    assert done.status == 1
    assert done.out.endswith(" stored for seed, scores, channels, floor\n")
    change('UPDATE runs SET result = \'{"scores": {}, "channels": {}, "floor": {}}\'')
    done = floorsim("runs", "verify", "last")
    assert (
        "stored for seed, scores.service_level, scores.quality, scores.burnout, scores.overall and "
        in done.out
    )
    assert done.out.endswith(" more\n")


@pytest.mark.parametrize("minutes", [None, 30])
@pytest.mark.parametrize("command", ["verify", "replay"])
def test_a_scenario_that_was_changed_in_the_store_is_found(
    floorsim: Command, command: str, minutes: float | None
) -> None:
    stored = stored_run(minutes=minutes)
    change("UPDATE scenario_texts SET text = json_set(text, '$.scoring.weights.quality', 9)")
    done = floorsim("runs", command, "last")
    assert done.status == 1
    assert "is not the one it was played in: its digest is sha256:" in done.out + done.err
    assert f"that of the run's is {stored.scenario_digest}." in done.out + done.err


def test_a_run_stored_under_another_title_is_not_genuine(floorsim: Command) -> None:
    stored_run()
    change("UPDATE runs SET scenario_title = 'The hardest day'")
    done = floorsim("runs", "verify", "last")
    assert done.status == 1
    assert "not genuine: it was played in A small floor (small), and The hardest day (small)" in done.out


def test_decisions_that_cannot_be_taken_when_they_are_stored_are_found(floorsim: Command) -> None:
    stored_run(minutes=30)
    change("UPDATE decisions SET at_s = at_s + 36000 WHERE seq = 1")
    done = floorsim("runs", "verify", "last")
    assert done.status == 1
    assert "its decisions cannot be taken at the times that are stored" in done.out


UNREADABLE = {
    "UPDATE decisions SET kind = 'teleport' WHERE seq = 0": (
        "Decision 1 of this run, taken at 09:01, cannot be read: there is no decision 'teleport'."
    ),
    "UPDATE decisions SET arguments = '{\"agents\": 3}' WHERE seq = 0": (
        "Decision 1 of this run, taken at 09:01, cannot be read: move_agents: "
    ),
    "UPDATE decisions SET arguments = '[]' WHERE seq = 0": "cannot be read: arguments is no mapping",
    "UPDATE decisions SET at_s = 'tea' WHERE seq = 0": "a decision cannot be read: at_s is no number",
    "UPDATE runs SET clock_s = 'tea'": "is damaged (clock_s is no number)",
    "UPDATE runs SET names = '[]'": "is damaged (names is no mapping)",
    "UPDATE runs SET result = '[]'": "is damaged (result is no mapping)",
}


@pytest.mark.parametrize("sql", UNREADABLE)
def test_a_damaged_run_is_a_sentence_and_keeps_no_other_from_being_verified(
    floorsim: Command, sql: str
) -> None:
    before, stored, after = stored_run(), stored_run(), stored_run()
    table = "id" if " runs " in sql else "run_id"
    change(f"{sql}{' AND' if 'WHERE' in sql else ' WHERE'} {table} = ?", stored.id)
    done = floorsim("runs", "verify", before.id, stored.id, after.id)
    assert (done.status, done.err) == (1, "")
    first, _, damaged_one, last, _ = done.out.splitlines()
    assert first.startswith(f"{before.id}: genuine")
    assert damaged_one.startswith(f"{stored.id}: ")
    assert UNREADABLE[sql] in damaged_one
    assert last.startswith(f"{after.id}: genuine")
    found = json.loads(floorsim("runs", "verify", stored.id, "--format", "json").out)
    assert (found[0]["id"], found[0]["verified"]) == (stored.id, False)
    replayed = floorsim("runs", "replay", stored.id)
    assert replayed.status == 1
    assert UNREADABLE[sql] in replayed.err


def test_verify_of_an_unknown_run_is_wrong_usage(floorsim: Command) -> None:
    stored = stored_run()
    done = floorsim("runs", "verify", stored.id, "zzzz")
    assert (done.status, done.out) == (2, "")


def test_a_run_of_another_model_version_is_shown_and_not_computed_again(floorsim: Command) -> None:
    stored_run(model_version=0)
    assert floorsim("runs", "show", "last").status == 0
    done = floorsim("runs", "verify", "last")
    assert done.status == 1
    assert "was made by version 0 of the model" in done.out
    done = floorsim("runs", "replay", "last")
    assert (done.status, done.out) == (1, "")
    assert "cannot be computed again" in done.err


def test_nothing_is_deleted_unless_it_is_meant(floorsim: Command) -> None:
    stored = stored_run()
    done = floorsim("runs", "delete", "last")
    assert done.status == 2
    assert "add --yes" in done.err
    with open_store() as store:
        assert store.get(stored.id).id == stored.id


def test_delete_with_yes_deletes_these_runs_and_no_other(floorsim: Command) -> None:
    kept, first, second = stored_run(), stored_run(), stored_run()
    done = floorsim("runs", "delete", first.id, second.id, first.id, "--yes")
    assert (done.status, done.out) == (0, "")
    assert "Deleted 2 runs." in done.err
    with open_store() as store:
        assert [run.id for run in store.list_runs()] == [kept.id]


def test_an_unknown_run_is_a_sentence(floorsim: Command) -> None:
    stored_run()
    done = floorsim("runs", "show", "zzzz")
    assert (done.status, done.out) == (2, "")
    assert "`floorsim runs list` shows" in done.err


def damaged() -> Path:
    file = runs_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database " * 1000)
    return file


def test_a_damaged_store_is_told_with_the_way_out_and_stays_as_it_is(floorsim: Command) -> None:
    file = damaged()
    before = file.read_bytes()
    done = floorsim("runs", "list")
    assert (done.status, done.out) == (1, "")
    assert "is damaged" in done.err
    assert "floorsim runs set-aside" in done.err
    assert file.read_bytes() == before


def test_set_aside_keeps_the_damaged_store_and_a_new_one_begins(floorsim: Command) -> None:
    file = damaged()
    before = file.read_bytes()
    done = floorsim("runs", "set-aside", "--yes")
    assert done.status == 0
    kept = Path(done.err.strip().removeprefix("It is kept as ").removesuffix("."))
    assert kept.read_bytes() == before
    assert floorsim("runs", "list").status == 0


def test_somebody_at_a_terminal_is_asked_about_a_damaged_store(
    floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged()
    asked: list[str] = []

    def answer(question: str, **options: object) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", answer)
    assert floorsim("runs", "list").status == 1
    assert floorsim("runs", "list").status == 0
    assert len(asked) == 2


def test_a_folder_that_cannot_be_written_is_a_sentence(
    floorsim: Command, floorsim_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    not_a_folder = tmp_path / "file"
    not_a_folder.touch()
    monkeypatch.setenv("FLOORSIM_HOME", str(not_a_folder))
    done = floorsim("runs", "list")
    assert (done.status, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


def test_an_exported_ledger_is_a_folder_of_files_that_are_listed(floorsim: Command, tmp_path: Path) -> None:
    stored_run()
    done = floorsim("runs", "export", "last", "--ledger", tmp_path / "out")
    assert done.status == 0
    assert sorted(done.out.splitlines()) == sorted(str(one) for one in (tmp_path / "out").iterdir())
    again = floorsim("runs", "export", "last", "--ledger", tmp_path / "out")
    assert (again.status, again.out) == (2, "")
    assert "is there already" in again.err
