"""Answers: what a guess can't show, decided by what the view does show, the supervisor's own time."""

from __future__ import annotations

from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.view import FloorView
from floorsim.supervisors.filling import reply

LONG_MIN: Final = 6.0
"""The supervisor does not turn away from the floor for longer than this, if there is another way (D)."""


def in_sight(decision: Decision, view: FloorView) -> Decision:
    """The same answer, or where that hides the floor for long, the quickest that leaves it in sight."""
    if not isinstance(decision, CaseDecision):
        return decision
    item = next((one for one in view.inbox if one.id == decision.message), None)
    if item is None:
        return decision
    chosen = next((one for one in item.choices if one.id == decision.choice), None)
    others = [one for one in item.choices if not one.hands_on]
    if chosen is None or not chosen.hands_on or chosen.minutes <= LONG_MIN or not others:
        return decision
    return reply(item, min(others, key=lambda one: (one.minutes, one.id)))
