"""Groups are read for one report, and every fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desktest.reporting.groups import read_groups
from floorsim.errors import ScenarioError, UsageError

KNOWN = ("c-01", "c-02", "c-03")


def groups_file(folder: Path, text: str) -> Path:
    file = folder / "groups.csv"
    file.write_bytes(text.encode())
    return file


def test_each_column_is_a_way_of_grouping(tmp_path: Path) -> None:
    file = groups_file(tmp_path, "\ufeffcandidate;age band;shift\nc-01;under 40;day\n\nc-02; 40 or over ;\n")
    found = read_groups(file, tmp_path / "programme", KNOWN)
    assert found == {"age band": {"c-01": "under 40", "c-02": "40 or over"}, "shift": {"c-01": "day"}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("candidates,age\nc-01,x\n", "groups.csv:1: no column is headed candidate; rename 'candidates'"),
        ("candidate,\nc-01,x\n", "groups.csv:1: every column needs a name"),
        ("candidate\nc-01\n", "groups.csv:1: there is no column of groups"),
        (
            "candidate,age,age\nc-01,x,y\n",
            "every column needs a name of its own; rename 'age'.",
        ),
        (
            "candidate,age\nc-1,x\n",
            "groups.csv:2: 'c-1' is not a candidate of this programme; did you mean c-0",
        ),
        ("candidate,age\nc-01,x\nc-01,y\n", "groups.csv:3: 'c-01' is in line 2 already"),
        ("candidate,age\nc-01\n", "groups.csv:2: the line has 1 cell; write 2."),
        ('candidate,age\nc-01,"x\n', "groups.csv:2:6: the quote that opens here is never closed"),
        (",,\n,,\n", "groups.csv:1: no column is headed candidate"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises((UsageError, ScenarioError)) as refused:
        read_groups(groups_file(tmp_path, text), tmp_path / "programme", KNOWN)
    assert told in str(refused.value)


def test_ids_are_read_as_people_write_them(tmp_path: Path) -> None:
    file = groups_file(tmp_path, "candidate,age\nC-01,x\nc02,y\n")
    assert read_groups(file, tmp_path / "programme", KNOWN) == {"age": {"c-01": "x", "c-02": "y"}}


def test_a_long_cell_and_one_with_a_line_end_are_read(tmp_path: Path) -> None:
    long = "x" * 200_000
    file = groups_file(tmp_path, f'candidate,age\nc-01,{long}\nc-02,"40 or\nover"\n')
    assert read_groups(file, tmp_path / "programme", KNOWN)["age"] == {"c-01": long, "c-02": "40 or\nover"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device here")
def test_an_endless_device_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="a pipe or a device"):
        read_groups(Path("/dev/zero"), tmp_path / "programme", KNOWN)


def test_groups_must_not_lie_beside_the_results(tmp_path: Path) -> None:
    file = groups_file(tmp_path, "candidate,age\nc-01,x\n")
    with pytest.raises(UsageError, match="keep groups apart"):
        read_groups(file, tmp_path, KNOWN)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_groups(tmp_path / "none.csv", tmp_path / "programme", KNOWN)
