"""Small scenarios for tests of the floor: a plain one, and changes laid over it."""

from __future__ import annotations

import copy
from typing import Any

from floorsim.scenario.models.scenario import Scenario

PLAIN: dict[str, Any] = {
    "meta": {"id": "plain", "title": "Plain"},
    "floor": {
        "opens": "08:00",
        "closes": "10:00",
        "channels": {"voice": {"kind": "voice", "target": {"within": "20s"}}},
        "groups": {"phones": {"count": 2, "skills": {"voice": 1}}},
    },
    "demand": {
        "streams": {
            "voice": {"forecast": {"per_hour": 20}, "arrivals": "even", "talk": {"constant": "3m"}},
        }
    },
    "people": {"model": "off"},
}
"""Two agents, a call every three minutes from 08:00 on, three minutes each, two hours."""


WHOLE = frozenset({"talk", "hold", "after_contact", "patience", "forecast"})
"""Blocks written with one key that says their kind: a change takes their place."""


def laid_over(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A copy of `base` in which mappings of `changes` are merged and everything else is replaced."""
    merged = copy.deepcopy(base)
    for key, value in changes.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict) and key not in WHOLE:
            merged[key] = laid_over(old, value)
        else:
            merged[key] = value
    return merged


def plain(**changes: Any) -> Scenario:
    """The plain scenario with changes, by top-level block."""
    return Scenario.model_validate(laid_over(PLAIN, changes))


EIGHT = 8 * 3600.0
"""08:00, when the plain floor opens, in seconds."""


def stream(**changes: Any) -> dict[str, Any]:
    """A demand block for the plain voice stream, changed."""
    return {"streams": {"voice": changes}}
