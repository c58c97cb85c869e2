"""Thousands of faults: a few are told and the others counted, and the work stays bounded."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import ErrorDetails

from floorsim.scenario.faults import few_errors, validation_faults
from floorsim.scenario.faults.alike import MOST_ALIKE, folded
from floorsim.scenario.faults.fault import LONGEST_PART, Fault, InvalidScenarioError
from floorsim.scenario.faults.locating import LocatedError, locate
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.wording import LONGEST_COMPARED, MOST_COMPARED, nearest
from floorsim.scenario.yaml.document import Document

HEAD = """\
meta: {id: crowd, title: A crowd}
floor:
  opens: 09:00
  closes: 17:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
"""
TEAM = "  groups: {team: {count: 4, skills: {voice: 1}}}\n"
DEMAND = "demand: {streams: {voice: {forecast: {per_hour: 9}, talk: 4m}}}\n"


def refused(folder: Path, text: str) -> InvalidScenarioError:
    file = folder / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as caught:
        load_scenario(file)
    return caught.value


def compared_names(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many names each search for the nearest one compares, filled in as they are made."""
    counts: list[int] = []
    search = difflib.get_close_matches

    def counted(word: str, possibilities: list[str], *args: Any, **options: Any) -> list[str]:
        counts.append(len(possibilities))
        return search(word, possibilities, *args, **options)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    return counts


def test_of_faults_alike_the_first_are_told_and_the_others_counted() -> None:
    faults = [Fault("a.csv", n, 1, "", f"'0{n}x' is no time", "write 08:00") for n in range(1, 13_001)]
    told = folded([*faults, Fault("a.csv", 9, 4, "", "the row is short")])
    assert len(told) == MOST_ALIKE + 2
    assert str(told[-1]) == (
        "a.csv:11:1: '011x' is no time, and so 12,990 times in all from here on; mend the ones above first"
    )
    assert folded(told) == told
    assert sum(fault.times for fault in told) == 13_001


def test_a_few_faults_alike_are_all_told() -> None:
    faults = [Fault("a.yaml", n, 1, "", "the key is missing") for n in range(MOST_ALIKE + 1)]
    assert folded(faults) == tuple(faults)


def test_faults_of_several_files_are_not_taken_together() -> None:
    faults = [Fault(f"{name}.yaml", n, 1, "", "it is wrong") for name in "ab" for n in range(20)]
    assert [fault.source for fault in folded(faults) if fault.times > 1] == ["a.yaml", "b.yaml"]


def test_of_faults_alike_those_with_advice_are_told() -> None:
    bare = [Fault("a.yaml", n, 1, "", "there is no queue") for n in range(50)]
    helped = Fault("a.yaml", 99, 1, "", "there is no queue", "did you mean voice?")
    assert helped in folded([*bare, helped])


def test_no_part_of_a_fault_is_longer_than_a_person_would_read() -> None:
    fault = Fault("a.yaml", 1, 1, "p" * 8_000, "w" * 8_000, "r" * 8_000)
    assert [len(part) for part in (fault.path, fault.wrong, fault.right)] == [LONGEST_PART] * 3
    assert fault.wrong.endswith("...")
    assert len(str(Fault("s" * 8_000, 1, 1, "", "it is wrong"))) < 2 * LONGEST_PART


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "x: !" + "t" * 8_000 + " a\n",
        HEAD + '"' + "k" * 8_000 + '": a\n',
        HEAD + "a: *" + "k" * 8_000 + "\n",
        "meta: {id: t, title:" + "k" * 8_000 + "}\n",
        "extends: [" + "x" * 8_000 + "]\nmeta: {id: a, title: b}\n",
        HEAD + TEAM + DEMAND.replace("per_hour: 9", "csv: {file: " + "c" * 8_000 + "}"),
        HEAD + TEAM + DEMAND.replace("per_hour: 9", "csv: {file: a.csv, column: " + "c" * 8_000 + "}"),
    ],
)
def test_a_very_long_word_of_a_file_does_not_make_a_very_long_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text("time,contacts\n09:00,1\n", encoding="utf-8")
    longest = max(len(str(fault)) for fault in refused(tmp_path, text).faults)
    assert longest < len(str(tmp_path)) + 3 * LONGEST_PART


def test_the_nearest_name_is_looked_for_among_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = compared_names(monkeypatch)
    assert nearest("name-3x", [f"name-{n}" for n in range(50_000)]) is not None
    assert nearest("x" * (LONGEST_COMPARED + 1), ["x" * LONGEST_COMPARED]) is None
    assert nearest("name-3", ["y" * 100_000, "name-4"]) == "name-4"
    assert compared == [MOST_COMPARED, 1]


def test_many_wrong_names_of_a_kind_are_searched_for_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = compared_names(monkeypatch)
    shifts = "".join(f"    late-{n}: {{from: 09:00, to: 17:00}}\n" for n in range(300))
    groups = "".join(
        f"    g{n}: {{count: 1, skills: {{voice: 1}}, shifts: [lade-{n}]}}\n" for n in range(300)
    )
    error = refused(tmp_path, f"{HEAD}  shifts:\n{shifts}  groups:\n{groups}{DEMAND}")
    unknown = [fault for fault in error.faults if fault.wrong.startswith("there is no shift")]
    *unknown, counted = unknown
    assert len(unknown) == MOST_ALIKE
    assert all("did you mean late-" in fault.right for fault in unknown)
    assert counted.times == 290
    assert len(compared) == MOST_ALIKE


@pytest.mark.parametrize(
    ("wrong", "count"),
    [
        ("".join(f"key-{n}: 1\n" for n in range(3_000)), 3_000),
        ("".join(f"key-{n}:\n" for n in range(3_000)), 3_000),
        ("messages:\n" + "".join(f"  - {{id: m{n}, att: 09:00, text: hi}}\n" for n in range(2_000)), 2_000),
    ],
)
def test_many_unknown_keys_are_explained_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, count: int
) -> None:
    located: list[object] = []

    def counted(error: ErrorDetails, document: Document) -> LocatedError:
        located.append(error)
        return locate(error, document)

    monkeypatch.setattr(validation_faults, "locate", counted)
    error = refused(tmp_path, HEAD + TEAM + DEMAND + wrong)
    assert len(error.faults) < 5 * MOST_ALIKE
    assert len(located) <= few_errors.MOST_EXPLAINED
    unknown = [fault for fault in error.faults if "not known" in fault.wrong]
    assert unknown
    assert max(fault.times for fault in error.faults) >= count - MOST_ALIKE - 1


def test_skills_of_many_names_are_no_kind_each(tmp_path: Path) -> None:
    groups = "".join(f"    g{n}: {{count: 1, skills: {{s{n}: much}}}}\n" for n in range(2_000))
    error = refused(tmp_path, f"{HEAD}  groups:\n{groups}{DEMAND}")
    assert len(error.faults) <= MOST_ALIKE + 1
    assert sum(fault.times for fault in error.faults) == 2_000
