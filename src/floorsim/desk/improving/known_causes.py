"""What is known of a driver beyond its contacts: who can remove its cause, how much of it, and comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from floorsim.content import content_dir
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.shared_content import shared_entries
from floorsim.scenario.values.amounts import read_share
from floorsim.scenario.yaml.reader import read_yaml

HALF: Final = 0.5
"""Part of a driver's contacts that could go where nobody has said (D)."""


def owner_of(scenario: Scenario, driver: str) -> str | None:
    """Who can remove its cause: the scenario's word, else that of the shared driver; None: not known."""
    own = scenario.drivers.get(driver)
    if own is not None and own.owner is not None:
        return own.owner
    return _shared(driver).get("owner")


def fixable_of(scenario: Scenario, driver: str) -> float:
    """Part of its contacts that nobody would need if its cause were removed, 0-1; found like its owner."""
    own = scenario.drivers.get(driver)
    if own is not None and own.fixable is not None:
        return own.fixable
    shared = _shared(driver).get("fixable")
    return HALF if shared is None else read_share(shared)


@cache
def _shared(driver: str) -> dict[str, Any]:
    found: dict[str, Any] = shared_entries("drivers").get(driver, {})
    return found


@cache
def shared_comments() -> Mapping[str, tuple[str, ...]]:
    """The comments of the shared drivers, by driver id."""
    file = content_dir("data") / "drivers" / "comments.yaml"
    tree: dict[str, list[str]] = read_yaml(file.read_bytes(), str(file)).tree
    return {driver: tuple(comments) for driver, comments in tree.items()}


def comments_of(scenario: Scenario, driver: str) -> tuple[str, ...]:
    """The comments about a driver: the scenario's own, else the shared ones; empty where there are none."""
    own = scenario.drivers.get(driver)
    if own is not None and own.comments:
        return own.comments
    return shared_comments().get(driver, ())
