"""Shipped scenarios, broken anywhere in any way: always told in plain sentences, never a traceback."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from floorsim.errors import ScenarioError
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario, read_whole
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.document import Document

TEXT = shipped_files()["first-shift"].read_text(encoding="utf-8")
WHOLE = read_whole(shipped_files()["first-shift"])
JARGON = ("Input", "valid dictionary", "pydantic", "function-", "Value error", "tuple", "None", "instance")
OTHER_VALUES = [None, "zzz", "", "a b", 7, -1.5, True, [], ["x"], {}, {"x": 1}, 10**9, "20s", "08:00", "80%"]


def faults_of(tree: Any) -> list[Fault]:
    document = Document(tree, WHOLE.marks, "broken.yaml")
    try:
        Scenario.model_validate(tree)
    except ValidationError as error:
        return faults_from_validation(error, document, Scenario)
    return []


@settings(max_examples=150)
@given(path=st.sampled_from([path for path in WHOLE.marks if path]), value=st.sampled_from(OTHER_VALUES))
def test_any_value_in_any_place_is_taken_or_refused_in_plain_words(path: Any, value: object) -> None:
    tree = copy.deepcopy(WHOLE.tree)
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    for fault in faults_of(tree):
        assert fault.right, fault
        assert not [word for word in JARGON if word in f"{fault.wrong} {fault.right}"], fault


@settings(max_examples=60)
@given(path=st.sampled_from([path for path in WHOLE.marks if path and isinstance(path[-1], str)]))
def test_a_misspelt_key_is_told_once_with_the_right_one_or_taken_as_a_name(path: Any) -> None:
    tree = copy.deepcopy(WHOLE.tree)
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    holder[f"{path[-1]}q"] = holder.pop(path[-1])
    unknown = [fault for fault in faults_of(tree) if fault.wrong == "the key is not known here"]
    assert all(fault.right.startswith(f"did you mean {path[-1]}?") for fault in unknown)
    assert len(unknown) <= 1
    if unknown:
        assert len(faults_of(tree)) == 1


def test_a_misspelt_effect_inside_of_a_promise_is_told_with_the_right_one() -> None:
    path = next(path for path in WHOLE.marks if path[-3:] == ("if_kept", 0, "trust"))
    tree = copy.deepcopy(WHOLE.tree)
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    holder["trsut"] = holder.pop("trust")
    (fault,) = faults_of(tree)
    assert fault.right.startswith("did you mean trust?")


@settings(max_examples=60)
@given(
    start=st.integers(0, len(TEXT)),
    length=st.integers(0, 200),
    put=st.text(alphabet="ab:-[]{}'\"#&*!|>% \n\t0\x07", max_size=5),
)
def test_a_damaged_file_is_loaded_or_refused_with_places_in_it(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, put: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged.yaml"
    file.write_text(TEXT[:start] + put + TEXT[start + length :], encoding="utf-8")
    for fault in damage_of(file):
        assert fault.line >= 1
        assert fault.wrong


def damage_of(file: Path) -> tuple[Fault, ...]:
    try:
        return load_scenario(file).warnings
    except InvalidScenarioError as refused:
        return refused.faults


def test_a_scenario_that_is_a_folder_or_missing_is_one_sentence(tmp_path: Path) -> None:
    for ref in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(ScenarioError) as caught:
            load_scenario(ref)
        assert "\n" not in str(caught.value)
