"""Sealed desk tests: test, floors and model version in one file under one digest, the same for everybody.

The file is YAML. The test stands in it as it is read, defaults written out; each floor as the JSON that names
a scenario by its digest, so that a sealed test needs no other file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.desktest.package.loader import Form
from floorsim.errors import ScenarioError, UsageError
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json, plain_values, scenario_from_json
from floorsim.scenario.files import read_file, told
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.scenario.yaml.text import LARGEST_FILE

FORMAT: Final = 1
"""The version of the file's shape."""
_FORMAT_KEY: Final = "sealed_desk_test"
_KEYS: Final = (_FORMAT_KEY, "model_version", "digest", "test", "scenarios")
_HEAD: Final = "# A desk test sealed by floorsim. Whatever is changed in it, its digest no longer fits.\n"


@dataclass(frozen=True)
class SealedPackage:
    """A sealed desk test."""

    test: DeskTest
    floors: Mapping[str, str]
    """The scenario of each live floor as JSON, by the exercise's id."""
    model_version: int
    digest: str
    """`sha256:` and the digest of all of it but this."""

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The scenario of each live floor, by the exercise's id.

        Raises:
            ScenarioError: another version of floorsim wrote what this one cannot read.
        """
        return {id: scenario_from_json(text) for id, text in self.floors.items()}


def sealed_text(test: DeskTest, scenarios: Mapping[str, Scenario]) -> str:
    """The sealed file of a test with the scenario of each live floor; the same bytes for the same test.

    Raises:
        ScenarioError: it is longer than what is read again.
    """
    content = {
        _FORMAT_KEY: FORMAT,
        "model_version": MODEL_VERSION,
        "test": plain_values(test),
        "scenarios": {id: canonical_json(scenario) for id, scenario in scenarios.items()},
    }
    content = json.loads(json.dumps(content))  # with the keys and numbers that reading gives
    ordered = {key: _digest(content) if key == "digest" else content[key] for key in _KEYS}
    text = _HEAD + yaml.dump(
        ordered, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9, default_flow_style=False
    )
    if len(text.encode()) > LARGEST_FILE:
        raise ScenarioError(
            f"{test.id} has {len(text.encode()) / 1_000_000:.1f} MB when it is sealed, and "
            f"{LARGEST_FILE // 1_000_000} MB is the most; use fewer or smaller floors."
        )
    return text


def seal(form: Form) -> str:
    """The sealed file of a desk test that was loaded."""
    return sealed_text(form.test, form.scenarios)


def read_sealed(file: Path) -> SealedPackage:
    """The sealed desk test in a file; see `sealed_from_text`.

    Raises:
        ScenarioError: it cannot be read, is no sealed test, or was changed since it was sealed.
    """
    return sealed_from_text(read_file(file), told(file))


def sealed_from_text(text: str | bytes, where: str) -> SealedPackage:
    """A sealed desk test from its file's text, once its digest was found to fit; `where` names it in faults.

    Whether it may still be taken, and by this version, is for `refuse_to_take`.

    Raises:
        ScenarioError: it is no sealed test, or was changed since it was sealed.
    """
    tree = read_yaml(text, where).tree
    if not isinstance(tree, dict) or _FORMAT_KEY not in tree:
        raise ScenarioError(f"{where}: this is not a sealed desk test; `floorsim desk-test seal` makes one.")
    if tree[_FORMAT_KEY] != FORMAT:
        raise ScenarioError(
            f"{where}: this desk test was sealed by a newer floorsim; install a newer version to use it."
        )
    content = {key: tree[key] for key in _KEYS if key in tree and key != "digest"}
    if set(tree) != set(_KEYS) or tree["digest"] != _digest(content):
        raise ScenarioError(
            f"{where}: the desk test was changed after it was sealed, its digest does not match; ask for "
            "the file again, or seal the desk test again."
        )
    test, floors, version = _content_of(content, where)
    return SealedPackage(test, floors, version, tree["digest"])


def refuse_to_take(package: SealedPackage, today: date) -> None:
    """Raises UsageError where a desk test has expired or belongs to another model: nobody may begin it."""
    title, expires = package.test.title, package.test.expires
    if expires is not None and today > expires:
        raise UsageError(
            f"{title} could be taken until {expires.isoformat()}; ask whoever sent it for a newer one."
        )
    if package.model_version != MODEL_VERSION:
        raise UsageError(
            f"{title} was sealed for version {package.model_version} of the model and this is version "
            f"{MODEL_VERSION}, which would bring other customers; seal it again with this floorsim, or take "
            "it with the one that sealed it."
        )


def _content_of(content: Mapping[str, Any], where: str) -> tuple[DeskTest, dict[str, str], int]:
    """What stands under a digest that fits: if this cannot be read, another floorsim wrote it."""
    version, floors = content["model_version"], content["scenarios"]
    try:
        test = DeskTest.model_validate(content["test"])
    except ValidationError:
        test = None
    needed = [] if test is None else [one.id for one in test.exercises if isinstance(one, LiveFloor)]
    if (
        test is None
        or not isinstance(version, int)
        or not isinstance(floors, dict)
        or sorted(floors) != sorted(needed)
        or not all(isinstance(text, str) for text in floors.values())
    ):
        raise ScenarioError(
            f"{where}: another version of floorsim sealed this desk test, and this one cannot read it; use "
            "that version, or seal it again."
        )
    return test, floors, version


def _digest(content: Mapping[str, Any]) -> str:
    """The order of keys counts too: the first of a conversation's ends that holds is its end."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


class _Dumper(yaml.SafeDumper):
    """Writes every text between quotes, so that it is read as text whatever it looks like."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "'" if '"' in text else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _mapping(dumper: yaml.SafeDumper, mapping: dict[str, Any]) -> yaml.Node:
    """Keys are names of this language or ids, and stand without quotes where they can."""
    node = dumper.represent_mapping("tag:yaml.org,2002:map", mapping)
    for key, _ in node.value:
        key.style = None if key.value.replace("_", "").isalpha() else '"'
    return node


_Dumper.add_representer(str, _quoted)
_Dumper.add_representer(dict, _mapping)
