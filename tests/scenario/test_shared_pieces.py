"""Parts of a scenario that files extend: `extends: shared/day-shifts`."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.allowed_files import files_of
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.library import find_base, shared_pieces
from floorsim.scenario.loader import load_scenario

FLOORS = {
    "bank": ("shared/bank-demand", "shared/team-of-eighteen"),
    "shop": ("shared/shop-demand", "shared/team-of-eight"),
}


def a_file(folder: Path, extends: str, more: str = "") -> Path:
    file = folder / "mine.yaml"
    file.write_text(f"extends: {extends}\nmeta: {{id: mine, title: Mine}}\n{more}", encoding="utf-8")
    return file


@pytest.mark.parametrize("pieces", FLOORS.values(), ids=FLOORS)
def test_a_demand_and_a_team_make_a_floor_that_can_be_played_without_a_warning(
    pieces: tuple[str, str], tmp_path: Path
) -> None:
    play = "floor: {play: {from: 09:00, to: 11:00}}\n"
    loaded = load_scenario(a_file(tmp_path, f"[{', '.join(pieces)}]", play))
    assert loaded.warnings == ()
    assert len(loaded.scenario.floor.shifts) == 5


def test_every_piece_belongs_to_such_a_floor_or_says_what_it_needs(tmp_path: Path) -> None:
    """Those that no floor above takes in are tried on one of their own."""
    taken = {"shared/voice", "shared/chat", "shared/email", "shared/day-shifts"}
    taken |= {piece for pieces in FLOORS.values() for piece in pieces}
    assert set(shared_pieces()) - taken == {"shared/evening-shifts"}
    more = """
floor:
  play: {from: 13:00, to: 15:00}
  groups: {phones: {skills: {voice: 0.9}}}
  agents:
    - {id: a, name: A One, group: phones, shift: noon_a}
    - {id: b, name: B Two, group: phones, shift: noon_b}
    - {id: c, name: C Three, group: phones, shift: evening}
demand: {streams: {voice: {forecast: {per_hour: 15}, drivers: {how_to: 1}}}}
"""
    assert load_scenario(a_file(tmp_path, "[shared/voice, shared/evening-shifts]", more)).warnings == ()


def test_a_piece_is_found_from_anywhere_and_an_unknown_one_is_told_with_the_nearest(tmp_path: Path) -> None:
    file = a_file(tmp_path, "shared/day-shift")
    assert find_base("shared/voice", file, files_of(file)) == shared_pieces()["shared/voice"]
    with pytest.raises(InvalidScenarioError) as caught:
        load_scenario(file)
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (1, 10)
    assert "did you mean shared/day-shifts?" in fault.right


def test_a_file_of_ones_own_beside_the_scenario_goes_before_a_piece(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    own = tmp_path / "shared" / "voice.yaml"
    own.write_text("floor: {}\n", encoding="utf-8")
    file = a_file(tmp_path, "shared/voice.yaml")
    assert find_base("shared/voice.yaml", file, files_of(file)) == own
