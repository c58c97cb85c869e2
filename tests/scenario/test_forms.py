"""Other versions of a scenario, written as what they change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floorsim.errors import ScenarioError
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.forms import next_form, split_form, without_form
from floorsim.scenario.loader import load_every_form, load_scenario

FLOOR = """
meta: {id: small, title: Small floor}
floor:
  opens: 09:00
  closes: 17:00
  play: {from: 09:00, to: 11:00}
  channels:
    voice: {kind: voice, target: {share: 80%, within: 30s}}
  groups:
    team: {count: 6, skills: {voice: 0.9}}
demand:
  streams:
    voice: {forecast: {per_hour: 30}, talk: {mean: 5m}}
messages:
  - {id: first, at: 09:10, from: Jo, subject: One, text: The first thing.}
  - {id: second, at: 09:20, from: Jo, subject: Two, text: The second thing.}
  - {id: third, at: 09:30, from: Jo, subject: Three, text: The third thing.}
"""
FORMS = """
forms:
  A: {title: evening shift}
  B:
    floor: {groups: {team: {count: 5}}}
    messages:
      first: null
      second: {at: 09:40}
      fourth: {at: 10:00, from: Lou, subject: Four, text: The fourth thing.}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(FLOOR + FORMS, encoding="utf-8")
    return file


def faults_of(file: Path, forms: str, ref: str = "") -> list[str]:
    file.write_text(FLOOR + forms, encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as caught:
        load_every_form(f"{file}{ref}")
    return [str(fault).removeprefix(f"{fault.source}:") for fault in caught.value.faults]


def test_a_form_is_the_scenario_with_its_changes_under_a_name_of_its_own(small: Path) -> None:
    form = load_scenario(f"{small}@B")
    assert form.scenario.meta.id == "small@B"
    assert form.scenario.meta.title == "Small floor, form B"
    assert form.scenario.floor.groups["team"].count == 5
    assert [(one.id, one.at) for one in form.scenario.messages] == [
        ("second", 9 * 3600 + 40 * 60),
        ("third", 9 * 3600 + 30 * 60),
        ("fourth", 36000),
    ]


def test_a_scenario_with_forms_is_the_same_scenario_as_one_without(small: Path) -> None:
    with_forms = load_scenario(str(small))
    small.write_text(FLOOR, encoding="utf-8")
    without = load_scenario(str(small))
    assert canonical_json(with_forms.scenario) == canonical_json(without.scenario)
    assert with_forms.digest == without.digest
    assert (dict(with_forms.forms), dict(without.forms)) == ({"A": "evening shift", "B": "form B"}, {})


def test_every_form_has_a_digest_of_its_own(small: Path) -> None:
    digests = {load_scenario(f"{small}{form}").digest for form in ("", "@A", "@B")}
    assert len(digests) == 3
    told = json.loads(canonical_json(load_scenario(f"{small}@A").scenario))
    assert (told["meta"]["id"], told["meta"]["title"]) == ("small@A", "Small floor, evening shift")


def test_forms_are_inherited_with_what_they_change(small: Path) -> None:
    mine = small.with_name("mine.yaml")
    mine.write_text("extends: small.yaml\nmeta: {id: mine, title: Mine}\n", encoding="utf-8")
    assert load_scenario(f"{mine}@B").scenario.meta.id == "mine@B"
    assert load_scenario(f"{mine}@B").scenario.floor.groups["team"].count == 5


def test_an_unknown_form_is_refused_with_those_that_there_are(small: Path) -> None:
    with pytest.raises(ScenarioError, match="no form 'C'; write A or B"):
        load_scenario(f"{small}@C")
    small.write_text(FLOOR, encoding="utf-8")
    with pytest.raises(ScenarioError, match="it has no forms; leave @C out"):
        load_scenario(f"{small}@C")


def test_a_file_whose_name_holds_an_at_is_that_file(tmp_path: Path) -> None:
    file = tmp_path / "floor@home"
    file.write_text(FLOOR, encoding="utf-8")
    assert load_scenario(f"{file}").scenario.meta.id == "small"
    assert split_form("a@b.yaml") == ("a@b.yaml", None)


def test_faults_of_a_form_are_told_with_its_name_and_at_the_place_that_wrote_them(small: Path) -> None:
    broken = "forms:\n  B:\n    messages:\n      second: {at: 9}\n      third: {agent: nobody}\n"
    assert faults_of(small, broken) == [
        "21:20: form B: messages.second.at: '9' is not a time of day; write 09:00"
    ]
    removed = "forms:\n  B:\n    floor: {groups: {team: {skills: {voice: null, fax: 1}}}}\n"
    told = faults_of(small, removed)
    assert told[0].startswith("8:5: form B: floor.channels.voice: nobody can serve this queue")
    assert all("form B: " in one for one in told)


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        ("forms: [A, B]\n", "18:1: forms: these are no forms"),
        ("forms: {}\n", "18:1: forms: these are no forms"),
        ("forms: {A/B: {}}\n", "18:9: forms.A/B: 'A/B' is no name of a form"),
        ("forms: {A: harder}\n", "18:12: forms.A: this is no form"),
        ("forms: {A: {extends: x}}\n", "18:13: forms.A.extends: extends stands in a form"),
        ("forms: {A: {meta: {id: x}}}\n", "18:24: forms.A.meta.id: a form has no id of its own"),
        ("forms: {A: {title: [x]}}\n", "18:13: forms.A.title: this is no title"),
    ],
)
def test_what_is_no_form_is_told_at_its_place(small: Path, forms: str, told: str) -> None:
    assert faults_of(small, forms)[0].startswith(told)


def test_an_id_that_looks_like_that_of_a_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(FLOOR.replace("id: small", "id: small@B"), encoding="utf-8")
    with pytest.raises(InvalidScenarioError, match=r":2:12: meta\.id: 'small@B' is the name of a form"):
        load_scenario(str(file))


def test_forms_follow_one_another_in_a_circle() -> None:
    order = ["small", "small@A", "small@B", "small"]
    assert [next_form(ref, ("A", "B")) for ref in order[:-1]] == order[1:]
    assert without_form("small@B") == "small"
