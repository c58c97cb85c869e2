"""Which shipped scenarios the default suite plays often; the others once, and often under `library_full`."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from floorsim.scenario.library import shipped_files
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario

PLAYED = ("first-shift", "login-outage", "product-launch", "the-week")
"""A short shift, two shifts of two hours, and a week."""
SHIPPED = sorted(shipped_files())


@cache
def shipped(name: str) -> Scenario:
    """A shipped scenario, read once for all tests."""
    return load_scenario(name).scenario


def each_played() -> list[Any]:
    """Every shipped scenario as a parameter, those that are not played by default under the marker."""
    return [as_played(name, name) for name in SHIPPED]


def each_short() -> list[Any]:
    """The same, with only a shift of half an hour and one of two hours played by default."""
    short = PLAYED[:2]
    return [pytest.param(name, marks=() if name in short else pytest.mark.library_full) for name in SHIPPED]


def as_played(name: str, *values: Any) -> Any:
    """Values as a parameter of a test, under the marker unless the scenario is played by default."""
    return pytest.param(*values, marks=() if name in PLAYED else pytest.mark.library_full)
