"""What customers wrote about why they contacted, for each contact driver."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from floorsim.content import content_dir
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.yaml.reader import read_yaml


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
