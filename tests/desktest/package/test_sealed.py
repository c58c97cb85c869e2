"""A sealed desk test is one file that needs no other, and cannot be changed without its digest telling."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.loader import load_desk_test
from floorsim.desktest.package.sealed import (
    SealedPackage,
    read_sealed,
    refuse_to_take,
    seal,
    sealed_from_text,
    sealed_text,
)
from floorsim.errors import ScenarioError, UsageError
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import digest
from floorsim.scenario.yaml.reader import read_yaml
from tests.desktest.written_tests import desk_test, small_floor, write

TEST = DeskTest.model_validate(desk_test())
TEXT = sealed_text(TEST, {"floor": small_floor()})


def of(**changes: Any) -> SealedPackage:
    test = DeskTest.model_validate({**desk_test(), **changes})
    return sealed_from_text(sealed_text(test, {"floor": small_floor()}), "mine.sealed.yaml")


def test_what_was_sealed_is_read_again_with_its_floors(tmp_path: Path) -> None:
    loaded = load_desk_test(write(tmp_path, desk_test()))
    (tmp_path / "mine.sealed.yaml").write_text(seal(loaded), encoding="utf-8")
    (tmp_path / "short-floor.yaml").unlink()
    package = read_sealed(tmp_path / "mine.sealed.yaml")
    assert package.test == loaded.test
    assert digest(package.scenarios["floor"]) == digest(loaded.scenarios["floor"])
    assert package.model_version == MODEL_VERSION
    assert re.fullmatch("sha256:[0-9a-f]{64}", package.digest)


def test_the_same_test_gives_the_same_bytes_and_another_another_digest() -> None:
    assert sealed_text(DeskTest.model_validate(desk_test()), {"floor": small_floor()}) == TEXT
    assert of().digest != of(retention_days=90).digest


LIKE_OTHERS = ["1e5", "0o17", "12:30", "yes", "~", "null", "- a", "a: b", "#", "'", '"', "'\"", "2026-01-01"]
AWKWARD = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@settings(max_examples=12, deadline=None)
@given(AWKWARD | st.sampled_from(LIKE_OTHERS))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    test = DeskTest.model_validate({**desk_test(), "title": text, "exercises": desk_test()["exercises"][3:]})
    assert sealed_from_text(sealed_text(test, {}), "x").test == test


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("retention_days: 180", "retention_days: 181"),
        ("seed: 7", "seed: 8"),
        ('"count":3', '"count":4'),
        ("model_version: 7", "model_version: 8"),
        ("test:\n", "more: 1\ntest:\n"),
        ("digest: ", "digests: "),
    ],
)
def test_whatever_is_changed_is_told(old: str, new: str) -> None:
    assert old in TEXT
    with pytest.raises(ScenarioError, match=r"mine: the desk test was changed after it was sealed, its"):
        sealed_from_text(TEXT.replace(old, new, 1), "mine")


def test_the_order_of_a_conversations_ends_is_sealed_too() -> None:
    tree = read_yaml(TEXT, "mine").tree
    ends = tree["test"]["exercises"][2]["conversation"]["ends"]
    for key in list(ends)[:2][::-1]:
        ends[key] = ends.pop(key)
    with pytest.raises(ScenarioError, match=r"was changed after it was sealed"):
        sealed_from_text(yaml.safe_dump(tree, sort_keys=False), "mine")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("desk_test: 1\n", "x: this is not a sealed desk test; `floorsim desk-test seal` makes one."),
        ("[1, 2]", "x: this is not a sealed desk test"),
        (TEXT.replace("sealed_desk_test: 1", "sealed_desk_test: 2"), "was sealed by a newer floorsim"),
        (TEXT[: len(TEXT) // 2], "x:"),
        ("a: &a [" + "1, " * 500 + "]\nb: [" + "*a, " * 300 + "]", "x:2:.* aliases unfold to more than"),
        ("a: " + "[" * 500, "x:1:"),
        ("sealed_desk_test: !!python/object:os.system 1\n", "x:1:19:"),
        ("", "x:1:1: the file is empty"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence(text: str, told: str) -> None:
    with pytest.raises(ScenarioError, match=told):
        sealed_from_text(text, "x")


def test_it_can_be_taken_until_it_expires_and_with_its_own_model_only() -> None:
    package = of(expires="2026-12-01")
    refuse_to_take(package, date(2026, 12, 1))
    with pytest.raises(UsageError, match="My desk test could be taken until 2026-12-01; ask whoever sent it"):
        refuse_to_take(package, date(2026, 12, 2))
    other = replace(package, model_version=6)
    with pytest.raises(UsageError, match=f"version 6 of the model and this is version {MODEL_VERSION}"):
        refuse_to_take(other, date(2026, 12, 1))
