"""A desk test is read as a scenario is: whole, or with everything that is wrong and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desktest.package.loader import load_desk_test
from floorsim.errors import ScenarioError
from floorsim.scenario.faults.fault import InvalidScenarioError
from tests.desktest.written_tests import FLOOR, desk_test, write


def faults_of(file: Path) -> list[str]:
    with pytest.raises(InvalidScenarioError) as told:
        load_desk_test(file)
    return [str(fault).replace(f"{file.parent}/", "") for fault in told.value.faults]


def test_its_floors_are_loaded_with_it_from_beside_it(tmp_path: Path) -> None:
    loaded = load_desk_test(write(tmp_path, desk_test()))
    assert loaded.test.id == "mine-a"
    assert {id: floor.meta.id for id, floor in loaded.scenarios.items()} == {"floor": "short-floor"}


def test_a_floor_may_be_the_form_of_a_scenario(tmp_path: Path) -> None:
    forms = "forms: {B: {title: Fewer people, floor: {groups: {team: {count: 2}}}}}\n"
    (tmp_path / "short-floor.yaml").write_text(FLOOR + forms)
    test = desk_test()
    test["exercises"][0]["scenario"] = "short-floor.yaml@B"
    assert load_desk_test(write(tmp_path, test)).scenarios["floor"].meta.id == "short-floor@B"


def test_what_is_wrong_is_told_at_its_place_in_the_file_that_writes_it(tmp_path: Path) -> None:
    test = {**desk_test(), "retention_day": 3}
    file = write(tmp_path, test)
    line = file.read_text().splitlines().index(' "retention_day": 3') + 1
    assert faults_of(file)[0].startswith(f"mine-a.yaml:{line}:2: retention_day: the key is not known here")
    del test["retention_day"]
    (tmp_path / "short-floor.yaml").write_text(FLOOR + "people: {mix: {nobody: 1}}\n")
    first, second = faults_of(write(tmp_path, test))
    assert first.endswith("exercises.floor.scenario: the scenario of this floor is not valid")
    assert second.startswith("short-floor.yaml:12:16: people.mix.nobody: there is no people profile")


def test_a_form_is_written_as_what_it_changes_of_another(tmp_path: Path) -> None:
    write(tmp_path, desk_test())
    other = tmp_path / "mine-b.yaml"
    other.write_text("extends: mine-a.yaml\nid: mine-b\nform: B\nexercises: {floor: {seed: 8}}\n")
    loaded = load_desk_test(other)
    assert (loaded.test.form, loaded.test.exercises[0].seed) == ("B", 8)  # type: ignore[union-attr]
    other.write_text("extends: mine-a.yaml\nform: B\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "mine-c.yaml").write_text("extends: ../mine-a.yaml\nid: mine-c\nform: C\n")
    assert faults_of(inner / "mine-c.yaml") == [
        "mine-c.yaml:1:10: extends: '../mine-a.yaml' lies outside the desk test's folder; "
        "put it beside the desk test"
    ]
    (fault,) = faults_of(other)
    assert fault == "mine-a.yaml:3:8: id: the desk test has no id of its own; add id: and a title:"


@pytest.mark.parametrize(
    ("scenario", "told"),
    [
        ("no-such", "There is no scenario 'no-such'; `floorsim scenario list` shows the shipped ones"),
        ("../short-floor.yaml", "'../short-floor.yaml' lies outside the desk test's folder; put"),
        ("short-flor.yaml", "there is no such file; did you mean"),
        ("short-floor.yaml@C", "this scenario has no form 'C'; it has no forms; leave @C out"),
    ],
)
def test_a_floor_that_cannot_be_had_is_told_where_it_is_named(
    tmp_path: Path, scenario: str, told: str
) -> None:
    test = desk_test()
    test["exercises"][0]["scenario"] = scenario
    (tmp_path / "short-floor.yaml").touch()
    (tmp_path / "inner").mkdir()
    (fault,) = faults_of(write(tmp_path / "inner", test))
    assert "exercises.floor.scenario: " in fault
    assert told in fault


def test_another_kind_of_file_is_not_quoted(tmp_path: Path) -> None:
    file = tmp_path / "secret.yaml"
    file.write_text("password: hunter2\n")
    assert faults_of(file) == [
        "secret.yaml:1:1: this is not a desk test: no line begins with desk_test: or exercises:; "
        "name a desk test"
    ]
    with pytest.raises(ScenarioError, match="There is no desk test 'nothing-of-it'"):
        load_desk_test("nothing-of-it")
