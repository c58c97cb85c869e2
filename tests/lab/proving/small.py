"""A small floor that can be proved in a moment, and one on which much is wrong."""

from __future__ import annotations

from typing import Any

from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario

WORKED = [
    {"at": "09:05", "do": "micro_breaks", "length": 5},
    {"at": "09:40", "do": "chat_cap", "channel": "chat", "cap": 3},
]
TRAP = {
    "id": "no_breaks",
    "title": "No breaks",
    "looks": {"measure": "service_level", "channel": "voice"},
    "after": "18m",
    "tempting": [{"at": "09:20", "do": "move_breaks", "how": "cancel"}],
    "better": [WORKED[0]],
}


def proved(**changes: Any) -> Scenario:
    """The small floor with a worked run and a trap."""
    return a_scenario(**{"expert": WORKED, "traps": [TRAP], **changes})
