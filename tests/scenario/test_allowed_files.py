"""Which files a scenario may name, and that no fault repeats what stands in another kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.content import content_dir
from floorsim.scenario.allowed_files import EVERY_FILE, files_of
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from tests.other_kinds import OTHER_KINDS, SECRET

BASE = """\
meta: {id: base, title: A base}
floor:
  opens: 09:00
  closes: 17:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  groups: {team: {count: 4, skills: {voice: 1}}}
demand: {streams: {voice: {forecast: {per_hour: 9}, talk: 4m}}}
"""
MINE = "meta: {id: mine, title: Mine}\n"
WITH_TABLE = BASE.replace("per_hour: 9", "csv: {file: FILE}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The scenario's folder, with a folder beside it that is not its own."""
    (tmp_path / "own" / "below").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for folder in ("own", "own/below", "elsewhere"):
        (tmp_path / folder / "base.yaml").write_text(BASE, encoding="utf-8")
        (tmp_path / folder / "day.csv").write_text("time,voice\n09:00,4\n13:00,5\n", encoding="utf-8")
    return tmp_path / "own"


def refused(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as caught:
        load_scenario(file)
    return str(caught.value)


def test_a_scenario_may_name_files_of_its_folder_of_those_below_and_shipped_ones(home: Path) -> None:
    allowed = files_of(home / "mine.yaml")
    for file in (home / "a.yaml", home / "below" / "a.csv", content_dir("scenarios") / "first-shift.yaml"):
        assert file in allowed
    for file in (home.parent / "a.yaml", home / ".." / "a.yaml", Path("/etc/passwd"), home / "a\0b"):
        assert file not in allowed
        assert file in EVERY_FILE


@pytest.mark.parametrize("base", ["base.yaml", "./base.yaml", "below/base.yaml", "below/../base.yaml"])
def test_bases_in_the_own_folder_are_read(home: Path, base: str) -> None:
    (home / "mine.yaml").write_text(f"extends: {base}\n{MINE}", encoding="utf-8")
    assert load_scenario(home / "mine.yaml").scenario.meta.id == "mine"


def test_a_base_below_may_name_one_above_it_in_the_own_folder(home: Path) -> None:
    (home / "below" / "middle.yaml").write_text("extends: ../base.yaml\n", encoding="utf-8")
    (home / "mine.yaml").write_text(f"extends: below/middle.yaml\n{MINE}", encoding="utf-8")
    assert load_scenario(home / "mine.yaml").scenario.meta.id == "mine"


@pytest.mark.parametrize("way", ["up", "absolute", "link to a file", "link to a folder"])
def test_files_outside_are_read_only_if_that_is_allowed(home: Path, way: str) -> None:
    elsewhere = home.parent / "elsewhere"
    base, table = {
        "up": ("../elsewhere/base.yaml", "../elsewhere/day.csv"),
        "absolute": (str(elsewhere / "base.yaml"), "../elsewhere/day.csv"),
        "link to a file": ("link.yaml", "link.csv"),
        "link to a folder": ("link/base.yaml", "link/day.csv"),
    }[way]
    (home / "link.yaml").symlink_to(elsewhere / "base.yaml")
    (home / "link.csv").symlink_to(elsewhere / "day.csv")
    (home / "link").symlink_to(elsewhere)
    for text in (f"extends: {base}\n{MINE}", WITH_TABLE.replace("FILE", table)):
        sentence = refused(home / "mine.yaml", text)
        assert "lies outside the scenario's folder; put it beside the scenario, or allow it with" in sentence
        assert load_scenario(home / "mine.yaml", allow_outside=True).scenario.floor.groups["team"].count == 4


def test_a_table_named_by_a_change_stays_inside_too(home: Path) -> None:
    change = "demand.streams.voice.forecast.csv.file=../elsewhere/day.csv"
    with pytest.raises(InvalidScenarioError, match="lies outside the scenario's folder"):
        load_scenario(home / "base.yaml", changes=[change])
    allowed = load_scenario(home / "base.yaml", changes=[change], allow_outside=True)
    assert allowed.scenario.demand.streams["voice"].forecast.counts is not None


def test_whether_there_is_a_file_outside_is_not_told(home: Path) -> None:
    told = set()
    for name in ("base", "bsae"):
        told.add(refused(home / "mine.yaml", f"extends: ../elsewhere/{name}.yaml\n{MINE}"))
    assert len({sentence.replace("bsae", "base") for sentence in told}) == 1


@pytest.mark.parametrize("content", OTHER_KINDS.values(), ids=OTHER_KINDS)
@pytest.mark.parametrize("place", ["scenario", "base", "table"])
def test_no_fault_repeats_a_line_of_another_kind_of_file(home: Path, content: str, place: str) -> None:
    other = home / ("other" if place == "table" else "other.yaml")
    other.write_text(content, encoding="utf-8")
    text = {
        "scenario": content,
        "base": f"extends: other.yaml\n{MINE}",
        "table": WITH_TABLE.replace("FILE", "other"),
    }[place]
    sentence = refused(home / "mine.yaml", text)
    assert SECRET not in sentence


def test_another_kind_of_file_is_told_to_be_no_scenario(home: Path) -> None:
    assert refused(home / "other.yaml", OTHER_KINDS["settings"]).endswith(
        "other.yaml:1:1: this is not a scenario: "
        "no line begins with a key such as meta:, floor: or extends:; name a scenario file"
    )


def test_a_scenario_in_json_looks_like_one(home: Path) -> None:
    assert "this is not a scenario" not in refused(home / "mine.json", '{"meta": {"id": "a"}, "floor" 3}')
