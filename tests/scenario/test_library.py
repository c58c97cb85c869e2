"""The scenarios that come with floorsim, and finding the one that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.errors import ScenarioError
from floorsim.scenario import library

HOW_TO_LIST = "`floorsim scenario list` shows the shipped ones"
STORM = """\
meta: {id: storm, title: Storm, level: 2, summary: "It snows,\\n  and calls come."}
floor: {opens: 08:00, closes: 18:00, play: {from: 09:00, to: 10:30}}
messages: [
"""
QUIET = "floor: {opens: 08:00, closes: 12:00}\nmeta: {id: quiet, title: A quiet day, level: 1}\n"
BLIZZARD = "extends: storm\nmeta: {id: blizzard, title: Blizzard, level: 4}\n"
WEEK = "meta: {id: week, title: The week, level: 5}\nfloor: {opens: 09:00, closes: 17:00, days: 5}\n"


@pytest.fixture(autouse=True)
def shipped_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    for name, text in {
        "storm": STORM,
        "quiet": QUIET,
        "blizzard": BLIZZARD,
        "week": WEEK,
        "broken": "a: [",
    }.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text("Not a scenario.", encoding="utf-8")
    monkeypatch.setattr(library, "content_dir", lambda kind: folder)
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_shipped_scenarios_are_listed_easiest_first_from_their_headers() -> None:
    assert [(s.id, s.title, s.level, s.minutes) for s in library.shipped()] == [
        ("broken", "broken", 1, 0),
        ("quiet", "A quiet day", 1, 240),
        ("storm", "Storm", 2, 90),
        ("blizzard", "Blizzard", 4, 90),
        ("week", "The week", 5, 4 * 1440 + 480),
    ]


def test_a_summary_is_one_line() -> None:
    assert {s.id: s.summary for s in library.shipped()}["storm"] == "It snows, and calls come."


def test_a_name_finds_a_shipped_scenario_and_a_path_finds_a_file(
    shipped_folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(QUIET, encoding="utf-8")
    plain = tmp_path / "mine"
    plain.write_text(QUIET, encoding="utf-8")
    assert library.find("storm") == shipped_folder / "storm.yaml"
    assert library.find("mine.yaml") == Path("mine.yaml")
    assert library.find("./mine") == Path("mine")
    assert library.find("mine") == Path("mine")
    assert library.find(own) == own


def test_a_shipped_name_wins_over_a_file_of_the_same_name(shipped_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "storm").write_text(QUIET, encoding="utf-8")
    assert library.find("storm") == shipped_folder / "storm.yaml"


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("strom", f"There is no scenario 'strom'; did you mean storm? {HOW_TO_LIST}."),
        ("zzz", f"There is no scenario 'zzz'; {HOW_TO_LIST}."),
        ("./zzz.yaml", f"zzz.yaml: there is no such file; check the path; {HOW_TO_LIST}."),
        ("nowhere/x.yaml", f"nowhere/x.yaml: there is no such file; check the path; {HOW_TO_LIST}."),
        ("a\x00b.yaml", f"a\ufffdb.yaml: there is no such file; check the path; {HOW_TO_LIST}."),
        ("shipped/strom.yaml", "shipped/strom.yaml: there is no such file; did you mean shipped/storm.yaml?"),
        ("./shipped", "shipped: this is a folder; name a scenario file in it, such as shipped/mine.yaml."),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest_name(ref: str, sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        library.find(ref)
    assert str(caught.value) == sentence


def test_extends_means_a_file_beside_first_and_then_a_shipped_scenario(
    shipped_folder: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    assert library.find_base("storm", mine) == shipped_folder / "storm.yaml"
    (tmp_path / "base.yaml").write_text(QUIET, encoding="utf-8")
    assert library.find_base("base.yaml", mine) == tmp_path / "base.yaml"
    with pytest.raises(LookupError, match=r"there is no scenario or file 'strom'; did you mean storm?"):
        library.find_base("strom", mine)
    with pytest.raises(
        LookupError, match=r"there is no scenario or file 'bsae.yaml'; did you mean base.yaml?"
    ):
        library.find_base("bsae.yaml", mine)


@pytest.mark.parametrize(
    ("floor", "played"),
    [
        ("days: 5, closed_on: [wednesday], play: {from: 08:00, to: 16:00, every_day: true}", (4, 4 * 480)),
        ("days: 3, play: {from: 08:00, to: d3 10:00}", (3, 50 * 60)),
        ("days: 9, play: {from: d9 08:00, to: d9 10:00}", (1, 120)),
        ("days: many, play: {from: 08:00, to: 09:00, every_day: true}", (1, 0)),
    ],
)
def test_days_that_are_played_are_counted(shipped_folder: Path, floor: str, played: tuple[int, int]) -> None:
    text = (
        f"meta: {{id: week, title: Week}}\nfloor: {{weekday: monday, opens: 08:00, closes: 18:00, {floor}}}\n"
    )
    (shipped_folder / "week.yaml").write_text(text, encoding="utf-8")
    week = next(one for one in library.shipped() if one.id == "week")
    assert (week.days, week.minutes) == played
