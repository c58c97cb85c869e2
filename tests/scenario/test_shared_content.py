"""Shared drivers and kinds of people, taken into a scenario that names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from floorsim.scenario import shared_content
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml

DRIVERS = """\
drivers:
  login: {title: Cannot log in}
  refund:
    title: Where is my refund
  parcel: {title: Where is my parcel}
"""
PEOPLE = "profiles:\n  veteran: {pace: 0.9}\n  new_hire: {pace: 1.2}\n"


@pytest.fixture(autouse=True)
def shared_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "drivers.yaml").write_text(DRIVERS, encoding="utf-8")
    (tmp_path / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    monkeypatch.setattr(shared_content, "content_dir", lambda kind: tmp_path)
    return tmp_path


def taken_in(text: str) -> Document:
    return shared_content.with_shared_content(read_yaml(text, "a.yaml"))


def block(text: str, *path: str) -> Any:
    return taken_in(text).value(path)


@pytest.mark.parametrize(
    "naming",
    [
        "demand: {streams: {voice: {drivers: {refund: 3, own: 1}}}}",
        "demand: {streams: {voice: {backlog: [{open: 3, driver: refund}]}}}",
        "incidents: [{effects: [{demand: {stream: voice, driver: refund}}]}]",
        "incidents: [{effects: [{resolve: {drivers: [refund, own], to: 0}}]}]",
    ],
)
def test_a_driver_that_is_named_anywhere_and_not_defined_comes_from_the_shared_ones(naming: str) -> None:
    assert block(naming, "drivers") == {"refund": {"title": "Where is my refund"}}


def test_a_driver_that_the_scenario_defines_is_its_own() -> None:
    text = "drivers: {refund: {title: Mine}}\ndemand: {streams: {voice: {drivers: {refund: 1, login: 2}}}}\n"
    assert block(text, "drivers") == {"refund": {"title": "Mine"}, "login": {"title": "Cannot log in"}}


def test_profiles_are_taken_in_for_mixes_and_agents() -> None:
    text = "people: {mix: {veteran: 2}}\nfloor: {agents: [{id: A01, profile: new_hire}]}\n"
    assert block(text, "people", "profiles") == {"veteran": {"pace": 0.9}, "new_hire": {"pace": 1.2}}


def test_a_shared_value_keeps_its_place_in_the_shared_file(shared_folder: Path) -> None:
    place = taken_in("demand: {drivers: [refund]}").place(("drivers", "refund", "title"))
    assert place == (str(shared_folder / "drivers.yaml"), 4, 12)


def test_unknown_names_and_malformed_blocks_are_left_for_the_checks() -> None:
    for text in (
        "demand: {drivers: [nowhere]}",
        "drivers: [refund]\ndemand: {driver: refund}",
        "people: on",
        "a: 1",
    ):
        assert taken_in(text).tree == read_yaml(text, "a.yaml").tree


def test_the_scenario_as_read_is_not_changed() -> None:
    document = read_yaml("demand: {drivers: [refund]}\ndrivers: {}\n", "a.yaml")
    shared_content.with_shared_content(document)
    assert document.tree["drivers"] == {}
