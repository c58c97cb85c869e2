"""What the expert may know beforehand: nothing that is still to happen, nothing that can't be seen."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.expert import public_facts

OUTAGE = load_scenario("login-outage").scenario


def changed(**blocks: Any) -> Scenario:
    text: dict[str, Any] = OUTAGE.model_dump(mode="json", by_alias=True)
    for place, value in blocks.items():
        *path, key = place.split("__")
        inside = text
        for name in path:
            inside = inside[int(name)] if isinstance(inside, list) else inside[name]
        inside[key] = value
    return Scenario.model_validate(text)


HIDDEN: dict[str, dict[str, Any]] = {
    "no incident at all": {"incidents": []},
    "no messages": {"messages": [], "expert": [], "milestones": []},
    "no worked run": {"expert": []},
    "a day busier than planned": {"demand__streams__voice__reality": [["10:00", 1.5]]},
    "more open work than anybody counted": {
        "demand__streams__email__backlog": [{"open": 200, "age": {"constant": "1h"}}]
    },
    "another person beneath the roster": {"floor__agents__0__profile": "new_hire"},
    "somebody tired": {"floor__agents__1__fatigue": 0.9, "floor__agents__1__morale": 0.1},
    "many absent": {"people__attendance": {"absent": 0.5}},
    "other weights in the scores": {"scoring__weights": {"service_level": 9, "quality": 1, "burnout": 1}},
}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_cannot_be_seen_is_not_public(hidden: str) -> None:
    other = changed(**HIDDEN[hidden])
    assert canonical_json(other) != canonical_json(OUTAGE)
    assert canonical_json(public_facts(other)) == canonical_json(public_facts(OUTAGE))


KNOWN: dict[str, dict[str, Any]] = {
    "another forecast": {"demand__streams__voice__forecast": {"per_hour": 40}},
    "another skill on paper": {"floor__agents__0__skills": {"voice": 0.5}},
    "another target": {"floor__channels__voice__target": {"share": 0.9, "within": "10s"}},
    "fewer decisions allowed": {"decisions__allow": ["answer"], "expert": []},
}


@pytest.mark.parametrize("known", KNOWN)
def test_what_everybody_knows_is_public(known: str) -> None:
    other = changed(**KNOWN[known])
    assert canonical_json(public_facts(other)) != canonical_json(public_facts(OUTAGE))
