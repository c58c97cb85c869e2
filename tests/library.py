"""Which shipped scenarios the default suite plays often; the others once, and often under `library_full`."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.scenario.library import shipped_files

PLAYED = ("first-shift", "login-outage", "product-launch", "the-week")
"""A short shift, two shifts of two hours, and a week."""
SHIPPED = sorted(shipped_files())


def each_played(*before: Any) -> list[Any]:
    """Every shipped scenario as a parameter, behind others, those that are not played by default marked."""
    return [as_played(name, *before, name) for name in SHIPPED]


def as_played(name: str, *values: Any) -> Any:
    """Values as a parameter of a test, under the marker unless the scenario is played by default."""
    return pytest.param(*values, marks=() if name in PLAYED else pytest.mark.library_full)
