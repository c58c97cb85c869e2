"""`floorsim scenario preview` and `floorsim scenario msel`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from floorsim.scenario.canonical import canonical_json
from tests.cli.conftest import Command
from tests.desk.desks import a_scenario, message
from tests.report.html_outline import Outline


def test_the_preview_of_a_file_stands_on_a_page_of_80_columns(floorsim: Command, scenario_file: Path) -> None:
    done = floorsim("scenario", "preview", scenario_file)
    assert (done.status, done.err) == (0, "")
    assert "Tuesday" in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 80


def test_as_json_it_has_the_same_figures(floorsim: Command, scenario_file: Path) -> None:
    told = json.loads(floorsim("scenario", "preview", scenario_file, "--format", "json").out)
    assert told["id"] == "small"
    assert [queue["id"] for queue in told["days"][0]["queues"]] == ["voice", "chat", "email"]


def test_the_page_is_one_file_that_is_never_written_over(
    floorsim: Command, scenario_file: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    done = floorsim("scenario", "preview", scenario_file, "--html", page)
    assert (done.status, done.out) == (0, "")
    outline = Outline(page.read_text(encoding="utf-8"))
    assert "A small floor: preview" in outline.text
    assert "Covered as long as it is played." in outline.text
    assert outline.headings[0] == 1
    assert set(outline.headings[1:]) == {2}
    assert outline.pointed <= set(outline.ids)
    assert all(address.startswith("#") for address in outline.addresses)
    assert outline.tags["script"] == 0
    assert [one.get("role") for one in outline.pictures] == ["img", "img"]
    again = floorsim("scenario", "preview", scenario_file, "--html", page)
    assert again.status == 2
    assert "is there already" in again.err


def test_a_file_that_is_not_valid_is_told_with_its_faults(floorsim: Command, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("meta: {id: x}\n", encoding="utf-8")
    for command in ("preview", "msel"):
        done = floorsim("scenario", command, file)
        assert (done.status, done.out) == (2, "")
        assert "wrong.yaml:1:" in done.err


def test_the_list_of_events_comes_as_table_json_and_csv(floorsim: Command, scenario_file: Path) -> None:
    assert "09:10     message    A question  Jo, chat" in floorsim("scenario", "msel", scenario_file).out
    told = json.loads(floorsim("scenario", "msel", scenario_file, "--format", "json").out)
    assert [(one["number"], one["time"], one["from"]) for one in told["events"]] == [(1, "09:10", "Jo")]
    rows = list(
        csv.DictReader(io.StringIO(floorsim("scenario", "msel", scenario_file, "--format", "csv").out))
    )
    assert rows[0]["text"] == "A question: Yes or no?"


def test_no_cell_of_the_csv_is_a_formula(floorsim: Command, tmp_path: Path) -> None:
    subjects = ["=HYPERLINK(1)", "@cmd", "-2+3", "+1"]
    messages = [message(f"m{n}", subject=subject, text="x") for n, subject in enumerate(subjects)]
    messages.append(message("m9", expected="=1+1", principle=" =2"))
    file = tmp_path / "formulas.yaml"
    file.write_text(canonical_json(a_scenario(messages=messages)), encoding="utf-8")
    out = floorsim("scenario", "msel", file, "--format", "csv").out
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert "'=HYPERLINK(1): x" in cells
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.strip()[:1] in "=+-@" and cell.strip()]
