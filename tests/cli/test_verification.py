"""Every value that is stored of a run is compared with the run computed again, or listed as not verified."""

from __future__ import annotations

import copy
import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from floorsim.cli.verification import REFLECTION, Compared
from floorsim.play.result import REVIEW, result_of
from floorsim.play.result import stored as as_stored
from floorsim.run.run import Run
from floorsim.store import StoredRun, open_store, runs_file
from floorsim.store.computed_again import computed_again
from floorsim.store.places import ledger_file
from tests.cli.conftest import Command, stored_run
from tests.cli.test_damage import damage


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of each value in a stored result."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list | tuple) and value:
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    else:
        yield path


def kind_of(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """The path without its places: one kind of value."""
    return tuple(step for step in path if not isinstance(step, int))


def forged(result: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    changed = copy.deepcopy(result)
    inner: Any = changed
    for step in path[:-1]:
        inner = inner[step]
    value = inner[path[-1]]
    if isinstance(value, bool) or value is None or isinstance(value, list):
        inner[path[-1]] = 77.0
    elif isinstance(value, int | float):
        inner[path[-1]] = value + 1
    else:
        inner[path[-1]] = f"{value} 99"
    return changed


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> tuple[StoredRun, Run]:
    """A run stored with everything that the end screens show; what is computed of it, only once."""
    stored = stored_run()
    with open_store() as store:
        again = computed_again(store, stored)
    view = result_of(again, stored.id, ())
    monkeypatch.setattr("floorsim.play.result.result_of", lambda *_: view)
    result = as_stored(again, replace(view, reflection=("I waited too long.",)))
    import json

    return replace(stored, result=json.loads(json.dumps(result))), again


def test_a_result_as_it_was_stored_differs_in_nothing(whole: tuple[StoredRun, Run]) -> None:
    compared = Compared(*whole)
    assert compared.differing == []
    assert list(compared.unverified) == ["what was written about it"]


def test_every_kind_of_stored_value_is_compared_or_listed(whole: tuple[StoredRun, Run]) -> None:
    stored, again = whole
    assert stored.result is not None
    kinds = {kind_of(path): path for path in leaves(stored.result)}
    assert len(kinds) > 100
    for kind, path in kinds.items():
        compared = Compared(replace(stored, result=forged(dict(stored.result), path)), again)
        if kind == (REVIEW, REFLECTION):
            assert list(compared.unverified) == ["what was written about it"]
        else:
            assert compared.differing, kind


@pytest.mark.parametrize(
    "value", [10**400, -(10**400), 1e308, True, None, "", [], {}, [[]]], ids=lambda value: repr(value)[:9]
)
def test_a_stored_value_of_any_kind_is_compared(whole: tuple[StoredRun, Run], value: object) -> None:
    stored, again = whole
    assert stored.result is not None
    floor = stored.result["floor"]
    numbers = [key for key, number in floor.items() if isinstance(number, int | float)]
    assert len(numbers) > 30
    for key in numbers:
        result = {**stored.result, "floor": {**floor, key: value}}
        assert Compared(replace(stored, result=result), again).differing == [f"floor.{key}"]


@pytest.mark.parametrize("value", [7, "x", {"a": 1}])
def test_a_review_of_another_form_is_listed_as_written(whole: tuple[StoredRun, Run], value: object) -> None:
    stored, again = whole
    assert stored.result is not None
    review = {**stored.result[REVIEW], REFLECTION: value}
    compared = Compared(replace(stored, result={**stored.result, REVIEW: review}), again)
    assert list(compared.unverified) == ["what was written about it"]


def test_a_sign_that_was_turned_is_no_wording(whole: tuple[StoredRun, Run]) -> None:
    stored, again = whole
    assert stored.result is not None
    parts = copy.deepcopy(stored.result["parts"])
    place = next(place for place, part in enumerate(parts["quality"]) if part["figure"][0].isdigit())
    parts["quality"][place]["figure"] = f"−{parts['quality'][place]['figure']}"
    compared = Compared(replace(stored, result={**stored.result, "parts": parts}), again)
    assert compared.differing == [f"parts.quality.{place + 1}.figure"]


def test_a_value_that_no_run_gives_is_listed(whole: tuple[StoredRun, Run]) -> None:
    stored, again = whole
    compared = Compared(replace(stored, result={**(stored.result or {}), "medal": "gold"}), again)
    assert "what this version does not know: medal" in list(compared.unverified)


COLUMNS = {
    "scenario_id": "'other'",
    "scenario_title": "'Another'",
    "scenario_digest": "'sha256:00'",
    "model_version": "0",
    "seed": "'5'",
    "clock_s": "60",
    "status": "'running'",
    "result": "json_set(result, '$.seed', 9)",
    "result_digest": "'sha256:00'",
}
LISTED = {
    "created_at": ("'2026-01-01T00:00:00.000000+00:00'", "when it was started and last saved"),
    "updated_at": ("'2026-01-01T00:00:00.000000+00:00'", "when it was started and last saved"),
    "mode": ("'headless'", "who played (mode)"),
    "pace": ("3.0", "its pace"),
    "player_pid": ("1", "the process that played it"),
    "notes": ("""'{"kept": "yes"}'""", "what the trainee wrote and answered, and hints"),
    "read_up_to": ("""'{"when": 1.0}'""", "what of the inbox was read"),
    "names": ("""'{"eve": "Adam"}'""", "the agents' names"),
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_follows_from_the_run_is_compared(floorsim: Command, column: str) -> None:
    stored_run()
    damage(f"UPDATE runs SET {column} = {COLUMNS[column]}")
    assert floorsim("runs", "verify", "last").status == 1


@pytest.mark.parametrize("column", LISTED)
def test_a_column_that_follows_from_nothing_is_listed(floorsim: Command, column: str) -> None:
    # A kept ledger has the names that the player saw in it, and would give changed ones away.
    stored_run(ledger=column != "names")
    value, named = LISTED[column]
    damage(f"UPDATE runs SET {column} = {value}")
    done = floorsim("runs", "verify", "last")
    assert done.status == 0
    assert named in done.out


def test_every_column_of_a_run_is_compared_or_listed() -> None:
    stored_run()
    with closing(sqlite3.connect(runs_file())) as db:
        there = {row[1] for row in db.execute("PRAGMA table_info(runs)")}
    # The id is what was asked for, and the hash of the text leads to the scenario, which has its own digest.
    assert there == {"id", "scenario_sha256", *COLUMNS, *LISTED}


def test_every_table_of_the_kept_ledger_is_compared(floorsim: Command, tmp_path: Path) -> None:
    kept = ledger_file(runs_file(), stored_run().id)
    whole = gzip.decompress(kept.read_bytes())
    plain = tmp_path / "plain.db"
    plain.write_bytes(whole)
    with closing(sqlite3.connect(plain)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in names if db.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0]]
    assert len(tables) > 10
    for table in tables:
        plain.write_bytes(whole)
        with closing(sqlite3.connect(plain)) as db:
            db.execute(f"DELETE FROM [{table}] WHERE rowid = (SELECT max(rowid) FROM [{table}])")
            db.commit()
        kept.write_bytes(gzip.compress(plain.read_bytes(), 1))
        done = floorsim("runs", "verify", "last")
        assert done.status == 1, table
        assert f"its kept ledger differs in {table}\n" in done.out, table


def test_a_contact_of_the_kept_ledger_cannot_be_changed_unnoticed(floorsim: Command, tmp_path: Path) -> None:
    kept = ledger_file(runs_file(), stored_run().id)
    plain = tmp_path / "plain.db"
    plain.write_bytes(gzip.decompress(kept.read_bytes()))
    with closing(sqlite3.connect(plain)) as db:
        db.execute("UPDATE contacts SET draw = 0.5 WHERE rowid = 1")
        db.commit()
    kept.write_bytes(gzip.compress(plain.read_bytes(), 1))
    assert "its kept ledger differs in contacts" in floorsim("runs", "verify", "last").out


def test_a_damaged_ledger_makes_a_run_not_genuine_and_a_missing_one_is_listed(floorsim: Command) -> None:
    kept = ledger_file(runs_file(), stored_run().id)
    kept.write_bytes(b"diary")
    done = floorsim("runs", "verify", "last")
    assert done.status == 1
    assert "not genuine: the same happened, but the ledger in" in done.out
    kept.unlink()
    done = floorsim("runs", "verify", "last")
    assert done.status == 0
    assert "its ledger, since none is kept" in done.out
