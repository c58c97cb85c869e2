"""`--format csv`: a row per run under the dotted names of the JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from floorsim.store import open_store
from tests.cli.conftest import Command, stored_run


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def at(answer: Any, dotted: str) -> Any:
    for key in dotted.split("."):
        answer = answer[key]
    return answer


def test_a_run_is_a_row_whose_columns_are_the_names_of_the_json(floorsim: Command) -> None:
    found = rows(floorsim("run", "first-shift", "--seeds", "1..2", "--format", "csv").out)
    answer = json.loads(floorsim("run", "first-shift", "--seeds", "1..2", "--format", "json").out)
    assert [row["seed"] for row in found] == ["1", "2"]
    assert {row["digest"] for row in found} == {answer["digest"]}
    assert [float(row["channels.voice.service_level"]) for row in found] == [
        at(one, "channels.voice.service_level") for one in answer["runs"]
    ]


def test_stored_runs_are_rows_and_one_without_scores_leaves_them_empty(floorsim: Command) -> None:
    stored_run()
    stored_run(minutes=20)
    unfinished, ended = rows(floorsim("runs", "list", "--format", "csv").out)
    assert "scores" not in ended
    assert unfinished["scores.overall"] == ""
    assert 0 <= float(ended["scores.overall"]) <= 100


def test_a_title_that_would_be_a_formula_is_a_text(floorsim: Command) -> None:
    stored = stored_run(minutes=20)
    with open_store() as store:
        store._db.execute("UPDATE runs SET scenario_title = ?", ["=HYPERLINK(1)"])
        store._db.conn.commit()
    (row,) = rows(floorsim("runs", "list", "--format", "csv").out)
    assert (row["id"], row["title"]) == (stored.id, "'=HYPERLINK(1)")


def test_without_runs_there_are_no_rows(floorsim: Command) -> None:
    done = floorsim("runs", "list", "--format", "csv")
    assert (done.status, done.out) == (0, "")
    assert "No runs are stored yet" in done.err
