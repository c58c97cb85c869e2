"""The small floor of the desk's tests with what staffing rows need: a back office, a partner, new hires."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario, quiet


def with_back_office(*, busy: bool = False, **changes: Any) -> Scenario:
    """Ana and Cai do claims from 08:30 to 10:30; everyone else is as on the small floor."""
    claims = {"kind": "back_office", "at": "08:30", "for": "2h", "title": "Claims"}
    shifts = {
        "long": {"from": "08:00", "to": "16:00", "activities": [claims]},
        "short": {"from": "08:00", "to": "10:30"},
        "plain": {"from": "08:00", "to": "16:00"},
    }
    agents = [
        {"id": "ana", "name": "Ana", "group": "phones", "skills": {"voice": 1, "chat": 0.8}, "shift": "long"},
        {"id": "cai", "name": "Cai", "group": "phones", "skills": {"voice": 0.9}, "shift": "long"},
        {"id": "ben", "name": "Ben", "group": "phones", "shift": "short"},
        {"id": "dee", "name": "Dee", "group": "chats", "skills": {"chat": 1, "voice": 0.7}, "shift": "plain"},
    ]
    make = a_scenario if busy else quiet
    return make(floor__shifts=shifts, floor__agents=agents, **changes)


def facts(run: Run, kind: str, **arguments: Any) -> list[str]:
    """What a decision shows before it is taken."""
    return list(decision_from(kind, arguments).facts(run.desk.workspace))


def owed(run: Run, kind: str, **arguments: Any) -> list[str]:
    """What would be owed."""
    return list(decision_from(kind, arguments).owed(run.desk.workspace))


def effects(run: Run, what: str) -> list[tuple[str, float, str]]:
    """Records of one effect: whom, how much, detail."""
    return [(one.whom, one.amount, one.detail) for one in run.ledger.effects if one.what == what]
