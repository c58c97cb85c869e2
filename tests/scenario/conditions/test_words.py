"""Every condition can be told in words."""

from collections.abc import Sequence
from typing import Any

import pytest
from pydantic import TypeAdapter

from floorsim.scenario.conditions.condition_type import condition_types
from floorsim.scenario.conditions.written import Condition


class Names:
    """Names that are ids in capitals."""

    def channel(self, id: str) -> str:
        return id.upper()

    def agents(self, ids: Sequence[str]) -> str:
        return ", ".join(ids).upper() or "everyone"

    decision = milestone = incident = channel


SAID = {
    "all": ([{"past": "09:44"}, {"not_decided": "x"}], "it is 09:44 or later and “X” has not been done"),
    "any": (
        [{"all": [{"milestone": "m"}, {"incident": "i"}]}, {"decided": "x"}],
        "(the milestone “M” is reached and “I” is going on) or “X” has been done",
    ),
    "concern": ({"kind": "conflict", "agents": ["bea"]}, "a concern (conflict) weighs on one of BEA"),
    "days_ahead": (1, "at least 1 day of the run is still to come"),
    "decided": ("x", "“X” has been done"),
    "incident": ("i", "“I” is going on"),
    "milestone": ("m", "the milestone “M” is reached"),
    "mind": ({"state": "morale", "under": "40%"}, "the morale of everyone is under 40%"),
    "not_decided": ("x", "“X” has not been done"),
    "past": ("d2 10:00", "it is d2 10:00 or later"),
    "resolvable": (True, "no incident makes contacts harder to resolve"),
    "wall": (
        {"measure": "service_level", "channel": "voice", "under": "70%", "for": "2m"},
        "VOICE: service level under 70% for 2:00 min",
    ),
}


@pytest.mark.parametrize("key", sorted(SAID))
def test_it_is_told_by_the_names_of_what_it_is_about(key: str) -> None:
    written: Any
    written, words = SAID[key]
    assert TypeAdapter(Condition).validate_python({key: written}).words(Names()) == words


def test_every_condition_has_words_of_its_own() -> None:
    assert set(SAID) <= set(condition_types())
    said = [condition.__dict__.get("words") for condition in condition_types().values()]
    assert len([one for one in said if one is not None]) >= len(said) - 1, "any is told as all is"
