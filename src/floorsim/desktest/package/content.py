"""What a sealed desk test and a candidate's copy of it have in common: test, floors, version, the way of
writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import yaml
from pydantic import ValidationError

from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.errors import ScenarioError
from floorsim.scenario.canonical import scenario_from_json
from floorsim.scenario.models.scenario import Scenario

VERSION_KEY: Final = "model_version"
TEST_KEY: Final = "test"
FLOORS_KEY: Final = "scenarios"


@dataclass(frozen=True)
class Package:
    """A desk test in one file, whole or as a candidate gets it."""

    test: DeskTest
    floors: Mapping[str, str]
    """The scenario of each live floor as JSON, by the exercise's id."""
    model_version: int
    digest: str
    """`sha256:` and the digest of the whole sealed package, for a candidate's copy too."""
    written: Mapping[str, Any] = field(repr=False, compare=False)
    """The file, as plain values."""

    @cached_property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The scenario of each live floor, by the exercise's id.

        Raises:
            ScenarioError: another version of floorsim wrote what this one cannot read.
        """
        return {id: scenario_from_json(text) for id, text in self.floors.items()}


def content_of(written: Mapping[str, Any], where: str) -> tuple[DeskTest, dict[str, str], int]:
    """Test, floors and model version of a file. Raises ScenarioError where another floorsim wrote it."""
    try:
        version, floors = written[VERSION_KEY], written[FLOORS_KEY]
        test = DeskTest.model_validate(written[TEST_KEY])
    except (KeyError, ValidationError):
        version = floors = test = None
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


def as_yaml(head: str, content: Mapping[str, Any]) -> str:
    """The file of some content, behind a comment; the same bytes for the same content."""
    return head + yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9, default_flow_style=False
    )


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
