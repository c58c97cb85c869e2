"""Every example of the scenario guide loads, step by step; its faults are those a trainer gets."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.errors import ScenarioError
from floorsim.run.run import Run
from floorsim.scenario.loader import Loaded, load_every_form, load_scenario

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = DOCS / "guide" / "write-a-scenario.md"
FINISHED = DOCS / "guide" / "examples" / "garden-line.yaml"
KIND_NAMES = [kind.kind for kind in kinds()]

_FENCE = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Snippet(NamedTuple):
    """A fenced block of a page: its language, its mark, its text."""

    page: str
    language: str
    mark: str
    text: str


def snippets(page: Path) -> list[Snippet]:
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [Snippet(page.name, language, mark, text) for language, mark, text in found]


COMPLETE = [
    snippet
    for page in sorted(DOCS.rglob("*.md"))
    for snippet in snippets(page)
    if (snippet.language, snippet.mark) == ("yaml", "complete")
]


def loaded(text: str, folder: Path, name: str = "garden-line.yaml") -> Loaded:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_scenario(file, decision_kinds=KIND_NAMES)


@pytest.mark.parametrize("snippet", COMPLETE, ids=lambda snippet: f"{snippet.page}: {snippet.text[:30]!r}")
def test_a_complete_example_loads_without_a_warning(snippet: Snippet, tmp_path: Path) -> None:
    assert loaded(snippet.text, tmp_path).warnings == ()


_BLOCK = re.compile(r"^(\w+):.*\n(?:(?!\w).*\n)*", re.MULTILINE)
"""A word in the first column, and everything until the next one."""


def with_blocks(file: str, text: str) -> str:
    """The file changed as the guide says: each block in place of its namesake, or at the end."""
    for block in _BLOCK.finditer(text):
        old = next((one for one in _BLOCK.finditer(file) if one[1] == block[1]), None)
        if old is None:
            file = f"{file.rstrip()}\n\n{block[0]}"
        else:
            file = f"{file[: old.start()]}{block[0]}\n{file[old.end() :]}"
    return file


def steps() -> list[str]:
    """The file as the reader has it after each step of the guide."""
    marked = [snippet for snippet in snippets(GUIDE) if snippet.mark in ("complete", "blocks")]
    assert marked[0].mark == "complete"
    files = [marked[0].text]
    for snippet in marked[1:]:
        if snippet.mark == "blocks":
            files.append(with_blocks(files[-1], snippet.text))
    return files


@pytest.mark.parametrize("number", range(1, len(steps()) + 1))
def test_the_file_loads_after_each_step(number: int, tmp_path: Path) -> None:
    assert loaded(steps()[number - 1], tmp_path).warnings == ()


def test_the_finished_file_is_what_the_steps_lead_to(tmp_path: Path) -> None:
    last = loaded(steps()[-1], tmp_path)
    finished = load_scenario(FINISHED, decision_kinds=KIND_NAMES)
    assert finished.scenario == last.scenario
    assert len(steps()) == 9


def test_every_step_changes_something_that_can_be_played(tmp_path: Path) -> None:
    scenarios = [loaded(text, tmp_path).scenario for text in steps()]
    assert all(later != earlier for earlier, later in pairwise(scenarios))


def test_the_table_of_the_guide_is_a_forecast_of_both_streams(tmp_path: Path) -> None:
    table, forecast = (
        next(one.text for one in snippets(GUIDE) if one.language == language and one.mark == mark)
        for language, mark in (("csv", ""), ("yaml", "forecast"))
    )
    (tmp_path / "plan.csv").write_text(table, encoding="utf-8")
    text = re.sub(r"forecast: .*", forecast.strip(), steps()[-1])
    streams = loaded(text, tmp_path).scenario.demand.streams
    assert [stream.forecast.counts and stream.forecast.counts.counts for stream in streams.values()] == [
        (15.0, 22.0, 30.0),
        (5.0, 7.0, 9.0),
    ]


def test_the_forms_of_the_guide_can_be_played(tmp_path: Path) -> None:
    (forms,) = [one.text for one in snippets(GUIDE) if one.mark == "forms"]
    file = tmp_path / "garden-line.yaml"
    file.write_text(f"{steps()[-1]}\n{forms}", encoding="utf-8")
    whole = load_every_form(str(file), decision_kinds=KIND_NAMES)
    assert (list(whole.forms), whole.warnings) == (["B", "C"], ())
    changed = load_scenario(f"{file}@B").scenario
    assert {one.id: one.at for one in changed.messages}["depot_guess"] == 10 * 3600 + 57 * 60


def test_the_change_on_the_command_line_fits_the_file_of_the_guide(tmp_path: Path) -> None:
    text = next(one.text for one in snippets(GUIDE) if one.text.startswith("extends:"))
    (change,) = re.findall(r"--set (\S+)", GUIDE.read_text(encoding="utf-8"))
    (tmp_path / "strict-outage.yaml").write_text(text, encoding="utf-8")
    changed = load_scenario(tmp_path / "strict-outage.yaml", changes=[change]).scenario
    assert changed.floor.channels["voice"].target.within == 45.0


def test_the_worked_run_of_the_finished_file_can_be_played() -> None:
    scenario = load_scenario(FINISHED).scenario
    run = Run(scenario, 1)
    for planned in scenario.expert:
        run.advance(planned.at)
        run.decide(decision_from(planned.do, planned.arguments))
    run.advance_to_end()
    done = [record.kind for record in run.ledger.decisions if record.done_s >= 0]
    assert sorted(done) == sorted(planned.do for planned in scenario.expert)


def test_the_faults_shown_are_those_a_trainer_gets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = next(snippet for snippet in snippets(GUIDE) if snippet.mark == "broken")
    shown = [snippet.text.rstrip() for snippet in snippets(GUIDE) if snippet.language == "text"]
    monkeypatch.chdir(tmp_path)
    assert faults_of(broken.text) == shown[0]
    fixed = broken.text
    for wrong, right in (
        ("opens: 9\n", "opens: 09:00\n"),
        ("80,", "80%,"),
        ("within: 30}", "within: 30s}"),
        ("5 min", "5m"),
    ):
        fixed = fixed.replace(wrong, right)
    assert faults_of(fixed) == shown[1]


def faults_of(text: str) -> str:
    Path("garden-line.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load_scenario("garden-line.yaml")
    return str(refused.value)
